"""Rows on a scrolling pane: how wide they are, where they stand, and which of them is on top."""

from __future__ import annotations

from textual.geometry import Size
from textual.scroll_view import ScrollView

from reader.text.page import Page
from reader.text.sheet import Sheet
from reader.text.typography import Typography
from reader.tui.drawing import GUTTER_CELLS, Painter

EMPTY = Page("", ())
_RIGHT_MARGIN = 1  # cells
_NARROWEST = 30  # cells that margins leave to the text, where there are as many
_BETWEEN_STEPS = 0.01  # seconds for keys and painting between two steps of laying out


class SheetScroll(ScrollView, inherit_bindings=False):
    """Scrolls through the rows of a sheet while they are still being laid out.

    Args:
        id: Its id on the screen.
        measure: Cells of a row at most; 0 for the whole width.
    """

    def __init__(self, *, id: str, measure: int = 0) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.top = 0
        self.sheet = Sheet(EMPTY, EMPTY, 1)
        self._typography = Typography(measure=measure)
        self._painter: Painter | None = None
        self._settling = False
        self._laid_out_for = Size(0, 0)

    def scroll_row(self, row: int) -> None:
        """Make a row the first on screen, at once."""
        self.scroll_to(y=max(0, row), animate=False, force=True)

    def publish_height(self) -> None:
        """Tell the scroll bar how many rows there are."""
        if self.virtual_size.height != self.sheet.height:
            size = Size(self.scrollable_content_region.width, self.sheet.height)
            # Setting it the usual way has the whole screen arranged anew at every step, though
            # the bar is always there and nothing but its thumb can change.
            self.set_reactive(ScrollView.virtual_size, size)
            self._scroll_update(size)

    def _remember_top(self, row: int) -> None:
        """What is on top, unless that is the line that is meant to be, as far as there are rows."""
        if self.size.width and self.size != self._laid_out_for:
            return  # the rows are still those of another size; a pane that is hidden has none
        meant = self.sheet.top_row(self.top)
        if row != min(meant, max(0, self.sheet.height - self.size.height)):
            self.top = self.sheet.offset_of(row)

    @property
    def text_width(self) -> int:
        """Cells of a row of the text."""
        free = GUTTER_CELLS + _RIGHT_MARGIN
        room = max(1, self.scrollable_content_region.width - free)
        room = max(min(room, _NARROWEST), room - 2 * self._typography.margin)
        return min(room, self._typography.measure) if self._typography.measure else room

    def _left(self) -> int:
        """Cells left free so that the column of text stands in the middle."""
        spare = self.scrollable_content_region.width - GUTTER_CELLS - self.text_width
        return max(0, (spare - GUTTER_CELLS) // 2) if self._typography.measure else 0

    def _settle_later(self) -> None:
        if not self._settling and not self.sheet.is_settled:
            self._settling = True
            self.set_timer(_BETWEEN_STEPS, self._settle_step)

    def _settle_step(self) -> None:
        self._settling = False
        row = self.scroll_offset.y  # before a smaller height moves it
        moved = self.sheet.settle_more(row)
        self._painter = None  # rows that were drawn may have moved
        self.publish_height()
        if moved:
            self.scroll_row(row + moved)
        self._settle_later()

"""A page drawn by line: its cost follows the screen, and the line at the top outlives rows."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.message import Message

from reader.text.document import Role
from reader.text.hits import NO_HITS, Hits
from reader.text.marking import FirstOnScreen, Flagged
from reader.text.sheet import Sheet, links_between
from reader.text.span import Span
from reader.tui.drawing import Painter, View
from reader.tui.look import PLAIN, Look
from reader.tui.sheet_scroll import EMPTY, SheetScroll

if TYPE_CHECKING:
    from textual.geometry import Region
    from textual.strip import Strip

    from reader.text.marking import Marking
    from reader.text.page import Page, PageLink
    from reader.text.picked import Picked
    from reader.text.typography import Typography


class SheetView(SheetScroll, can_focus=True, inherit_bindings=False):
    """Lays a page out at its width, draws the rows on screen, and finishes the rest later.

    Args:
        id: Its id on the screen.
        measure: Cells of a row at most; 0 for the whole width.
        is_list: Whether the page is a list of links.
    """

    ALLOW_SELECT = False

    class Moved(Message):
        """Other text is on screen than before."""

        def __init__(self, pane: SheetView) -> None:
            super().__init__()
            self.pane = pane

        def can_replace(self, message: Message) -> bool:
            """Only the last of many moves matters."""
            return isinstance(message, SheetView.Moved) and message.pane is self.pane

    def __init__(
        self,
        *,
        id: str,  # noqa: A002 - Textual's word
        measure: int = 0,
        is_list: bool = False,
    ) -> None:
        super().__init__(id=id, measure=measure)
        self.is_list = is_list
        self.page = EMPTY
        self.focus_offset = -1
        self.target: Span | None = None
        self.picked: Picked | None = None
        self.hits: Hits = NO_HITS
        self.marks_by_screen = False
        self._focuses_paragraph = False
        self._shows_notes = True
        self._drawn_paragraph = -1
        self._look: Look | None = None
        self._drawn_marking: Marking | None = None
        self._seen = Span(0, 0)

    @property
    def visible_span(self) -> Span:
        """The characters on screen, or last on screen while another pane is in front."""
        if self.size.width:
            self._seen = self.sheet.span_of(self.scroll_offset.y, self.size.height)
        return self._seen

    @property
    def selection(self) -> Span | None:
        """The words that are picked out; offsets, so that they outlive any layout."""
        return self.picked.span if self.picked else None

    @property
    def focused_link(self) -> int:
        """Index of the link in focus, or -1: the offset counts, and links may change around it."""
        if self.focus_offset < 0:
            return -1
        here = links_between(self.page, self.focus_offset, self.focus_offset + 1)
        return next((number for number, _ in here), -1)

    @property
    def marking(self) -> Marking:
        """Which links are drawn as such."""
        if self.marks_by_screen:
            return FirstOnScreen.of(self.page, self.visible_span)
        return Flagged(self.page.marked, len(self.page.links))

    @property
    def paragraph(self) -> int:
        """Index of the block that is being read: what is picked out or in focus, else on top."""
        blocks, seen = self.page.blocks, self.visible_span
        offset = self.picked.cursor.start if self.picked else self.focus_offset
        if not seen.contains(offset):
            offset = self.target.start if self.target else seen.start
        at = max(0, bisect_right(blocks, offset, key=lambda block: block.start) - 1)
        while offset == seen.start and at + 1 < len(blocks) and blocks[at + 1].start < seen.end:
            if blocks[at].start >= offset and blocks[at].role is not Role.HEADING:
                break
            at += 1  # to the first that is to be read from its beginning
        return at

    def focus_on_paragraph(self, *, focused: bool) -> None:
        """Have the paragraph being read stand out from the others, or not."""
        if focused != self._focuses_paragraph:
            self._focuses_paragraph = focused
            self.redraw()

    def set_typography(self, typography: Typography) -> None:
        """Set the lines in another way, with the same line on top."""
        if typography != self._typography:
            self._typography = typography
            self.lay_out(self.sheet.lead, self.top)

    def lay_out(self, lead: Page, top: int) -> None:
        """Lay the page out under its lead, with the line that holds ``top`` first.

        A pane that is not on screen has no width to lay out for; it waits for one.
        """
        self._laid_out_for = self.size
        if not self.size.width:
            self.sheet, self.top = Sheet(EMPTY, lead, 1), top
            return
        self.sheet = Sheet(self.page, lead, self.text_width, cell_len, self._typography)
        row = -1
        while row != (row := self.sheet.top_row(top)):  # laying out may have moved it
            self.sheet.settle(row, self.size.height)
        self.top = top  # scrolling looks at it
        self.publish_height()
        self.scroll_row(row)
        self.top = top  # though near the end another line may be on top
        self.redraw()
        self._settle_later()
        self.post_message(self.Moved(self))

    def redraw(self) -> None:
        """What is on screen looks different now."""
        self._painter = None
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows on screen; the first frame of a new size comes before its resize event."""
        self._fit()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        if self._painter is None:
            self._look = self._look or self._make_look()
            view = View(
                self.page,
                self.sheet.layout,
                focus=self.focused_link,
                target=self.target,
                marking=self.marking,
                selection=self.selection,
                hits=self.hits,
                paragraph=self.paragraph if self._focuses_paragraph else -1,
                shows_notes=self._shows_notes,
            )
            self._drawn_paragraph = view.paragraph
            self._drawn_marking = view.marking
            width = self.size.width
            self._painter = Painter(self._look, self.sheet, view, self._left(), width)
        return self._painter.strip(y + self.scroll_offset.y)

    def notify_style_update(self) -> None:
        """Colours changed: draw anew."""
        super().notify_style_update()
        self._look = self._painter = None

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the text at the top."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.sheet.settle(round(new_value), self.size.height)
            self._remember_top(round(new_value))
            if self.marks_by_screen and self.marking != self._drawn_marking:
                self._painter = None
            if self._focuses_paragraph and self.paragraph != self._drawn_paragraph:
                self.redraw()
            self.post_message(self.Moved(self))

    def on_resize(self) -> None:
        """Lay the text out for the new size."""
        self._fit()

    def _fit(self) -> None:
        """Lay the text out for the size there is, with the same line at the top."""
        if self.size == self._laid_out_for:
            return
        was_waiting = not self.sheet.height
        self.lay_out(self.sheet.lead, self.top)
        if was_waiting and self.focused_link >= 0:
            self.reveal(self.page.links[self.focused_link])

    def reveal(self, stretch: Span | PageLink) -> None:
        """Bring a stretch on screen, scrolling as little as that takes.

        What is an item of a list is to be seen whole; in a text the end of a term is enough.
        """
        first, last = self.sheet.row_of(stretch.start), self.sheet.row_of(stretch.end - 1)
        top, height = self.scroll_offset.y, self.size.height
        if (first if self.is_list else last) < top:
            self.scroll_row(first - 1)
        elif last >= top + height:
            self.scroll_row(min(first, last - height + 2))

    def _make_look(self) -> Look:
        return Look(
            self.app.theme_variables,
            self.rich_style,
            is_list=self.is_list,
            is_plain=self.screen.has_class(PLAIN),
        )

"""The one widget that shows pages: drawn by line, so that its cost follows the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.text.page import Page
from reader.text.sheet import Sheet, links_between, next_link
from reader.text.span import Span
from reader.tui.drawing import GUTTER_CELLS, LINK_META, MARGIN_META, View, draw_row
from reader.tui.look import COMPONENT_CLASSES as PARTS
from reader.tui.look import Look

if TYPE_CHECKING:
    from typing import ClassVar

    from textual.events import Click

    from reader.text.place import Place

EMPTY = Page("", ())
_STRIPS_KEPT = 1024
_RIGHT_MARGIN = 1  # cells
_ROWS_KEPT = 2
_BETWEEN_STEPS = 0.01  # seconds for keys and painting between two steps of laying out


class TextPane(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a page, moves through it by rows and links, and says which link was opened.

    Args:
        id: Its id on the screen.
        measure: Cells of a row at most; 0 for the whole width.
        is_list: Whether up and down go from link to link.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = set(PARTS)

    @dataclass
    class Opened(Message):
        """A link or margin mark was opened."""

        pane: TextPane
        target: Place

    @dataclass
    class Moved(Message):
        """Other text is on screen than before."""

        pane: TextPane

        def can_replace(self, message: Message) -> bool:
            """Only the last of many moves matters."""
            return isinstance(message, TextPane.Moved) and message.pane is self.pane

    def __init__(
        self,
        *,
        id: str,  # noqa: A002 - Textual's word
        measure: int = 0,
        is_list: bool = False,
    ) -> None:
        super().__init__(id=id)
        self._is_list = is_list
        self.page = EMPTY
        self.focused_link = -1
        self.top = 0
        self._measure = measure
        self._target: Span | None = None
        self._sheet = Sheet(EMPTY, EMPTY, 1)
        self._look: Look | None = None
        self._strips: dict[int, Strip] = {}
        self._settling = False

    @property
    def visible_span(self) -> Span:
        """The characters on screen."""
        return self._sheet.span_of(self.scroll_offset.y, self.size.height)

    def show(self, page: Page, *, lead: Page = EMPTY, top: int = 0, link: int = -1) -> None:
        """Show a page from an offset on, with a link in focus."""
        self.page = page
        self.focused_link = link if link < len(page.links) else -1
        self._target = None
        self._lay_out(lead, top)

    def update_page(self, page: Page) -> None:
        """Show the same text with other links, styles and margin marks; nothing moves."""
        if self.focused_link >= 0:
            was = self.page.links[self.focused_link]
            same = (n for n, _ in links_between(page, was.start, was.start + 1))
            self.focused_link = next(same, -1)
        self.page = page
        self._redraw()

    def go_to(self, span: Span) -> None:
        """Bring a stretch on screen, a third from the top, and mark it."""
        self.focused_link = -1
        self._target = span if span.end > span.start else None
        self._scroll_row(self._sheet.row_of(span.start) - self.size.height // 3)
        self._redraw()

    def unmark(self) -> None:
        """What was gone to need not stand out any more."""
        self._target = None
        self._redraw()

    def span_in_focus(self) -> Span | None:
        """The stretch that was gone to, or the link in focus if it is on screen."""
        if self._target is not None:
            return self._target
        link = self.page.links[self.focused_link] if self.focused_link >= 0 else None
        if link is None or not self.visible_span.contains(link.start):
            return None
        return Span(link.start, link.end)

    def go_to_top(self, offset: int) -> None:
        """Make the line that holds an offset the first on screen, and unmark what was gone to."""
        self._target = None
        self._scroll_row(self._sheet.top_row(offset))
        self._redraw()

    def step(self, step: int) -> None:
        """One row down (-1: up); in a list, one link."""
        if self._is_list:
            self.focus_next_link(step)
        else:
            self.move_rows(step)

    def move_rows(self, rows: int) -> None:
        """Scroll by rows; negative is up."""
        self._scroll_row(self.scroll_offset.y + rows)

    def move_pages(self, pages: float) -> None:
        """Scroll by screens; a whole one keeps a row or two of the last in sight."""
        kept = min(_ROWS_KEPT, self.size.height // 4) if abs(pages) >= 1 else 0
        self.move_rows(round(pages * (self.size.height - kept)))

    def move_to_end(self) -> None:
        """Scroll to the last row."""
        self._sheet.settle(self._sheet.height - 1, 1)
        self._publish_height()
        self._scroll_row(self.virtual_size.height)

    def focus_next_link(self, step: int) -> None:
        """Put the next link in focus (-1: the one before)."""
        self.focus_link(next_link(self.page, self.visible_span, self.focused_link, step))

    def focus_link(self, number: int) -> None:
        """Put a link in focus and on screen."""
        self.focused_link = number
        if number >= 0:
            link = self.page.links[number]
            self._reveal(Span(link.start, link.end))
        self._redraw()

    def open_focused(self) -> bool:
        """Open the link in focus, if there is one."""
        if self.focused_link < 0:
            return False
        self.post_message(self.Opened(self, self.page.links[self.focused_link].target))
        return True

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        row = y + self.scroll_offset.y
        strip = self._strips.get(row)
        if strip is None:
            if len(self._strips) > _STRIPS_KEPT:
                self._strips.clear()
            strip = self._strips[row] = self._draw(row)
        return strip

    def notify_style_update(self) -> None:
        """Colours changed: draw anew."""
        super().notify_style_update()
        self._look = None
        self._strips.clear()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the text at the top, which outlives rows."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._sheet.settle(round(new_value), self.size.height)
            self.top = self._sheet.offset_of(round(new_value))
            self.post_message(self.Moved(self))

    def on_resize(self) -> None:
        """Lay the text out for the new size, with the same line at the top."""
        self._lay_out(self._sheet.lead, self.top)

    def on_click(self, event: Click) -> None:
        """Open the link or margin mark under the pointer."""
        meta = event.style.meta
        if LINK_META in meta:
            self.focus_link(meta[LINK_META])
            self.open_focused()
        elif MARGIN_META in meta:
            self.post_message(self.Opened(self, self.page.margin[meta[MARGIN_META]].target))

    def _text_width(self) -> int:
        room = max(1, self.scrollable_content_region.width - GUTTER_CELLS - _RIGHT_MARGIN)
        return min(room, self._measure) if self._measure else room

    def _lay_out(self, lead: Page, top: int) -> None:
        self._sheet = Sheet(self.page, lead, self._text_width(), cell_len)
        row = self._sheet.top_row(top)
        self._sheet.settle(row, self.size.height)
        self._publish_height()
        self.top = top
        self._scroll_row(row)
        self._redraw()
        self._settle_later()
        self.post_message(self.Moved(self))

    def _settle_later(self) -> None:
        if not self._settling and not self._sheet.is_settled:
            self._settling = True
            self.set_timer(_BETWEEN_STEPS, self._settle_step)

    def _settle_step(self) -> None:
        self._settling = False
        moved = self._sheet.settle_more(self.scroll_offset.y)
        self._publish_height()
        if moved:
            self._strips.clear()
            self.move_rows(moved)
        self._settle_later()

    def _publish_height(self) -> None:
        if self.virtual_size.height != self._sheet.height:
            width = self.scrollable_content_region.width
            self.virtual_size = Size(width, self._sheet.height)

    def _reveal(self, span: Span) -> None:
        first, last = self._sheet.row_of(span.start), self._sheet.row_of(span.end - 1)
        top, height = self.scroll_offset.y, self.size.height
        if first < top:
            self._scroll_row(first - 1)
        elif last >= top + height:
            self._scroll_row(min(first, last - height + 2))

    def _scroll_row(self, row: int) -> None:
        self.scroll_to(y=max(0, row), animate=False, force=True)

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    def _draw(self, row: int) -> Strip:
        look = self._look or Look(self)
        self._look = look
        sheet = self._sheet
        if row < sheet.lead_rows:
            view = View(sheet.lead, sheet.lead_layout)
        else:
            view = View(self.page, sheet.layout, self.focused_link, self._target)
            row -= sheet.lead_rows
        segments = [Segment(" " * self._left(), look.base), *draw_row(view, row, look)]
        return Strip(segments).adjust_cell_length(self.size.width, look.base).simplify()

    def _left(self) -> int:
        """Cells left free so that the column of text stands in the middle."""
        spare = self.scrollable_content_region.width - GUTTER_CELLS - self._text_width()
        return max(0, (spare - GUTTER_CELLS) // 2) if self._measure else 0

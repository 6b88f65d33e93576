"""The one widget that shows pages: moves through them by rows and links, and opens places."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from textual.message import Message

from reader.text.hits import NO_HITS, Hits
from reader.text.marking import next_link
from reader.text.sheet import same_link
from reader.text.span import Span
from reader.tui.drawing import LINK_META, MARGIN_META
from reader.tui.selecting_view import SelectingView
from reader.tui.sheet_scroll import EMPTY

if TYPE_CHECKING:
    from textual.events import Click

    from reader.text.page import Page
    from reader.text.place import Place

_ROWS_KEPT = 2
_DOUBLE = 2  # clicks


class TextPane(SelectingView):
    """Shows a page, moves through it by rows and links, and says which link was opened.

    Args:
        id: Its id on the screen.
        measure: Cells of a row at most; 0 for the whole width.
        is_list: Whether up and down go from link to link.
    """

    class Opened(Message):
        """A link or margin mark was opened."""

        def __init__(self, pane: TextPane, target: Place) -> None:
            super().__init__()
            self.pane = pane
            self.target = target

    def show(self, page: Page, *, lead: Page = EMPTY, top: int = 0, focus: int = -1) -> None:
        """Show a page from an offset on, with the link at an offset in focus (-1: none)."""
        if page.text is not self.page.text:
            self.hits = NO_HITS
        self.page = page
        self.focus_offset = focus
        self.target = self.picked = None
        self.lay_out(lead, top)

    def update_page(self, page: Page) -> None:
        """Show the same text with other links, styles and margin marks; nothing moves."""
        self.page = page
        self.redraw()

    def replace_page(self, page: Page) -> None:
        """Show a page that tells the same anew: the link that was in focus still is.

        In a list, the item that took its place.
        """
        if page.text == self.page.text and page.blocks == self.page.blocks:
            self.update_page(page)
            return
        number = same_link(self.page, self.focused_link, page)
        if number < 0 <= self.focused_link and self.is_list:
            number = min(self.focused_link, len(page.links) - 1)
        focus = page.links[number].start if number >= 0 else -1
        self.show(page, lead=self.sheet.lead, top=self.top, focus=focus)

    def go_to(self, span: Span) -> None:
        """Bring a stretch on screen, a third from the top, and mark it."""
        self.focus_offset = -1
        self.target = span if span.end > span.start else None
        self.scroll_row(self.sheet.row_of(span.start) - self.size.height // 3)
        self.redraw()

    def mark(self, span: Span | None) -> None:
        """Have a stretch stand out where it is; nothing moves."""
        self.target = span
        self.redraw()

    def mark_by_screen(self, *, by_screen: bool) -> None:
        """Have only the first link to each place on screen drawn, or those the page says."""
        if by_screen != self.marks_by_screen:
            self.marks_by_screen = by_screen
            self.redraw()

    def mark_notes(self, *, marked: bool) -> None:
        """Have the words that notes stand on told from the others, or not."""
        if marked != self._shows_notes:
            self._shows_notes = marked
            self.redraw()

    def set_hits(self, hits: Hits) -> None:
        """Have what was found stand out; nothing moves."""
        self.hits = hits
        self.redraw()

    def unmark(self) -> None:
        """What was gone to need not stand out any more."""
        self.mark(None)

    def span_in_focus(self) -> Span | None:
        """What is picked out, the stretch that was gone to, or the link in focus if on screen."""
        if self.selection is not None:
            return self.selection
        if self.target is not None:
            return self.target
        if not self.shows_focus:
            return None
        link = self.page.links[self.focused_link]
        return Span(link.start, link.end)

    @property
    def shows_focus(self) -> bool:
        """Whether a link is in focus and on screen."""
        number = self.focused_link
        if number < 0:
            return False
        link = self.page.links[number]
        return self.visible_span.overlaps(Span(link.start, link.end))

    def go_to_top(self, offset: int) -> None:
        """Make the line that holds an offset the first on screen, and unmark what was gone to."""
        self.target = None
        self.scroll_row(self.sheet.top_row(offset))
        self.top = offset  # though near the end another line may be on top
        self.redraw()

    def has_on_top(self, offset: int) -> bool:
        """Whether the line that holds an offset is the first on screen."""
        return self.sheet.top_row(offset) == self.scroll_offset.y

    def step(self, step: int) -> None:
        """One row down (-1: up): the cursor if there is one; in a list, one link."""
        if self.picked:
            self.move_row(step)
        elif self.is_list:
            self.focus_next_link(step)
        else:
            self.move_rows(step)

    def move_rows(self, rows: int) -> None:
        """Scroll by rows; negative is up."""
        self.scroll_row(self.scroll_offset.y + rows)

    def move_pages(self, pages: float) -> None:
        """Scroll by screens; a whole one keeps a row or two of the last in sight."""
        kept = min(_ROWS_KEPT, self.size.height // 4) if abs(pages) >= 1 else 0
        self.move_rows(round(pages * (self.size.height - kept)))

    def move_to_end(self) -> None:
        """Scroll to the last row."""
        height = -1
        while height != self.sheet.height:  # laying out the last screen may show it to be longer
            height = self.sheet.height
            self.sheet.settle(max(0, height - self.size.height), self.size.height)
        self.publish_height()
        self.scroll_row(self.virtual_size.height)

    def focus_next_link(self, step: int) -> None:
        """Put the next link in focus (-1: the one before); what was gone to is left with it."""
        seen, now = self.visible_span, self.focused_link
        if now < 0 <= self.focus_offset:  # there was a link; on from where it was
            after = bisect_left(self.page.links, self.focus_offset, key=lambda link: link.start)
            now = after - 1 if step > 0 else after
        self.target = None
        self.focus_link(next_link(self.page, seen, now, step, self.marking))

    def focus_link(self, number: int) -> None:
        """Put a link in focus and on screen (-1: none)."""
        self.focus_at(self.page.links[number].start if number >= 0 else -1)

    def focus_at(self, offset: int) -> None:
        """Put the link at an offset in focus and on screen, at once or when it is known."""
        self.focus_offset = offset
        if (number := self.focused_link) >= 0:
            self.reveal(self.page.links[number])
        self.redraw()

    @property
    def focused_target(self) -> Place | None:
        """Where the link in focus leads."""
        number = self.focused_link
        return self.page.links[number].target if number >= 0 else None

    def on_click(self, event: Click) -> None:
        """Open the link or margin mark under the pointer; a double click picks out a word."""
        meta = event.style.meta
        if self._was_dragged:
            return
        if event.chain == _DOUBLE and not self.is_list:
            self.pick_under(event)
        elif LINK_META in meta:
            self.focus_link(meta[LINK_META])
            self.post_message(self.Opened(self, self.page.links[meta[LINK_META]].target))
        elif MARGIN_META in meta:
            self.post_message(self.Opened(self, self.page.margin[meta[MARGIN_META]].target))
        else:
            self.drop_selection()

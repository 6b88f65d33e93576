"""Words picked out of a page, by a cursor that goes from word to word or by the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from reader.text.picked import Picked
from reader.tui.drawing import GUTTER_CELLS
from reader.tui.sheet_view import SheetView

if TYPE_CHECKING:
    from textual.events import MouseDown, MouseEvent, MouseMove, MouseUp

    from reader.text.span import Span


class SelectingView(SheetView):
    """A page of which words can be picked out; of a list they cannot."""

    class Selected(Message):
        """The mouse has picked out words, or none any more."""

    _column: int | None = None
    _pressed_on: int | None = None
    _was_dragged = False

    def offset_at(self, x: int, y: int) -> int:
        """The offset of the character in a cell of the pane, or of the one nearest to it."""
        return self.sheet.offset_at(y + self.scroll_offset.y, x - self._left() - GUTTER_CELLS)

    def start_selecting(self) -> bool:
        """Put the cursor on the link in focus, else on the first word on screen.

        Returns:
            Whether there is any word.
        """
        from reader.text.words import next_word

        number, seen = self.focused_link, self.visible_span
        start = self.page.links[number].start if number >= 0 else -1
        word = next_word(self.page.text, start if seen.contains(start) else seen.start)
        if word is not None:
            self.pick(Picked(word, word))
        return word is not None

    def pick(self, picked: Picked) -> None:
        """Pick out words, with the one that moves on screen."""
        self.picked = picked
        self.reveal(picked.cursor)
        self.redraw()

    def drop_selection(self) -> None:
        """Nothing is picked out any more."""
        if self.picked is not None:
            self.picked = self._column = None
            self.redraw()

    def move_word(self, step: int, *, extending: bool = False) -> None:
        """The cursor to the next word (-1: the one before); extending, the anchor stays."""
        from reader.text.words import next_word, word_before

        picked = self._picked_on_screen()
        if picked is None:
            return
        text, cursor = self.page.text, picked.cursor
        word = next_word(text, cursor.end) if step > 0 else word_before(text, cursor.start)
        self._column = None
        self._move_to(word, picked, extending=extending)

    def move_row(self, step: int, *, extending: bool = False) -> None:
        """The cursor to the word below (-1: above), past rows without words."""
        picked = self._picked_on_screen()
        if picked is None:
            return
        if self._column is None:
            self._column = self.sheet.column_of(picked.cursor.start)
        row, word = self.sheet.row_of(picked.cursor.start) + step, None
        while word is None and self.sheet.lead_rows <= row < self.sheet.height:
            word = self._word_near(row, self._column)
            row += step
        self._move_to(word, picked, extending=extending)

    def on_mouse_down(self, event: MouseDown) -> None:
        """From here on the mouse may pick out words."""
        self._was_dragged = False
        if event.button == 1 and not self.is_list:
            self._pressed_on = self._offset_under(event)
            self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Pick out the words from where the mouse was pressed to where it is."""
        if self._pressed_on is None:
            return
        y = event.get_content_offset_capture(self).y
        if not 0 <= y < self.size.height:
            self.scroll_row(self.scroll_offset.y + (1 if y > 0 else -1))
        now = self._offset_under(event)
        if now != self._pressed_on or self._was_dragged:
            self._was_dragged = True
            self._pick_between(self._pressed_on, now)

    def on_mouse_up(self, event: MouseUp) -> None:  # noqa: ARG002 - Textual's shape
        """What is picked out stays."""
        if self._pressed_on is not None:
            self._pressed_on = None
            self.release_mouse()
            self.post_message(self.Selected())

    def pick_under(self, event: MouseEvent) -> None:
        """Pick out the word under the mouse, if there is one."""
        from reader.text.words import word_at

        word = word_at(self.page.text, self._offset_under(event))
        if word is not None:
            self.pick(Picked(word, word))

    def _pick_between(self, pressed: int, now: int) -> None:
        from reader.text.words import next_word, word_at, word_before

        text, (first, last) = self.page.text, sorted((pressed, now))
        start = next_word(text, first)
        end = word_at(text, last) or word_before(text, last)
        if start is None or end is None or end.start < start.start:
            self.drop_selection()
            return
        self.picked = Picked(start, end) if now >= pressed else Picked(end, start)
        self.redraw()

    def _picked_on_screen(self) -> Picked | None:
        """What is picked out; a cursor that was scrolled away is first on screen again."""
        picked = self.picked
        if picked is None or picked.anchor != picked.cursor:
            return picked
        if not self.visible_span.overlaps(picked.cursor):
            self.start_selecting()
        return self.picked

    def _move_to(self, word: Span | None, picked: Picked, *, extending: bool) -> None:
        cursor = word or picked.cursor
        self.pick(Picked(picked.anchor if extending else cursor, cursor))

    def _word_near(self, row: int, column: int) -> Span | None:
        """The word of a row in a column, else the one before it, else the one after."""
        from reader.text.words import next_word, word_at, word_before

        text, line = self.page.text, self.sheet.words_on(row)
        offset = self.sheet.offset_at(row, column)
        found = word_at(text, offset) or word_before(text, offset)
        if found is None or not line.contains(found.start):
            found = next_word(text, max(offset, line.start))
        return found if found and line.contains(found.start) else None

    def _offset_under(self, event: MouseEvent) -> int:
        """The offset of the character under the mouse, or of the one nearest to it."""
        x, y = event.get_content_offset_capture(self)
        return self.offset_at(x, min(max(y, 0), self.size.height - 1))

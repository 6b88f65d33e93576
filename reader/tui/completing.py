"""Completing what is typed in a note: kinds and tags in their lines, links in its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Static

from reader.desk.note_links import completion_at
from reader.text.visible import visible
from reader.tui.editors import NoteArea
from reader.tui.panes import SHOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.events import Key

    from reader.desk.note_links import Completion

BETWEEN = ","
"""What stands between the tags of a note while they are typed."""

_CHOSEN, _OTHER = "› ", "  "


class LastWord(Suggester):
    """Suggests how what stands after the last comma of a line may go on.

    Args:
        words: Tells what can be suggested, the likeliest first.
    """

    def __init__(self, words: Callable[[], Sequence[str]]) -> None:
        super().__init__(use_cache=False)
        self._words = words

    async def get_suggestion(self, value: str) -> str | None:
        """The line with its last part completed; None if nothing begins so."""
        typed = value.rpartition(BETWEEN)[2].lstrip().removeprefix("#").casefold()
        if not typed:
            return None
        found = (word for word in self._words() if word.casefold().startswith(typed))
        word = next(found, None)
        return None if word is None else value + word[len(typed) :]


class LinkArea(NoteArea):
    """The words of a note; while links are offered, its keys choose among them.

    Attributes:
        is_offered: Whether links are on offer.
    """

    class Chosen(Message):
        """Another link of those on offer, or the one chosen (``is_taken``).

        Attributes:
            step: How far down the offers (-1: up).
            is_taken: Whether it is to be put in.
        """

        def __init__(self, step: int = 0, *, is_taken: bool = False) -> None:
            super().__init__()
            self.step, self.is_taken = step, is_taken

    def __init__(self) -> None:
        super().__init__("", id="note-text", soft_wrap=True, show_line_numbers=False)
        self.is_offered = False

    @property
    def linking(self) -> str | None:
        """What stands after the brackets of a link that is being typed; None outside of one."""
        row, column = self.cursor_location
        found = completion_at(self.document.get_line(row), column)
        return found[1] if found else None

    def complete(self, link: str) -> None:
        """Put a whole link where one is being typed."""
        row, column = self.cursor_location
        if found := completion_at(self.document.get_line(row), column):
            self.replace(link, (row, found[0]), (row, column))

    def action_cursor_up(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - Textual's
        """The row above, or the link above on offer."""
        self._move(-1) if self.is_offered and not select else super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - Textual's
        """The row below, or the link below on offer."""
        self._move(1) if self.is_offered and not select else super().action_cursor_down(select)

    async def _on_key(self, event: Key) -> None:
        if self.is_offered and event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Chosen(is_taken=True))
        else:
            await super()._on_key(event)

    def _move(self, step: int) -> None:
        self.post_message(self.Chosen(step))


class LinkOffers(Static):
    """The links on offer, below the words; hidden while there are none."""

    def __init__(self) -> None:
        super().__init__("", id="note-links", markup=False)
        self._found: Sequence[Completion] = ()
        self._at = 0

    @property
    def chosen(self) -> Completion | None:
        """The one that would be taken."""
        return self._found[self._at] if self._found else None

    def open(self, found: Sequence[Completion]) -> None:
        """Offer links, the first chosen."""
        self._found, self._at = found, 0
        self.set_class(bool(found), SHOWN)
        self._show()

    def move(self, step: int) -> None:
        """Choose another."""
        self._at = (self._at + step) % max(1, len(self._found))
        self._show()

    def close(self) -> None:
        """Offer none."""
        self.open(())

    def _show(self) -> None:
        lines = (
            f"{_CHOSEN if at == self._at else _OTHER}{one.told}  {one.what}"
            for at, one in enumerate(self._found)
        )
        self.update("\n".join(visible(line) for line in lines))

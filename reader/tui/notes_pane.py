"""The list of notes: a line to type in, what is shown in words, and the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.widgets import Input, Static

from reader.tui.editors import QueryLine
from reader.tui.text_pane import TextPane

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult


class NotesPane(Vertical):
    """The list of notes and what narrows it.

    Args:
        arrange: Is told that something else was typed.

    Attributes:
        line: Where words and filters are typed.
        told: What is listed.
        list: The notes.
    """

    def __init__(self, arrange: Callable[[], None]) -> None:
        super().__init__(id="notes")
        self._arrange = arrange
        self.line = QueryLine(
            placeholder="words, kind: tag: term: before: after: state:",
            id="note-query",
            select_on_focus=False,
        )
        self.told = Static("", id="notes-told", markup=False)
        self.list = TextPane(id="note-list", is_list=True)

    def compose(self) -> ComposeResult:
        """The parts of the pane."""
        yield self.line
        yield self.told
        yield self.list

    @on(Input.Changed, "#note-query")
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._arrange()

"""The line in which words are typed that are to be found in the text; it covers the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal
from textual.widgets import Input, Static

from reader.tui.editors import QueryLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from reader.tui.finding_in_text import FindInText

_LONGEST = 1_000  # characters


class FindBar(Horizontal):
    """What is looked for, and what came of it."""

    def __init__(self, find: FindInText) -> None:
        super().__init__(id="find")
        self._find = find
        self.line = QueryLine(
            placeholder="find in the text",
            id="find-words",
            select_on_focus=False,
            max_length=_LONGEST,
        )
        self.told = Static("", id="find-told", markup=False)

    def compose(self) -> ComposeResult:
        """The parts of the line."""
        yield Static("/", id="find-sign", markup=False)
        yield self.line
        yield self.told

    @on(Input.Changed, "#find-words")
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._find.ask()

"""Where a search is typed, and what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import on
from textual.containers import Vertical
from textual.widgets import Input, Static

from reader.text.visible import visible
from reader.tui.editors import QueryLine
from reader.tui.text_pane import TextPane

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult


class SearchPane(Vertical):
    """A line to type in, what was found in numbers, and a list.

    Args:
        ask: Called when what is typed has changed.
    """

    def __init__(self, ask: Callable[[], None]) -> None:
        super().__init__(id="search")
        self._ask = ask
        self.line = QueryLine(
            placeholder="words, “a phrase”, kind: in: tag: …", id="query", select_on_focus=False
        )
        self.found = Static("", id="found", markup=False)
        self.results = TextPane(id="results", is_list=True)

    def compose(self) -> ComposeResult:
        """The parts of the pane."""
        yield self.line
        yield self.found
        yield self.results

    @on(Input.Changed, "#query")
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._ask()

    def tell(self, told: str) -> None:
        """Say what was found; only what takes another number of rows moves what is below."""
        line = visible(told)
        is_long = cell_len(line) >= self.found.size.width - 2
        self.found.update(line, layout=is_long or self.found.size.height > 1)

    def type(self, query: str) -> None:
        """Have a query in the line, as if it had been typed."""
        self.line.value = query
        self.line.cursor_position = len(query)

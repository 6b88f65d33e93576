"""Opening the real program."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol

import pytest

from tests.terminal.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

READER = (sys.executable, "-m", "reader")


class Open(Protocol):
    """Starts ``reader``."""

    def __call__(self, *arguments: str, columns: int = 120, rows: int = 40) -> Terminal:
        """Start it with arguments, on a terminal of a size."""
        ...


def search_for(terminal: Terminal, words: str) -> None:
    """Open the search pane, and type when it has the keyboard."""
    terminal.press("s")
    terminal.wait_for("F2 Kind")
    terminal.type(words)


@pytest.fixture
def open_reader(reader_home: Path) -> Iterator[Open]:
    """Starts ``reader`` in the test's own home, as often as asked, and ends it."""
    running: list[Terminal] = []

    def start(*arguments: str, columns: int = 120, rows: int = 40) -> Terminal:
        terminal = Terminal([*READER, *arguments], columns=columns, rows=rows)
        running.append(terminal)
        return terminal

    yield start
    for terminal in running:
        terminal.close()


@pytest.fixture
def article(open_reader: Open) -> Terminal:
    """The article at 120 by 40, its terms found."""
    terminal = open_reader()
    terminal.wait_for("Shinzo Abe is coming to Moscow")
    terminal.wait_for("Shinzo Abe  person")
    return terminal

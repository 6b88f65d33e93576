"""A command: one thing the reader can do, with its keys, its name and its help."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.tui.reading_screen import ReadingScreen


class Group(StrEnum):
    """Headings of the help."""

    MOVE = "Moving in the text"
    LOOK_UP = "Looking up"
    SEARCH = "Searching"
    NOTES = "Notes"
    PROGRAM = "The program"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the reader can do.

    Attributes:
        id: Its name for programs, lower case with underscores.
        keys: Keys that run it, the one to show first.
        label: Two words at most, for the key bar.
        help: What it does, in a sentence.
        group: Under which heading the help tells it.
        run: Does it.
        available: Whether it can be done now.
        rank: Its place in the key bar, 1 first; 0 keeps it out.
        in_editors: Whether its keys work while a note or a query is being typed.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: Group
    run: Callable[[ReadingScreen], None]
    available: Callable[[ReadingScreen], bool] = lambda _screen: True
    rank: int = 0
    in_editors: bool = False


_SHOWN = {
    "alt+left": "Alt-←",
    "alt+right": "Alt-→",
    "backspace": "Backspace",
    "circumflex_accent": "^",
    "delete": "Del",
    "down": "↓",
    "end": "End",
    "enter": "Enter",
    "escape": "Esc",
    "exclamation_mark": "!",
    "full_stop": ".",
    "home": "Home",
    "left_square_bracket": "[",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "question_mark": "?",
    "right_square_bracket": "]",
    "shift+tab": "Shift-Tab",
    "space": "Space",
    "tab": "Tab",
    "up": "↑",
}


def shown_key(key: str) -> str:
    """A key as people write it."""
    if key in _SHOWN:
        return _SHOWN[key]
    if key.startswith("ctrl+"):
        return f"Ctrl-{key.removeprefix('ctrl+').upper()}"
    return key.upper() if key.startswith("f") and len(key) > 1 else key

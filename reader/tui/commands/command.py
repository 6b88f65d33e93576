"""A command: one thing the reader can do, with its keys, its name and its help."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.tui.reading_screen import ReadingScreen


class Group(StrEnum):
    """Headings of the help."""

    MOVE = "Moving in the text"
    FIND = "Finding in the text"
    LOOK_UP = "Looking up"
    SELECT = "Picking out words"
    TERMS = "Terms and entries"
    SEARCH = "Searching"
    NOTES = "Notes and entries"
    LIBRARY = "The library"
    LOOK = "How the text looks"
    PROGRAM = "The program"


class While(StrEnum):
    """What may be going on when a command is run by a key that types no letter."""

    READING = "reading"
    TYPING_LINE = "typing in a line with a list below it"
    WRITING = "writing"


class By(StrEnum):
    """What the list on show can be narrowed or sorted by."""

    KIND = "kind"
    SORT = "order"
    TAG = "tag"
    PLACE = "place"
    LIST = "list"


def always(_screen: ReadingScreen) -> bool:
    """For commands that can be run at any time."""
    return True


class Command(NamedTuple):
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
        during: How far its keys work: keys that type letters only while reading, the others as
            far as this says, each step including the ones before.
        uses_typed: When it does something with what is being typed, and has to come after it.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: Group
    run: Callable[[ReadingScreen], None]
    available: Callable[[ReadingScreen], bool] = always
    rank: int = 0
    during: While = While.READING
    uses_typed: frozenset[While] = frozenset()

    def works(self, now: While) -> bool:
        """Whether its keys work with this going on."""
        order = list(While)
        return order.index(now) <= order.index(self.during)


_SHOWN = {
    "apostrophe": "'",
    "asterisk": "*",
    "at": "@",
    "alt+left": "Alt-←",
    "alt+right": "Alt-→",
    "backspace": "Backspace",
    "circumflex_accent": "^",
    "comma": ",",
    "delete": "Del",
    "down": "↓",
    "end": "End",
    "enter": "Enter",
    "equals_sign": "=",
    "escape": "Esc",
    "exclamation_mark": "!",
    "full_stop": ".",
    "home": "Home",
    "greater_than_sign": ">",
    "left": "←",
    "left_curly_bracket": "{",
    "left_parenthesis": "(",
    "left_square_bracket": "[",
    "less_than_sign": "<",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "plus": "+",
    "question_mark": "?",
    "right": "→",
    "right_curly_bracket": "}",
    "right_parenthesis": ")",
    "right_square_bracket": "]",
    "semicolon": ";",
    "shift+down": "Shift-↓",
    "shift+left": "Shift-←",
    "shift+right": "Shift-→",
    "shift+tab": "Shift-Tab",
    "shift+up": "Shift-↑",
    "slash": "/",
    "space": "Space",
    "tab": "Tab",
    "up": "↑",
}


_TYPING = frozenset({"space", *(name for name in _SHOWN if len(_SHOWN[name]) == 1)}) - {
    "up",
    "down",
    "left",
    "right",
}
"""Named keys that type a character."""


def types_a_letter(key: str) -> bool:
    """Whether a key would type something in a line of text."""
    return len(key) == 1 or key in _TYPING


def shown_key(key: str) -> str:
    """A key as people write it."""
    if key in _SHOWN:
        return _SHOWN[key]
    if key.startswith("ctrl+"):
        return f"Ctrl-{key.removeprefix('ctrl+').upper()}"
    return key.upper() if key.startswith("f") and len(key) > 1 else key

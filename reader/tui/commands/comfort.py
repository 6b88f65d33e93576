"""Commands on how the text looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.commands.command import Command, Group

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.tui.reading_screen import ReadingScreen


def _changes(setting: str, step: int = 1) -> Callable[[ReadingScreen], None]:
    return lambda screen: screen.features.comfort.change(setting, step)


def _look(
    name: str, key: str, label: str, told: str, run: Callable[[ReadingScreen], None]
) -> Command:
    return Command(name, (key,), label, told, Group.LOOK, run)


COMMANDS = (
    _look(
        "comfort",
        "V",
        "Looks",
        "List all that can be chosen of how the text looks.",
        lambda screen: screen.features.comfort.open(),
    ),
    _look("narrower", "1", "Narrower", "Narrower lines.", _changes("measure", -1)),
    _look("wider", "2", "Wider", "Wider lines.", _changes("measure")),
    _look("spacing", "3", "Spacing", "More rows between lines, or one again.", _changes("spacing")),
    _look("justify", "4", "Justify", "Lines that end at one column, or not.", _changes("justify")),
    _look(
        "hyphenate",
        "5",
        "Hyphenate",
        "Words parted at line ends by the rules of the text's language, or not.",
        _changes("hyphenate"),
    ),
    _look(
        "focus_paragraph",
        "6",
        "Focus",
        "The paragraph being read stands out from the others, or not.",
        _changes("focus"),
    ),
    _look(
        "strip",
        "7",
        "Strip",
        "A strip beside the scroll bar of where terms, notes and what was found stand, or none.",
        _changes("strip"),
    ),
    _look("margins", "8", "Margins", "Wider margins, or none again.", _changes("margin")),
    _look(
        "bidi",
        "9",
        "Bidi",
        "Words from right to left are ordered here, or left to a terminal that does so itself.",
        _changes("bidi"),
    ),
    _look(
        "note_words",
        "0",
        "Note words",
        "The words that notes stand on are marked, or only their lines in the margin.",
        _changes("note_words"),
    ),
    _look(
        "light_dark",
        "L",
        "Light/dark",
        "Light or dark colours.",
        lambda screen: screen.features.comfort.change_light(),
    ),
)

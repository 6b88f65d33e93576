"""Commands that find words in the text on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.commands.command import Command, Group, While

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.tui.reading_screen import ReadingScreen


def _has_words(screen: ReadingScreen) -> bool:
    return screen.features.walking.is_on or screen.features.find.has_words


def _is_typing(screen: ReadingScreen) -> bool:
    return screen.features.find.is_open


def _toggle(name: str, key: str, label: str, told: str) -> Command:
    field = name.removeprefix("find_")

    def run(screen: ReadingScreen) -> None:
        screen.features.find.toggle(field)

    during = While.TYPING_LINE
    typed = frozenset({during})
    return Command(
        name, (key,), label, told, Group.FIND, run, _is_typing, during=during, uses_typed=typed
    )


def _step(step: int) -> Callable[[ReadingScreen], None]:
    def run(screen: ReadingScreen) -> None:
        features = screen.features
        (features.walking if features.walking.is_on else features.find).step(step)

    return run


COMMANDS = (
    Command(
        "find",
        ("slash",),
        "Find",
        "Find words in the text as you type; all matches are marked, Enter goes, Esc leaves.",
        Group.FIND,
        lambda screen: screen.features.find.open(screen.features.selecting.words),
        rank=6,
    ),
    Command(
        "find_next",
        ("n",),
        "Next",
        "To the next match in the text, or of the search a hit was opened from.",
        Group.FIND,
        _step(1),
        _has_words,
        rank=6,
    ),
    Command(
        "find_previous", ("N",), "Before", "To the match before.", Group.FIND, _step(-1), _has_words
    ),
    _toggle(
        "find_case",
        "f5",
        "Case",
        "Capitals must agree; need not; must where you type any.",
    ),
    _toggle("find_accents", "f6", "Accents", "Accents must agree, or need not."),
    _toggle("find_whole_words", "f7", "Whole words", "Only whole words, or parts of them too."),
    _toggle(
        "find_pattern",
        "f8",
        "Expression",
        "What you type is a regular expression (RE2), or words.",
    ),
)

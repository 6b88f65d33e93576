"""Commands of the search pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.commands.command import Command, Group, While

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.tui.reading_screen import ReadingScreen


def _while_typing(
    name: str, key: str, label: str, told: str, run: Callable[[ReadingScreen], None]
) -> Command:
    typing = frozenset({While.TYPING_LINE})
    return Command(
        name,
        (key,),
        label,
        told,
        Group.SEARCH,
        run,
        lambda screen: screen.features.search.is_open,
        rank=4,
        during=While.TYPING_LINE,
        uses_typed=typing,
    )


COMMANDS = (
    Command(
        "search",
        ("s",),
        "Search",
        "Search passages, entries and notes as you type, or for the words picked out; Enter goes to"
        " the exact words.",
        Group.SEARCH,
        lambda screen: screen.features.search.open(screen.features.selecting.words or None),
        rank=4,
    ),
    Command(
        "search_term",
        ("S",),
        "Its mentions",
        "Search for the term in focus or the entry on show, by all its names.",
        Group.SEARCH,
        lambda screen: screen.features.search.open_term(),
        lambda screen: screen.features.knowing.entry is not None,
    ),
    Command(
        "searches",
        ("ctrl+r",),
        "Searches",
        "List saved and earlier searches; d forgets one.",
        Group.SEARCH,
        lambda screen: screen.features.searches.list(),
        during=While.TYPING_LINE,
    ),
    _while_typing(
        "search_kind",
        "f2",
        "Kind",
        "Search everything, passages only, entries only, notes only.",
        lambda screen: screen.features.narrowing.next_kind(),
    ),
    _while_typing(
        "search_here",
        "f9",
        "Here",
        "Search in the text on screen only, or everywhere again.",
        lambda screen: screen.features.narrowing.here_or_everywhere(),
    ),
    _while_typing(
        "search_narrow",
        "ctrl+g",
        "Narrow",
        "List what was found by kind, document and term, with counts; Enter narrows to one.",
        lambda screen: screen.features.narrowing.list(),
    ),
    _while_typing(
        "search_groups",
        "ctrl+t",
        "Group",
        "Show the passages of a document together, or all hits by rank alone.",
        lambda screen: screen.features.search.group(),
    ),
)

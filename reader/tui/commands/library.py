"""Commands on the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.commands.command import Command, Group, While

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.tui.reading_screen import ReadingScreen


def _is_open(screen: ReadingScreen) -> bool:
    return screen.features.library.is_open


def _while_typing(
    name: str, key: str, label: str, told: str, run: Callable[[ReadingScreen], None]
) -> Command:
    typing = frozenset({While.TYPING_LINE})
    return Command(
        name,
        (key,),
        label,
        told,
        Group.LIBRARY,
        run,
        _is_open,
        rank=4,
        during=While.TYPING_LINE,
        uses_typed=typing,
    )


COMMANDS = (
    Command(
        "library",
        ("D", "ctrl+o"),
        "Documents",
        "List the documents of the library, found as you type; Enter opens one where it was left.",
        Group.LIBRARY,
        lambda screen: screen.features.library.open(),
        rank=10,
    ),
    _while_typing(
        "library_sort",
        "f3",
        "Sort",
        "Sort by when they were opened, added, by title, author, date, progress, notes.",
        lambda screen: screen.features.library.next_sort(),
    ),
    _while_typing(
        "library_tag",
        "f4",
        "Tag",
        "Only documents of one tag; of the next; of all again.",
        lambda screen: screen.features.library.next_tag(),
    ),
    Command(
        "refresh_document",
        ("R",),
        "Refresh",
        "Look whether the page or file of the document in focus has changed; the old text is kept.",
        Group.LIBRARY,
        lambda screen: screen.features.library.refresh(),
        lambda screen: screen.features.library.marked is not None,
        rank=6,
    ),
)

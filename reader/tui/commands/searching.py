"""Commands of the search pane."""

from __future__ import annotations

from reader.tui.commands.command import Command, Group, While

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
        "search_kind",
        ("f2",),
        "Kind",
        "Search everything, passages only, entries only, notes only.",
        Group.SEARCH,
        lambda screen: screen.features.search.next_kind(),
        lambda screen: screen.features.search.is_open,
        rank=4,
        during=While.TYPING_LINE,
        uses_typed=frozenset({While.TYPING_LINE}),
    ),
)

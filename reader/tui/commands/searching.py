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
    Command(
        "search_groups",
        ("ctrl+t",),
        "Group",
        "Show the passages of a document together, or all hits by rank alone.",
        Group.SEARCH,
        lambda screen: screen.features.search.group(),
        lambda screen: screen.features.search.is_open,
        rank=4,
        during=While.TYPING_LINE,
        uses_typed=frozenset({While.TYPING_LINE}),
    ),
)

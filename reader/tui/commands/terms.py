"""Commands on terms and their entries."""

from __future__ import annotations

from reader.tui.commands.command import Command, Group

COMMANDS = (
    Command(
        "marks",
        ("t",),
        "Marks",
        "Mark all terms, those not yet known, none, the first in the text, the first on screen;"
        " all stay doors.",
        Group.TERMS,
        lambda screen: screen.features.marks.cycle(),
        rank=11,
    ),
)

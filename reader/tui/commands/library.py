"""Commands on the library."""

from __future__ import annotations

from reader.tui.commands.command import Command, Group

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
    Command(
        "refresh_document",
        ("R",),
        "Refresh",
        "Look whether the page or file of the document in focus, or on screen, has changed; "
        "the old text is kept.",
        Group.LIBRARY,
        lambda screen: screen.features.library.refresh(),
    ),
)

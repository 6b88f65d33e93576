"""Commands on the program itself."""

from __future__ import annotations

from reader.tui.commands.command import Command, Group

COMMANDS = (
    Command(
        "help",
        ("question_mark", "f1"),
        "Help",
        "All commands and their keys.",
        Group.PROGRAM,
        lambda screen: screen.show_help(),
        rank=11,
    ),
    Command(
        "palette",
        ("ctrl+p",),
        "Commands",
        "Find a command by its name.",
        Group.PROGRAM,
        lambda screen: screen.app.action_command_palette(),
        in_editors=True,
    ),
    Command(
        "problems",
        ("exclamation_mark",),
        "Problems",
        "Files that could not be read, and what to do about them.",
        Group.PROGRAM,
        lambda screen: screen.show_problems(),
    ),
    Command(
        "light_dark",
        ("L",),
        "Light/dark",
        "Light or dark colours.",
        Group.PROGRAM,
        lambda screen: screen.toggle_light(),
    ),
    Command(
        "quit",
        ("q", "ctrl+q"),
        "Quit",
        "Leave; the place and the notes are kept.",
        Group.PROGRAM,
        lambda screen: screen.app.exit(0),
        rank=12,
    ),
)

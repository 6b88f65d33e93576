"""The registry of commands: key bindings, key bar, help and palette are all made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from reader.tui.commands import looking_up, moving, noting, program, searching

if TYPE_CHECKING:
    from collections.abc import Collection

    from textual.binding import BindingType

    from reader.tui.commands.command import Command, Group

COMMANDS: tuple[Command, ...] = (
    *moving.COMMANDS,
    *looking_up.COMMANDS,
    *searching.COMMANDS,
    *noting.COMMANDS,
    *program.COMMANDS,
)
BY_ID = {command.id: command for command in COMMANDS}

ACTION = "command"


def bindings(groups: Collection[Group] | None = None) -> list[BindingType]:
    """A binding for each command (of some groups), all running one action."""
    return [
        Binding(",".join(command.keys), f"{ACTION}('{command.id}')", command.label, show=False)
        for command in COMMANDS
        if groups is None or command.group in groups
    ]

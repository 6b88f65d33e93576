"""The registry of commands: key bindings, key bar, help and palette are all made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from reader.tui.commands import (
    comfort,
    finding,
    jumping,
    library,
    looking_up,
    moving,
    narrowing,
    noting,
    program,
    searching,
    selecting,
    terms,
)
from reader.tui.commands.command import types_a_letter

if TYPE_CHECKING:
    from collections.abc import Collection

    from textual.binding import BindingType

    from reader.tui.commands.command import Command, Group

COMMANDS: tuple[Command, ...] = (
    *moving.COMMANDS,
    *jumping.COMMANDS,
    *finding.COMMANDS,
    *looking_up.COMMANDS,
    *selecting.COMMANDS,
    *terms.COMMANDS,
    *searching.COMMANDS,
    *narrowing.COMMANDS,
    *noting.COMMANDS,
    *library.COMMANDS,
    *comfort.COMMANDS,
    *program.COMMANDS,
)
BY_ID = {command.id: command for command in COMMANDS}

COMMAND = "command"
LETTER = "letter"
"""The two actions: of any key, and of a key that would type a letter while one is typing."""


def bindings(groups: Collection[Group] | None = None) -> list[BindingType]:
    """The keys of each command (of some groups).

    They go before the keys of widgets, so that of keys typed ahead each finds the widget that
    the one before has brought forward; ``check_action`` lets them through while typing.
    """
    return [
        Binding(key, f"{action}('{command.id}')", command.label, show=False, priority=True)
        for command in COMMANDS
        if groups is None or command.group in groups
        for key in command.keys
        for action in (LETTER if types_a_letter(key) else COMMAND,)
    ]

"""The bottom row: the keys of what can be done now, the most useful first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from reader.text.plain_signs import plain
from reader.tui.commands.command import shown_key
from reader.tui.look import PLAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Click

    from reader.tui.commands.command import Command

_COMMAND_META = "command"


class KeyBar(Widget):
    """Keys and labels of commands, as many as fit; a click runs one."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._commands: Sequence[Command] = ()

    def show(self, commands: Sequence[Command]) -> None:
        """Show these, in this order."""
        if commands != self._commands:
            self._commands = commands
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The row; commands that do not fit are left out whole."""
        base, room = self.rich_style, self.size.width
        if y:
            return Strip.blank(room, base)
        key_style = base + Style(bold=True, color=self.app.theme_variables["text-accent"])
        signs = plain if self.screen.has_class(PLAIN) else str
        segments: list[Segment] = []
        for command in self._commands:
            key, label = f" {signs(shown_key(command.keys[0]))}", f" {command.label} "
            size = cell_len(key + label)
            if size > room:
                break
            room -= size
            meta = Style.from_meta({_COMMAND_META: command.id})
            segments += [Segment(key, key_style + meta), Segment(label, base + meta)]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    async def on_click(self, event: Click) -> None:
        """Run the command under the pointer."""
        if command := event.style.meta.get(_COMMAND_META):
            await self.screen.run_action(f"command('{command}')")

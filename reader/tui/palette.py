"""The command palette: every command of the registry, and every entry of the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Provider
from textual.content import Content

from reader.text.place import EntryPlace
from reader.tui.commands import COMMAND, COMMANDS
from reader.tui.commands.command import shown_key
from reader.tui.entry_choice import EntryProvider
from reader.tui.reading_screen import ReadingScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.command import Hits

    from glossary.model import Entry
    from reader.tui.commands.command import Command


class CommandProvider(Provider):
    """Offers the commands that can be run now."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command, told in self._commands():
            yield DiscoveryHit(
                Content(told), lambda command=command: self._run(command), told, command.help
            )

    async def search(self, query: str) -> Hits:
        """Those whose name or help is like the query."""
        matcher = self.matcher(query)
        for command, told in self._commands():
            if (score := matcher.match(f"{told} {command.help}")) > 0:
                yield Hit(
                    score,
                    Content(told),
                    lambda command=command: self._run(command),
                    told,
                    command.help,
                )

    def _commands(self) -> Iterator[tuple[Command, str]]:
        screen = self.screen
        if isinstance(screen, ReadingScreen):
            for command in sorted(COMMANDS, key=lambda one: one.rank or len(COMMANDS)):
                if screen.check_action(COMMAND, (command.id,)):
                    yield command, f"{command.label}  ({shown_key(command.keys[0])})"

    def _run(self, command: Command) -> None:
        if isinstance(self.screen, ReadingScreen):
            self.screen.action_command(command.id)


class GoToEntry(EntryProvider):
    """Goes to the entry that was chosen."""

    def _take(self, entry: Entry) -> None:
        screen = self.screen
        if isinstance(screen, ReadingScreen) and screen.session.glossary:
            screen.features.lookup.go(EntryPlace(screen.session.glossary.address(entry)))

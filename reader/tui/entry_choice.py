"""Choosing an entry of the glossary by any of its names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.command import CommandPalette, DiscoveryHit, Hit, Provider
from textual.content import Content

from glossary.folding import fold_words
from reader.text.visible import visible
from reader.tui.reading_screen import ReadingScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.command import Hits

    from glossary.glossary import Glossary
    from glossary.model import Entry

_MOST_ENTRIES = 100


def choose_entry(screen: ReadingScreen, asked: str, chosen: Callable[[Entry], None]) -> None:
    """Have the reader choose an entry.

    Args:
        screen: Where, and whose glossary.
        asked: What stands in the line before anything is typed.
        chosen: Gets the entry; not called if the reader leaves without one.
    """

    class Choice(EntryProvider):
        async def discover(self) -> Hits:
            for entry in self._entries():
                told = visible(entry.term)
                yield DiscoveryHit(
                    Content(told), lambda entry=entry: self._take(entry), told, entry.kind.value
                )

        def _take(self, entry: Entry) -> None:
            chosen(entry)

    if screen.is_current:
        screen.app.push_screen(CommandPalette(providers=[Choice], placeholder=asked))


class EntryProvider(Provider):
    """Offers the entries of which a name or alias holds what is typed."""

    async def search(self, query: str) -> Hits:
        """At most a screenful: the list is cut before anything is ranked."""
        matcher = self.matcher(query)
        for entry in self._entries(fold_words(query)):
            told = visible(entry.term)
            score = matcher.match(told) or 0.1
            # As Content: a plain string would be read as markup, and a term may hold anything.
            yield Hit(
                score, Content(told), lambda entry=entry: self._take(entry), told, entry.kind.value
            )

    def _take(self, entry: Entry) -> None:
        """What is done with the entry that was chosen."""
        raise NotImplementedError

    def _entries(self, wanted: str = "") -> Iterator[Entry]:
        screen = self.screen
        glossary = screen.session.glossary if isinstance(screen, ReadingScreen) else None
        if glossary is not None:
            yield from _holding(glossary, wanted)


def _holding(glossary: Glossary, wanted: str) -> Iterator[Entry]:
    left = _MOST_ENTRIES
    for entry in glossary.entries:
        spellings = (entry.term, *(alias.text for alias in entry.aliases))
        if any(wanted in fold_words(one) for one in spellings):
            yield entry
            left -= 1
            if not left:
                return

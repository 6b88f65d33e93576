"""Packs: entries that belong together, as the files of one folder or looked up elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from glossary.folding import fold_words
from glossary.pack_files import EntryFiles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from glossary.model import Alias, Entry
    from glossary.problems import Problem

SHIPPED = "shipped"
"""Id of the pack that ships."""

OWN = "own"
"""Id of the pack of the reader's own entries."""


class AnyPack(Protocol):
    """A pack as a glossary takes it: its entries may be in memory, or looked up one by one."""

    @property
    def id(self) -> str:
        """What addresses of its entries name it by."""

    @property
    def title(self) -> str:
        """What a person calls it."""

    @property
    def marked(self) -> bool:
        """Whether its terms are looked for in texts, or are only there to be asked for."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that are in memory; none of a dictionary."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What of it could not be read."""

    def aliases(self) -> Iterator[tuple[Alias, str]]:
        """Every string to look for in texts, with the id of its entry."""

    def get(self, entry_id: str) -> Entry | None:
        """The entry of an id, which is an id within this pack."""

    def find(self, words: str) -> Entry | None:
        """The entry that has these words, folded as ``fold_words`` does, as term, name or alias."""


@dataclass(frozen=True)
class Pack:
    """The entries of one folder.

    Attributes:
        id: What addresses of its entries name it by.
        title: What a person calls it.
        entries: What could be read, sorted by id.
        problems: What could not, each file by its name; such files are left alone.
        marked: Whether its terms are looked for in texts.
    """

    id: str
    title: str = ""
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    marked: bool = True

    def aliases(self) -> Iterator[tuple[Alias, str]]:
        """Every string to look for in texts, with the id of its entry."""
        return ((alias, entry.id) for entry in self.entries for alias in entry.aliases)

    def get(self, entry_id: str) -> Entry | None:
        """The entry of an id."""
        return self._by_id.get(entry_id)

    def find(self, words: str) -> Entry | None:
        """The entry that has these folded words as term, name or alias, in that order."""
        return self._by_words.get(words)

    @cached_property
    def _by_id(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def _by_words(self) -> dict[str, Entry]:
        return by_folded_words(self.entries)


def by_folded_words(entries: tuple[Entry, ...]) -> dict[str, Entry]:
    """Entries by all they are called, folded; terms count before names, names before aliases.

    Args:
        entries: The entries; where two are called the same, the first has the words.
    """
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(fold_words(entry.term), entry)
    for entry in entries:
        for name in entry.names:
            found.setdefault(fold_words(name.text), entry)
    for entry in entries:
        for alias in entry.aliases:
            found.setdefault(fold_words(alias.text), entry)
    return found


def load_pack(folder: Path, pack_id: str, title: str = "", *, marked: bool = True) -> Pack:
    """Read every ``*.md`` directly inside a folder, as ``EntryFiles`` does."""
    read = EntryFiles(folder, pack_id).read()
    return Pack(pack_id, title, read.entries, read.problems, marked)

"""Packs stacked upon each other: the entries that a reader has."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from glossary.folding import fold_words
from glossary.links import references

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.model import Alias, Entry
    from glossary.pack import Pack
    from glossary.problems import Problem

_LONGEST_QUESTION = 200
_MOST_COMPARED = 2_000


class Glossary:
    """All entries of some packs; where two have the same id, the later pack's counts.

    Attributes:
        entries: The entries, sorted by term without regard to case and accents.
        problems: What could not be read in any of the packs.
    """

    def __init__(self, packs: Sequence[Pack]) -> None:
        self._by_id = {entry.id: entry for pack in packs for entry in pack.entries}
        self.entries: tuple[Entry, ...] = tuple(
            sorted(self._by_id.values(), key=lambda entry: (fold_words(entry.term), entry.id))
        )
        self.problems: tuple[Problem, ...] = tuple(
            problem for pack in packs for problem in pack.problems
        )

    def get(self, entry_id: str) -> Entry | None:
        """The entry of an id."""
        return self._by_id.get(entry_id)

    def term_of(self, entry_id: str) -> str | None:
        """The headword of an id, such as ``parse_links`` asks for."""
        entry = self._by_id.get(entry_id)
        return entry.term if entry else None

    def find(self, words: str) -> Entry | None:
        """The entry that has these words as id, term, name or alias, looked for in that order.

        Case, accents, kinds of quotes and dashes make no difference.
        """
        return self._by_id.get(words.strip()) or self._by_words.get(fold_words(words))

    def nearest(self, words: str, limit: int = 3) -> tuple[str, ...]:
        """Terms of the entries whose term, name or alias is spelt most like these words."""
        from difflib import get_close_matches

        asked = fold_words(words[:_LONGEST_QUESTION])
        close = get_close_matches(asked, self._comparable(asked), n=max(1, limit * 4))
        terms = dict.fromkeys(self._by_words[spelling].term for spelling in close)
        return tuple(terms)[:limit]

    def referring(self, entry_id: str) -> tuple[str, ...]:
        """Ids of the entries that see or link this one, in the order of ``entries``."""
        return self._referring.get(entry_id, ())

    def aliases(self) -> Iterator[tuple[Alias, str]]:
        """Every string to look for in texts with its entry's id, such as ``Matcher`` takes."""
        return ((alias, entry.id) for entry in self.entries for alias in entry.aliases)

    def _comparable(self, asked: str) -> list[str]:
        """The spellings that share most pairs of letters with the question.

        Comparing letter by letter is slow; with a hundred thousand spellings only these few are
        worth it.
        """
        spellings = self._by_words
        if len(spellings) <= _MOST_COMPARED:
            return list(spellings)
        pairs = _pairs(asked)
        return sorted(spellings, key=lambda spelling: -_likeness(pairs, spelling))[:_MOST_COMPARED]

    @cached_property
    def _by_words(self) -> dict[str, Entry]:
        found: dict[str, Entry] = {}
        for entry in self.entries:
            found.setdefault(fold_words(entry.term), entry)
        for entry in self.entries:
            for name in entry.names:
                found.setdefault(fold_words(name.text), entry)
        for entry in self.entries:
            for alias in entry.aliases:
                found.setdefault(fold_words(alias.text), entry)
        return found

    @cached_property
    def _referring(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for entry in self.entries:
            for target in (*entry.see, *linked_entries(entry)):
                found.setdefault(target, {})[entry.id] = None
        return {target: tuple(ids) for target, ids in found.items()}


def written_texts(entry: Entry) -> Iterator[str]:
    """Every text of an entry that may hold links and citations."""
    yield entry.body
    yield from (fact.text for fact in entry.facts)
    yield from (position.text for position in entry.positions)
    yield from (name.note for name in entry.names)


def linked_entries(entry: Entry) -> Iterator[str]:
    """Ids that the texts of an entry link, in order, repeated as they are."""
    for text in written_texts(entry):
        yield from (reference.entry for reference in references(text) if reference.entry)


def _pairs(text: str) -> frozenset[str]:
    padded = f" {text} "
    return frozenset(padded[index : index + 2] for index in range(len(padded) - 1))


def _likeness(pairs: frozenset[str], other: str) -> float:
    theirs = _pairs(other)
    return len(pairs & theirs) / (len(pairs) + len(theirs))

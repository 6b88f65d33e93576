"""One part of the index as it was at one commit, open for reading by one thread at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoosh.index import open_dir
from whoosh.reading import TermNotFound

from reader.search.fields import Stored, make_schema
from reader.search.vocabulary import read_vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from whoosh.index import FileIndex
    from whoosh.matching.mcore import Matcher

    from reader.search.model import Kind


def open_store(folder: Path) -> FileIndex:
    """Whoosh's index in a folder; with our schema, never the pickled one."""
    return open_dir(str(folder), schema=make_schema())


class Snapshot:
    """What can be asked of whoosh: postings, positions, stored records.

    Scoring is not whoosh's: its collectors leave out documents for some queries, and score the
    words of a query alone, where a hit is to be better for holding more of them.
    """

    def __init__(self, folder: Path) -> None:
        self.vocabulary = read_vocabulary(folder)
        self._reader = open_store(folder).reader()
        self._leaves = self._reader.leaf_readers()
        self.size: int = self._reader.doc_count()

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()

    def weights(self, field: str, words: Iterable[str]) -> dict[int, float]:
        """The records that hold any of the words, each with the sum of their weights."""
        weights: dict[int, float] = {}
        for word in words:
            for matcher, base in self._matchers(field, word):
                while matcher.is_active():
                    number = matcher.id() + base
                    weights[number] = weights.get(number, 0.0) + matcher.weight()
                    matcher.next()
        return weights

    def positions(
        self, field: str, words: Iterable[str], numbers: Collection[int]
    ) -> dict[int, set[int]]:
        """Where any of the words stands in each of these records."""
        ordered = sorted(numbers)
        positions: dict[int, set[int]] = {}
        for word in words:
            for matcher, base in self._matchers(field, word):
                for number in ordered:
                    if number < base:
                        continue
                    if not matcher.is_active():
                        break
                    matcher.skip_to(number - base)
                    if matcher.is_active() and matcher.id() == number - base:
                        positions.setdefault(number, set()).update(matcher.value_as("positions"))
        return positions

    def stored(self, number: int) -> Stored:
        """What is kept of a record."""
        return Stored(*self._reader.stored_fields(number)["record"])

    def of_kind(self, kind: Kind) -> set[int]:
        """The records of a kind."""
        return set(self.weights("kind", [kind.value]))

    def keys(self) -> set[str]:
        """The sources that have a record here."""
        keys = (key.decode() for leaf, _ in self._leaves for key in leaf.lexicon("key"))
        return {key for key in keys if self.weights("key", [key])}

    def _matchers(self, field: str, word: str) -> Iterator[tuple[Matcher, int]]:
        for leaf, base in self._leaves:
            try:
                yield leaf.postings(field, word), base
            except TermNotFound:
                continue

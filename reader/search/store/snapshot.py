"""One part of the index as it was at one commit, open for reading by one thread at a time."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from whoosh.index import open_dir
from whoosh.reading import TermNotFound

from reader.search.model import About, Kind
from reader.search.store.fields import TITLES, WORDS, Stored, make_schema
from reader.search.store.vocabulary import read_vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    import numpy.typing as npt
    from whoosh.index import FileIndex
    from whoosh.matching.mcore import Matcher

_WORDS_KEPT = 128


def open_store(folder: Path) -> FileIndex:
    """Whoosh's index in a folder; with our schema, never the pickled one."""
    return open_dir(str(folder), schema=make_schema())


class Postings(NamedTuple):
    """The records that hold a word.

    Attributes:
        numbers: Of the records, rising.
        weights: How much the word weighs in each, in step.
    """

    numbers: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.float32]


class Snapshot:
    """What can be asked of whoosh: postings, positions, stored records.

    Scoring is not whoosh's: its collectors leave out documents for some queries, and score the
    words of a query alone, where a hit is to be better for holding more of them.
    """

    def __init__(self, folder: Path, abouts: Mapping[str, About] | None = None) -> None:
        self.vocabulary = read_vocabulary(folder)
        self._reader = open_store(folder).reader()
        self._leaves = self._reader.leaf_readers()
        self.size: int = self._reader.doc_count()
        self._kept: dict[str, dict[int, float]] = {}
        self._of_kind: dict[Kind, Collection[int]] = {}
        self._abouts = abouts or {}
        self._alive = np.array(list(self._reader.all_doc_ids()), dtype=np.uint32)
        self._new_number = np.full(self._reader.doc_count_all(), -1, dtype=np.int64)
        self._new_number[self._alive] = np.arange(len(self._alive))

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()

    def postings(self, word: str) -> Postings:
        """The records that hold a stem, with its weight in title, names and text."""
        return self._postings(WORDS, word)

    def title_postings(self, word: str) -> Postings:
        """The records that have a stem in their title or names, with its weight there.

        A document's title stands on its first record alone.
        """
        return self._postings(TITLES, word)

    def occurrences(self, word: str, numbers: npt.NDArray[np.uint32]) -> npt.NDArray[np.int64]:
        """Where a stem stands in these records, each as ``(number << 32) + position``, rising.

        Between two texts of a record are at least 300 positions.
        """
        old = self._alive[numbers]
        found = self.positions((word,), old.tolist())
        new = self._new_number
        both = [
            (int(new[number]) << 32) + position
            for number, positions in found.items()
            for position in positions
        ]
        return np.array(sorted(both), dtype=np.int64)

    @cached_property
    def sources(self) -> tuple[tuple[str, About], ...]:
        """Key of every source that has a record here, and what it is."""
        return tuple((key, self._abouts.get(key, About())) for key in sorted(self.keys()))

    @cached_property
    def source_of(self) -> npt.NDArray[np.int32]:
        """Index in ``sources`` of each record's source."""
        of_record = np.full(len(self._new_number), -1, dtype=np.int32)
        for index, (key, _) in enumerate(self.sources):
            of_record[list(self._read("key", key))] = index
        return of_record[self._alive]

    @cached_property
    def first_of_source(self) -> npt.NDArray[np.int32]:
        """First record of each source; -1 where it has none."""
        first = np.full(len(self.sources), -1, dtype=np.int32)
        first[self.source_of[::-1]] = np.arange(self.size, dtype=np.int32)[::-1]
        return first

    @cached_property
    def kind_of(self) -> npt.NDArray[np.uint8]:
        """Each record's kind, as its index in ``Kind``."""
        kinds = np.zeros(len(self._new_number), dtype=np.uint8)
        for index, kind in enumerate(Kind):
            kinds[list(self._read("kind", kind.value))] = index
        return kinds[self._alive]

    @cached_property
    def languages(self) -> frozenset[str]:
        """Languages of the sources; empty for unknown."""
        return frozenset(about.language for _, about in self.sources)

    def record(self, number: int) -> Stored:
        """What is kept of a record."""
        return self.stored(int(self._alive[number]))

    def _postings(self, field: str, word: str) -> Postings:
        found = self._read(field, word)
        numbers = self._new_number[list(found)].astype(np.uint32)
        return Postings(numbers, np.array(list(found.values()), dtype=np.float32))

    def weights(self, words: Collection[str]) -> dict[int, float]:
        """The records that hold any of the words, each with the sum of their weights.

        The answer is shared: it must not be changed.
        """
        if len(words) == 1:
            return self._weights(*words)
        weights: dict[int, float] = {}
        for word in words:
            for number, weight in self._weights(word).items():
                weights[number] = weights.get(number, 0.0) + weight
        return weights

    def positions(self, words: Iterable[str], numbers: Collection[int]) -> dict[int, set[int]]:
        """Where any of the words stands in each of these records."""
        ordered = sorted(numbers)
        positions: dict[int, set[int]] = {}
        for word in words:
            for matcher, base in self._matchers(WORDS, word):
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

    def of_kind(self, kind: Kind) -> Collection[int]:
        """The records of a kind."""
        if (known := self._of_kind.get(kind)) is None:
            known = self._of_kind[kind] = set(self._read("kind", kind.value))
        return known

    @cached_property
    def only_kind(self) -> Kind | None:
        """The kind of all records, or None where there are several."""
        kinds = {kind.decode() for leaf, _ in self._leaves for kind in leaf.lexicon("kind")}
        return Kind(kinds.pop()) if len(kinds) == 1 else None

    def holds(self, key: str) -> bool:
        """Whether a source has a record here."""
        return bool(self._read("key", key))

    def keys(self) -> frozenset[str]:
        """The sources that have a record here, or had one that is deleted but not yet gone."""
        return frozenset(key.decode() for leaf, _ in self._leaves for key in leaf.lexicon("key"))

    @cached_property
    def key_of(self) -> dict[int, str]:
        """The source of every record."""
        return {number: key for key in self.keys() for number in self._read("key", key)}

    def _weights(self, word: str) -> dict[int, float]:
        """One word's weights, kept for the next keystroke."""
        kept = self._kept
        if (weights := kept.pop(word, None)) is None:
            weights = self._read(WORDS, word)
            if len(kept) >= _WORDS_KEPT:
                del kept[next(iter(kept))]
        kept[word] = weights
        return weights

    def _read(self, field: str, word: str) -> dict[int, float]:
        weights: dict[int, float] = {}
        for matcher, base in self._matchers(field, word):
            while matcher.is_active():
                weights[matcher.id() + base] = matcher.weight()
                matcher.next()
        return weights

    def _matchers(self, field: str, word: str) -> Iterator[tuple[Matcher, int]]:
        for leaf, base in self._leaves:
            try:
                yield leaf.postings(field, word), base
            except TermNotFound:
                continue

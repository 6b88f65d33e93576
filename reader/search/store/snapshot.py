"""One part of the index as it was at one commit: what holds a word, as arrays.

Records are numbered from 0 without gaps, whatever was deleted. What a word weighs in a record is
BM25F's: its counts in title and text, each by the length of that text against a usual one, added,
before a search damps their sum.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from reader.search.model import About
from reader.search.store.gathering import KINDS, TITLES, WORDS
from reader.search.store.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy.typing as npt

    from reader.search.model import Kind
    from reader.search.store.leaf import Leaf, Stored
    from reader.search.store.ledger import Known

_SCALES = {WORDS: (1.0, 0.75, 60), TITLES: (2.0, 0.5, 10)}
"""Of each field the weight of a word, BM25's b, and the usual length in words."""

_WORDS_KEPT = 256
_PLACE = 32  # bits of a position


class Postings(NamedTuple):
    """The records that hold a word.

    Attributes:
        numbers: Of the records, rising.
        weights: How much the word weighs in each, in step.
    """

    numbers: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.float32]


_NONE = Postings(np.empty(0, np.uint32), np.empty(0, np.float32))


class _Part:
    """A segment within a snapshot: which of its records are there, and from which number on."""

    def __init__(self, leaf: Leaf, deleted: frozenset[int], base: int) -> None:
        self.leaf = leaf
        self.base = base
        self.alive: npt.NDArray[np.int64] | None = None
        self._number: npt.NDArray[np.int64] | None = None
        self.size = leaf.size
        if deleted:
            there = np.ones(leaf.size, dtype=bool)
            there[list(deleted)] = False
            self.alive = np.flatnonzero(there)
            self.size = len(self.alive)
            self._number = np.full(leaf.size, -1, dtype=np.int64)
            self._number[self.alive] = np.arange(self.size)

    def of_all(self, column: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
        """The values of a column for the records that are there."""
        return column if self.alive is None else column[self.alive]

    def local(self, number: int) -> int:
        """The segment's own number of a record."""
        return number - self.base if self.alive is None else int(self.alive[number - self.base])

    def postings(self, field: str, word: str) -> Postings | None:
        """The records that hold a word in a field."""
        found = self.leaf.of_word(field, word)
        if found is None:
            return None
        weights = found.counts * self._once(field)[found.numbers]
        numbers = found.numbers.astype(np.int64)
        if self._number is not None:
            numbers = self._number[numbers]
            there = numbers >= 0
            numbers, weights = numbers[there], weights[there]
        return Postings((numbers + self.base).astype(np.uint32), weights)

    def occurrences(
        self, field: str, word: str, wanted: npt.NDArray[np.bool_]
    ) -> npt.NDArray[np.int64] | None:
        """Where a word stands, in the records that are wanted."""
        found = self.leaf.of_word(field, word)
        if found is None:
            return None
        numbers = found.numbers.astype(np.int64)
        if self._number is not None:
            numbers = self._number[numbers]
        kept = numbers >= 0
        kept[kept] = wanted[numbers[kept] + self.base]
        each = np.repeat(kept, found.counts)
        places = np.repeat((numbers + self.base) << _PLACE, found.counts)[each]
        places += found.positions[each]
        return places

    def _once(self, field: str) -> npt.NDArray[np.float32]:
        """What a word weighs that stands once in a record."""
        if (known := self._weighed.get(field)) is not None:
            return known
        lengths = self.leaf.lengths(field).astype(np.float32)
        weight, slope, usual = _SCALES[field]
        self._weighed[field] = once = (weight / (1 - slope + slope / usual * lengths)).astype("f4")
        return once

    @cached_property
    def _weighed(self) -> dict[str, npt.NDArray[np.float32]]:
        return {}


class Snapshot:
    """What can be asked of a part, by any number of threads; no answer may be written to.

    Attributes:
        size: How many records there are.
        vocabulary: Their words.
    """

    def __init__(
        self, leaves: Iterable[tuple[Leaf, frozenset[int]]], known: Mapping[str, Known]
    ) -> None:
        self._known = known
        self._parts: list[_Part] = []
        self.size = 0
        for leaf, deleted in leaves:
            part = _Part(leaf, deleted, self.size)
            self._parts.append(part)
            self.size += part.size
        self._bases = np.array([part.base for part in self._parts], dtype=np.int64)
        self.vocabulary = Vocabulary([part.leaf for part in self._parts])
        self._kept: dict[tuple[str, str], Postings] = {}

    @property
    def is_whole(self) -> bool:
        """Whether its files are still as long as they were."""
        return all(part.leaf.is_whole for part in self._parts)

    def postings(self, word: str) -> Postings:
        """The records that hold a stem, with its weight in their title, names and text."""
        return self._remembered("", word)

    def title_postings(self, word: str) -> Postings:
        """The records that have a stem in their title or names, with its weight there.

        A document's title stands on its first record alone.
        """
        return self._remembered(TITLES, word)

    def occurrences(self, word: str, numbers: npt.NDArray[np.uint32]) -> npt.NDArray[np.int64]:
        """Where a stem stands in these records, each as ``(number << 32) + position``, rising.

        Between two texts of a record are at least 300 positions.
        """
        wanted = np.zeros(self.size, dtype=bool)
        wanted[numbers] = True
        found = [
            places
            for part in self._parts
            if wanted[part.base : part.base + part.size].any()
            for field in (WORDS, TITLES)
            if (places := part.occurrences(field, word, wanted)) is not None
        ]
        return np.sort(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)

    def record(self, number: int) -> Stored:
        """What is kept of a record."""
        part = self._parts[int(np.searchsorted(self._bases, number, "right")) - 1]
        return part.leaf.stored(part.local(number))

    def stored(self, number: int) -> Stored:
        """As ``record``, until answering asks for that."""
        return self.record(number)

    def weights(self, words: Iterable[str]) -> dict[int, float]:
        """As ``postings``, until answering asks for that."""
        out: dict[int, float] = {}
        for word in words:
            found = self.postings(word)
            for number, weight in zip(found.numbers.tolist(), found.weights.tolist(), strict=True):
                out[number] = out.get(number, 0.0) + weight
        return out

    def positions(self, words: Iterable[str], numbers: Iterable[int]) -> dict[int, set[int]]:
        """As ``occurrences``, until answering asks for that."""
        out: dict[int, set[int]] = {}
        wanted = np.array(sorted(numbers), dtype=np.uint32)
        for word in words:
            for place in self.occurrences(word, wanted).tolist():
                out.setdefault(place >> _PLACE, set()).add(place & 0xFFFFFFFF)
        return out

    def of_kind(self, kind: Kind) -> set[int]:
        """As ``kind_of``, until answering asks for that."""
        return set(np.flatnonzero(self.kind_of == KINDS.index(kind)).tolist())

    @cached_property
    def only_kind(self) -> Kind | None:
        """As ``kind_of``, until answering asks for that."""
        kinds = np.unique(self.kind_of).tolist()
        return KINDS[kinds[0]] if len(kinds) == 1 else None

    @cached_property
    def key_of(self) -> dict[int, str]:
        """As ``source_of``, until answering asks for that."""
        return {n: self.sources[s][0] for n, s in enumerate(self.source_of.tolist())}

    @cached_property
    def sources(self) -> tuple[tuple[str, About], ...]:
        """Key of every source that has a record here, and what it is."""
        nothing = About()
        found = ((key, self._known.get(key)) for key in self._indexes[0])
        return tuple((key, known.about if known else nothing) for key, known in found)

    @cached_property
    def source_of(self) -> npt.NDArray[np.int32]:
        """Index in ``sources`` of each record's source."""
        return self._indexes[1]

    @cached_property
    def first_of_source(self) -> npt.NDArray[np.int32]:
        """First record of each source, as they follow each other in it."""
        order = np.lexsort((self.start_of, self.source_of))
        firsts = np.flatnonzero(np.diff(self.source_of[order], prepend=-1))
        return order[firsts].astype(np.int32)

    @cached_property
    def start_of(self) -> npt.NDArray[np.uint32]:
        """Where each record begins in its document."""
        columns = [part.of_all(part.leaf.starts) for part in self._parts]
        return np.concatenate(columns).astype(np.uint32) if columns else np.empty(0, np.uint32)

    @cached_property
    def kind_of(self) -> npt.NDArray[np.uint8]:
        """Each record's kind, as its index in ``Kind``."""
        columns = [part.of_all(part.leaf.kinds) for part in self._parts]
        return np.concatenate(columns).astype(np.uint8) if columns else np.empty(0, np.uint8)

    @cached_property
    def languages(self) -> frozenset[str]:
        """Languages that words are stemmed by here; empty for unknown."""
        return frozenset(run.language for part in self._parts for run in part.leaf.runs)

    @cached_property
    def _indexes(self) -> tuple[tuple[str, ...], npt.NDArray[np.int32]]:
        indexes: dict[str, int] = {}
        columns = []
        for part in self._parts:
            runs = part.leaf.runs
            own = np.array([indexes.setdefault(run.key, len(indexes)) for run in runs], np.int32)
            columns.append(part.of_all(np.repeat(own, [run.end - run.start for run in runs])))
        if not columns:
            return (), np.empty(0, np.int32)
        source_of = np.concatenate(columns)
        there, source_of = np.unique(source_of, return_inverse=True)
        keys = tuple(indexes)
        return tuple(keys[index] for index in there.tolist()), source_of.astype(np.int32)

    def _remembered(self, field: str, word: str) -> Postings:
        """Postings, kept for the next keystroke."""
        kept = self._kept
        if (found := kept.pop((field, word), None)) is None:
            found = self._of_field(field, word) if field else self._weighed(word)
            if len(kept) >= _WORDS_KEPT:
                kept.pop(next(iter(kept), (field, word)), None)
        kept[field, word] = found
        return found

    def _weighed(self, word: str) -> Postings:
        body, title = self._of_field(WORDS, word), self._of_field(TITLES, word)
        if not len(title.numbers):
            return body
        numbers = np.union1d(body.numbers, title.numbers)
        weights = np.zeros(len(numbers), dtype=np.float32)
        for one in (body, title):
            weights[np.searchsorted(numbers, one.numbers)] += one.weights
        return Postings(numbers, weights)

    def _of_field(self, field: str, word: str) -> Postings:
        found = [one for part in self._parts if (one := part.postings(field, word)) is not None]
        if not found:
            return _NONE
        return Postings(*map(np.concatenate, zip(*found, strict=True)))

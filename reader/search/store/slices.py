"""A segment within a snapshot: which of its records are there, and what its words weigh.

What a word weighs in a record is BM25F's: its counts in title and text, each by the length of that
text against a usual one, added, before a search damps their sum.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from reader.search.store.gathering import TITLES, WORDS

if TYPE_CHECKING:
    import numpy.typing as npt

    from reader.search.store.leaf import Leaf

SCALES = {WORDS: (1.0, 0.75, 60), TITLES: (2.0, 0.5, 10)}
"""Of each field the weight of a word, BM25's b, and the usual length in words."""

_SHORTEST = 20  # words; shorter texts count as such, or lines of few words would come first

PLACE = 32  # bits of a position


class Postings(NamedTuple):
    """The records that hold a word.

    Attributes:
        numbers: Of the records, rising.
        weights: How much the word weighs in each, in step.
    """

    numbers: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.float32]


class Counted(NamedTuple):
    """The records that hold a word, deleted ones left out.

    Attributes:
        own: Their numbers in the segment.
        numbers: Their numbers in the snapshot.
        counts: How often each holds it.
    """

    own: npt.NDArray[np.uint16]
    numbers: npt.NDArray[np.int64]
    counts: npt.NDArray[np.integer]


class Slice:
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
        found = self.counted(field, word)
        if found is None:
            return None
        own, numbers, counts = found
        return Postings(numbers.astype(np.uint32), counts * self._once(field)[own])

    def counted(self, field: str, word: str) -> Counted | None:
        """The records that hold a word in a field, and how often each does."""
        found = self.leaf.of_word(field, word)
        if found is None:
            return None
        own, counts = found.numbers, found.counts
        numbers = own.astype(np.int64)
        if self._number is not None:
            numbers = self._number[numbers]
            there = numbers >= 0
            own, numbers, counts = own[there], numbers[there], counts[there]
        return Counted(own, numbers + self.base, counts)

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
        places = np.repeat((numbers + self.base) << PLACE, found.counts)[each]
        places += found.positions[each]
        return places

    def _once(self, field: str) -> npt.NDArray[np.float32]:
        """What a word weighs that stands once in a record."""
        if (known := self._weighed.get(field)) is not None:
            return known
        lengths = self.leaf.lengths(field).astype(np.float32)
        if field == WORDS:
            lengths = np.maximum(lengths, _SHORTEST)
        weight, slope, usual = SCALES[field]
        self._weighed[field] = once = (weight / (1 - slope + slope / usual * lengths)).astype("f4")
        return once

    @cached_property
    def _weighed(self) -> dict[str, npt.NDArray[np.float32]]:
        return {}

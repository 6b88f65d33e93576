"""One part of the index as it was at one commit: what holds a word, as arrays.

Records are numbered from 0 without gaps, whatever was deleted.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from reader.search.model import About
from reader.search.store.gathering import TITLES, WORDS
from reader.search.store.slices import SCALES, Postings, Slice
from reader.search.store.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy.typing as npt

    from reader.search.store.leaf import Leaf, Stored
    from reader.search.store.ledger import Known

_SOURCES = "sources"  # no field of records
_LONGEST_HEADING = 25  # words
_TIMES_OF_HEADING = 3
_WORDS_KEPT = 256
_RECORDS_KEPT = 400  # for the next keystroke, which finds mostly the same

_NONE = Postings(np.empty(0, np.uint32), np.empty(0, np.float32))


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
        self._parts: list[Slice] = []
        self.size = 0
        for leaf, deleted in leaves:
            part = Slice(leaf, deleted, self.size)
            self._parts.append(part)
            self.size += part.size
        self._bases = np.array([part.base for part in self._parts], dtype=np.int64)
        self.vocabulary = Vocabulary([part.leaf for part in self._parts])
        self._kept: dict[tuple[str, str], Postings] = {}
        self._records: dict[int, Stored] = {}

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

    def of_sources(self, word: str) -> Postings:
        """The sources that hold a stem, by their index, with its weight in the whole of each."""
        return self._remembered(_SOURCES, word)

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
        kept = self._records
        if (found := kept.get(number)) is None:
            part = self._parts[int(np.searchsorted(self._bases, number, "right")) - 1]
            found = part.leaf.stored(part.local(number))
            if len(kept) >= _RECORDS_KEPT:
                kept.clear()
            kept[number] = found
        return found

    @cached_property
    def sources(self) -> tuple[tuple[str, About], ...]:
        """Key of every source that has a record here, and what it is."""
        nothing = About()
        found = ((key, self._known.get(key)) for key in self._indexes[0])
        return tuple((key, known.about if known else nothing) for key, known in found)

    @cached_property
    def note_kinds(self) -> frozenset[str]:
        """What sorts of notes are here."""
        return frozenset(about.note_kind for _, about in self.sources) - {""}

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
            found = self._find(field, word)
            if len(kept) >= _WORDS_KEPT:
                kept.pop(next(iter(kept), (field, word)), None)
        kept[field, word] = found
        return found

    def _find(self, field: str, word: str) -> Postings:
        if field == _SOURCES:
            return self._in_sources(word)
        return self._of_field(field, word) if field else self._weighed(word)

    def _in_sources(self, word: str) -> Postings:
        """As ``_weighed``, of all texts of a source as one, by the mean length of sources."""
        if not self.sources:
            return _NONE
        counts = np.zeros(len(self.sources))
        for part in self._parts:
            if (found := part.counted(WORDS, word)) is not None:
                times = found.counts * self._times[found.numbers]
                counts += np.bincount(self.source_of[found.numbers], times, len(counts))
        weights = counts * self._once_in_source
        title = self.title_postings(word)
        weights[self.source_of[title.numbers]] += title.weights
        numbers = np.flatnonzero(weights)
        return Postings(numbers.astype(np.uint32), weights[numbers].astype(np.float32))

    @cached_property
    def _lengths(self) -> npt.NDArray[np.integer]:
        return np.concatenate([part.of_all(part.leaf.lengths(WORDS)) for part in self._parts])

    @cached_property
    def _times(self) -> npt.NDArray[np.float64]:
        """How much each record counts in its source: more where it is likely a heading."""
        times = np.ones(self.size)
        several = np.bincount(self.source_of, minlength=len(self.sources)) > 1
        first = self.first_of_source[several]
        times[first[self._lengths[first] <= _LONGEST_HEADING]] = _TIMES_OF_HEADING
        return times

    @cached_property
    def _once_in_source(self) -> npt.NDArray[np.floating]:
        weight, slope, _ = SCALES[WORDS]
        lengths = np.bincount(self.source_of, self._lengths, len(self.sources))
        usual = max(1.0, float(lengths.mean()))
        weights: npt.NDArray[np.floating] = weight / (1 - slope + slope / usual * lengths)
        return weights

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

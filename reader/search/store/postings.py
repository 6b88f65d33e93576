"""Which records hold a word and where, as blocks of bytes that are read as arrays.

A word's block has the numbers of the records that hold it, how often each does, and all positions.
What a word weighs is not written: it follows from these and from the records' lengths.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reader.search.store.engine import Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from reader.search.store.chunks import Chunks, Field, Words

NUMBER = np.dtype("<u2")


class Postings:
    """A field's words sorted, with the records that hold each and the positions there.

    Attributes:
        lengths: How many words each record has in the field.
        met: How often each word was met, by its number.
        types: Of counts and positions once they are sorted, as numpy writes them.
    """

    def __init__(self, field: Field, chunks: Chunks, base: int) -> None:
        self._words, self._records, self._positions = _expanded(field, chunks)
        self._positions += base
        self.lengths = np.bincount(self._records, minlength=len(field.sizes))
        self.met = np.bincount(self._words, minlength=len(chunks.spelt))
        self.types: list[str] = []

    def sort(self, words: Words) -> None:
        """Put the words in the order of their stems."""
        ranks = words.rank[self._words]
        order = np.argsort(ranks, kind="stable")
        ranks, records, positions = ranks[order], self._records[order], self._positions[order]
        fresh = np.ones(len(ranks), dtype=bool)
        fresh[1:] = (ranks[1:] != ranks[:-1]) | (records[1:] != records[:-1])
        begins = np.flatnonzero(fresh)
        counts = np.diff(begins, append=len(ranks))
        ranks = ranks[begins]
        firsts = np.flatnonzero(np.diff(ranks, prepend=-1))
        self._ranks: list[int] = ranks[firsts].tolist()
        self._firsts: list[int] = [*firsts.tolist(), len(begins)]
        self._tokens: list[int] = [*begins[firsts].tolist(), len(positions)]
        self._numbers = records[begins].astype(NUMBER)
        self._counts = counts.astype(_narrowest(counts))
        self._positions = positions.astype(_narrowest(positions))
        self.types = [self._counts.dtype.str, self._positions.dtype.str]

    def terms(self, stems: list[bytes]) -> Iterator[Term]:
        """Each word with its block, in order."""
        numbers, counts = self._numbers.tobytes(), self._counts.tobytes()
        positions = self._positions.tobytes()
        of_number, of_count = self._numbers.itemsize, self._counts.itemsize
        of_position = self._positions.itemsize
        firsts, tokens = self._firsts, self._tokens
        for at, rank in enumerate(self._ranks):
            first, after = firsts[at], firsts[at + 1]
            block = (
                numbers[first * of_number : after * of_number]
                + counts[first * of_count : after * of_count]
                + positions[tokens[at] * of_position : tokens[at + 1] * of_position]
            )
            yield Term(stems[rank], after - first, block)


_Expanded = tuple["npt.NDArray[np.int32]", "npt.NDArray[np.int32]", "npt.NDArray[np.int32]"]


def _expanded(field: Field, chunks: Chunks) -> _Expanded:
    """Every word of a field in order: its number, its record, and its position there."""
    sizes = np.array(field.sizes, dtype=np.int32)
    of_record = np.array(field.chunks, dtype=np.int32)
    ends = np.array(chunks.ends, dtype=np.int32)
    counts = np.diff(ends, prepend=0)
    lengths = np.array(chunks.lengths, dtype=np.int64)[of_record]
    begins = np.cumsum(lengths) - lengths
    firsts = np.cumsum(sizes, dtype=np.int64) - sizes
    there = sizes > 0
    begins -= np.repeat(begins[firsts[there]], sizes[there])
    each = counts[of_record]
    skipped = (ends - counts)[of_record] - (np.cumsum(each) - each)
    at = np.repeat(skipped.astype(np.int32), each)
    at += np.arange(len(at), dtype=np.int32)
    words = np.array(chunks.words, dtype=np.int32)[at]
    positions = np.repeat(begins.astype(np.int32), each)
    positions += np.array(chunks.offsets, dtype=np.int32)[at]
    records = np.repeat(np.repeat(np.arange(len(sizes), dtype=np.int32), sizes), each)
    return words, records, positions


def _narrowest(numbers: npt.NDArray[np.signedinteger]) -> str:
    most = int(numbers.max()) if len(numbers) else 0
    return "<u1" if most < 1 << 8 else "<u2" if most < 1 << 16 else "<u4"

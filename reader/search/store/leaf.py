"""One segment, open for reading by any number of threads: arrays where they lie in its file."""

from __future__ import annotations

import json
import zlib
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from reader.search.store.engine import SegmentFile
from reader.search.store.gathering import KINDS, TITLES, WORDS
from reader.search.store.letters import Letters
from reader.search.store.postings import NUMBER

if TYPE_CHECKING:
    from collections.abc import KeysView, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from reader.search.store.engine import SegmentName


class Stored(NamedTuple):
    """What is kept of a record, to show it.

    Attributes:
        place: Text form of its place.
        kind: What it is.
        title: As in the record.
        text: As in the record.
        start: As in the record.
        names: Every whole name of an entry, as ``name_key`` makes it.
    """

    place: str
    kind: str
    title: str
    text: str
    start: int
    names: tuple[str, ...]


class Run(NamedTuple):
    """Records of one source that follow each other in a segment."""

    key: str
    start: int
    end: int
    language: str


class Occurrences(NamedTuple):
    """Where a word stands in a segment.

    Attributes:
        numbers: Records that hold it, rising.
        counts: How often each does.
        positions: All its positions, those of one record after those of the one before.
    """

    numbers: npt.NDArray[np.uint16]
    counts: npt.NDArray[np.integer]
    positions: npt.NDArray[np.integer]


class Leaf:
    """What can be asked of one segment, deleted records included."""

    def __init__(self, folder: Path, name: SegmentName) -> None:
        self._file = SegmentFile(folder, name)
        self.size = name.records
        header = json.loads(self._bytes(".src"))
        self._types = header["types"]
        self._last_group: tuple[int, list[list[Any]]] = -1, []
        self.runs = _runs(header["runs"])
        self._runs_of: dict[str, list[Run]] = {}
        for run in self.runs:
            self._runs_of.setdefault(run.key, []).append(run)

    @property
    def is_whole(self) -> bool:
        """Whether its file is still as long as it was."""
        return self._file.is_whole

    @property
    def keys(self) -> KeysView[str]:
        """The sources that have or had records here."""
        return self._runs_of.keys()

    def runs_of(self, key: str) -> Sequence[Run]:
        """Where the records of a source are."""
        return self._runs_of.get(key, ())

    def of_word(self, field: str, word: str) -> Occurrences | None:
        """The records that hold a stem in a field."""
        block = self._file.block(field, word)
        if block is None:
            return None
        count_type, position_type = map(np.dtype, self._types[field])
        counts_at = block.offset + block.records * NUMBER.itemsize
        positions_at = counts_at + block.records * count_type.itemsize
        end = block.offset + block.length
        return Occurrences(
            np.frombuffer(self._file.bytes, NUMBER, block.records, block.offset),
            np.frombuffer(self._file.bytes, count_type, block.records, counts_at),
            np.frombuffer(
                self._file.bytes,
                position_type,
                (end - positions_at) // position_type.itemsize,
                positions_at,
            ),
        )

    @cached_property
    def kinds(self) -> npt.NDArray[np.uint8]:
        """The kind of each record, as its index in ``KINDS``."""
        return np.frombuffer(self._file.bytes, np.uint8, self.size, self._file.range(".col")[0])

    @cached_property
    def starts(self) -> npt.NDArray[np.uint32]:
        """Where each record begins in its document."""
        return self._column(0)

    def lengths(self, field: str) -> npt.NDArray[np.uint32]:
        """How many words each record has in a field."""
        return self._column((WORDS, TITLES).index(field) + 1)

    def stored(self, number: int) -> Stored:
        """What is kept of a record."""
        place, title, text, start, keys, _ = self._kept(number)
        kind = KINDS[self.kinds[number]].value
        return Stored(place, kind, title, text, start, tuple(keys))

    def names(self, number: int) -> tuple[str, ...]:
        """Other names of a record, as they were given."""
        return tuple(self._kept(number)[5])

    @cached_property
    def spelt(self) -> list[str]:
        """Every word as it is written, sorted; one of two languages may be there twice."""
        return _lines(self._bytes(".voc"))

    @cached_property
    def letters(self) -> Letters:
        """The letters of each of ``spelt``."""
        return Letters.of(self.spelt)

    @cached_property
    def stems(self) -> list[str]:
        """Every stem, sorted."""
        return _lines(self._bytes(".stm"))

    @cached_property
    def stem_of(self) -> npt.NDArray[np.uint32]:
        """Index in ``stems`` for each of ``spelt``."""
        return self._of_spelt(0)

    @cached_property
    def met(self) -> npt.NDArray[np.uint32]:
        """How often each of ``spelt`` was met."""
        return self._of_spelt(1)

    def _of_spelt(self, half: int) -> npt.NDArray[np.uint32]:
        offset, length = self._file.range(".cnt")
        count = length // 8
        return np.frombuffer(self._file.bytes, "<u4", count, offset + half * count * 4)

    def _column(self, number: int) -> npt.NDArray[np.uint32]:
        offset = self._file.range(".col")[0] + self.size * (1 + 4 * number)
        return np.frombuffer(self._file.bytes, "<u4", self.size, offset)

    def _kept(self, number: int) -> list[Any]:
        firsts, ends = self._groups
        group = int(np.searchsorted(firsts, number, "right")) - 1
        known, records = self._last_group
        if known != group:
            offset, _ = self._file.range(".txt")
            begin = int(ends[group - 1]) if group else 0
            packed = self._file.bytes[offset + begin : offset + int(ends[group])]
            records = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
            self._last_group = group, records
        return records[number - int(firsts[group])]

    @cached_property
    def _groups(self) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint64]]:
        """The first record of each group that is compressed, and where it ends."""
        firsts, ends = self._bytes(".fst"), self._bytes(".end")
        return np.frombuffer(firsts, "<u4"), np.frombuffer(ends, "<u8")

    def _bytes(self, extension: str) -> bytes:
        offset, length = self._file.range(extension)
        return self._file.bytes[offset : offset + length]


def _runs(found: list[list[str]]) -> tuple[Run, ...]:
    runs = []
    start = 0
    for key, end, language in found:
        runs.append(Run(key, start, int(end), language))
        start = int(end)
    return tuple(runs)


def _lines(content: bytes) -> list[str]:
    return content.decode().split("\n") if content else []

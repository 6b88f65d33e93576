"""The records of one segment, gathered and written."""

from __future__ import annotations

import json
import zlib
from array import array
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from reader.search.model import Kind
from reader.search.store.chunks import Chunks, Field
from reader.search.store.engine import write_segment
from reader.search.store.postings import Postings
from reader.search.words import name_key, runs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.search.store.engine import SegmentName

WORDS = "words"
TITLES = "titles"
KINDS = tuple(Kind)
TITLE_POSITIONS = 1 << 28  # where the positions of titles begin; no text has as many words
MOST_RECORDS = 60_000  # of a segment, so that their numbers fit

_GROUP = 16 * 1024  # characters of records that are compressed together
_LEVEL = 1  # of compression; higher ones take as long as all the rest and save a tenth


_as_json = json.JSONEncoder(ensure_ascii=False).encode


class Row(NamedTuple):
    """A record as it is written, plain enough for another process.

    Attributes:
        place: Text form of its place.
        kind: Index of its kind in ``KINDS``.
        title: As in the record.
        text: As in the record.
        start: As in the record.
        names: Other names that it is found by.
        titled: Whether it is found by the words of its title.
    """

    place: str
    kind: int
    title: str
    text: str
    start: int
    names: tuple[str, ...]
    titled: bool


class Gathering:
    """Gathers records until they are written as a segment.

    Args:
        chunks: What was analysed for segments before.
    """

    def __init__(self, chunks: Chunks | None = None) -> None:
        self._chunks = chunks or Chunks()
        self._fields = {WORDS: Field(), TITLES: Field()}
        self._kinds = bytearray()
        self._starts = array("I")
        self._runs: list[list[object]] = []
        self._texts = _Texts()

    def __len__(self) -> int:
        return len(self._kinds)

    def add(self, key: str, language: str, row: Row) -> None:
        """Take the next record.

        Args:
            key: Of its source.
            language: Of its words.
            row: The record.

        Raises:
            ValueError: It cannot be kept; nothing of it was taken.
        """
        title = self._chunks.of((row.title, *row.names), language) if row.titled else []
        body = self._chunks.of((row.text,), language)
        keys = _name_keys(row) if KINDS[row.kind] is Kind.ENTRY else ()
        self._texts.add([row.place, row.title, row.text, row.start, keys, row.names])
        self._fields[WORDS].add(body)
        self._fields[TITLES].add(title)
        self._kinds.append(row.kind)
        self._starts.append(row.start)
        if self._runs and self._runs[-1][0] == key:
            self._runs[-1][1] = len(self._kinds)
        else:
            self._runs.append([key, len(self._kinds), language])

    def write(self, folder: Path) -> SegmentName:
        """Write what was gathered as a segment.

        Raises:
            OSError: The system refuses.
        """
        fields = {
            WORDS: Postings(self._fields[WORDS], self._chunks, 0),
            TITLES: Postings(self._fields[TITLES], self._chunks, TITLE_POSITIONS),
        }
        words = self._chunks.words_met(fields[WORDS].met + fields[TITLES].met)
        for postings in fields.values():
            postings.sort(words)
        lengths = [postings.lengths for postings in fields.values()]
        numbers = (np.array(self._starts, "<u4"), *lengths)
        columns = [bytes(self._kinds), *(one.astype("<u4").tobytes() for one in numbers)]
        header = {
            "runs": self._runs,
            "types": {name: postings.types for name, postings in fields.items()},
        }
        encoded = [stem.encode() for stem in words.stems]
        return write_segment(
            folder,
            len(self),
            {name: postings.terms(encoded) for name, postings in fields.items()},
            {
                ".src": json.dumps(header).encode(),
                ".col": b"".join(columns),
                **self._texts.files(),
                **words.files,
            },
        )


class _Texts:
    """Records as they are shown, some compressed together."""

    def __init__(self) -> None:
        self._packed = bytearray()
        self._firsts = array("I")
        self._ends = array("Q")
        self._group: list[bytes] = []
        self._size = 0
        self._count = 0

    def add(self, values: list[object]) -> None:
        """Take the next record's."""
        told = _as_json(values).encode("utf-8", "surrogatepass")
        self._group.append(told)
        self._size += len(told)
        self._count += 1
        if self._size > _GROUP:
            self._pack()

    def files(self) -> dict[str, bytes]:
        """What is to be kept: the groups, the first record of each and where it ends."""
        self._pack()
        firsts, ends = np.array(self._firsts, "<u4"), np.array(self._ends, "<u8")
        return {".txt": bytes(self._packed), ".fst": firsts.tobytes(), ".end": ends.tobytes()}

    def _pack(self) -> None:
        if self._group:
            self._firsts.append(self._count - len(self._group))
            self._packed += zlib.compress(b"[" + b",".join(self._group) + b"]", _LEVEL)
            self._ends.append(len(self._packed))
            self._group.clear()
            self._size = 0


def _name_keys(row: Row) -> tuple[str, ...]:
    names = (row.title, *row.names)
    return tuple(dict.fromkeys(name_key(_spelt_words(name)) for name in names))


def _spelt_words(text: str) -> Iterator[str]:
    return (part.word for run in runs(text) for part in run.parts)

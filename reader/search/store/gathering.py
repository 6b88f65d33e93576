"""The records of one segment: their words gathered, and written as blocks of arrays.

A word's block has the numbers of the records that hold it, how often each does, and all positions.
What a word weighs is not written: it follows from these and from the records' lengths.
"""

from __future__ import annotations

import json
import zlib
from array import array
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from reader.search.model import Kind
from reader.search.store.engine import Term, write_segment
from reader.search.words import STOP_WORDS, name_key, runs, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import numpy.typing as npt

    from reader.search.store.engine import SegmentName

WORDS = "words"
TITLES = "titles"
KINDS = tuple(Kind)
NUMBER = np.dtype("<u2")
TITLE_POSITIONS = 1 << 28  # where the positions of titles begin; no text has as many words
MOST_RECORDS = 60_000  # of a segment, so that their numbers fit

_GAP = 300  # words between two texts of a record: more than any query holds
_GROUP = 16 * 1024  # characters of records that are compressed together
_LEVEL = 1  # of compression; higher ones take as long as all the rest and save a tenth


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


class _Stems(dict[str, int]):
    """The stems of a segment, numbered as they come."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class _Words(dict[str, int]):
    """The words of one language, numbered among all; those that are not indexed are -1."""

    def __init__(self, language: str, spelt: list[str], stemmed: array[int], stems: _Stems) -> None:
        super().__init__(dict.fromkeys(STOP_WORDS, -1))
        self._language = language
        self._spelt = spelt
        self._stemmed = stemmed
        self._stems = stems

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self._spelt)
        self._stemmed.append(self._stems[stem(word)])
        self._spelt.append(word)
        return number


class _Field:
    """The words of one field of all records, in order."""

    def __init__(self) -> None:
        self.words = array("i")
        self.positions = array("I")
        self.sizes = array("I")
        self.lengths = array("I")

    def add(self, words: list[int], positions: list[int]) -> None:
        """Take the words of the next record."""
        self.words.extend(words)
        self.positions.extend(positions)
        self.sizes.append(len(words))
        self.lengths.append(len(words) - words.count(-1))


class Gathering:
    """Gathers records until they are written as a segment."""

    def __init__(self) -> None:
        self._spelt: list[str] = []
        self._stemmed = array("I")
        self._stems = _Stems()
        self._languages: dict[str, _Words] = {}
        self._fields = {WORDS: _Field(), TITLES: _Field()}
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
        words = self._languages.get(language)
        if words is None:
            words = _Words(language, self._spelt, self._stemmed, self._stems)
            self._languages[language] = words
        title = (
            _numbered(words, (row.title, *row.names), TITLE_POSITIONS) if row.titled else ([], [])
        )
        body = _numbered(words, (row.text,), 0)
        keys = _name_keys(row) if KINDS[row.kind] is Kind.ENTRY else ()
        self._texts.add([row.place, row.title, row.text, row.start, keys, row.names])
        for field, (numbers, positions) in zip(self._fields.values(), (body, title), strict=True):
            field.add(numbers, positions)
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
        stems = sorted(self._stems, key=str.encode)
        rank = np.empty(len(stems), dtype=np.int32)
        rank[[self._stems[word] for word in stems]] = np.arange(len(stems), dtype=np.int32)
        stem_of = rank[np.array(self._stemmed, dtype=np.int64)]
        encoded = [word.encode() for word in stems]
        fields = {name: _Postings(field, stem_of) for name, field in self._fields.items()}
        numbers = (self._starts, *(field.lengths for field in self._fields.values()))
        columns = [bytes(self._kinds), *(np.array(one, "<u4").tobytes() for one in numbers)]
        header = {
            "runs": self._runs,
            "types": {name: postings.types for name, postings in fields.items()},
        }
        return write_segment(
            folder,
            len(self),
            {name: postings.terms(encoded) for name, postings in fields.items()},
            {
                ".src": json.dumps(header).encode(),
                ".col": b"".join(columns),
                **self._texts.files(),
                **self._vocabulary(stems, stem_of),
            },
        )

    def _vocabulary(self, stems: list[str], stem_of: npt.NDArray[np.int32]) -> dict[str, bytes]:
        """Every word with its stem, sorted, and how often it was met."""
        met = np.zeros(len(self._spelt), dtype=np.int64)
        for field in self._fields.values():
            words = np.array(field.words, dtype=np.int64)
            met += np.bincount(words[words >= 0], minlength=len(met))
        spelt = self._spelt
        order = np.array(sorted(range(len(spelt)), key=spelt.__getitem__), dtype=np.int64)
        order = order[met[order] > 0]
        numbers = np.concatenate((stem_of[order], met[order])).astype("<u4")
        return {
            ".voc": "\n".join(spelt[number] for number in order.tolist()).encode(),
            ".stm": "\n".join(stems).encode(),
            ".cnt": numbers.tobytes(),
        }


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
        told = json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass")
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


class _Postings:
    """A field's words sorted, with the records that hold each and the positions there."""

    def __init__(self, field: _Field, stem_of: npt.NDArray[np.int32]) -> None:
        words = np.array(field.words, dtype=np.int32)
        tokens_of = np.array(field.sizes, dtype=np.int64)
        records = np.repeat(np.arange(len(tokens_of), dtype=NUMBER), tokens_of)
        kept = np.flatnonzero(words >= 0)
        ranks = stem_of[words[kept]]
        order = np.argsort(ranks, kind="stable")
        ranks, kept = ranks[order], kept[order]
        records = records[kept]
        self._positions = np.array(field.positions, dtype=np.uint32)[kept]
        fresh = np.ones(len(ranks), dtype=bool)
        fresh[1:] = (ranks[1:] != ranks[:-1]) | (records[1:] != records[:-1])
        begins = np.flatnonzero(fresh)
        counts = np.diff(begins, append=len(ranks))
        self._numbers = records[begins]
        ranks = ranks[begins]
        firsts = np.flatnonzero(np.diff(ranks, prepend=-1))
        self._ranks = ranks[firsts].tolist()
        self._firsts = [*firsts.tolist(), len(begins)]
        self._tokens = [*begins[firsts].tolist(), len(self._positions)]
        self._counts = counts.astype(_narrowest(counts))
        self._positions = self._positions.astype(_narrowest(self._positions))
        self.types = [self._counts.dtype.str, self._positions.dtype.str]

    def terms(self, stems: list[bytes]) -> Iterator[Term]:
        """Each word with its block, in order."""
        numbers, counts = self._numbers.tobytes(), self._counts.tobytes()
        positions = self._positions.tobytes()
        of_number, of_count = self._numbers.itemsize, self._counts.itemsize
        of_position = self._positions.itemsize
        firsts, tokens_at = self._firsts, self._tokens
        for at, rank in enumerate(self._ranks):
            first, after = firsts[at], firsts[at + 1]
            block = (
                numbers[first * of_number : after * of_number]
                + counts[first * of_count : after * of_count]
                + positions[tokens_at[at] * of_position : tokens_at[at + 1] * of_position]
            )
            yield Term(stems[rank], after - first, block)


def _numbered(words: _Words, texts: Iterable[str], base: int) -> tuple[list[int], list[int]]:
    """The words of texts by number, and their positions; no phrase reaches over two texts."""
    numbers: list[int] = []
    positions: list[int] = []
    for text in texts:
        found = list(tokens(text))
        numbers += [words[token[0]] for token in found]
        positions += [base + token[1] for token in found]
        base = (positions[-1] if positions else base) + _GAP
    return numbers, positions


def _name_keys(row: Row) -> tuple[str, ...]:
    names = (row.title, *row.names)
    return tuple(dict.fromkeys(name_key(_spelt_words(name)) for name in names))


def _spelt_words(text: str) -> Iterator[str]:
    return (part.word for run in runs(text) for part in run.parts)


def _narrowest(numbers: npt.NDArray[np.integer]) -> str:
    most = int(numbers.max()) if len(numbers) else 0
    return "<u1" if most < 1 << 8 else "<u2" if most < 1 << 16 else "<u4"

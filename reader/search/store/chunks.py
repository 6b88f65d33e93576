"""The words of many texts, quickly: what stands between two spaces is analysed once.

A text becomes the numbers of its chunks. A chunk leads to its words and their positions in it; all
that is to be done for each of a million words is done by numpy.
"""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from reader.search.stemming import stem
from reader.search.words import STOP_WORDS, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

GAP = 300  # words between two texts of a record: more than any query holds

_LONGEST_KEPT = 40  # characters; longer chunks hardly come again
_MOST = 300_000  # chunks, about 60 MB
_CHUNK = re.compile(r"[^ \n\t]+")
_DASH = "-\u2010\u2011\u2012\u2013\ufe63\uff0d"
_AT_LINE_END = re.compile(rf"[{_DASH}][ \t]*\n")
_WITH_LINE_ENDS = re.compile(rf"(?:[^ \n\t]*[{_DASH}][ \t]*\n[ \t]*)*[^ \n\t]+")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\uff66-\uffdc"
    "\U0001b000-\U0003ffff]"
)


class Field:
    """One field of all records: the chunks of their texts, in order."""

    def __init__(self) -> None:
        self.chunks = array("I")
        self.sizes = array("I")

    def add(self, chunks: list[int]) -> None:
        """Take the chunks of the next record."""
        self.chunks.extend(chunks)
        self.sizes.append(len(chunks))


class Words(NamedTuple):
    """The words of a segment.

    Attributes:
        stems: Their stems, sorted.
        rank: Index in ``stems`` by the number of a word.
        files: What is kept of them, to be found by their beginnings.
    """

    stems: list[str]
    rank: npt.NDArray[np.int32]
    files: dict[str, bytes]


class _Known(dict[str, int]):
    """The chunks of one language that were met, by number."""

    def __init__(self, chunks: Chunks, language: str) -> None:
        super().__init__()
        self._chunks = chunks
        self._language = language
        self._words: dict[str, int] = dict.fromkeys(STOP_WORDS, -1)

    def __missing__(self, chunk: str) -> int:
        chunks, words = self._chunks, self._words
        found = []
        after = 0
        for word, position, _, _ in tokens(chunk):
            number = words.get(word)
            if number is None:
                number = words[word] = chunks.new_word(word, stem(word, self._language))
            if number >= 0:
                found.append((number, position))
            after = max(after, position + 1)
        number = chunks.new_chunk(found, after)
        if len(chunk) <= _LONGEST_KEPT:
            self[chunk] = number
        return number


class Chunks:
    """The chunks that were met, in one segment or several.

    Attributes:
        words: The words of all chunks, one after the other, by number.
        offsets: In step, the position of each within its chunk.
        ends: Where the words of each chunk end.
        lengths: By how many positions each chunk moves on.
        spelt: Every word by its number.
    """

    def __init__(self) -> None:
        self.words = array("I")
        self.offsets = array("I")
        self.ends = array("I", [0])
        self.lengths = array("I", [GAP])  # the first stands between two texts
        self.spelt: list[str] = []
        self._stem_of = array("I")
        self._stems: dict[str, int] = {}
        self._known: dict[str, _Known] = {}

    def of(self, texts: Iterable[str], language: str) -> list[int]:
        """The chunks of the texts of one record.

        Raises:
            ValueError: A word cannot be written.
        """
        known = self._known.get(language)
        if known is None:
            known = self._known[language] = _Known(self, language)
        found: list[int] = []
        for text in texts:
            if found:
                found.append(0)
            found += map(known.__getitem__, _split(text))
        return found

    def new_word(self, word: str, its_stem: str) -> int:
        """Give a word a number."""
        its_stem.encode()
        word.encode()
        self._stem_of.append(self._stems.setdefault(its_stem, len(self._stems)))
        self.spelt.append(word)
        return len(self.spelt) - 1

    def new_chunk(self, words: list[tuple[int, int]], length: int) -> int:
        """Give a chunk a number."""
        self.words.extend([word for word, _ in words])
        self.offsets.extend([offset for _, offset in words])
        self.ends.append(len(self.words))
        self.lengths.append(length)
        return len(self.lengths) - 1

    def words_met(self, met: npt.NDArray[np.int64]) -> Words:
        """The words of a segment.

        Args:
            met: How often each was met there, by its number.
        """
        spelt = self.spelt
        used = sorted(np.flatnonzero(met).tolist(), key=spelt.__getitem__)
        order = np.array(used, dtype=np.int64)
        stem_of = np.array(self._stem_of, dtype=np.int64)
        numbers = np.unique(stem_of[order]).tolist()
        by_number = list(self._stems)
        numbers.sort(key=by_number.__getitem__)
        stems = [by_number[number] for number in numbers]
        rank = np.empty(len(by_number), dtype=np.int32)
        rank[numbers] = np.arange(len(numbers), dtype=np.int32)
        kept = np.concatenate((rank[stem_of[order]], met[order])).astype("<u4")
        files = {
            ".voc": "\n".join([spelt[number] for number in used]).encode(),
            ".stm": "\n".join(stems).encode(),
            ".cnt": kept.tobytes(),
        }
        return Words(stems, rank[stem_of], files)

    @property
    def is_large(self) -> bool:
        """Whether it holds so much that it should be begun anew with the next segment."""
        return len(self.lengths) > _MOST


def _split(text: str) -> list[str]:
    """A text in chunks that are analysed alone as they are in it."""
    if not text.isascii() and _UNSPACED.search(text):
        return [text]
    if "\n" in text and _AT_LINE_END.search(text):
        return _WITH_LINE_ENDS.findall(text)
    return _CHUNK.findall(text)

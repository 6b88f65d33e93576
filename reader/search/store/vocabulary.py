"""Every word of the index with its stem, so that the beginning of a word leads to stems.

A file of sorted lines, ``word TAB stem TAB count``, under a line with its checksum. It may hold
words that are in no text any more; they lead to stems that find nothing.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from reader.search.words import stem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE_NAME = "words.txt"

_AFTER_ALL = "\U0010ffff"


class Vocabulary:
    """The words of one part of the index."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def stems_from(self, beginning: str) -> list[tuple[int, str]]:
        """The stems of all words that begin so, each with its count, the commonest first."""
        first = bisect_left(self._lines, beginning)
        after = bisect_left(self._lines, beginning + _AFTER_ALL)
        counts: Counter[str] = Counter()
        for line in self._lines[first:after]:
            _, word_stem, count = line.split("\t")
            counts[word_stem] += int(count)
        return sorted(((count, word) for word, count in counts.items()), reverse=True)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All words, sorted."""
        return tuple(line.partition("\t")[0] for line in self._lines)

    def stems_of(self, word: str) -> tuple[str, ...]:
        """What a word counts as, in whatever languages it was met; nothing where it was not."""
        at = bisect_left(self._lines, f"{word}\t")
        found = self._lines[at : at + 1]
        return tuple(line.split("\t")[1] for line in found if line.startswith(f"{word}\t"))

    def counts(self) -> Counter[str]:
        """How often each word was met."""
        split = (line.split("\t") for line in self._lines)
        return Counter({word: int(count) for word, _, count in split})


def read_vocabulary(folder: Path) -> Vocabulary:
    """The vocabulary kept in a folder.

    Raises:
        OSError: It cannot be read.
        ValueError: It is damaged.
    """
    checksum, _, body = (folder / FILE_NAME).read_bytes().partition(b"\n")
    if checksum != _checksum(body):
        raise ValueError(f"{FILE_NAME} is damaged")
    return Vocabulary(body.decode().splitlines())


def is_sound(folder: Path) -> bool:
    """Whether the vocabulary kept in a folder is as it was written.

    Raises:
        OSError: It cannot be read.
    """
    try:
        checksum, _, body = (folder / FILE_NAME).read_bytes().partition(b"\n")
    except FileNotFoundError:
        return False
    return checksum == _checksum(body)


def write_vocabulary(folder: Path, counts: Mapping[str, int]) -> None:
    """Keep a vocabulary in a folder, whole or not at all."""
    lines = sorted(f"{word}\t{stem(word)}\t{count}" for word, count in counts.items())
    body = "\n".join(lines).encode()
    new = folder / f"{FILE_NAME}.new"
    new.write_bytes(_checksum(body) + b"\n" + body)
    new.replace(folder / FILE_NAME)


def _checksum(body: bytes) -> bytes:
    return b"%08x" % zlib.crc32(body)

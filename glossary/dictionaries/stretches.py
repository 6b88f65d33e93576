"""Stretches of a file of articles, such as the indexes of StarDict and dictd tell of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.dictionaries import limits
from glossary.dictionaries.source import broken

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from glossary.dictionaries.source import Bytes

_CHUNK = 256 * 1024
_MOST_OVERLAP = 4


Stretch = tuple[int, int]
"""A stretch of the articles: its first byte, and how many bytes it has."""


def check_stretches(path: Path, stretches: Collection[Stretch], total: int) -> None:
    """Refuse an index that lies about the file of articles.

    Args:
        path: The file of articles.
        stretches: Those that the index tells of.
        total: How many bytes the file has.

    Raises:
        BrokenFileError: A stretch leaves the file or is too long, or they overlap so much that
            they would grow without bound.
    """
    if not stretches:
        return
    end = max(offset + size for offset, size in stretches)
    if end > total:
        raise broken(path, f"ends at byte {total:,}, but its index goes to {end:,}")
    longest = max(size for _, size in stretches)
    if longest > limits.LONGEST_ARTICLE:
        raise broken(path, f"has an article of {longest:,} bytes", "no article is that long")
    told = sum(size for _, size in stretches)
    if told > limits.ALWAYS_INFLATED + _MOST_OVERLAP * total:
        raise broken(path, f"has {total:,} bytes, but its index tells of {told:,} in all")


def sort_key(word: bytes) -> tuple[bytes, bytes]:
    """The order of the words in an index: small and capital letters of ASCII alike, then not."""
    return word.lower(), word


class Slices:
    """Stretches of a file, asked for in order of their beginnings."""

    def __init__(self, path: Path, source: Bytes) -> None:
        self._path = path
        self._source = source
        self._held = b""
        self._start = 0

    def read(self, offset: int, size: int) -> bytes:
        """The stretch that begins at an offset.

        Args:
            offset: Not before that of the stretch asked for last.
            size: How many bytes.

        Raises:
            BrokenFileError: The file ends before, or the stretch is too long.
        """
        if size > limits.LONGEST_ARTICLE:
            raise broken(self._path, f"has an article of {size:,} bytes", "no article is that long")
        self._drop(offset)
        pieces, have = [self._held], len(self._held)
        while have < offset - self._start + size:
            piece = self._source.read(_CHUNK)
            if not piece:
                end = self._start + have
                reason = f"ends at byte {end:,}, but its index goes to {offset + size:,}"
                raise broken(self._path, reason)
            pieces.append(piece)
            have += len(piece)
        self._held = b"".join(pieces)
        begin = offset - self._start
        return self._held[begin : begin + size]

    def _drop(self, offset: int) -> None:
        """Let go of what comes before an offset."""
        while self._start + len(self._held) < offset:
            self._start += len(self._held)
            self._held = self._source.read(_CHUNK)
            if not self._held:
                return
        # Only now and then, as cutting copies the rest.
        if offset - self._start > _CHUNK:
            self._held = self._held[offset - self._start :]
            self._start = offset

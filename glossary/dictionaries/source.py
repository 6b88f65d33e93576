"""Bytes of dictionary files, compressed or not, read once from front to back and never too many."""

from __future__ import annotations

import io
import os
import stat
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from glossary.dictionaries import limits
from glossary.dictionaries.shown import clean
from glossary.problems import BrokenFileError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

_CHUNK = 256 * 1024
_LONGEST_REASON = 300  # characters
_GZIP = b"\x1f\x8b"
_GZIP_WINDOW = 31  # zlib's number for a gzip header and the largest window
_FEW_MEMBERS = 1_000
_SMALL_MEMBER = 4_096  # bytes; a file of many smaller ones is made to keep us busy


class Bytes(Protocol):
    """Bytes read from front to back."""

    def read(self, size: int, /) -> bytes:
        """At most that many of the next bytes; none at the end."""
        ...


def broken(
    path: Path, reason: str, advice: str = "get a fresh copy of it", line: int | None = None
) -> BrokenFileError:
    """The error that says what is wrong with a file, in one line whatever of the file it quotes."""
    said = " ".join(clean(reason).split())[:_LONGEST_REASON]
    return BrokenFileError(Problem(str(path), line, said, advice))


@contextmanager
def opened(path: Path) -> Iterator[Bytes]:
    """The bytes of an ordinary file, inflated if it is gzip or dictzip.

    Raises:
        BrokenFileError: It cannot be read, then or while it is being read.
    """
    with _opened_file(path) as file:
        compressed = file.read(len(_GZIP)) == _GZIP
        file.seek(0)
        yield _Inflated(path, file) if compressed else _Guarded(path, file)


def read_all(path: Path, limit: int) -> bytes:
    """All bytes of a file, inflated if it is compressed.

    Raises:
        BrokenFileError: It cannot be read, or has more than ``limit`` bytes.
    """
    with opened(path) as source:
        pieces, size = [], 0
        while size <= limit and (piece := source.read(limit + 1 - size)):
            pieces.append(piece)
            size += len(piece)
        data = b"".join(pieces)
    if len(data) > limit:
        raise broken(path, f"has more than {limit:,} bytes", "choose a smaller dictionary")
    return data


def chunks(path: Path) -> Iterator[bytes]:
    """The bytes of a file piece by piece, inflated if it is compressed."""
    with opened(path) as source:
        while piece := source.read(_CHUNK):
            yield piece


class _Guarded:
    """A file whose errors are told as problems."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path = path
        self._file = file

    def read(self, size: int, /) -> bytes:
        try:
            # Room for all that is asked for is made even where there is less.
            return self._file.read(min(size, _CHUNK))
        except OSError as error:
            raise _unreadable(self._path, error) from None


class _Inflated:
    """A gzip file of one or several members, inflated piece by piece up to a reasonable size."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path = path
        self._file = _Guarded(path, file)
        compressed = os.fstat(file.fileno()).st_size
        most = max(limits.ALWAYS_INFLATED, limits.MOST_INFLATED * compressed)
        self._left = min(limits.LARGEST_TEXT, most)
        self._members_left = _FEW_MEMBERS + compressed // _SMALL_MEMBER
        self._inflater = zlib.decompressobj(_GZIP_WINDOW)
        self._waiting = b""

    def read(self, size: int, /) -> bytes:
        while not self._inflater.eof or self._begin_next_member():
            if not self._waiting:
                self._waiting = self._file.read(_CHUNK)
                if not self._waiting:
                    raise broken(self._path, "is cut off: its compressed data has no end")
            # Only so much at once that what grows without end is noticed before it is large.
            if piece := self._inflate(min(max(1, size), _CHUNK)):
                return piece
        return b""

    def _inflate(self, size: int) -> bytes:
        try:
            piece = self._inflater.decompress(self._waiting, size)
        except zlib.error as error:
            raise broken(self._path, f"cannot be decompressed ({error})") from None
        self._waiting = self._inflater.unconsumed_tail
        self._left -= len(piece)
        if self._left < 0:
            reason = "grows to far more than a dictionary when decompressed"
            raise broken(self._path, reason, "check where it comes from")
        return piece

    def _begin_next_member(self) -> bool:
        """Go on with what follows the end of a member, unless that is the end or filling."""
        rest = self._inflater.unused_data
        if len(rest) < len(_GZIP):
            rest += self._file.read(_CHUNK)
        self._members_left -= 1
        if not rest.startswith(_GZIP) or self._members_left < 0:
            return False
        self._inflater = zlib.decompressobj(_GZIP_WINDOW)
        self._waiting = rest
        return True


@contextmanager
def _opened_file(path: Path) -> Iterator[BinaryIO]:
    try:
        # Without blocking, so that a pipe cannot keep us waiting for a writer.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        raise broken(path, "is not there", "check its name") from None
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None
    with os.fdopen(handle, "rb", buffering=_CHUNK) if _is_file(path, handle) else io.BytesIO() as f:
        yield f


def _is_file(path: Path, handle: int) -> bool:
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return True
    os.close(handle)
    raise broken(path, "is no ordinary file", "name a file of a dictionary")


def _unreadable(path: Path, error: Exception) -> BrokenFileError:
    why = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return broken(path, f"cannot be read ({why})", "check what it is and its permissions")

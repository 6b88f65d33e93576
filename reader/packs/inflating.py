"""Compressed files, inflated piece by piece and only up to a reasonable size."""

from __future__ import annotations

import bz2
import lzma
import zlib
from typing import TYPE_CHECKING, Protocol

from reader.base.zips import ALWAYS_INFLATED, MOST_INFLATED

if TYPE_CHECKING:
    from typing import BinaryIO

_CHUNK = 256 * 1024
_MEMORY = 256 * 1024 * 1024  # bytes that xz may take; its own highest preset takes 65 MiB
_GZIP_WINDOW = 31  # zlib's number for a gzip header and the largest window
_FEW_STREAMS = 1_000
_SMALL_STREAM = 4_096  # bytes; a file of many smaller ones is made to keep us busy
_LONGEST_START = 6
_FIRST_BYTES = {b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"\xfd7zXZ\x00": "xz"}


class InflatingError(ValueError):
    """Compressed data that cannot, or should not, be inflated; says why."""


class _Inflater(Protocol):
    """What the three compressions have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def inflate(self, data: bytes, most: int) -> bytes: ...


class _Gzip:
    def __init__(self) -> None:
        self._made = zlib.decompressobj(_GZIP_WINDOW)

    @property
    def eof(self) -> bool:
        return self._made.eof

    @property
    def unused_data(self) -> bytes:
        return self._made.unused_data

    def inflate(self, data: bytes, most: int) -> bytes:
        return self._made.decompress(self._made.unconsumed_tail + data, most)


class _Other:
    def __init__(self, made: bz2.BZ2Decompressor | lzma.LZMADecompressor) -> None:
        self._made = made

    @property
    def eof(self) -> bool:
        return self._made.eof

    @property
    def unused_data(self) -> bytes:
        return self._made.unused_data

    def inflate(self, data: bytes, most: int) -> bytes:
        return self._made.decompress(data, most)


def compression_of(start: bytes) -> str | None:
    """How a file that begins so is compressed, or None."""
    found = (name for first, name in _FIRST_BYTES.items() if start.startswith(first))
    return next(found, None)


class Inflated:
    """The bytes of a compressed file from front to back.

    Args:
        file: The file, at its start.
        compression: What ``compression_of`` said.
        size: Its bytes, which bound what it may become.
    """

    def __init__(self, file: BinaryIO, compression: str, size: int) -> None:
        self._file = file
        self._compression = compression
        self._left = max(ALWAYS_INFLATED, MOST_INFLATED * size)
        self._streams_left = _FEW_STREAMS + size // _SMALL_STREAM
        self._inflater = _inflater(compression)
        self._waiting = b""

    def read(self, size: int, /) -> bytes:
        """At most that many of the next bytes; none at the end.

        Raises:
            InflatingError: The data is broken, cut off, or becomes too much.
            OSError: The file cannot be read.
        """
        while not self._inflater.eof or self._begin_next():
            if piece := self._inflate(max(1, size)):
                self._left -= len(piece)
                if self._left < 0:
                    raise InflatingError("grows to far more than a pack when it is unpacked")
                return piece
            if not self._inflater.eof:
                self._waiting = self._file.read(_CHUNK)
                if not self._waiting:
                    raise InflatingError("is cut off: its compressed data has no end")
        return b""

    def _inflate(self, size: int) -> bytes:
        data, self._waiting = self._waiting, b""
        try:
            return self._inflater.inflate(data, size)
        except (zlib.error, lzma.LZMAError, OSError, MemoryError) as error:
            raise InflatingError(f"cannot be decompressed ({error})") from None

    def _begin_next(self) -> bool:
        """Go on with what follows the end of a stream, unless that is the end or filling."""
        rest = self._inflater.unused_data
        if len(rest) < _LONGEST_START:
            rest += self._file.read(_CHUNK)
        self._streams_left -= 1
        if compression_of(rest) != self._compression or self._streams_left < 0:
            return False
        self._inflater = _inflater(self._compression)
        self._waiting = rest
        return True


def _inflater(compression: str) -> _Inflater:
    if compression == "gzip":
        return _Gzip()
    if compression == "bzip2":
        return _Other(bz2.BZ2Decompressor())
    return _Other(lzma.LZMADecompressor(memlimit=_MEMORY))

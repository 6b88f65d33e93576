"""Bodies that come compressed, inflated as they come, and only up to what is opened."""

from __future__ import annotations

import zlib

_GZIP_WINDOW = 31  # zlib's number for a gzip header and the largest window
_GZIP_BEGINS = b"\x1f\x8b"
_MOST_MEMBERS = 1_000


class InflatingError(ValueError):
    """Compressed data that is broken, or that ends too early."""


class Gunzip:
    """Inflates gzip data piece by piece."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(_GZIP_WINDOW)
        self._members = 1

    def inflate(self, data: bytes, most: int) -> bytes:
        """What this much more data becomes: at most so many bytes, and one more if it is more.

        Raises:
            InflatingError: It is broken.
        """
        made = bytearray()
        while data and len(made) <= most:
            if self._member.eof:
                if not _GZIP_BEGINS.startswith(data[:2]):
                    break  # padding after the end, which nobody minds
                self._next_member()
            try:
                made += self._member.decompress(data, most + 1 - len(made))
            except zlib.error as error:
                raise InflatingError(str(error)) from error
            data = self._member.unused_data
        return bytes(made)

    @property
    def ended(self) -> bool:
        """Whether the data is all there."""
        return self._member.eof

    def _next_member(self) -> None:
        self._members += 1
        if self._members > _MOST_MEMBERS:
            raise InflatingError("it is in too many pieces")
        self._member = zlib.decompressobj(_GZIP_WINDOW)

"""The members of a book's archive, read one by one and only up to a reasonable sum."""

from __future__ import annotations

import errno
import unicodedata
import zlib
from typing import TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile

from reader.base.zips import ALWAYS_INFLATED, MOST_INFLATED, fault_of, is_encrypted, open_zip

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO
    from zipfile import ZipInfo

MOST_INFLATED_IN_ALL = 64 * 1024 * 1024
"""Bytes that the members read of one book may become; pictures and fonts are not read."""

DAMAGE = (
    *(BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError),
    *(ValueError, OverflowError, IndexError, KeyError, OSError),
)
"""What the library raises on archives that are not what they say; some errors of the system, too:
see ``damage_of``."""

_CHUNK = 256 * 1024


class BombError(Exception):
    """Members that become far more than a book."""


class Member(NamedTuple):
    """What could be read of a member.

    Attributes:
        data: Its bytes, up to where it is damaged.
        fault: What is wrong with it; empty if nothing is.
    """

    data: bytes
    fault: str = ""


def damage_of(error: Exception) -> str:
    """What one of ``DAMAGE`` says about an archive; an error of the system is raised again."""
    if isinstance(error, OSError) and error.errno != errno.EINVAL:
        raise error
    return f"is damaged ({str(error) or type(error).__name__})"


class Archive:
    """A book's files by their paths.

    Args:
        file: The book, which stays open as long as this is used.
        size: Its bytes, which bound what it may become.

    Raises:
        ArchiveError: The list of its members is too large.
        zipfile.BadZipFile: It is damaged.
    """

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._zip = open_zip(file)
        self._left = min(MOST_INFLATED_IN_ALL, max(ALWAYS_INFLATED, MOST_INFLATED * size))
        self._infos = {info.filename: info for info in self._zip.infolist() if not info.is_dir()}
        self._alike: dict[str, ZipInfo] | None = None

    @property
    def paths(self) -> Sequence[str]:
        """All members but folders, as the archive lists them."""
        return list(self._infos)

    def has(self, path: str) -> bool:
        """Whether there is such a member."""
        return self._find(path) is not None

    def is_encrypted(self, path: str) -> bool:
        """Whether a member can be had with a password only."""
        info = self._find(path)
        return info is not None and is_encrypted(info)

    def size_of(self, path: str) -> int:
        """Bytes of a member, as the archive says; 0 if it is not there."""
        info = self._find(path)
        return info.file_size if info else 0

    def read(self, path: str) -> Member:
        """What there is of a member.

        Raises:
            BombError: All that was read becomes too much.
            OSError: The book cannot be read.
        """
        info = self._find(path)
        if info is None:
            return Member(b"", "is missing")
        if fault := fault_of(info):
            return Member(b"", fault)
        pieces: list[bytes] = []
        try:
            with self._zip.open(info) as opened:
                while piece := opened.read(_CHUNK):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise BombError
                    pieces.append(piece)
        except DAMAGE as error:
            return Member(b"".join(pieces), damage_of(error))
        return Member(b"".join(pieces))

    def _find(self, path: str) -> ZipInfo | None:
        """The member of that path, or the one that other systems would take for it."""
        if found := self._infos.get(path):
            return found
        if self._alike is None:
            self._alike = {}
            for name, info in self._infos.items():
                for one in _spellings(name):
                    self._alike.setdefault(_alike(one), info)
        return self._alike.get(_alike(path))


def _spellings(name: str) -> Sequence[str]:
    """A name, and what it is where its maker did not say that it is UTF-8."""
    try:
        return name, name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return (name,)


def _alike(name: str) -> str:
    return unicodedata.normalize("NFC", name.replace("\\", "/")).casefold().removeprefix("./")

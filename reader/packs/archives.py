"""Unpacking archives that may be hostile: nothing leaves the folder, nothing grows without bound.

What cannot be trusted is refused as a whole; nobody makes such an archive by mistake.
"""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.base.errors import NotWritableError, UnusablePackError
from reader.base.files import open_regular
from reader.base.zips import ALWAYS_INFLATED, MOST_INFLATED, ArchiveError
from reader.packs.inflating import Inflated, InflatingError, compression_of
from reader.packs.member_names import (
    UnsafeNameError,
    is_archive,
    is_wanted,
    safe_path,
    sameness,
    shown,
)
from reader.packs.members import Member, tar_members, zip_members

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from reader.base.monitor import Monitor

MOST_MEMBERS = 25_000
"""Most members of an archive."""

LARGEST_TOTAL = 2 * 1024 * 1024 * 1024
"""Most bytes that are unpacked."""

_CHUNK = 256 * 1024
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_TAR_MAGIC_AT, _TAR_MAGIC = 257, b"ustar"
_START = 512
_DAMAGE = (
    *(zipfile.BadZipFile, tarfile.TarError, InflatingError, zlib.error, EOFError),
    *(NotImplementedError, RuntimeError, ValueError, OverflowError, IndexError, KeyError),
)


def is_packed(path: Path) -> bool:
    """Whether a file is an archive that ``unpack`` takes, by its content.

    Raises:
        ReaderError: It cannot be read.
    """
    with open_regular(path) as (file, found):
        start = file.read(_START)
        file.seek(0)
        if start.startswith(_ZIP_STARTS) or _is_tar(start):
            return True
        compression = compression_of(start)
        if not compression:
            return False
        try:
            return _is_tar(_read_whole(Inflated(file, compression, found.st_size), _START))
        except InflatingError:
            return is_archive(path.name)


def unpack(archive: Path, folder: Path, monitor: Monitor) -> int:
    """Unpack what may be part of a pack, as ordinary files, into an empty folder.

    Args:
        archive: A zip or tar archive, the latter compressed with gzip, bzip2 or xz or not at all.
        folder: Where to; it must be nobody else's.
        monitor: Is told how much is done, in bytes of the archive.

    Returns:
        How many files were left out, as they cannot be part of a pack.

    Raises:
        UnusablePackError: It is damaged, encrypted, hostile, or holds nothing of use.
        ReaderError: It cannot be read, or the folder cannot be written.
        StoppedError: The monitor said so.
    """
    with open_regular(archive) as (file, found), _telling(archive):
        unpacking = _Unpacking(folder, found.st_size)
        for member in _members(file, found.st_size):
            monitor.tell("unpacking", file.tell(), found.st_size)
            for _ in unpacking.take(member):
                monitor.tell("unpacking", file.tell(), found.st_size)
        if not unpacking.taken and unpacking.archives:
            raise ArchiveError("holds other archives and no pack")
        if not unpacking.taken:
            raise ArchiveError("holds no entries and no dictionary")
        return unpacking.left_out


class _Unpacking:
    """What was taken of an archive so far."""

    def __init__(self, folder: Path, packed_size: int) -> None:
        self.taken = self.left_out = self.archives = 0
        self._folder = folder
        self._members = 0
        self._bytes_left = min(LARGEST_TOTAL, max(ALWAYS_INFLATED, MOST_INFLATED * packed_size))
        self._seen: set[str] = set()

    def take(self, member: Member) -> Iterator[None]:
        """Unpack a member if it is of use, in pieces."""
        self._members += 1
        if self._members > MOST_MEMBERS:
            raise ArchiveError(f"holds more than {MOST_MEMBERS:,} files")
        path = safe_path(member.name)
        if member.fault:
            raise ArchiveError(f"holds {shown(member.name)}, which {member.fault}")
        if member.is_folder:
            return
        same = sameness(path)
        if same in self._seen:
            raise ArchiveError(
                f"holds {shown(member.name)} twice, or another name that is the same"
            )
        self._seen.add(same)
        if not is_wanted(path):
            self.left_out += 1
            self.archives += is_archive(path.name)
            return
        self.taken += 1
        yield from self._write(self._folder / path, member)

    def _write(self, target: Path, member: Member) -> Iterator[None]:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                for piece in self._pieces(member):
                    file.write(piece)
                    yield
        except (FileExistsError, NotADirectoryError):
            raise ArchiveError(f"holds {shown(member.name)} as a file and as a folder") from None
        except OSError as error:
            raise NotWritableError(str(self._folder), error.strerror or str(error)) from error

    def _pieces(self, member: Member) -> Iterator[bytes]:
        size = 0
        while piece := member.read(_CHUNK):
            size += len(piece)
            self._bytes_left -= len(piece)
            if self._bytes_left < 0:
                raise ArchiveError("grows to far more than a pack when it is unpacked")
            yield piece
        if size != member.size:
            raise ArchiveError(f"is damaged: {shown(member.name)} is not whole")


def _members(file: BinaryIO, size: int) -> Iterator[Member]:
    start = file.read(_START)
    file.seek(0)
    if start.startswith(_ZIP_STARTS):
        return zip_members(file)
    compression = compression_of(start)
    return tar_members(Inflated(file, compression, size) if compression else file)


@contextmanager
def _telling(archive: Path) -> Iterator[None]:
    """Have whatever is wrong with an archive told in one line."""
    advice = "have it checked by whoever gave it to you, or unpack it yourself"
    try:
        yield
    except (ArchiveError, UnsafeNameError, InflatingError) as error:
        raise UnusablePackError(str(archive), str(error), advice) from None
    except RecursionError:
        raise UnusablePackError(str(archive), "is damaged: headers in headers", advice) from None
    except _DAMAGE as error:
        reason = f"is damaged ({str(error) or type(error).__name__})"
        raise UnusablePackError(str(archive), reason, advice) from None


def _is_tar(start: bytes) -> bool:
    return start[_TAR_MAGIC_AT : _TAR_MAGIC_AT + len(_TAR_MAGIC)] == _TAR_MAGIC


def _read_whole(source: Inflated, size: int) -> bytes:
    data = b""
    while len(data) < size and (piece := source.read(size - len(data))):
        data += piece
    return data

"""Zip archives that may be hostile: what their lists and their members may be."""

from __future__ import annotations

import stat
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

LARGEST_DIRECTORY = 8 * 1024 * 1024
"""Most bytes of the list of a zip's members, which is held in memory."""

MOST_INFLATED = 100
"""How many times its size a compressed file may become, beyond ``ALWAYS_INFLATED``."""

ALWAYS_INFLATED = 16 * 1024 * 1024
"""Bytes that any compressed file may become."""

_ENCRYPTED = 0x1
_HOW_ZIPS_ARE_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class ArchiveError(ValueError):
    """An archive that cannot, or should not, be unpacked; says why."""


def open_zip(file: BinaryIO) -> zipfile.ZipFile:
    """A zip archive with its members' names read.

    Raises:
        ArchiveError: The list of its members is too large.
        zipfile.BadZipFile: It is damaged.
    """
    return zipfile.ZipFile(_ModestReads(file))


def fault_of(info: zipfile.ZipInfo) -> str:
    """Why a member is not to be unpacked, empty if nothing speaks against it."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return "is a link or a device"
    if is_encrypted(info):
        return "is encrypted"
    if info.compress_type not in _HOW_ZIPS_ARE_PACKED:
        return "is compressed in a way that is not read"
    return ""


def is_encrypted(info: zipfile.ZipInfo) -> bool:
    """Whether a member can be had with a password only."""
    return bool(info.flag_bits & _ENCRYPTED)


class _ModestReads:
    """A file of which nobody reads very much at once, whatever a header makes them think."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek = file.seek
        self.tell = file.tell
        self.seekable = file.seekable

    def read(self, size: int = -1) -> bytes:
        if size > LARGEST_DIRECTORY:
            raise ArchiveError("has a list of members that is too large")
        return self._file.read(size)

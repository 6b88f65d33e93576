"""The members of zip and tar archives, in one form, read one after the other."""

from __future__ import annotations

import tarfile
from dataclasses import dataclass
from tarfile import HeaderError, ReadError
from typing import TYPE_CHECKING

from reader.base.zips import ArchiveError, fault_of, open_zip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO, Self

    from reader.packs.inflating import Inflated

LARGEST_HEADER = 1024 * 1024
"""Most bytes that a tar may have between two members, padding left out."""

# The kinds of errors have public names that the library's own stubs do not know.
_AT_THE_END = "EOFHeaderError"
_CUT_OFF = frozenset({"EmptyHeaderError", "TruncatedHeaderError"})


@dataclass(frozen=True, slots=True)
class Member:
    """One member of an archive.

    Attributes:
        name: Its name as the archive has it.
        size: Its bytes, as the archive says.
        is_folder: Whether it is a folder.
        fault: Why it is not to be unpacked, empty if nothing speaks against it.
        read: Gives at most so many of its next bytes, none at its end; only until the next member
            is asked for.
    """

    name: str
    size: int
    is_folder: bool
    fault: str
    read: Callable[[int], bytes]


def zip_members(file: BinaryIO) -> Iterator[Member]:
    """The members of a zip archive.

    Raises:
        ArchiveError: The list of its members is too large.
        zipfile.BadZipFile: It is damaged.
    """
    with open_zip(file) as archive:
        for info in archive.infolist():
            fault = fault_of(info)
            if fault or info.is_dir():
                yield Member(info.filename, 0, info.is_dir(), fault, _nothing)
                continue
            with archive.open(info) as opened:
                yield Member(info.filename, info.file_size, False, "", opened.read)  # noqa: FBT003


def tar_members(source: BinaryIO | Inflated) -> Iterator[Member]:
    """The members of a tar archive, which is inflated already.

    Raises:
        ArchiveError: It has a header that is too large.
        InflatingError: Its compressed data is broken, or becomes too much.
        tarfile.TarError: It is damaged.
    """
    measured = _Measured(source)
    with tarfile.open(fileobj=measured, mode="r|", tarinfo=_StrictHeader) as archive:  # type: ignore[call-overload]
        for info in archive:
            measured.allow(info.size)
            content = archive.extractfile(info) if info.isreg() and not info.issparse() else None
            if content:
                yield Member(info.name, info.size, False, "", content.read)  # noqa: FBT003
            else:
                fault = "" if info.isdir() else "is a link or a device"
                yield Member(info.name, 0, info.isdir(), fault, _nothing)


class _StrictHeader(tarfile.TarInfo):
    """A header that is damaged, where ``tarfile`` itself would take it for the end."""

    @classmethod
    def fromtarfile(cls, tarfile: tarfile.TarFile) -> Self:
        try:
            return super().fromtarfile(tarfile)
        except HeaderError as error:
            kind = type(error).__name__
            if kind == _AT_THE_END:
                raise
            raise ReadError("it is cut off" if kind in _CUT_OFF else str(error)) from None


class _Measured:
    """A stream that gives only as much as its members should need."""

    def __init__(self, source: BinaryIO | Inflated) -> None:
        self._source = source
        self._left = LARGEST_HEADER

    def allow(self, size: int) -> None:
        self._left = size + LARGEST_HEADER

    def read(self, size: int) -> bytes:
        data = self._source.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise ArchiveError("has a header that is too large")
        return data


def _nothing(_: int) -> bytes:
    return b""

"""A book as a document: its chapters in the order of reading."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from reader.base.errors import (
    BrokenDocumentError,
    EncryptedDocumentError,
    TooComplexError,
    TooLargeError,
)
from reader.base.files import open_regular
from reader.base.zips import ArchiveError
from reader.formats.epub.archive import DAMAGE, Archive, BombError, damage_of
from reader.formats.epub.binding import Binding
from reader.formats.epub.chapter import Tree, prepare, tree_of
from reader.formats.epub.cutting import cut_after
from reader.formats.epub.encryption import encrypted_paths
from reader.formats.epub.outline import read_outline
from reader.formats.epub.package import NoPackageError, read_package
from reader.formats.html.walk import html_contents
from reader.formats.limits import LARGEST_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from lxml.etree import _Element as Element

    from reader.formats.contents import Contents
    from reader.formats.epub.package import Item, Package
    from reader.text.reading_as import HowToRead

MOST_ELEMENTS_IN_ALL = 1_500_000
"""Elements of all chapters of a book that is read; 5 MB of prose have about 100,000."""

_SCREENFUL = 4_000  # characters
_MOST_TOLD = 5  # faults that are told one by one
_MOST_SHOWN = 80  # characters of a path


def read_epub(path: Path, how: HowToRead, head: int | None = None) -> Contents:
    """Read a book.

    Args:
        path: The file.
        how: How it is called, and what chapters are written in that are not what they say.
        head: Bytes after which nothing more is begun, or None for the whole book.

    Raises:
        BrokenDocumentError: It is no archive, or nothing of it can be read.
        EncryptedDocumentError: Chapters of it are.
        TooComplexError: It becomes far more than a book when it is unpacked.
        ReaderError: The file cannot be read, or is too large.
    """
    name = how.name_of(path)
    with open_regular(path) as (file, found), _telling(name):
        if found.st_size > LARGEST_FILE:
            raise TooLargeError(name, found.st_size, LARGEST_FILE)
        archive = _opened(name, file, found.st_size)
        package = read_package(archive)
        _refuse_encrypted(name, archive, package.spine)
        return _read(how._replace(name=name), archive, package, head)


class _Fault(NamedTuple):
    """What is wrong with a chapter."""

    path: str
    what: str

    def __str__(self) -> str:
        shown = self.path if len(self.path) <= _MOST_SHOWN else f"…{self.path[-_MOST_SHOWN:]}"
        return f"{shown} {self.what}"


def _opened(name: str, file: BinaryIO, size: int) -> Archive:
    try:
        return Archive(file, size)
    except ArchiveError as error:
        raise TooComplexError(name, str(error)) from None
    except DAMAGE as error:
        raise BrokenDocumentError(name, damage_of(error)) from None


def _read(how: HowToRead, archive: Archive, package: Package, head: int | None) -> Contents:
    reading = _Reading(how, archive, package.spine)
    binding = reading.binding
    complete = True
    for item in package.spine:
        left = None if head is None else head - reading.done
        complete = (left is None or left > 0) and reading.add(item, left)
        if not complete:
            break
    if not complete and not binding.has_words:
        return _read(how, archive, package, None)
    if not binding.has_words and reading.faults:
        raise BrokenDocumentError(how.name, f"has no chapter that can be read: {reading.faults[0]}")
    told = (*package.warnings, *_all_told(reading.faults))
    return binding.bound(read_outline(archive, package))._replace(
        metadata=package.metadata,
        warnings=tuple(f"{how.name}: {one}" for one in told) if complete else (),
        complete=complete,
    )


class _Reading:
    """The chapters that were read so far, and what is wrong with others."""

    def __init__(self, how: HowToRead, archive: Archive, spine: Sequence[Item]) -> None:
        self.binding = Binding(item.path for item in spine)
        self.faults: list[_Fault] = []
        self._how = how
        self._name = how.name
        self._archive = archive
        self._elements_left = MOST_ELEMENTS_IN_ALL
        self._taken = 0

    @property
    def done(self) -> int:
        """How much was read: characters, but where there is something to see already, bytes."""
        seen = self.binding.length
        return max(seen, self._taken) if seen >= _SCREENFUL else seen

    def add(self, item: Item, most: int | None) -> bool:
        """Bind one chapter; whether all of it, or only about so many characters."""
        root = self._tree(item)
        if root is None:
            return True
        is_cut = most is not None and cut_after(root, most)
        self.binding.add(item.path, html_contents(prepare(root)))
        return not is_cut

    def _tree(self, item: Item) -> Element | None:
        if not (item.is_read or item.is_drawing) and self._archive.has(item.path):
            what = f"is of a kind that is not read ({item.media_type})"
            self.faults.append(_Fault(item.path, what))
            return None
        data, fault = self._archive.read(item.path)
        self._taken += len(data)
        self._elements_left -= data.count(b"</") + data.count(b"/>")
        if self._elements_left < 0:
            raise TooComplexError(self._name, f"has more than {MOST_ELEMENTS_IN_ALL:,} elements")
        root, other = tree_of(data, self._name, self._how) if data else Tree(None, "is empty")
        if fault or other:
            self.faults.append(_Fault(item.path, fault or other))
        return root


def _refuse_encrypted(name: str, archive: Archive, spine: Sequence[Item]) -> None:
    encrypted = encrypted_paths(archive)
    if any(item.path in encrypted or archive.is_encrypted(item.path) for item in spine):
        raise EncryptedDocumentError(name, "is encrypted, as books with a copy protection are")


def _all_told(faults: Sequence[_Fault]) -> Iterator[str]:
    for fault in faults[:_MOST_TOLD]:
        yield f"{fault}; the rest of the book is shown"
    if len(faults) > _MOST_TOLD:
        yield f"{len(faults) - _MOST_TOLD:,} more of its chapters are missing, damaged or not read"


@contextmanager
def _telling(name: str) -> Iterator[None]:
    """Have whatever is wrong with a book told in one line."""
    try:
        yield
    except BombError:
        what = "grows to far more than a book when it is unpacked"
        raise TooComplexError(name, what) from None
    except NoPackageError:
        what = "is an archive without a book in it"
        advice = "choose an EPUB file, or unpack it and open one of its files"
        raise BrokenDocumentError(name, what, advice) from None

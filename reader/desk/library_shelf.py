"""The library as a person sees it: what is in it, found, sorted, changed and put away.

All of it may take a while with ten thousand documents and is for a thread, apart from
``arranged``, which is quick enough for each key.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from glossary.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from glossary.dates import PartialDate
    from reader.base.monitor import Monitor
    from reader.desk.desk import Desk
    from reader.desk.documents import Opened
    from reader.text.format import Format


class Origin(StrEnum):
    """Where a document came from."""

    SHIPPED = "shipped"
    FILE = "file"
    WEB = "web"
    INPUT = "input"


class Sort(StrEnum):
    """What a list of documents is sorted by; each begins with what is looked for most."""

    OPENED = "opened"
    """The last one opened first; those never opened come after, the last one added first."""
    ADDED = "added"
    TITLE = "title"
    AUTHOR = "author"
    DATE = "date"
    PROGRESS = "progress"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """One document of the library, none of it read.

    Attributes:
        id: Its id.
        title: Its title; may hold control characters, as all words of documents may.
        author: Who wrote it, or empty.
        date: When it was published, as exactly as known.
        tags: The reader's tags.
        format: What it is read as.
        origin: What kind of place it came from.
        source: The file or web address it came from; empty where there is none.
        added: When it came into the library; None for what ships.
        opened: When it was left last; None if it never was.
        progress: How much of it is read, from 0 to 1; None if it never was opened.
        notes: How many notes of the reader's are on it.
        versions: How many versions of it are kept.
    """

    id: str
    title: str
    author: str
    date: PartialDate | None
    tags: tuple[str, ...]
    format: Format
    origin: Origin
    source: str
    added: datetime | None
    opened: datetime | None
    progress: float | None
    notes: int
    versions: int
    folded: str
    """What is looked through for a query."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What the reader says of a document; None leaves what was said, empty takes it back.

    Attributes:
        title: Its title.
        author: Who wrote it.
        date: When it was published: a year, a month or a day, as ``2013-04-27``.
        publisher: Who published it.
        language: A BCP 47 tag.
        tags: All of the reader's tags.
    """

    title: str | None = None
    author: str | None = None
    date: str | None = None
    publisher: str | None = None
    language: str | None = None
    tags: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One content of a document, as it was kept.

    Attributes:
        number: 1 is the oldest.
        sha256: Of its bytes, in hexadecimal.
        kept: When it was kept.
        size: Bytes.
        path: The copy.
    """

    number: int
    sha256: str
    kept: datetime
    size: int
    path: Path


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What came of looking whether a document has changed.

    Attributes:
        id: The document.
        is_changed: Whether there is a new version; the old one is kept.
        versions: How many there are now.
    """

    id: str
    is_changed: bool
    versions: int


@dataclass(frozen=True, slots=True)
class AddReport:
    """What came of adding files.

    Attributes:
        added: Ids of the new documents.
        known: How many files were in the library before.
        failed: Each file that was left out, and why, in one line.
        passed_over: Files in formats that are not read.
        stopped: Whether it was stopped before its end; what was added stays.
    """

    added: tuple[str, ...] = ()
    known: int = 0
    failed: tuple[tuple[str, str], ...] = ()
    passed_over: int = 0
    stopped: bool = False


class LibraryShelf:
    """The documents of one reader; safe to use from several threads.

    Every change is on disk when its function returns, and is written down in the desk's change
    log, so that it can be undone.

    Args:
        desk: Whose documents, notes and places.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self) -> tuple[ShelfRow, ...]:
        """Every document, in no order; those not changed since the last call are not read."""
        raise NotImplementedError

    def listing(
        self, query: str = "", *, sort: Sort = Sort.OPENED, tag: str = "", backwards: bool = False
    ) -> tuple[ShelfRow, ...]:
        """``rows`` as ``arranged`` arranges them."""
        return arranged(self.rows(), query, sort=sort, tag=tag, backwards=backwards)

    def row(self, document_id: str) -> ShelfRow:
        """One document.

        Raises:
            NoSuchPlaceError: It is not in the library.
        """
        raise NotImplementedError

    def remove(self, document_id: str) -> None:
        """Put a document away; its notes, tags and corrections stay and come back with it.

        Raises:
            NoSuchPlaceError: It is not in the library.
            NotWritableError: It cannot be put away.
        """
        raise NotImplementedError

    def restore(self, document_id: str) -> ShelfRow:
        """Put back what was removed last under this id.

        Raises:
            NoSuchPlaceError: No such document was removed.
            AlreadyThereError: It was opened again since.
        """
        raise NotImplementedError

    def edit(self, document_id: str, edit: Edit) -> ShelfRow:
        """Say something of a document; it is kept in the reader's own companion of it.

        Raises:
            NoSuchPlaceError: It is not in the library.
            UsageError: A date or a tag can be none.
            BrokenUserFileError: The companion cannot be understood; it is left as it is.
        """
        raise NotImplementedError

    def refresh(self, document_id: str, monitor: Monitor | None = None) -> Refreshed:
        """Look whether a page or file has changed; if so, keep it as a new version.

        Raises:
            ReaderError: It cannot be fetched or read; what is kept stays as it was.
        """
        raise NotImplementedError

    def versions(self, document_id: str) -> tuple[Version, ...]:
        """The versions of a document, the oldest first."""
        raise NotImplementedError

    def open_version(self, document_id: str, number: int) -> Opened:
        """Open one version of a document.

        Raises:
            NoSuchPlaceError: There is no such version.
        """
        raise NotImplementedError

    def add(self, paths: Sequence[Path], monitor: Monitor | None = None) -> AddReport:
        """Add files, and all files of folders; what was added before is passed by quickly.

        A file that cannot be read is reported and the rest is added. What is stopped goes on
        where it was the next time.
        """
        raise NotImplementedError

    def open_address(self, address: str, monitor: Monitor | None = None) -> Opened:
        """The page of an address as it is kept, or fetched and kept where it is not.

        Raises:
            ReaderError: It cannot be fetched or read.
        """
        raise NotImplementedError


def arranged(
    rows: Iterable[ShelfRow],
    query: str = "",
    *,
    sort: Sort = Sort.OPENED,
    tag: str = "",
    backwards: bool = False,
) -> tuple[ShelfRow, ...]:
    """The documents that match, in order.

    Args:
        rows: The documents.
        query: Beginnings of words, all of which are in the title, author, date, tags or source;
            case and accents do not count.
        sort: What comes first.
        tag: Only documents that have this tag.
        backwards: The other way round.
    """
    words = [f" {word}" for word in fold_words(query).split()]
    found = [
        row
        for row in rows
        if (not tag or tag in row.tags) and all(word in row.folded for word in words)
    ]
    found.sort(key=_KEYS[sort], reverse=backwards)
    return tuple(found)


def _by_title(row: ShelfRow) -> tuple[str, str]:
    return row.folded, row.id


def _latest(moment: datetime | None) -> float:
    return -moment.timestamp() if moment else 0.0


def _date(row: ShelfRow) -> tuple[bool, tuple[int, ...]]:
    return row.date is None, tuple(-part for part in row.date.sort_key) if row.date else ()


_KEYS = {
    Sort.OPENED: lambda row: (_latest(row.opened), _latest(row.added), row.id),
    Sort.ADDED: lambda row: (_latest(row.added), row.id),
    Sort.TITLE: _by_title,
    Sort.AUTHOR: lambda row: (not row.author, fold_words(row.author), *_by_title(row)),
    Sort.DATE: lambda row: (*_date(row), *_by_title(row)),
    Sort.PROGRESS: lambda row: (-(row.progress or 0.0), *_by_title(row)),
    Sort.NOTES: lambda row: (-row.notes, *_by_title(row)),
}

"""What a list of the library's documents shows, found and sorted."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from glossary.dates import PartialDate
from glossary.folding import fold_words
from reader.notes.model import EntryTarget
from reader.text.format import Format
from reader.text.titles import title_of_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.desk.desk import Desk
    from reader.library.places import Left
    from reader.library.record import DocumentRecord
    from reader.text.companion import Companion


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
        folded: What is looked through for a query.
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


class _Known(NamedTuple):
    """All that a row is made of."""

    record: DocumentRecord
    left: Left | None
    own: Companion | None
    notes: int


class Rows:
    """Makes rows, each anew only when something of it has changed.

    Args:
        desk: Whose documents, notes, places and companions.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._made: dict[str, tuple[_Known, ShelfRow]] = {}

    def one(self, record: DocumentRecord) -> ShelfRow:
        """The row of one document."""
        desk, one = self._desk, record.id
        own = desk.own_companions.of(one).companion
        return _row(_Known(record, desk.places.all().get(one), own, self._notes()[one]))

    def _notes(self) -> Counter[str]:
        """How many notes there are, by document."""
        return Counter(
            note.target.document
            for note in self._desk.notes.all().notes
            if not isinstance(note.target, EntryTarget)
        )

    def all(self) -> tuple[ShelfRow, ...]:
        """A row for every document of the library."""
        desk, notes = self._desk, self._notes()
        left, own = desk.places.all(), desk.own_companions.all()
        made = {}
        for record in desk.library.documents():
            one = record.id
            known = _Known(record, left.get(one), own.get(one), notes[one])
            before = self._made.get(one)
            made[one] = before if before and before[0] == known else (known, _row(known))
        self._made = made
        return tuple(row for _, row in made.values())


def arranged(
    rows: Iterable[ShelfRow],
    query: str = "",
    *,
    sort: Sort = Sort.OPENED,
    tag: str = "",
    backwards: bool = False,
) -> tuple[ShelfRow, ...]:
    """The documents that match, in order; quick enough for each key.

    Args:
        rows: The documents.
        query: Beginnings of words, all of which are in the title, author, date, tags or source;
            case and accents do not count.
        sort: What comes first.
        tag: Only documents that have this tag.
        backwards: The other way round.
    """
    words = [f" {word}" for word in _words(query).split()]
    found = [
        row
        for row in rows
        if (not tag or tag in row.tags) and all(word in row.folded for word in words)
    ]
    found.sort(key=_KEYS[sort], reverse=backwards)
    return tuple(found)


def _row(known: _Known) -> ShelfRow:
    record, left, own, notes = known
    told, said = record.told, own.metadata if own else None
    title = (said.title if said else "") or told.title or title_of_name(record.name)
    author = (said.author if said else "") or told.author
    date = (said.date if said else None) or (PartialDate.parse(told.date) if told.date else None)
    tags = own.tags if own else ()
    source = record.page.address or record.path
    dated = f"{date} {date.spoken()}" if date else ""
    return ShelfRow(
        id=record.id,
        title=title,
        author=author,
        date=date,
        tags=tags,
        format=Format(record.format or told.format or Format.TEXT),
        origin=_origin(record),
        source=source,
        added=_moment(record.added),
        opened=_moment(left.moment) if left else None,
        progress=_progress(record, left),
        notes=notes,
        versions=len(record.versions),
        folded=_words("\n".join((title, author, dated, *tags, source))),
    )


def _origin(record: DocumentRecord) -> Origin:
    if not record.versions[-1].file:
        return Origin.SHIPPED
    if record.page.address:
        return Origin.WEB
    return Origin.FILE if record.path else Origin.INPUT


def _progress(record: DocumentRecord, left: Left | None) -> float | None:
    if left is None:
        return None
    if left.share is not None:
        return left.share
    return min(1.0, left.offset / record.told.length) if record.told.length else None


def _moment(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(written) if written else None
    except ValueError:
        return None


def _words(text: str) -> str:
    """Folded words, each with a space before it."""
    return " " + " ".join(re.findall(r"\w+", fold_words(text)))


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
    Sort.AUTHOR: lambda row: (not row.author, row.author.casefold(), *_by_title(row)),
    Sort.DATE: lambda row: (*_date(row), *_by_title(row)),
    Sort.PROGRESS: lambda row: (-(row.progress or 0.0), *_by_title(row)),
    Sort.NOTES: lambda row: (-row.notes, *_by_title(row)),
}

"""What an import reads: notes as another program tells them."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from typing import NamedTuple

from reader.notes.kinds import PLAIN

MOST_ROWS = 100_000
_HALVES = re.compile("[\ud800-\udfff]")


class Source(NamedTuple):
    """What a note is on, as far as the other program tells.

    Attributes:
        title: Its title.
        author: Who wrote it.
        address: Its web address.
        file: Name of its file.
        document: Its id in this program, where that is told.
        entry: Id of the entry it is on instead.
    """

    title: str = ""
    author: str = ""
    address: str = ""
    file: str = ""
    document: str = ""
    entry: str = ""

    @property
    def told(self) -> str:
        """What to call it."""
        return self.title or self.file or self.address or self.document or self.entry or "?"


@dataclass(frozen=True, slots=True)
class ImportedNote:
    """A note as another program tells it.

    Attributes:
        origin: What tells it from all others, whenever it is read again: ``kindle:`` and so on.
        source: What it is on.
        quote: The words it stands on; empty for one on the whole of its source.
        prefix: What stood before them, if that is told.
        suffix: What stood after them.
        start: Offset of the first of them, in characters; -1 where it is not told.
        body: The reader's words.
        kind: What sort of note it is.
        tags: The reader's labels.
        created: When it was written, if that is told.
        modified: When it was last changed.
        written_on: The words it was first written on, where it stands on others since.
        lost_in: Digest of the text that its words are known not to be in.
        id: Its id, where it is a note of this program.
    """

    origin: str
    source: Source
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = -1
    body: str = ""
    kind: str = PLAIN
    tags: tuple[str, ...] = ()
    created: dt.datetime | None = None
    modified: dt.datetime | None = None
    written_on: str = ""
    lost_in: str = ""
    id: str = ""


class Read(NamedTuple):
    """What was read from a file.

    Attributes:
        format: Name of the format.
        rows: The notes.
        problems: What could not be read, each in a line.
    """

    format: str
    rows: tuple[ImportedNote, ...]
    problems: tuple[str, ...] = ()


def origin_of(program: str, *parts: str) -> str:
    """What tells a note of a program from its others, made of what never changes of it."""
    told = "\0".join(parts).encode("utf-8", "surrogatepass")
    return f"{program}:{hashlib.sha256(told).hexdigest()[:16]}"


def text_of(value: object) -> str:
    """A value as text that a file can keep; empty for one that is none.

    JSON may tell halves of characters, U+D800 and so on, which no encoding can write.
    """
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else ""


def utc(date: tuple[int, int, int], clock: tuple[int, int, int]) -> dt.datetime | None:
    """A moment where the reader is, as UTC; None if there is none such."""
    try:
        here = dt.datetime(*date, *clock)  # noqa: DTZ001 - the zone is that of the system
        return here.astimezone(dt.UTC)
    except (ValueError, OverflowError, OSError):
        return None


def moment(text: str) -> dt.datetime | None:
    """A moment as ISO 8601 has it, without a zone that of the reader; None for anything else."""
    try:
        found = dt.datetime.fromisoformat(text.strip())
        return found.astimezone(dt.UTC)
    except (ValueError, OverflowError, OSError):
        return None

"""What a note is, as values that never change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import PurePath

    from glossary.problems import Problem
    from reader.text.anchoring import Anchor

PLAIN_KIND = "note"


@dataclass(frozen=True, slots=True)
class DocumentTarget:
    """Words of a document.

    Attributes:
        document: Document id.
        anchor: The words, and how to find them again.
    """

    document: str
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class EntryTarget:
    """A glossary entry, by id."""

    entry: str


Target = DocumentTarget | EntryTarget


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader wrote about something.

    Attributes:
        id: Sorts by time of writing; also the stem of the file.
        target: What the note is about.
        body: The reader's words, exactly as written.
        tags: The reader's own labels.
        created: When it was written, UTC.
        modified: When it was last changed, UTC.
        kind: What sort of note it is.
    """

    id: str
    target: Target
    body: str
    tags: tuple[str, ...]
    created: dt.datetime
    modified: dt.datetime
    kind: str = PLAIN_KIND

    def says_the_same(self, other: Note) -> bool:
        """Whether nothing the reader wrote or chose differs; the time of the change may."""
        return (self.id, self.target, self.body, self.tags, self.kind) == (
            other.id,
            other.target,
            other.body,
            other.tags,
            other.kind,
        )


@dataclass(frozen=True, slots=True)
class Notes:
    """All notes of a folder.

    Attributes:
        notes: Those that can be read, in order of their ids, hence of time.
        problems: What is wrong with the others.
    """

    notes: tuple[Note, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Deleted:
    """A note in the trash.

    Attributes:
        note: The note as it was.
        home: Where its file stood, below the folder of the notes.
        trashed: Where its file is now, below the folder of the trash.
    """

    note: Note
    home: PurePath
    trashed: PurePath

"""What a note is, as values that never change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.notes.kinds import PLAIN

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import PurePath

    from glossary.problems import Problem
    from reader.text.anchoring import Anchor


@dataclass(frozen=True, slots=True)
class PassageTarget:
    """Words of a document.

    Attributes:
        document: Document id.
        anchor: The words, and how to find them again.
    """

    document: str
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class DocumentTarget:
    """A whole document, by id."""

    document: str


@dataclass(frozen=True, slots=True)
class EntryTarget:
    """A glossary entry, by id."""

    entry: str


Target = PassageTarget | DocumentTarget | EntryTarget


@dataclass(frozen=True, slots=True)
class NewNote:
    """What is to become a note.

    Attributes:
        target: What it is about.
        body: The reader's words; only a highlight may be without.
        tags: The reader's own labels.
        kind: What sort of note it is.
        origin: Where it was imported from; empty for one that was written here.
        created: When it was written, if that was not now.
        modified: When it was changed after that.
        lost_in: As of a note.
        written_on: As of a note.
        id: The id it had where it was written, which it keeps if no other has it.
    """

    target: Target
    body: str
    tags: tuple[str, ...] = ()
    kind: str = PLAIN
    origin: str = ""
    created: dt.datetime | None = None
    modified: dt.datetime | None = None
    lost_in: str = ""
    written_on: str = ""
    id: str = ""


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
        lost_in: Digest of the text of which its reader said that its words are not in it.
        written_on: The words it was first written on, where its anchor was changed since.
        origin: Where it was imported from; empty for one that was written here.
    """

    id: str
    target: Target
    body: str
    tags: tuple[str, ...]
    created: dt.datetime
    modified: dt.datetime
    kind: str = PLAIN
    lost_in: str = ""
    written_on: str = ""
    origin: str = ""

    def says_the_same(self, other: Note) -> bool:
        """Whether nothing the reader wrote or chose differs; the time of the change may."""
        return replace(self, modified=other.modified, created=other.created) == other


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two texts of one note, of which a sync program or a merge could keep only one in its place.

    Attributes:
        note: The note as it stands; None where it was deleted and the copy is left.
        copy: The other text, under the note's own id.
        path: The file of the other text, below the folder of the notes.
    """

    note: Note | None
    copy: Note
    path: PurePath


@dataclass(frozen=True, slots=True)
class Notes:
    """All notes of a folder.

    Attributes:
        notes: Those that can be read, in order of their ids, hence of time.
        problems: What is wrong with the others.
        conflicts: Second texts of notes, in order of the notes' ids.
    """

    notes: tuple[Note, ...]
    problems: tuple[Problem, ...]
    conflicts: tuple[Conflict, ...] = ()


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

"""The notes of a reader: added, changed, deleted and brought back, and never lost on the way.

Whoever writes holds the lock of the folder, looks at the file as it is now, and only then
writes; whoever reads needs no lock, since a file is only ever replaced whole.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from glossary.problems import BrokenFileError
from reader.base.errors import (
    BrokenUserFileError,
    NoSuchNoteError,
    NoteChangedError,
    ReaderError,
    UsageError,
)
from reader.base.files import create_new, ensure_folder, locked, move_new, write_atomic
from reader.base.temporary import sweep_leftovers
from reader.notes.copies import copied_id
from reader.notes.drafts import checked_body, checked_kind, checked_tags, checked_target
from reader.notes.folder import SUFFIX, NoteFolder
from reader.notes.ids import NoteIds, is_note_id
from reader.notes.model import Deleted, EntryTarget, Note, Notes
from reader.notes.note_file import rewrite_note, write_note
from reader.notes.readings import KeptReadings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from reader.notes.folder import Scan
    from reader.notes.model import NewNote
    from reader.notes.note_file import NoteFile

TRASH = ".trash"
"""Folder of the deleted notes, inside that of the notes."""

ENTRY_NOTES = "entries"
"""Folder of the notes on glossary entries, inside that of the notes."""

_SAVE_ELSEWHERE = "copy your words, open the note again and put them in"


@dataclass(slots=True)
class NoteStore:
    """The notes in a folder, one file each.

    Attributes:
        folder: The folder; it is made with the first note.
        ids: Gives new notes their names.
        cache: A file for what was read of the notes, so that the next program need not; or none.
    """

    folder: Path
    ids: NoteIds = field(default_factory=NoteIds)
    cache: Path | None = None
    _files: NoteFolder = field(init=False)
    _trash: NoteFolder = field(init=False)
    _swept: bool = False

    def __post_init__(self) -> None:
        kept = KeptReadings(self.cache, self.folder) if self.cache else None
        self._files = NoteFolder(self.folder, kept=kept)
        self._trash = NoteFolder(self.folder / TRASH, has_copies=False)

    def all(self) -> Notes:
        """Every note, oldest first, and what is wrong with files that are none."""
        scan = self._files.scan()
        return Notes(
            tuple(found.note for found in scan.found.values()),
            tuple(scan.broken.values()),
            scan.conflicts,
        )

    def get(self, note_id: str) -> Note:
        """A note by its id.

        Raises:
            NoSuchNoteError: There is none.
            BrokenUserFileError: Its file cannot be read.
        """
        scan = self._files.scan()
        if note_id in scan.found:
            return scan.found[note_id].note
        for path, problem in scan.broken.items():
            if path.stem == note_id:
                raise BrokenUserFileError(str(problem))
        raise NoSuchNoteError(note_id)

    def add(self, new: NewNote) -> Note:
        """Write a new note; when this returns it is on the disk.

        Raises:
            UsageError: It has no words, or some that no file can keep.
            NotWritableError: It cannot be saved.
        """
        made_id, now = self.ids.next()
        note = _made(new, new.id if is_note_id(new.id) else made_id, now)
        with self._writing():
            while True:
                path = self.folder / home_of(note)
                with _keepable():
                    data = write_note(note)
                ensure_folder(path.parent)
                with contextlib.suppress(FileExistsError):
                    create_new(path, data)
                    return note
                note = replace(note, id=self.ids.next()[0])

    def update(self, old: Note, new: Note) -> Note:
        """Make a note say what another value of it says; all else in its file stays as it is.

        Args:
            old: The note as it was read.
            new: The same with other words, tags, kind, anchor or remarks.

        Raises:
            UsageError: It has no words, or some that no file can keep.
            NoteChangedError: The note is not any more as ``old`` says; it is untouched.
            NotWritableError: It cannot be saved.
        """
        target, kind = checked_target(new.target), checked_kind(new.kind)
        words, labels = checked_body(new.body, kind), checked_tags(new.tags)
        with self._writing():
            path, file = self._as_read(old, _SAVE_ELSEWHERE, unsaved=new.body)
            if self._files.holds_two_texts(path):
                reason = "has two texts, which a merge left in it"
                advice = "decide between them ('reader notes conflicts'), then change it"
                raise NoteChangedError(str(self.folder / path), reason, advice, new.body)
            modified = max(self.ids.clock().replace(microsecond=0), file.note.modified)
            changed = replace(
                new,
                id=old.id,
                target=target,
                body=words,
                tags=labels,
                kind=kind,
                created=file.note.created,
                modified=modified,
            )
            with _keepable():
                data = rewrite_note(file, changed)
            write_atomic(self.folder / path, data)
        return changed

    def delete(self, note: Note) -> Deleted:
        """Move a note to the trash, where it stays until ``restore`` or its owner takes it out.

        Raises:
            NoteChangedError: The note is not any more as given; it is untouched.
            NotWritableError: It cannot be moved.
        """
        with self._writing():
            home, file = self._as_read(note, "look at it again before you delete it")
            trashed = _free_in(self.folder / TRASH, home)
            ensure_folder((self.folder / TRASH / trashed).parent)
            move_new(self.folder / home, self.folder / TRASH / trashed)
        return Deleted(file.note, home, trashed)

    def deleted(self) -> tuple[Deleted, ...]:
        """What is in the trash, oldest note first."""
        return tuple(
            Deleted(found.note, self._home_again(found.path), found.path)
            for found in self._trash.scan().found.values()
        )

    def restore(self, deleted: Deleted) -> Note:
        """Bring a note back from the trash; one that is back already is left as it is.

        Raises:
            NoSuchNoteError: It is not in the trash any more.
            NoteChangedError: Another note has its name now; both are untouched.
            NotWritableError: It cannot be moved.
        """
        home = self.folder / deleted.home
        trashed = self.folder / TRASH / deleted.trashed
        with self._writing():
            if not trashed.exists():
                if home.exists():
                    return self.get(deleted.home.stem)
                raise NoSuchNoteError(deleted.note.id)
            ensure_folder(home.parent)
            try:
                move_new(trashed, home)
            except FileExistsError:
                raise NoteChangedError(
                    str(home), "is there again", f"the deleted note stays in {trashed}"
                ) from None
        return self.get(deleted.home.stem)

    def path_of(self, note_id: str) -> PurePath | None:
        """The file of a note, below the folder; None if there is none."""
        found = self._files.scan().found.get(note_id)
        return found.path if found else None

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        with locked(self.folder):
            ensure_folder(self.folder)
            if not self._swept:
                # Nobody else writes now, and what dead writers left is old.
                for folder in (self.folder, self.folder / TRASH):
                    with contextlib.suppress(OSError):  # what cannot be looked at is left
                        for inside in folder.iterdir():
                            sweep_leftovers(inside)
                self._swept = True
            yield

    def _as_read(self, old: Note, advice: str, unsaved: str = "") -> tuple[PurePath, NoteFile]:
        """Where the note is and what its file holds now, which must say what the note says."""
        home = home_of(old)
        with contextlib.suppress(BrokenFileError, ReaderError):
            # Where a note nearly always is, so that saving does not look at all the others.
            file = self._files.read(home)
            if file.note.says_the_same(old):
                return home, file
        scan = self._files.scan()
        found = scan.found.get(old.id)
        if found is None:
            raise _gone(self.folder / home, scan, old, unsaved)
        path = self.folder / found.path
        try:
            file = self._files.read(found.path)
        except (BrokenFileError, ReaderError) as error:
            raise NoteChangedError(str(path), "is being changed", advice, unsaved) from error
        if not file.note.says_the_same(old):
            reason = "was changed by another program since it was read"
            raise NoteChangedError(str(path), reason, advice, unsaved)
        return found.path, file

    def _home_again(self, trashed: PurePath) -> PurePath:
        """Where a note of the trash goes; one deleted twice comes back as a note of its own."""
        if not copied_id(trashed.stem):
            return trashed
        return trashed.with_name(f"{self.ids.next()[0]}{SUFFIX}")


def home_of(note: Note) -> PurePath:
    """Where the file of a new note goes."""
    target = note.target
    folder = ENTRY_NOTES if isinstance(target, EntryTarget) else target.document
    return PurePath(folder, f"{note.id}{SUFFIX}")


def _free_in(trash: Path, home: PurePath) -> PurePath:
    """A path in the trash that no other deleted note has."""
    path, number = home, 1
    while (trash / path).exists():
        number += 1
        path = home.with_name(f"{home.stem}.{number}{SUFFIX}")
    return path


def _made(new: NewNote, note_id: str, now: dt.datetime) -> Note:
    target, kind = checked_target(new.target), checked_kind(new.kind)
    words, tags = checked_body(new.body, kind), checked_tags(new.tags)
    created = (new.created or now).replace(microsecond=0)
    modified = max(created, (new.modified or created).replace(microsecond=0))
    remarks = (new.lost_in, new.written_on, new.origin)
    return Note(note_id, target, words, tags, created, modified, kind, *remarks)


def _gone(home: Path, scan: Scan, old: Note, unsaved: str) -> NoteChangedError:
    """The error for a note that is not there any more, or whose file is no note any more."""
    for path, problem in scan.broken.items():
        if path.stem == old.id:
            reason = f"was changed since it was read and is no note now: {problem.reason}"
            return NoteChangedError(problem.path, reason, "mend the file", unsaved)
    advice = "copy your words into a new note" if unsaved else "there is nothing left to do"
    return NoteChangedError(str(home), "was deleted since it was read", advice, unsaved)


@contextlib.contextmanager
def _keepable() -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        raise UsageError(
            f"the note cannot be kept in a file ({error}); change its words and save it again"
        ) from error

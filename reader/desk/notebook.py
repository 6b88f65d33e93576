"""Writing, changing and deleting notes, each undoable."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.desk.change_log import ChangeLog, Undone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.notes.model import Note, Target
    from reader.notes.store import NoteStore


@dataclass(slots=True)
class Notebook:
    """The notes, each change of which is written down in a change log.

    Safe to use from several threads: changes are made, and undone, one after the other.

    Attributes:
        store: Where the notes are kept.
        log: What was changed, together with all that is no note.
    """

    store: NoteStore
    log: ChangeLog = field(default_factory=ChangeLog)

    def add(self, target: Target, body: str, tags: Sequence[str] = ()) -> Note:
        """Write a note.

        Raises:
            NotWritableError: It could not be saved.
        """
        with self.log.changing():
            note = self.store.add(target, body, tuple(tags))

            def undo() -> Undone:
                self.store.delete(note)
                return Undone("The new note is deleted again", gone=note.id)

            self.log.record("a note was written", undo)
        return note

    def edit(self, note: Note, body: str) -> Note:
        """Change the words of a note.

        Raises:
            NoteChangedError: Its file was changed by somebody else since it was read.
            NotWritableError: It could not be saved.
        """
        with self.log.changing():
            changed = self.store.update(note, body, note.tags)

            def undo() -> Undone:
                restored = self.store.update(changed, note.body, note.tags)
                return Undone("The note reads as before", note=restored)

            self.log.record("a note was changed", undo)
        return changed

    def delete(self, note: Note) -> None:
        """Delete a note.

        Raises:
            NoteChangedError: Its file was changed by somebody else since it was read.
            NotWritableError: It could not be deleted.
        """
        with self.log.changing():
            deleted = self.store.delete(note)

            def undo() -> Undone:
                return Undone("The note is back", note=self.store.restore(deleted))

            self.log.record("a note was deleted", undo)

"""Writing, changing and deleting notes, each undoable."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.desk.change_log import ChangeLog, Undone

if TYPE_CHECKING:
    from reader.notes.model import NewNote, Note
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

    def add(self, new: NewNote) -> Note:
        """Write a note.

        Raises:
            NotWritableError: It could not be saved.
        """
        with self.log.changing():
            note = self.store.add(new)

            def undo() -> Undone:
                self.store.delete(note)
                return Undone("The new note is deleted again", gone=note.id)

            self.log.record("a note was written", undo)
        return note

    def edit(self, note: Note, new: Note) -> Note:
        """Change what a note says.

        Args:
            note: The note as it was read.
            new: The same with other words, tags, kind or anchor.

        Raises:
            NoteChangedError: Its file was changed by somebody else since it was read.
            NotWritableError: It could not be saved.
        """
        with self.log.changing():
            changed = self.store.update(note, new)

            def undo() -> Undone:
                restored = self.store.update(changed, note)
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

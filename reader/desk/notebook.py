"""Writing, changing and deleting notes, each undoable."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.base.errors import NotWritableError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.notes.model import Note, Target
    from reader.notes.store import NoteStore

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did.

    Attributes:
        told: In words, for the reader.
        note: The note as it now is, or None if it is gone.
        gone: Id of a note that is gone, or empty.
    """

    told: str
    note: Note | None = None
    gone: str = ""


@dataclass(slots=True)
class Notebook:
    """The notes with a memory of what was changed in this sitting.

    Safe to use from several threads: changes are made, and undone, one after the other.

    Attributes:
        store: Where the notes are kept.
    """

    store: NoteStore
    _undos: list[Callable[[], Undone]] = field(default_factory=list)
    _one_at_a_time: threading.RLock = field(default_factory=threading.RLock)

    @property
    def can_undo(self) -> bool:
        """Whether something was changed that can be undone."""
        return bool(self._undos)

    def add(self, target: Target, body: str, tags: Sequence[str] = ()) -> Note:
        """Write a note.

        Raises:
            NotWritableError: It could not be saved.
        """
        with self._one_at_a_time:
            note = self.store.add(target, body, tuple(tags))

            def undo() -> Undone:
                self.store.delete(note)
                return Undone("The new note is deleted again", gone=note.id)

            self._remember(undo)
        return note

    def edit(self, note: Note, body: str) -> Note:
        """Change the words of a note.

        Raises:
            NoteChangedError: Its file was changed by somebody else since it was read.
            NotWritableError: It could not be saved.
        """
        with self._one_at_a_time:
            changed = self.store.update(note, body, note.tags)

            def undo() -> Undone:
                restored = self.store.update(changed, note.body, note.tags)
                return Undone("The note reads as before", note=restored)

            self._remember(undo)
        return changed

    def delete(self, note: Note) -> None:
        """Delete a note.

        Raises:
            NoteChangedError: Its file was changed by somebody else since it was read.
            NotWritableError: It could not be deleted.
        """
        with self._one_at_a_time:
            deleted = self.store.delete(note)

            def undo() -> Undone:
                return Undone("The note is back", note=self.store.restore(deleted))

            self._remember(undo)

    def undo(self) -> Undone | None:
        """Undo the last change, or return None if there is none.

        Raises:
            NoteChangedError: It never can be, because the file was changed since.
            NotWritableError: It could not be saved, and is the next to be undone still.
        """
        with self._one_at_a_time:
            if not self._undos:
                return None
            undo = self._undos.pop()
            try:
                return undo()
            except NotWritableError:
                self._undos.append(undo)  # nothing was done: it may be tried again
                raise

    def _remember(self, undo: Callable[[], Undone]) -> None:
        self._undos.append(undo)
        del self._undos[:-_LONGEST]

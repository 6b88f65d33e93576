"""Writing, changing and deleting notes, each undoable."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.desk.change_log import ChangeLog, Undone
from reader.desk.placed_notes import text_digest
from reader.notes.model import PassageTarget
from reader.notes.settling import Settling
from reader.text.anchoring import make_anchor
from reader.text.counting import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.notes.model import Conflict, NewNote, Note
    from reader.notes.store import NoteStore
    from reader.text.span import Span


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

    def add_all(self, news: Iterable[NewNote]) -> tuple[Note, ...]:
        """Write many notes, undone together; where one cannot be saved, those before it are.

        Raises:
            NotWritableError: One could not be saved.
        """
        added: list[Note] = []

        def undo() -> Undone:
            while added:
                self.store.delete(added[-1])
                added.pop()
            return Undone("The new notes are deleted again", are_many=True)

        with self.log.changing():
            try:
                for new in news:
                    added.append(self.store.add(new))  # noqa: PERF401 - those before an error count
            finally:
                if added:
                    self.log.record(f"{counted(len(added), 'note')} written", undo)
            return tuple(added)

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

    def relocate(self, note: Note, text: str, span: Span) -> Note:
        """Put a note on other words of its document, because its own have changed or are lost.

        Raises:
            NoteChangedError: Its file was changed by somebody else since it was read.
            NotWritableError: It could not be saved.
        """
        return self.edit(note, moved_to(note, text, span))

    def relocate_all(self, moves: Sequence[tuple[Note, Span]], text: str) -> tuple[Note, ...]:
        """Put many notes of one document on other words, undone together.

        Raises:
            NoteChangedError: The file of one was changed by somebody else; those before it are
                moved.
            NotWritableError: One could not be saved; likewise.
        """
        done: list[tuple[Note, Note]] = []

        def undo() -> Undone:
            while done:
                before, after = done[-1]
                self.store.update(after, before)
                done.pop()
            return Undone("The notes stand where they stood", are_many=True)

        with self.log.changing():
            try:
                for note, span in moves:
                    done.append((note, self.store.update(note, moved_to(note, text, span))))
            finally:
                if done:
                    self.log.record(f"{counted(len(done), 'note')} put elsewhere", undo)
            return tuple(after for _, after in done)

    def keep_as_lost(self, note: Note, text: str) -> Note:
        """Say that the words of a note are not in a text; it is not asked again for this text.

        Raises:
            NoteChangedError: Its file was changed by somebody else since it was read.
            NotWritableError: It could not be saved.
        """
        return self.edit(note, replace(note, lost_in=text_digest(text)))

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

    def settle(self, conflict: Conflict, *, keeps: bool, takes: bool) -> None:
        """Decide between two texts of one note; what is not kept goes to the trash.

        Args:
            conflict: Both texts.
            keeps: Whether the note's own text is kept.
            takes: Whether the other text is; with both, it becomes a note of its own.

        Raises:
            NoteChangedError: One of the files was changed by somebody else since it was read.
            NotWritableError: It could not be saved.
        """
        with self.log.changing():
            settling = Settling(self.store)
            if keeps and takes:
                take_back = settling.keep_both(conflict)
            elif takes:
                take_back = settling.take_copy(conflict)
            else:
                take_back = settling.keep_note(conflict)

            def undo() -> Undone:
                take_back()
                return Undone("Both texts of the note are there again", are_many=True)

            self.log.record("a note with two texts was settled", undo)


def moved_to(note: Note, text: str, span: Span) -> Note:
    """A note on other words of its document; the first words it stood on are kept with it."""
    target = note.target
    if not isinstance(target, PassageTarget):
        return note
    anchor = make_anchor(text, span)
    first = note.written_on or target.anchor.quote
    return replace(
        note,
        target=replace(target, anchor=anchor),
        lost_in="",
        written_on="" if first == anchor.quote else first,
    )

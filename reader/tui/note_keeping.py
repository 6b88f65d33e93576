"""The notes as they are known on the screen: read again, changed, deleted, made findable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.indexing import note_source
from reader.desk.placed_notes import place_notes
from reader.tui.feature import Feature

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.desk.placed_notes import PlacedNote
    from reader.notes.model import Note, Notes
    from reader.text.document import Document


class NoteKeeping(Feature):
    """Keeps everything that shows notes as their files are."""

    def changed(self, note: Note) -> None:
        """A note is new, or says something else."""
        self.index(note)
        self.read_again(note.id)

    def delete(self, note: Note) -> None:
        """Delete a note."""
        noting = self._screen.features.noting

        def work() -> Note:
            noting.notebook.delete(note)
            return note

        def done(gone: Note) -> None:
            self.index(gone=gone.id)
            self._screen.tell("Note deleted; u brings it back")
            self.read_again()

        noting.change(work, done)

    def read_again(self, focus: str = "", then: Callable[[], None] | None = None) -> None:
        """Read the notes from their files, show them wherever they show, then go on.

        Args:
            focus: The note to be in focus in their list.
            then: What comes next.
        """
        screen = self._screen
        document = screen.session.document

        def read() -> tuple[Notes, tuple[PlacedNote, ...]]:
            notes = screen.desk.notes.all()
            return notes, place_notes(document, notes.notes)

        def done(known: tuple[Notes, tuple[PlacedNote, ...]]) -> None:
            self._have(document, *known)
            screen.features.notes.focus_on(focus)
            screen.features.notes.arrange()
            if then is not None:
                then()

        screen.background.start(read, done, group="notes")

    def index(self, note: Note | None = None, gone: str = "") -> None:
        """Make a change findable; an index that cannot be written now is mended later."""
        screen = self._screen

        def work() -> None:
            if note is not None:
                screen.desk.index.put(note_source(note))
            if gone:
                screen.desk.index.discard(f"note:{gone}")

        screen.background.start(work, lambda _: screen.features.search.ask_again(), group="index")

    def index_again(self) -> None:
        """Many notes have changed at once."""
        self._screen.reading.index_again()

    def _have(self, document: Document, notes: Notes, placed: tuple[PlacedNote, ...]) -> None:
        screen = self._screen
        if screen.session.document is not document:
            return  # its notes have been placed with it
        screen.session.know_notes(notes, placed)
        screen.reading.show_again()
        screen.features.beside.show_again()
        screen.features.knowing.refresh()
        screen.features.reviewing.notes_known()
        screen.show_status()

"""The list of notes: shown, gone on from, deleted and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.indexing import note_source
from reader.desk.placed_notes import place_notes
from reader.notes.model import EntryTarget, PassageTarget
from reader.text.place import DocumentPlace, EntryPlace, NotePlace
from reader.tui.feature import Feature
from reader.tui.text_pane import TextPane

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget

    from reader.desk.history import Stop
    from reader.desk.placed_notes import PlacedNote
    from reader.notes.model import Note
    from reader.text.place import Place
    from reader.tui.reading_screen import ReadingScreen


class NoteList(Feature):
    """All notes, those of this document first.

    Attributes:
        pane: The list.
    """

    side = "notes"
    places = (NotePlace,)

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.pane = TextPane(id="notes", is_list=True)

    @property
    def widgets(self) -> tuple[Widget, ...]:
        """The list."""
        return (self.pane,)

    @property
    def marked(self) -> Note | None:
        """The note in focus in the list, if the keyboard is there."""
        screen, pane = self._screen, self.pane
        if screen.panes.active is not pane:
            return None
        target = pane.focused_target
        placed = screen.session.placed_note(target.note) if isinstance(target, NotePlace) else None
        return placed.note if placed else None

    def open(self, note: str = "") -> None:
        """Show the list, with a note in focus; other programs may have changed the files."""
        self._screen.panes.show(self.side)
        self._fill(note)
        self._screen.panes.bring_forward(self.pane)
        self.read_again()

    def show(self, stop: Stop, *, again: bool) -> bool:
        """Show a note in the list, and its words in the text."""
        assert isinstance(stop.place, NotePlace)  # noqa: S101 - no other kind is in places
        screen, note = self._screen, stop.place.note
        placed = screen.session.placed_note(note)
        if placed is None:
            # Another program may have written it after the notes were read.
            self.read_again(then=lambda: self._show_if_known(stop, again=again))
            return False
        self.open(note)
        if placed.span is not None:
            screen.session.place.depart()
            screen.article.go_to(placed.span)
        return True

    def follow(self, place: Place) -> bool:
        """From a note in the list to its words or its entry; the list is a stop on the way."""
        if not isinstance(place, NotePlace):
            return False
        screen, lookup = self._screen, self._screen.features.lookup
        placed = screen.session.placed_note(place.note)
        if placed is None:
            screen.tell(f"{place.note}: no such note any more")
            return True
        lookup.remember(place)
        note, target = placed.note, placed.note.target
        if isinstance(target, EntryTarget):
            lookup.go(EntryPlace(target.entry))
        elif target.document == screen.session.document.id:
            self._go_to_words(placed)
        else:

            def find() -> PlacedNote:
                (found,) = place_notes(screen.desk.open_document(target.document).document, [note])
                return found

            screen.background.start(find, self._go_to_words, group="opening", exclusive=True)
        return True

    def edit(self) -> None:
        """Change the note that is marked."""
        if note := self.marked:
            self._screen.features.noting.edit(note)

    def delete(self) -> None:
        """Delete the note that is marked."""
        if not (note := self.marked):
            return
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
        """Read the notes from their files, show them wherever they show, then go on."""
        screen = self._screen
        document = screen.session.document

        def read() -> tuple[tuple[Note, ...], tuple[PlacedNote, ...]]:
            notes = screen.desk.notes.all().notes
            return notes, place_notes(document, notes)

        def done(known: tuple[tuple[Note, ...], tuple[PlacedNote, ...]]) -> None:
            if screen.session.document.id != document.id:
                return
            screen.session.know_notes(*known)
            screen.reading.show_again()
            screen.features.beside.show_again()
            screen.features.knowing.refresh()
            self._fill(focus)
            screen.show_status()
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

    def _go_to_words(self, placed: PlacedNote) -> None:
        target = placed.note.target
        if placed.span is None or not isinstance(target, PassageTarget):
            self._screen.tell("The words this note was written on are no longer in the text")
        else:
            place = DocumentPlace(target.document, placed.span.start, placed.span.end)
            self._screen.features.lookup.go(place)

    def _show_if_known(self, stop: Stop, *, again: bool) -> None:
        assert isinstance(stop.place, NotePlace)  # noqa: S101 - no other kind is in places
        if self._screen.session.placed_note(stop.place.note) is None:
            self._screen.tell(f"{stop.place.note}: no such note any more")
        else:
            self._screen.features.lookup.show_stop(stop, again=again)

    def _fill(self, focus: str) -> None:
        pane, page = self.pane, self._screen.session.note_list()
        pane.replace_page(page)
        wanted = NotePlace(focus)
        if link := next((link for link in page.links if link.target == wanted), None):
            pane.focus_at(link.start)
        elif pane.focused_link < 0 and page.links:
            pane.focus_link(0)

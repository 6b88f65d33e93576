"""Going somewhere, and coming back: one function for every kind of place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.history import Stop
from reader.desk.placed_notes import place_notes
from reader.notes.model import DocumentTarget, EntryTarget
from reader.text.place import DocumentPlace, EntryPlace, NotePlace, SearchPlace
from reader.text.span import Span

if TYPE_CHECKING:
    from reader.desk.placed_notes import PlacedNote
    from reader.text.place import Place
    from reader.tui.reading_screen import ReadingScreen
    from reader.tui.text_pane import TextPane


class LookUp:
    """Moves the lookup place; the reading place stays until the reader comes back to it.

    Args:
        screen: Whose panes show the places.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._waiting: Place | None = None
        self._read_link = -1

    def go(self, place: Place) -> None:
        """Go to a place, and remember it; from the list of notes, to what the note is on."""
        self._leave()
        screen = self._screen
        if isinstance(place, NotePlace) and screen.active_pane is screen.note_list:
            self._go_to_noted(place)
            return
        if screen.active_pane is screen.search.results and screen.search.line.value.strip():
            screen.session.history.visit(Stop(SearchPlace(screen.search.line.value)))
        screen.told = ""
        self._show(Stop(place, top=place.start if isinstance(place, DocumentPlace) else 0))

    def _go_to_noted(self, place: NotePlace) -> None:
        """From a note in the list to its words or its entry; the list is a stop on the way."""
        screen = self._screen
        placed = screen.session.placed_note(place.note)
        if placed is None:
            screen.tell(f"{place.note}: no such note any more")
            return
        screen.session.history.visit(Stop(place))
        note, target = placed.note, placed.note.target
        if isinstance(target, EntryTarget):
            self.go(EntryPlace(target.entry))
        elif target.document == screen.session.document.id:
            self._go_to_words(placed)
        else:

            def find() -> PlacedNote:
                (found,) = place_notes(screen.desk.open_document(target.document).document, [note])
                return found

            screen.background.start(find, self._go_to_words, group="opening", exclusive=True)

    def _go_to_words(self, placed: PlacedNote) -> None:
        target = placed.note.target
        if placed.span is None or not isinstance(target, DocumentTarget):
            self._screen.tell("The words this note was written on are no longer in the text")
        else:
            self.go(DocumentPlace(target.document, placed.span.start, placed.span.end))

    def back(self) -> None:
        """One stop back."""
        self._leave()
        if stop := self._screen.session.history.back():
            self._show(stop, again=True)

    def forward(self) -> None:
        """One stop forward."""
        self._leave(onwards=True)
        if stop := self._screen.session.history.forward():
            self._show(stop, again=True)

    def come_back(self) -> None:
        """To the line being read, with the keyboard in the article."""
        screen = self._screen
        if screen.notes.is_writing:
            screen.notes.cancel()
            return
        self._waiting = None
        place = screen.session.place
        if place.is_away or screen.active_pane is not screen.article:
            self._leave()
            screen.session.history.visit(self._reading_stop())

        def arrive() -> None:
            place.come_back()
            screen.article.focus_link(self._read_link)
            screen.article.go_to_top(place.offset)
            screen.show_status()

        if screen.session.document.id != place.document:
            screen.reading.switch(place.document, arrive)
        elif place.is_away or screen.article.top != place.offset:
            arrive()
        else:
            screen.article.unmark()
        screen.set_side("entry")
        screen.bring_forward(screen.article)

    def read_from_here(self) -> None:
        """The line on top of the article is the one being read from now on."""
        screen = self._screen
        screen.session.place.read_from(screen.session.document.id, screen.article.top)
        screen.reading.moved()
        screen.show_status()

    def glossary_is_read(self) -> None:
        """Entries can be shown now; one may have been asked for already."""
        if self._waiting is not None:
            place, self._waiting = self._waiting, None
            self.go(place)

    def _leave(self, *, onwards: bool = False) -> None:
        """Remember how the present stop looks; from the reading place, make it a stop.

        Not on the way onwards: a new stop would cut off what lies ahead.
        """
        screen = self._screen
        history, reading = screen.session.history, screen.session.place
        is_reading = not reading.is_away and screen.active_pane is screen.article
        if not reading.is_away:
            self._read_link = screen.article.focused_link
        if (is_reading and not onwards) or history.present is None:
            history.visit(self._reading_stop())
        elif pane := self._pane_of(history.present.place):
            history.leave_as(Stop(history.present.place, pane.top, pane.focused_link))

    def _reading_stop(self) -> Stop:
        """The line being read, as a stop."""
        reading = self._screen.session.place
        place = DocumentPlace(reading.document, reading.offset, reading.offset)
        return Stop(place, reading.offset, self._screen.article.focused_link)

    def _pane_of(self, place: Place) -> TextPane | None:
        if isinstance(place, EntryPlace):
            return self._screen.entry
        return self._screen.article if isinstance(place, DocumentPlace) else None

    def _show(self, stop: Stop, *, again: bool = False) -> None:
        screen, place = self._screen, stop.place
        if isinstance(place, DocumentPlace):
            self._show_in_document(place, stop, again=again)
        elif isinstance(place, EntryPlace):
            if not self._show_entry(place, stop):
                return
        elif isinstance(place, NotePlace):
            if not self._show_note(place):
                return
        else:
            screen.search.open(place.query)
            if again:  # where the keys for back and forward type no letter
                screen.bring_forward(screen.search.results)
        screen.session.history.visit(stop)
        screen.show_status()

    def _show_in_document(self, place: DocumentPlace, stop: Stop, *, again: bool) -> None:
        screen = self._screen
        reading = screen.session.place

        def arrive() -> None:
            is_line = place.start == place.end and stop.top == reading.offset
            if again and is_line and place.document == reading.document:
                reading.come_back()
            else:
                reading.depart()
            if again:
                screen.article.focus_link(stop.link)
                screen.article.go_to_top(stop.top)
            else:
                screen.article.go_to(Span(place.start, place.end))
            screen.bring_forward(screen.article)
            screen.show_status()

        if place.document == screen.session.document.id:
            arrive()
        else:
            screen.reading.switch(place.document, arrive)

    def _show_entry(self, place: EntryPlace, stop: Stop) -> bool:
        screen = self._screen
        if screen.session.glossary is None:
            self._waiting = place
            return False
        entry = screen.session.glossary.get(place.entry)
        if entry is None:
            screen.tell(f"{place.entry}: no such entry in the glossary")
            return False
        screen.show_entry(entry, top=stop.top, link=stop.link)
        return True

    def _show_note(self, place: NotePlace) -> bool:
        screen = self._screen
        placed = screen.session.placed_note(place.note)
        if placed is None:
            # Another program may have written it after the notes were read.
            screen.notes.read_again(then=lambda: self._show_if_known(place))
            return False
        screen.notes.open(place.note)
        if placed.span is not None:
            screen.session.place.depart()
            screen.article.go_to(placed.span)
        return True

    def _show_if_known(self, place: NotePlace) -> None:
        if self._screen.session.placed_note(place.note) is None:
            self._screen.tell(f"{place.note}: no such note any more")
        else:
            self._show(Stop(place))

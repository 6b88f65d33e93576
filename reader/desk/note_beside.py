"""A note beside the document that is open, and what notes and their links are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.backlinks import backlinks
from reader.desk.note_links import plain_words
from reader.desk.note_page import Around, note_page
from reader.desk.quoting import first_words
from reader.notes.model import EntryTarget
from reader.text.place import DocumentPlace, EntryPlace, NotePlace

if TYPE_CHECKING:
    from reader.desk.placed_notes import PlacedNote
    from reader.desk.session import Session
    from reader.notes.model import Note
    from reader.text.page import Page
    from reader.text.place import Place

_NAMED_BY = 60  # characters


def note_beside(session: Session, placed: PlacedNote) -> Page:
    """A note with what leads to it."""

    def name_of(place: Place) -> str:
        return name_of_place(session, place)

    linked_from = backlinks(session.notes, NotePlace(placed.note.id))
    return note_page(placed, Around(session.document, name_of, linked_from))


def name_of_target(session: Session, note: Note) -> str:
    """What a note stands on, in words."""
    target = note.target
    if isinstance(target, EntryTarget):
        return f"on {name_of_place(session, EntryPlace(target.entry)) or target.entry}"
    return f"on {name_of_place(session, DocumentPlace(target.document)) or target.document}"


def _name_of_note(session: Session, note: Note) -> str:
    def name_of(place: Place) -> str:
        return "a note" if isinstance(place, NotePlace) else name_of_place(session, place)

    return first_words(plain_words(note.body, name_of), _NAMED_BY) or "a note"


def name_of_place(session: Session, place: Place) -> str:
    """What a place is called; empty if it is not known to be there."""
    if isinstance(place, EntryPlace):
        entry = session.glossary.get(place.entry) if session.glossary else None
        return entry.term if entry else ""
    if isinstance(place, NotePlace):
        placed = session.placed_note(place.note)
        return _name_of_note(session, placed.note) if placed else ""
    if isinstance(place, DocumentPlace):
        is_open = place.document == session.document.id
        return session.document.metadata.title if is_open else place.document
    return str(place)

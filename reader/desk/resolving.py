"""Whether a place exists, before anything is opened for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.naming import find_entry
from reader.text.place import DocumentPlace, EntryPlace, NotePlace

if TYPE_CHECKING:
    from reader.desk.desk import Desk
    from reader.text.place import Place


def require(desk: Desk, place: Place) -> None:
    """Make sure that a place can be gone to.

    Raises:
        NoSuchPlaceError: No such document was ever opened.
        NoSuchEntryError: No entry has this id.
        NoSuchNoteError: No note has this id.
        ReaderError: The document cannot be read.
    """
    if isinstance(place, DocumentPlace):
        desk.open_document(place.document)
    elif isinstance(place, EntryPlace):
        find_entry(desk.glossary, place.entry)
    elif isinstance(place, NotePlace):
        desk.notes.get(place.note)

"""Whether a place exists, before anything is opened for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import NoSuchPlaceError
from reader.desk.doors import is_footnote
from reader.desk.naming import find_entry
from reader.desk.packs import pack_named
from reader.text.place import (
    DocumentPlace,
    EditorNotePlace,
    EntryPlace,
    FootnotePlace,
    NotePlace,
    PackPlace,
)

if TYPE_CHECKING:
    from reader.desk.desk import Desk
    from reader.text.place import Place


def require(desk: Desk, place: Place) -> None:
    """Make sure that a place can be gone to.

    Raises:
        NoSuchPlaceError: No such document was ever opened.
        NoSuchEntryError: No entry has this id.
        NoSuchNoteError: No note has this id.
        NoSuchPackError: No pack has this id.
        ReaderError: The document cannot be read.
    """
    if isinstance(place, DocumentPlace):
        desk.open_document(place.document)
    elif isinstance(place, EntryPlace):
        find_entry(desk.glossary, place.entry)
    elif isinstance(place, EditorNotePlace):
        companion = desk.open_document(place.document).companion
        if not any(note.id == place.note for note in (companion.notes if companion else ())):
            raise NoSuchPlaceError(
                f"{place}: no such editor's note; 'reader read --plain' prints them all"
            )
    elif isinstance(place, FootnotePlace):
        if not is_footnote(desk.open_document(place.document).document, place.name):
            raise NoSuchPlaceError(f"{place}: the document has no such note; open {place.document}")
    elif isinstance(place, NotePlace):
        desk.notes.get(place.note)
    elif isinstance(place, PackPlace):
        pack_named(desk, place.pack)

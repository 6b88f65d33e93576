"""Which notes link to an entry, a note or a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.note_links import links_of
from reader.text.place import DocumentPlace, EntryPlace, NotePlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.notes.model import Note
    from reader.text.place import Place


def backlinks(notes: Sequence[Note], place: Place) -> tuple[Note, ...]:
    """The notes that link to a place, oldest first; of a document, to any words of it."""
    wanted = _key(place)
    return tuple(
        note
        for note in notes
        if "[[" in note.body and any(_key(link.target) == wanted for link in links_of(note.body))
    )


def _key(place: Place) -> tuple[str, str]:
    """What places have in common that are of one thing."""
    if isinstance(place, EntryPlace):
        return "entry", place.entry.partition("@")[0]
    if isinstance(place, DocumentPlace):
        return "doc", place.document
    return ("note", place.note) if isinstance(place, NotePlace) else ("", str(place))

"""Notes on the words they were written on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.notes.model import EntryTarget, PassageTarget
from reader.text.anchoring import Placement, place_anchor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.notes.model import DocumentTarget, Note
    from reader.text.document import Document
    from reader.text.span import Span


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note and where its words are now.

    Attributes:
        note: The note.
        placement: Where it is, and how sure that is; None for a note on no words of a text.
    """

    note: Note
    placement: Placement | None

    @property
    def span(self) -> Span | None:
        """The words it stands on, or None if they are lost."""
        return self.placement.span if self.placement else None


def place_notes(document: Document, notes: Iterable[Note]) -> tuple[PlacedNote, ...]:
    """The notes on a document, in text order; lost ones and those on the whole of it last."""
    placed = [
        PlacedNote(note, _placement(document.text, note.target))
        for note in notes
        if not isinstance(note.target, EntryTarget) and note.target.document == document.id
    ]
    return tuple(sorted(placed, key=lambda one: (one.span or (len(document.text), 0), one.note.id)))


def _placement(text: str, target: PassageTarget | DocumentTarget) -> Placement | None:
    return place_anchor(text, target.anchor) if isinstance(target, PassageTarget) else None

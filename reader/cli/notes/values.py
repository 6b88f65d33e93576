"""Notes as plain values; their form is documented and kept stable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.notes.model import EntryTarget, PassageTarget
from reader.text.place import DocumentPlace, EntryPlace, NotePlace

if TYPE_CHECKING:
    from reader.desk.placed_notes import PlacedNote
    from reader.notes.model import Note, Target

CONFIDENCE_DIGITS = 3
"""After the point."""


def note_values(note: Note) -> dict[str, Any]:
    """A note, what it stands on, and when it was written."""
    target = note.target
    entry = target.entry if isinstance(target, EntryTarget) else None
    return {
        "id": note.id,
        "place": str(NotePlace(note.id)),
        "kind": note.kind,
        "target": str(target_place(target)),
        "document": None if isinstance(target, EntryTarget) else target.document,
        "entry": entry,
        "quote": target.anchor.quote if isinstance(target, PassageTarget) else None,
        "body": note.body,
        "tags": list(note.tags),
        "created": note.created.isoformat(),
        "modified": note.modified.isoformat(),
        "written_on": note.written_on or None,
        "kept_as_lost": bool(note.lost_in),
        "origin": note.origin or None,
    }


def placed_values(placed: PlacedNote) -> dict[str, Any]:
    """A note, and what became of its words."""
    placement = placed.placement
    return {
        **note_values(placed.note),
        "state": placement.state.value if placement else None,
        "confidence": round(placement.confidence, CONFIDENCE_DIGITS) if placement else None,
        "needs_review": placed.needs_review,
        "now": now_at(placed),
    }


def now_at(placed: PlacedNote) -> str | None:
    """The place where the words of a note are now."""
    target, span = placed.note.target, placed.span
    if span is None or isinstance(target, EntryTarget):
        return None
    return str(DocumentPlace(target.document, *span))


def target_place(target: Target) -> DocumentPlace | EntryPlace:
    """What a note stands on; of words, where they stood when it was put there."""
    if isinstance(target, EntryTarget):
        return EntryPlace(target.entry)
    if isinstance(target, PassageTarget):
        return DocumentPlace(target.document, *target.anchor.span)
    return DocumentPlace(target.document)

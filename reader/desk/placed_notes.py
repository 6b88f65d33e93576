"""Notes on the words they were written on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.base.digest import sha256
from reader.notes.model import EntryTarget, PassageTarget
from reader.text.anchoring import AnchorState, Placement, place_anchors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.notes.model import Note
    from reader.text.anchoring import Anchor
    from reader.text.document import Document
    from reader.text.span import Span

_SURE = 0.9  # confidence below which words are asked after that have only moved
_DIGEST = 32  # hexadecimal digits


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note and where its words are now.

    Attributes:
        note: The note.
        placement: Where it is, and how sure that is; None for a note on no words of a text.
        needs_review: Whether its reader has to say where it stands, or that it is lost.
    """

    note: Note
    placement: Placement | None
    needs_review: bool = False

    @property
    def span(self) -> Span | None:
        """The words it stands on, or None if they are lost."""
        return self.placement.span if self.placement else None

    @property
    def state(self) -> AnchorState | None:
        """What became of its words; None for a note on no words of a text."""
        return self.placement.state if self.placement else None


def place_notes(
    document: Document, notes: Iterable[Note], cancelled: Callable[[], bool] = lambda: False
) -> tuple[PlacedNote, ...]:
    """The notes on a document, in text order; lost ones and those on the whole of it last.

    Args:
        document: The text; of its first part alone nothing is said to be lost.
        notes: Any notes.
        cancelled: Tells whether they are no longer wanted; then none are given.
    """
    here = [
        note
        for note in notes
        if not isinstance(note.target, EntryTarget) and note.target.document == document.id
    ]
    anchors = _anchors(here)
    placements = _placements(document, tuple(anchors.values()), cancelled)
    if placements is None:
        return ()
    found = dict(zip(anchors, placements, strict=True))
    digest = text_digest(document.text) if any(note.lost_in for note in here) else ""
    placed = [_placed(note, found.get(note.id), document, digest) for note in here]
    return tuple(sorted(placed, key=lambda one: (one.span or (len(document.text), 0), one.note.id)))


def text_digest(text: str) -> str:
    """What tells a text from any other: by it a note remembers in which its words are lost."""
    return sha256(text.encode("utf-8", "surrogatepass"))[:_DIGEST]


def _anchors(notes: Iterable[Note]) -> dict[str, Anchor]:
    return {note.id: note.target.anchor for note in notes if isinstance(note.target, PassageTarget)}


def _placed(note: Note, placement: Placement | None, document: Document, digest: str) -> PlacedNote:
    if placement is None or not document.complete:
        return PlacedNote(note, placement)
    if note.lost_in and note.lost_in == digest:
        return PlacedNote(note, Placement(None, AnchorState.LOST))
    if placement.state is AnchorState.LOST:
        return PlacedNote(note, placement, needs_review=True)
    is_unsure = placement.state is AnchorState.CHANGED or placement.confidence < _SURE
    return PlacedNote(note, placement, needs_review=is_unsure)


_Known = tuple["Document", "dict[Anchor, Placement]"]
_last: list[_Known] = []
"""Where anchors stood in the text that was asked for last: most are asked for again."""


def _placements(
    document: Document, anchors: tuple[Anchor, ...], cancelled: Callable[[], bool]
) -> list[Placement] | None:
    known = next((places for text, places in list(_last) if text is document), {})
    wanted = [anchor for anchor in dict.fromkeys(anchors) if anchor not in known]
    found = place_anchors(document.text, wanted, cancelled)
    if len(found) < len(wanted):
        return None
    places = {**known, **dict(zip(wanted, found, strict=True))}
    here = {anchor: places[anchor] for anchor in anchors}
    if here:
        _last[:] = [(document, here)]
    return [here[anchor] for anchor in anchors]

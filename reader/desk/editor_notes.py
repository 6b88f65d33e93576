"""The editor's notes of a document, on the words they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.text.quotes import places_of
from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.model import Source
    from reader.text.companion import Companion, EditorNote
    from reader.text.document import Document

_MOST = 1_000


class PlacedEditorNote(NamedTuple):
    """An editor's note and where its words are.

    Attributes:
        note: The note.
        span: Its words, or None where the text does not have them.
        sources: The sources it cites, in the order in which it cites them.
    """

    note: EditorNote
    span: Span | None
    sources: tuple[Source, ...] = ()


def place_editor_notes(
    document: Document, companion: Companion | None
) -> tuple[PlacedEditorNote, ...]:
    """The editor's notes of a document, in text order; those whose words are lost come last.

    A note stands on the first place that has its words between its prefix and suffix.
    """
    if companion is None or not companion.notes:
        return ()
    notes = companion.notes[:_MOST]
    starts: dict[int, int] = {}
    for start, index in places_of(document.text, notes):
        starts.setdefault(index, start)
    placed = [
        PlacedEditorNote(
            note,
            Span(starts[index], starts[index] + len(note.quote)) if index in starts else None,
            tuple(_cited(note, companion)),
        )
        for index, note in enumerate(notes)
    ]
    return tuple(sorted(placed, key=lambda one: one.span or Span(len(document.text), 0)))


def _cited(note: EditorNote, companion: Companion) -> Iterator[Source]:
    from glossary.links import references

    keys = dict.fromkeys(reference.key for reference in references(note.text))
    return (companion.sources[key] for key in keys if key in companion.sources)

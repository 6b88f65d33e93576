"""The words that notes stand on, and the signs beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.notes.kinds import kind_of
from reader.text.page import MarginMark, NotedSpan
from reader.text.place import NotePlace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.desk.placed_notes import PlacedNote

UNSURE = "≠"
"""Beside words of which nobody has said yet whether the note is on them."""


def margin_marks(placed: Iterable[PlacedNote]) -> Iterator[MarginMark]:
    """A sign beside each note by its kind; lost ones have no place."""
    for one in placed:
        if one.span is not None:
            unsure = one.needs_review
            sign = UNSURE if unsure else kind_of(one.note.kind).sign
            yield MarginMark(one.span.start, sign, NotePlace(one.note.id))


def noted_spans(placed: Iterable[PlacedNote]) -> tuple[NotedSpan, ...]:
    """The stretches that notes stand on, cut where one begins or ends; linear in the notes."""
    edges: list[tuple[int, int, int]] = []
    for one in placed:
        if one.span is not None and one.span.end > one.span.start:
            says = int(bool(one.note.body.strip()))
            edges += [(one.span.start, 1, says), (one.span.end, -1, -says)]
    edges.sort()
    found: list[NotedSpan] = []
    at = notes = saying = 0
    for offset, more, says in edges:
        if offset > at and notes:
            found.append(NotedSpan(at, offset, saying > 0, notes > 1))
        at, notes, saying = offset, notes + more, saying + says
    return tuple(found)

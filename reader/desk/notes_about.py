"""The reader's notes about an entry, and how each has to do with it."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.desk.backlinks import backlinks
from reader.notes.model import EntryTarget
from reader.text.place import EntryPlace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.model import Mention
    from reader.desk.placed_notes import PlacedNote
    from reader.notes.model import Note


class Bearing(StrEnum):
    """How a note has to do with an entry; the words are told to the reader."""

    ON_IT = ""
    ON_ITS_WORDS = "on words that name it here"
    LINKS = "links here"


class NoteAbout(NamedTuple):
    """A note, and how it has to do with an entry."""

    note: Note
    bearing: Bearing = Bearing.ON_IT


def notes_about(
    address: str,
    notes: Sequence[Note],
    placed: Iterable[PlacedNote],
    mentions: Sequence[Mention],
) -> tuple[NoteAbout, ...]:
    """The notes about an entry, each once: on it, on its mentions in text order, linking to it.

    Args:
        address: The entry's address.
        notes: All notes.
        placed: Those of the document that is open, as they stand in it.
        mentions: The entry's mentions there, sorted by start, apart.
    """
    targets = {EntryTarget(address.partition("@")[0]), EntryTarget(address)}
    found = [NoteAbout(note) for note in notes if note.target in targets]
    found += (NoteAbout(note, Bearing.ON_ITS_WORDS) for note in _on_any(placed, mentions))
    linking = backlinks(notes, EntryPlace(address))
    found += (NoteAbout(note, Bearing.LINKS) for note in linking)
    first: dict[str, NoteAbout] = {}
    for one in found:
        first.setdefault(one.note.id, one)
    return tuple(first.values())


def _on_any(placed: Iterable[PlacedNote], mentions: Sequence[Mention]) -> Iterator[Note]:
    """The notes whose words share some with a mention."""
    starts = [mention.start for mention in mentions]
    for one in placed:
        if one.span is not None:
            before = bisect_right(starts, one.span.end - 1) - 1
            if before >= 0 and mentions[before].end > one.span.start:
                yield one.note

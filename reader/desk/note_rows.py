"""Notes with the words around them, for exports: each document is opened once."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.base.errors import ReaderError
from reader.desk.note_links import links_of
from reader.desk.placed_notes import PlacedNote, place_notes
from reader.desk.quoting import first_words
from reader.notes.exporting.rows import About, ExportedNote, Sentence
from reader.notes.model import EntryTarget, PassageTarget
from reader.text.document import Role
from reader.text.place import DocumentPlace, EntryPlace, NotePlace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reader.desk.desk import Desk
    from reader.notes.model import Note
    from reader.text.document import Document
    from reader.text.span import Span

_END = re.compile(r"(?:(?<=[.!?…])[\"'”’»)\]]*\s+(?=[^\sa-z])|(?<=[。！？])[」』”’)]*)")
_ABBREVIATED = re.compile(r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|vs|etc|No|U\.S|e\.g|i\.e)\.)\s+$")
_FURTHEST = 400  # characters of a sentence on each side of the words
_NAMED_BY = 60  # characters of a note that name it


def note_rows(
    desk: Desk, notes: Iterable[Note], cancelled: Callable[[], bool] = lambda: False
) -> tuple[ExportedNote, ...]:
    """The notes as rows: documents by title, notes by place, then those on entries by term.

    Args:
        desk: Has documents and entries; what cannot be opened is told by its id.
        notes: Which notes.
        cancelled: Tells whether they are no longer wanted; then none are given.
    """
    kept = list(notes)
    names = _names(desk, kept)
    by_document: dict[str, list[Note]] = {}
    by_entry: dict[str, list[Note]] = {}
    for note in kept:
        target = note.target
        if isinstance(target, EntryTarget):
            by_entry.setdefault(target.entry, []).append(note)
        else:
            by_document.setdefault(target.document, []).append(note)
    groups = []
    for document_id, here in by_document.items():
        if cancelled():
            return ()
        groups.append(tuple(_of_document(desk, document_id, here, names)))
    for entry, here in by_entry.items():
        groups.append(tuple(_of_entry(desk, entry, here, names)))
    groups.sort(
        key=lambda rows: (rows[0].about.place.startswith("entry"), *rows[0].about[:2][::-1])
    )
    return tuple(row for rows in groups for row in rows)


def sentence_around(text: str, span: Span, bounds: tuple[int, int]) -> Sentence:
    """Words with the rest of their sentence, or of what is near, inside their block."""
    low, high = max(bounds[0], span.start - _FURTHEST), min(bounds[1], span.end + _FURTHEST)
    start = low
    for found in _END.finditer(text, low, span.start):
        if not _ABBREVIATED.search(text, max(low, found.start() - 8), found.end()):
            start = found.end()
    end = high
    for found in _END.finditer(text, span.end, high):
        if not _ABBREVIATED.search(text, max(low, found.start() - 8), found.end()):
            end = found.start()
            break
    before, after = text[start : span.start], text[span.end : end]
    return Sentence(before, text[span.start : span.end], after.rstrip())


def _of_document(
    desk: Desk, document_id: str, notes: Sequence[Note], names: Mapping[str, str]
) -> Iterator[ExportedNote]:
    place = str(DocumentPlace(document_id))
    try:
        document = desk.open_document(document_id).document
    except ReaderError:
        about = About(place, desk.library.title_of(document_id) or document_id)
        for note in sorted(notes, key=lambda one: one.id):
            yield _row(PlacedNote(note, None), about, None, names)
        return
    said = document.metadata
    date = str(said.date) if said.date else ""
    about = About(place, said.title, said.author, date, said.publisher, _address(said.source))
    sections = _sections(document)
    for placed in place_notes(document, notes):
        row = _row(placed, about, document, names)
        at = bisect_right(sections, placed.span.start, key=lambda one: one[0]) if placed.span else 0
        yield replace(row, section=sections[at - 1][1]) if at else row


def _of_entry(
    desk: Desk, entry_id: str, notes: Sequence[Note], names: Mapping[str, str]
) -> Iterator[ExportedNote]:
    entry = desk.glossary.get(entry_id)
    about = About(str(EntryPlace(entry_id)), entry.term if entry else entry_id)
    for note in sorted(notes, key=lambda one: one.id):
        yield _row(PlacedNote(note, None), about, None, names)


def _row(
    placed: PlacedNote, about: About, document: Document | None, names: Mapping[str, str]
) -> ExportedNote:
    note, span = placed.note, placed.span
    sentence = Sentence()
    if document is not None and span is not None:
        first, last = (
            document.block_at(span.start),
            document.block_at(max(span.start, span.end - 1)),
        )
        bounds = (min(first.start, span.start), max(last.end, span.end))
        sentence = sentence_around(document.text, span, bounds)
    elif isinstance(note.target, PassageTarget):
        sentence = Sentence("", note.target.anchor.quote, "")
    return ExportedNote(note, about, placed.placement, sentence, "", names)


def _sections(document: Document) -> list[tuple[int, str]]:
    """Where the headings of a text are, and what they say; the title says nothing."""
    found = []
    for block in document.blocks:
        if block.role is Role.HEADING:
            heading = " ".join(document.text[block.start : block.end].split())
            found.append((block.start, "" if heading == document.metadata.title else heading))
    return found


def _names(desk: Desk, notes: Sequence[Note]) -> dict[str, str]:
    """What the targets of the links in notes are called, by their places."""
    targets = {str(link.target): link.target for note in notes for link in links_of(note.body)}
    if not targets:
        return {}
    by_id = {note.id: note for note in desk.notes.all().notes}
    names = {}
    for place, target in targets.items():
        if isinstance(target, EntryPlace) and (entry := desk.glossary.get(target.entry)):
            names[place] = entry.term
        elif isinstance(target, NotePlace) and target.note in by_id:
            names[place] = first_words(by_id[target.note].body, _NAMED_BY) or "a note"
        elif isinstance(target, DocumentPlace):
            names[place] = desk.library.title_of(target.document) or target.document
    return names


def _address(source: str) -> str:
    """A web address that says so."""
    if not source or "://" in source or " " in source or "." not in source.partition("/")[0]:
        return source
    return f"https://{source}"

"""Entries as plain values; their form is documented and kept stable."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from reader.text.place import DocumentPlace, EditorNotePlace, EntryPlace

if TYPE_CHECKING:
    from glossary.glossary import Glossary
    from glossary.model import Entry, Fact, Position, Source
    from reader.desk.brief import BriefTerm
    from reader.desk.editor_notes import PlacedEditorNote


def entry_in_list(entry: Entry, glossary: Glossary) -> dict[str, Any]:
    """What a list says of an entry."""
    return {
        "id": entry.id,
        "term": entry.term,
        "kind": entry.kind.value,
        "names": [name.text for name in entry.names],
        "pack": entry.pack,
        "place": str(EntryPlace(glossary.address(entry))),
    }


def whole_entry(entry: Entry, glossary: Glossary) -> dict[str, Any]:
    """All that an entry holds."""
    return {
        **entry_in_list(entry, glossary),
        "names": [asdict(name) for name in entry.names],
        "aliases": [{"text": alias.text, "case": alias.case.value} for alias in entry.aliases],
        "body": entry.body,
        "facts": [_fact(fact) for fact in entry.facts],
        "positions": [_position(position) for position in entry.positions],
        "see": list(entry.see),
        "sources": {key: _source(source) for key, source in entry.sources.items()},
        "path": entry.path,
        "rivals": [str(EntryPlace(glossary.address(one))) for one in glossary.rivals(entry)],
    }


def term_in_brief(one: BriefTerm, document: str) -> dict[str, Any]:
    """What there is to know of a term before reading."""
    return {
        "entry": one.address,
        "term": one.entry.term,
        "kind": one.entry.kind.value,
        "count": one.count,
        "first": str(DocumentPlace(document, one.start, one.end)),
        "names": [asdict(name) for name in one.names],
        "told": one.told,
        "state": one.state.value,
        "known": one.is_known,
    }


def editor_note(one: PlacedEditorNote, document_id: str) -> dict[str, Any]:
    """An editor's note, and where its words are."""
    return {
        "id": one.note.id,
        "place": str(EditorNotePlace(document_id, one.note.id)),
        "target": str(DocumentPlace(document_id, *one.span)) if one.span else None,
        "quote": one.note.quote,
        "text": one.note.text,
        "date": _date(one.note.date),
        "sources": {source.key: _source(source) for source in one.sources},
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "title": source.title,
        "publisher": source.publisher,
        "date": _date(source.date),
        "address": source.address,
        "quality": source.quality.value,
        "note": source.note,
        "checked": _date(source.checked),
        "checked_by": source.checked_by,
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "date": str(fact.date),
        "until": _date(fact.until),
        "text": fact.text,
        "sources": list(fact.sources),
    }


def _position(position: Position) -> dict[str, Any]:
    return {
        "side": position.side,
        "date": _date(position.date),
        "text": position.text,
        "sources": list(position.sources),
    }


def _date(date: object | None) -> str | None:
    return str(date) if date is not None else None

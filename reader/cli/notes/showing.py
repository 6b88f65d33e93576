"""``reader notes show``: whole notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossary.sentences import sentence_spans
from reader.base.errors import Exit
from reader.cli.commands import add_json_option
from reader.cli.notes.naming import add_note_argument
from reader.desk.note_filter import document_of, quote_of
from reader.notes.kinds import kind_of
from reader.notes.model import EntryTarget
from reader.text.place import NotePlace

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime

    from reader.cli.commands import Commands
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.desk.placed_notes import PlacedNote
    from reader.text.place import Place

_EXAMPLES = """\
examples:
  reader notes show 20261122t195301
  reader notes show note:20261122t195301-0f3kz8m2 --json"""


def declare(inside: Commands) -> None:
    """``show``."""
    show = inside.add("show", "tell all there is to a note, with its words", _show)
    show.epilog = _EXAMPLES
    add_note_argument(show, many=True)
    add_json_option(show)


def _show(arguments: Namespace, desk: Desk, output: Output) -> int:
    from reader.cli.notes.choosing import place_all
    from reader.cli.notes.naming import notes_named

    placed = place_all(desk, notes_named(desk, arguments.notes), output)
    if arguments.json:
        output.json({"notes": [_values(one, desk) for one in placed]})
        return Exit.OK
    for number, one in enumerate(placed):
        if number:
            output.line()
        _print(one, desk, output)
    return Exit.OK


def _values(one: PlacedNote, desk: Desk) -> dict[str, Any]:
    from reader.cli.notes.values import placed_values

    return {
        **placed_values(one),
        "words_now": _words_now(one, desk),
        "sentence": _sentence(one, desk),
        "links": [str(place) for place in _links(one)],
        "backlinks": [str(NotePlace(other)) for other in _backlinks(one, desk)],
    }


def _print(one: PlacedNote, desk: Desk, output: Output) -> None:
    from reader.cli.notes.listing import state_of
    from reader.cli.notes.values import now_at, target_place

    note, now = one.note, now_at(one)
    words = _words_now(one, desk)
    told = {
        "note": note.id,
        "kind": kind_of(note.kind).label,
        "on": _on(one, desk),
        "written on": f"“{note.written_on}”" if note.written_on else "",
        "put at": str(target_place(note.target)),
        "quote": f"“{quote_of(note)}”" if quote_of(note) else "",
        "state": f"{state_of(one)}{f', at {now}' if now else ''}",
        "now": f"“{words}”" if words and words != quote_of(note) else "",
        "kept": "as lost, in the text as it is" if note.lost_in else "",
        "sentence": _sentence(one, desk) or "",
        "tags": ", ".join(note.tags),
        "written": _moment(note.created),
        "modified": _moment(note.modified) if note.modified != note.created else "",
        "from": note.origin,
        "links to": ", ".join(map(str, _links(one))),
        "linked by": ", ".join(f"note:{other}" for other in _backlinks(one, desk)),
    }
    for name, value in told.items():
        if value:
            output.line(f"{name:<10} {value}")
    if note.body.strip():
        output.line()
        output.lines(note.body.strip("\n"))


def _on(one: PlacedNote, desk: Desk) -> str:
    """What it stands on, by its title or term."""
    target = one.note.target
    if isinstance(target, EntryTarget):
        return desk.glossary.term_of(target.entry) or target.entry
    record = desk.library.get(target.document)
    return desk.shelf.row(record.id).title if record else target.document


def _sentence(one: PlacedNote, desk: Desk) -> str | None:
    """The sentence that has the words of a note now; None where it has none."""
    document = document_of(one.note)
    if one.span is None or not document:
        return None
    opened = desk.open_document(document).document
    block = opened.block_at(one.span.start)
    for start, end in sentence_spans(opened.text[block.start : block.end]):
        if block.start + end > one.span.start:
            last = max(block.start + end, one.span.end)
            return " ".join(opened.text[block.start + start : last].split())
    return None


def _words_now(one: PlacedNote, desk: Desk) -> str | None:
    """The words it stands on now."""
    if one.span is None:
        return None
    return desk.open_document(document_of(one.note)).document.text[slice(*one.span)]


def _links(one: PlacedNote) -> list[Place]:
    """Where its words lead, each place once."""
    from reader.desk.note_links import links_of

    return list(dict.fromkeys(link.target for link in links_of(one.note.body)))


def _backlinks(one: PlacedNote, desk: Desk) -> list[str]:
    """The notes that lead to it."""
    from reader.desk.backlinks import backlinks

    return [other.id for other in backlinks(desk.notes.all().notes, NotePlace(one.note.id))]


def _moment(moment: datetime) -> str:
    """A moment where the reader is, to the minute."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"

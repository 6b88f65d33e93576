"""``reader notes``: every note, and a new one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reader.base.errors import Exit, NoSuchPlaceError, UsageError
from reader.cli.commands import Commands, add_json_option
from reader.notes.model import EntryTarget, NewNote, PassageTarget
from reader.text.place import DocumentPlace, EntryPlace, parse_place

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.commands import Parser
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.desk.documents import Opened
    from reader.notes.model import Note, Target

_EXAMPLES = """\
examples:
  reader notes list
  reader notes add "Compare the compromise of 1956" --at entry:vladimir-putin
  git log -1 --format=%B | reader notes add -"""
_LONGEST = 1024 * 1024  # characters of a note
_QUOTED = 60  # characters of the words a note stands on


def declare(parser: Parser) -> None:
    """``list`` and ``add``."""
    parser.epilog = _EXAMPLES
    inside = Commands(parser)
    add_json_option(inside.add("list", "list every note", _list))
    add = inside.add("add", "write a note", _add)
    add.add_argument("text", metavar="TEXT", help="the note; - reads it from standard input")
    add.add_argument(
        "--at",
        metavar="PLACE",
        help="doc:ID#START-END (words), doc:ID#OFFSET (the paragraph there) or entry:ID "
        "(default: the paragraph where you left off)",
    )
    add.add_argument("--tag", metavar="TAG", action="append", default=[], help="can be repeated")
    add_json_option(add)


def _list(arguments: Namespace, desk: Desk, output: Output) -> int:
    found = desk.notes.all()
    output.warn_of(found.problems)
    if arguments.json:
        from reader.cli.as_json import note

        output.json({"notes": [note(one) for one in found.notes]})
    else:
        for one in found.notes:
            _print(one, output)
    return Exit.OK


def _print(one: Note, output: Output) -> None:
    from reader.desk.quoting import first_words

    tags = "".join(f" #{tag}" for tag in one.tags)
    if isinstance(one.target, PassageTarget):
        on = f"{one.target.document}: “{first_words(one.target.anchor.quote, _QUOTED)}”"
    elif isinstance(one.target, EntryTarget):
        on = str(EntryPlace(one.target.entry))
    else:
        on = one.target.document
    output.line(f"note:{one.id}  on {on}{tags}")
    for line in one.body.strip().split("\n"):
        output.line(f"    {line}")


def _add(arguments: Namespace, desk: Desk, output: Output) -> int:
    target = _target_at(desk, arguments.at) if arguments.at is not None else _where_left_off(desk)
    body = sys.stdin.read(_LONGEST + 1) if arguments.text == "-" else arguments.text
    if not body.strip():
        raise UsageError("TEXT: the note is empty; give it at least a word")
    if len(body) > _LONGEST:
        raise UsageError(f"TEXT: the note has more than {_LONGEST:,} characters; split it")
    written = desk.notes.add(NewNote(target, body, tuple(arguments.tag)))
    if arguments.json:
        from reader.cli.as_json import note

        output.json(note(written))
    else:
        output.line(f"note:{written.id}")
    return Exit.OK


def _target_at(desk: Desk, text: str) -> Target:
    try:
        place = parse_place(text)
    except ValueError as error:
        raise NoSuchPlaceError(str(error)) from None
    if isinstance(place, DocumentPlace):
        return _words_at(desk.open_document(place.document), place)
    if isinstance(place, EntryPlace):
        from reader.desk.naming import find_entry

        return EntryTarget(find_entry(desk.glossary, place.entry).id)
    raise UsageError(f"{text}: a note stands on doc:ID#OFFSET or on entry:ID; choose one of these")


def _where_left_off(desk: Desk) -> Target:
    last = desk.places.last
    if last is None:
        opened = desk.open_file()
        return _words_at(opened, DocumentPlace(opened.document.id))
    return _words_at(desk.open_document(last), DocumentPlace(last, desk.places.get(last) or 0))


def _words_at(opened: Opened, place: DocumentPlace) -> PassageTarget:
    from reader.text.anchoring import make_anchor
    from reader.text.span import Span

    document = opened.document
    if max(place.start, place.end) > len(document.text):
        raise NoSuchPlaceError(
            f"{place}: is beyond the end of the document; it has {len(document.text):,} characters"
        )
    words = Span(place.start, place.end)
    if place.end <= place.start:
        words = document.block_at(place.start).span
    return PassageTarget(document.id, make_anchor(document.text, words))

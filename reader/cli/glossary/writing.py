"""``reader glossary new`` and ``edit``: the reader's own entries."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from glossary.model import Alias, Kind
from reader.base.errors import Exit, ReaderError, UsageError
from reader.cli.commands import add_json_option

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from reader.cli.commands import Commands
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.desk.entry_drafts import Started
    from reader.desk.entry_writing import EntryWriting
    from reader.packs.own_entries import EntryChange

_LONGEST = 512 * 1024  # characters of what an entry says
_EXAMPLES = """\
examples:
  reader glossary new "Kuril Basin" --kind place --alias "the Basin" --body "A deep of the sea."
  reader glossary new --from doc:my-essay#120-132 --edit"""


def declare(inside: Commands) -> None:
    """``new`` and ``edit``."""
    new = inside.add("new", "write an entry of your own", _new)
    new.epilog = _EXAMPLES
    new.add_argument("term", metavar="TERM", nargs="*", help="the words it explains")
    new.add_argument(
        "--kind",
        metavar="KIND",
        choices=[kind.value for kind in Kind],
        help=f"{', '.join(Kind)} (default: term)",
    )
    new.add_argument(
        "--alias",
        metavar="WORDS",
        action="append",
        default=[],
        help="other words that mean it in a text; can be repeated",
    )
    new.add_argument("--body", metavar="TEXT", help="what it says; - reads it from standard input")
    new.add_argument("--edit", action="store_true", help="write on in $VISUAL or $EDITOR")
    new.add_argument(
        "--from",
        metavar="PLACE",
        dest="place",
        help="doc:ID#START-END, the words of a document that it explains",
    )
    add_json_option(new)
    edit = inside.add("edit", "change an entry in $VISUAL or $EDITOR", _edit)
    edit.add_argument(
        "term",
        metavar="TERM",
        nargs="+",
        help="its term, id or any of its names; yours will stand above another pack's",
    )
    add_json_option(edit)


def _new(arguments: Namespace, desk: Desk, output: Output) -> int:
    from reader.desk.entry_drafts import require_sound

    started = _started(arguments, desk)
    require_sound(started.draft)
    output.warn_of(desk.glossary.problems)
    writing = _writing(desk)
    if not arguments.edit:
        return _tell(writing.create(started.draft), arguments, desk, output)
    from glossary.entry_template import entry_template, without_hints
    from reader.cli.in_editor import write_in_editor
    from reader.desk.entry_writing import parsed_at

    def create(text: str, path: Path) -> EntryChange:
        parsed_at(text, str(path))  # by the name and the lines that the writer sees
        return writing.create_from(without_hints(text), "entry")

    template = entry_template(started.draft, started.context)
    change = write_in_editor(template, "entry", create, output)
    if change is None:
        output.complain("the text was left as it was; no entry was made")
        return Exit.OK
    return _tell(change, arguments, desk, output)


def _edit(arguments: Namespace, desk: Desk, output: Output) -> int:
    from reader.cli.in_editor import write_in_editor
    from reader.desk.entry_writing import parsed_at

    def save(text: str, path: Path) -> EntryChange:
        parsed_at(text, str(path))
        return writing.save(opened, text)

    writing = _writing(desk)
    opened = writing.open(" ".join(arguments.term))
    try:
        parsed_at(opened.text, str(opened.path))
    except ReaderError as error:
        output.complain(str(error))  # it is opened to be mended
    change = write_in_editor(opened.text, opened.id, save, output)
    if change is None:
        output.complain(f"{opened.id}: the text was left as it was; nothing was saved")
        return Exit.OK
    return _tell(change, arguments, desk, output)


def _writing(desk: Desk) -> EntryWriting:
    from reader.desk.entry_writing import EntryWriting
    from reader.packs.own_entries import OwnEntries

    # The search index is brought up to date by whoever searches next.
    return EntryWriting(OwnEntries(desk.paths.glossary), lambda: desk.glossary)


def _started(arguments: Namespace, desk: Desk) -> Started:
    """The entry as far as the command line tells it."""
    from glossary.entry_writer import EntryDraft
    from reader.desk.entry_drafts import Started

    started = _from_place(arguments.place, desk) if arguments.place else Started(EntryDraft(""))
    draft, term = started.draft, " ".join(arguments.term).strip()
    if not (term or draft.term):
        raise UsageError("TERM: is missing; write the words that the entry explains")
    aliases = [*arguments.alias]
    if term and draft.term and term != draft.term:
        aliases.insert(0, draft.term)
    draft = replace(
        draft,
        term=term or draft.term,
        kind=Kind(arguments.kind) if arguments.kind else draft.kind,
        aliases=tuple(map(Alias, aliases)),
        body=_body(arguments.body),
    )
    return started._replace(draft=draft)


def _from_place(text: str, desk: Desk) -> Started:
    from reader.base.errors import NoSuchPlaceError
    from reader.desk.entry_drafts import start_from_words
    from reader.text.place import DocumentPlace, parse_place
    from reader.text.span import Span

    try:
        place = parse_place(text)
    except ValueError as error:
        raise NoSuchPlaceError(str(error)) from None
    if not isinstance(place, DocumentPlace) or place.end <= place.start:
        raise UsageError(f"{text}: is no stretch of words; write it as doc:ID#START-END")
    document = desk.open_document(place.document).document
    if place.end > len(document.text):
        raise NoSuchPlaceError(
            f"{place}: is beyond the end of the document; it has {len(document.text):,} characters"
        )
    return start_from_words(document, Span(place.start, place.end))


def _body(given: str | None) -> str:
    body = sys.stdin.read(_LONGEST + 1) if given == "-" else given or ""
    if len(body) > _LONGEST:
        raise UsageError(f"--body: has more than {_LONGEST:,} characters; shorten it")
    return body


def _tell(change: EntryChange, arguments: Namespace, desk: Desk, output: Output) -> int:
    from glossary.entry_writer import draft_of
    from reader.desk.entry_drafts import remarks

    entry = change.entry
    if entry is None:
        return Exit.OK
    # Beside the entries as they were before this one.
    for remark in remarks(draft_of(entry), desk.glossary, entry.id):
        output.complain(remark)
    if arguments.json:
        from reader.cli.as_json import whole_entry

        desk.glossaries.refresh()
        output.json(whole_entry(entry, desk.glossary))
    else:
        output.line(f"entry:{entry.id}  {entry.path}")
    return Exit.OK

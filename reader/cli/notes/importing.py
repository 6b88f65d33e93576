"""``reader notes import``: notes of other programs, and those that were exported."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.base.errors import Exit, TooLargeError, UsageError
from reader.cli.commands import add_json_option
from reader.cli.notes.naming import STANDARD_INPUT
from reader.text.counting import counted

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from reader.cli.commands import Commands
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.desk.note_import import Imported, Planned

_EXAMPLES = """\
examples:
  reader notes import notes.jsonld
  reader notes import "/media/Kindle/documents/My Clippings.txt" --dry-run
  reader notes import metadata.epub.lua --to my-book-3f2a9c01
  curl -s "https://hypothes.is/api/search?user=me" | reader notes import -

Known are Web Annotation JSON-LD ('reader notes export w3c' writes it, too), Hypothes.is, Kindle's
My Clippings.txt, KOReader's metadata and Readwise's CSV, each recognised by what it holds. Notes go
on the documents of your library, found by title, file or address. Words that are not in a document
make a lost note; notes on documents that you do not have are listed. Importing again adds nothing.
The exit code is 1 if not one note could be placed."""
_QUOTED = 60  # characters of a note that is told


def declare(inside: Commands) -> None:
    """``import``."""
    taking = inside.add("import", "take over the notes of another program", _import)
    taking.epilog = _EXAMPLES
    taking.add_argument("file", metavar="FILE", help="a file; - is standard input")
    taking.add_argument(
        "--to",
        metavar="DOCUMENT",
        help="all of them are on this: its id, file, address or words of its title",
    )
    taking.add_argument(
        "--dry-run", action="store_true", help="tell what would become of them, and write nothing"
    )
    add_json_option(taking)


def _import(arguments: Namespace, desk: Desk, output: Output) -> int:
    from reader.cli.progress import monitored
    from reader.desk.note_import import Imported, carry_out, plan_import
    from reader.desk.notebook import Notebook
    from reader.notes.importing.read import read_notes

    data, name = _data(arguments.file)
    read = read_notes(data, name)
    document = _document(desk, arguments.to) if arguments.to is not None else ""
    with monitored(output) as monitor:
        planned = plan_import(
            desk,
            read,
            document=document,
            progress=lambda done, total: monitor.tell("Placing", done, total),
        )
    if arguments.dry_run:
        done = Imported(planned, (), read.problems)
    else:
        done = carry_out(Notebook(desk.notes, desk.changes), planned, read)
    for problem in read.problems:
        output.complain(f"left out: {problem}")
    if arguments.json:
        output.json(_values(done, read.format))
    else:
        _tell(done, output, is_planned=arguments.dry_run)
    return _code(planned)


def _data(file: str) -> tuple[bytes, str]:
    """What the file holds, and what to call it."""
    from reader.base.files import read_bounded
    from reader.notes.importing.read import MAX_BYTES

    if file != STANDARD_INPUT:
        return read_bounded(Path(file), MAX_BYTES), file
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise TooLargeError("standard input", len(data), MAX_BYTES)
    return data, "standard input"


def _document(desk: Desk, named: str) -> str:
    from reader.cli.notes.choosing import documents_named

    documents = documents_named(desk, named, ())
    if len(documents) > 1:
        raise UsageError(f"--to: {' and '.join(documents)} are called so; name one by its id")
    return documents[0]


def _code(planned: Sequence[Planned]) -> int:
    from reader.desk.note_import import Fate

    known = {Fate.PLACED, Fate.ALREADY, Fate.DELETED}
    return Exit.OK if any(one.fate in known for one in planned) else Exit.NOTHING_FOUND


def _tell(done: Imported, output: Output, *, is_planned: bool) -> None:
    """The notes that could not be placed, then how many had which fate."""
    from reader.desk.note_import import Fate
    from reader.desk.quoting import first_words

    for one in done.planned:
        if one.fate in {Fate.LOST, Fate.UNKNOWN}:
            words = first_words(one.row.quote or one.row.body, _QUOTED)
            output.line(f"{one.fate}: “{words}” in {one.document or one.row.source.told}")
    added = sum(one.new is not None for one in done.planned)
    told = [f"{counted(added, 'note')} {'would be added' if is_planned else 'added'}"]
    counts = {fate: done.count(fate) for fate in Fate if fate is not Fate.PLACED}
    told += [f"{count} {fate}" for fate, count in counts.items() if count]
    output.line(", ".join(told))


def _values(done: Imported, format_id: str) -> dict[str, Any]:
    from reader.cli.notes.values import note_values
    from reader.desk.note_import import Fate

    return {
        "format": format_id,
        "counts": {fate.name.lower(): done.count(fate) for fate in Fate},
        "notes": [note_values(note) for note in done.notes],
        "not_placed": [
            {
                "fate": one.fate.name.lower(),
                "quote": one.row.quote or None,
                "body": one.row.body,
                "source": one.row.source.told,
                "document": one.document or None,
            }
            for one in done.planned
            if one.fate in {Fate.LOST, Fate.UNKNOWN}
        ],
        "problems": list(done.problems),
    }

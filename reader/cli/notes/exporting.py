"""``reader notes export``: notes for other programs, and for paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.errors import AlreadyThereError, Exit, UsageError
from reader.cli.commands import add_json_option
from reader.cli.notes.choosing import add_filters
from reader.cli.notes.naming import STANDARD_INPUT as STANDARD_OUTPUT
from reader.desk.note_filter import NoteOrder
from reader.notes.exporting.formats import FORMATS
from reader.text.counting import counted

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.commands import Commands
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.notes.exporting.rows import Exported

_EXAMPLES = """\
examples:
  reader notes export markdown > notes.md
  reader notes export w3c -o notes.jsonld --force
  reader notes export obsidian -o ~/vault/reading
  reader notes export anki --kind question --tag exam -o cards.tsv
  reader notes export outline --in "My Essay"

formats:
"""
_TOLD = """
Without new notes and changes, an export is the same at every run. A folder is written into again:
files of an earlier export are replaced where nobody changed them, all others are left alone. w3c
holds all that a note is: 'reader notes import' makes the same notes of it."""


def declare(inside: Commands) -> None:
    """``export``."""
    export = inside.add("export", "write notes for other programs, or for paper", _export)
    formats = "".join(f"  {one.id:<10} {one.told}\n" for one in FORMATS.values())
    export.epilog = _EXAMPLES + formats + _TOLD
    export.add_argument("format", metavar="FORMAT", choices=list(FORMATS), help=", ".join(FORMATS))
    export.add_argument(
        "-o",
        "--output",
        metavar="PATH",
        default=STANDARD_OUTPUT,
        help="a file, or of obsidian a folder; - is standard output (the default)",
    )
    export.add_argument(
        "--force", action="store_true", help="write over a file that is there, or that was changed"
    )
    add_filters(export)
    export.set_defaults(sort=NoteOrder.TIME)
    add_json_option(export)


def _export(arguments: Namespace, desk: Desk, output: Output) -> int:
    from reader.cli.notes.choosing import chosen_notes
    from reader.desk.note_export import export_notes

    chosen_format = FORMATS[arguments.format]
    is_printed = arguments.output == STANDARD_OUTPUT
    if is_printed and chosen_format.is_folder:
        raise UsageError(f"{arguments.format}: is a folder; say where it goes by -o FOLDER")
    if is_printed and arguments.json:
        raise UsageError("--json: tells what was written; say where by -o PATH")
    found = desk.notes.all()
    output.warn_of(found.problems)
    chosen = chosen_notes(arguments, desk, output, found)
    if chosen.is_narrowed and not chosen.notes:
        output.complain("no notes are so; nothing was exported")
        return Exit.NOTHING_FOUND
    exported = export_notes(desk, (one.note for one in chosen.notes), arguments.format)
    if is_printed:
        output.document(exported.files[0][1])
        return Exit.OK
    written = _write(exported, arguments, is_folder=chosen_format.is_folder)
    if arguments.json:
        told = [str(path) for path in written]
        output.json({"format": arguments.format, "notes": len(chosen.notes), "written": told})
    else:
        files = f", {counted(len(written), 'file')}" if chosen_format.is_folder else ""
        output.line(f"{arguments.output}  {counted(len(chosen.notes), 'note')}{files}")
    return Exit.OK


def _write(exported: Exported, arguments: Namespace, *, is_folder: bool) -> tuple[Path, ...]:
    from reader.base.errors import IsADirectoryFileError
    from reader.desk.note_export import write_file, write_folder

    path = Path(arguments.output)
    if is_folder:
        return write_folder(exported, path, force=arguments.force)
    if path.is_dir():
        raise IsADirectoryFileError(arguments.output)
    if path.exists() and not arguments.force:
        raise AlreadyThereError(f"{path}: is there already; --force writes over it")
    write_file(exported, path)
    return (path,)

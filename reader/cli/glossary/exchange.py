"""``reader glossary import`` and ``export``: entries from and for other programs and people."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from glossary.pack import OWN
from reader.base.errors import Exit, NoSuchPackError
from reader.cli.commands import add_json_option

if TYPE_CHECKING:
    from argparse import Namespace

    from glossary.pack import AnyPack
    from reader.cli.commands import Commands
    from reader.cli.output import Output
    from reader.desk.desk import Desk

_FORMATS = ("folder", "zip", "stardict", "dictd", "dsl", "tsv", "json")
_IMPORTING = """\
examples:
  reader glossary import ~/entries-of-a-friend
  reader glossary import words.tsv
  reader glossary import history.zip --replace

The entries become your own files, which you can change. An entry that you have stays as it is
unless --replace is given. A large dictionary is better added: 'reader glossary pack add'."""
_EXPORTING = """\
examples:
  reader glossary export my-entries --format folder
  reader glossary export my-entries.zip --format zip
  reader glossary export wordnet.ifo --format stardict --pack wordnet

A folder or a zip holds the entries with all they have; a dictionary holds their words, and all
they tell as plain text. A dictionary that was added is written without loss in the format it came
in, or as JSON."""


def declare(inside: Commands) -> None:
    """``import`` and ``export``."""
    take = inside.add(
        "import", "make entries of other people, or of a dictionary, your own", _import
    )
    take.epilog = _IMPORTING
    take.add_argument(
        "file", metavar="FILE", help="a folder of entries, an archive, or a dictionary"
    )
    take.add_argument(
        "--replace", action="store_true", help="let entries of yours with the same id give way"
    )
    take.add_argument(
        "--encoding",
        metavar="NAME",
        default="",
        help="of a dictionary that does not tell, as cp1251",
    )
    add_json_option(take)
    give = inside.add("export", "write your entries, or a pack, for others", _export)
    give.epilog = _EXPORTING
    give.add_argument("out", metavar="OUT", help="the file or folder to write")
    give.add_argument("--format", required=True, choices=_FORMATS, help=", ".join(_FORMATS))
    give.add_argument(
        "--pack", metavar="NAME", default=OWN, help="a pack, as 'pack list' tells it (default: own)"
    )
    give.add_argument("--force", action="store_true", help="overwrite what is there")
    add_json_option(give)


def _import(arguments: Namespace, desk: Desk, output: Output) -> int:
    from reader.cli.progress import monitored
    from reader.packs.importing import Importing
    from reader.packs.own_entries import OwnEntries
    from reader.packs.workshop import workshop_in

    own = OwnEntries(desk.paths.glossary)
    with monitored(output) as monitor, workshop_in(desk.paths.packs) as workshop:
        importing = Importing(own, workshop, monitor)
        done = importing.take(
            Path(arguments.file), replace=arguments.replace, encoding=arguments.encoding
        )
    output.warn_of(done.problems)
    if arguments.json:
        told = done._asdict()
        output.json({**told, "problems": [str(problem) for problem in done.problems]})
        return Exit.OK
    for entry_id in done.skipped:
        output.complain(f"skipped: you have an entry {entry_id} already")
    output.line(
        f"{len(done.added)} added, {len(done.replaced)} replaced, {len(done.skipped)} skipped"
    )
    return Exit.OK


def _export(arguments: Namespace, desk: Desk, output: Output) -> int:
    from reader.cli.progress import monitored
    from reader.packs.exporting import ExportFormat, Exporting

    pack = _pack(desk, arguments.pack)
    output.warn_of(pack.problems)
    with monitored(output) as monitor:
        exporting = Exporting(pack, desk.glossary, monitor)
        written = exporting.write(
            Path(arguments.out), ExportFormat(arguments.format), force=arguments.force
        )
    paths = [str(path) for path in written]
    if arguments.json:
        output.json({"pack": pack.id, "format": arguments.format, "written": paths})
    else:
        for path in paths:
            output.line(path)
    return Exit.OK


def _pack(desk: Desk, pack_id: str) -> AnyPack:
    """A pack, switched on or not."""
    pack = desk.glossaries.pack(pack_id)
    if pack is None:
        raise NoSuchPackError(pack_id)
    return pack

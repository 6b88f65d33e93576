"""``reader glossary check``: whether entries and companions can be trusted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.errors import Exit, UsageError
from reader.cli.commands import add_json_option
from reader.text.counting import counted

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.commands import Commands
    from reader.cli.output import Output
    from reader.desk.checking import Checked
    from reader.desk.desk import Desk

_EXAMPLES = """\
examples:
  reader glossary check
  reader glossary check --pack own
  reader glossary check "Yasukuni Shrine"
  reader glossary check ./my-entries --json

Without NAME: all entries, and the companions of all documents that were opened."""


def declare(inside: Commands) -> None:
    """``check``."""
    check = inside.add("check", "find what is unsourced, unlinked or unreachable", _check)
    check.epilog = _EXAMPLES
    check.add_argument(
        "name",
        metavar="NAME",
        nargs="?",
        help="an entry, a folder of entries, an entry's file, a companion, or a document",
    )
    check.add_argument("--pack", metavar="PACK", help="the entries of one pack: shipped, own, ...")
    add_json_option(check)


def _check(arguments: Namespace, desk: Desk, output: Output) -> int:
    checked = _checked(arguments, desk)
    if arguments.json:
        output.json(
            {
                "faults": [problem._asdict() for problem in checked.problems],
                "entries": checked.entries,
                "companions": checked.companions,
            }
        )
    else:
        for problem in checked.problems:
            output.line(str(problem))
        output.line(_summary(checked))
    return Exit.FAULTS_FOUND if checked.problems else Exit.OK


def _checked(arguments: Namespace, desk: Desk) -> Checked:
    from reader.desk.checking import check_all, check_entry, check_pack, check_path

    if arguments.name is None:
        return check_pack(desk, arguments.pack) if arguments.pack else check_all(desk)
    if arguments.pack:
        raise UsageError("--pack: is for a whole pack; leave out NAME or the option")
    path = Path(arguments.name)
    # A bare name is an entry's, also where a file happens to be called so.
    if len(path.parts) > 1 or path.suffix or arguments.name == ".":
        return check_path(desk, path)
    return check_entry(desk, arguments.name)


def _summary(checked: Checked) -> str:
    entries = counted(checked.entries, "entry", "entries")
    companions = counted(checked.companions, "companion")
    faults = counted(len(checked.problems), "fault") if checked.problems else "sound"
    return f"{entries}, {companions}: {faults}"

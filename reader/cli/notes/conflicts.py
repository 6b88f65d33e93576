"""``reader notes conflicts``: notes of which a sync program or a merge left two texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.base.errors import Exit, UsageError
from reader.cli.commands import add_json_option
from reader.cli.notes.naming import note_id, only_one

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.commands import Commands
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.notes.model import Conflict

_EXAMPLES = """\
examples:
  reader notes conflicts
  reader notes conflicts --keep 20261122t195301
  reader notes conflicts --take-copy 20261122t195301
  reader notes conflicts --both 20261122t195301

What is not kept goes to the trash."""


def declare(inside: Commands) -> None:
    """``conflicts``."""
    conflicts = inside.add("conflicts", "list notes with two texts, or decide on them", _conflicts)
    conflicts.epilog = _EXAMPLES
    deciding = conflicts.add_argument_group("decide", "NOTE is as for 'show'; can be repeated")
    for option, told in (
        ("--keep", "the note stays as it is"),
        ("--take-copy", "the other text takes its place"),
        ("--both", "the other text becomes a note of its own"),
    ):
        deciding.add_argument(
            option, metavar="NOTE", action="append", default=[], type=note_id, help=told
        )
    add_json_option(conflicts)


def _conflicts(arguments: Namespace, desk: Desk, output: Output) -> int:
    ways = (
        (arguments.keep, True, False),
        (arguments.take_copy, False, True),
        (arguments.both, True, True),
    )
    if not any(named for named, _, _ in ways):
        return _list(arguments, desk, output)
    from reader.desk.notebook import Notebook

    notebook = Notebook(desk.notes, desk.changes)
    there = desk.notes.all().conflicts
    decided = [
        (_conflict(there, one), keeps, takes) for named, keeps, takes in ways for one in named
    ]
    for conflict, keeps, takes in decided:
        notebook.settle(conflict, keeps=keeps, takes=takes)
    ids = [conflict.copy.id for conflict, _, _ in decided]
    if arguments.json:
        output.json({"settled": ids})
    else:
        for one in ids:
            output.line(f"note:{one}")
    return Exit.OK


def _conflict(there: tuple[Conflict, ...], named: str) -> Conflict:
    one = only_one(named, dict.fromkeys(conflict.copy.id for conflict in there), where="conflicts")
    found = [conflict for conflict in there if conflict.copy.id == one]
    if len(found) > 1:
        told = ", ".join(str(conflict.path) for conflict in found)
        raise UsageError(
            f"note:{one}: has more than two texts ({told}); decide between the files yourself"
        )
    return found[0]


def _list(arguments: Namespace, desk: Desk, output: Output) -> int:
    found = desk.notes.all()
    output.warn_of(found.problems)
    if arguments.json:
        output.json({"conflicts": [_values(one) for one in found.conflicts]})
        return Exit.OK
    for one in found.conflicts:
        output.line(f"note:{one.copy.id}  {one.path}")
        kept = one.note.body.strip() if one.note else "(deleted)"
        for name, words in (("note", kept), ("copy", one.copy.body.strip())):
            for number, line in enumerate(words.split("\n")):
                output.line(f"  {'' if number else name:<6}{line}")
    return Exit.OK


def _values(conflict: Conflict) -> dict[str, Any]:
    from reader.cli.notes.values import note_values

    return {
        "note": note_values(conflict.note) if conflict.note else None,
        "copy": note_values(conflict.copy),
        "path": str(conflict.path),
    }

"""``reader notes remove``, ``restore`` and ``trash``: notes put away and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import Exit
from reader.cli.commands import add_json_option
from reader.cli.notes.naming import add_note_argument

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.commands import Commands
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.notes.model import Note

_EXAMPLES = """\
examples:
  reader notes remove 20261122t195301
  reader notes trash
  reader notes restore 20261122t195301

What is removed stays in the trash, a folder beside the notes, until you delete it there."""


def declare(inside: Commands) -> None:
    """``remove``, ``restore`` and ``trash``."""
    remove = inside.add("remove", "put notes into the trash", _remove)
    restore = inside.add("restore", "bring notes back from the trash", _restore)
    trash = inside.add("trash", "list the notes in the trash", _trash)
    for parser in (remove, restore):
        add_note_argument(parser, many=True)
    for parser in (remove, restore, trash):
        parser.epilog = _EXAMPLES
        add_json_option(parser)


def _remove(arguments: Namespace, desk: Desk, output: Output) -> int:
    from reader.cli.notes.naming import notes_named
    from reader.desk.notebook import Notebook

    notebook = Notebook(desk.notes, desk.changes)
    notes = notes_named(desk, arguments.notes)
    for note in notes:
        notebook.delete(note)
    return _tell("removed", notes, arguments, output)


def _restore(arguments: Namespace, desk: Desk, output: Output) -> int:
    from reader.cli.notes.naming import only_one

    # Of several by the same name, the last one that was deleted.
    there = {deleted.note.id: deleted for deleted in desk.notes.deleted()}
    wanted = dict.fromkeys(only_one(one, there, where="trash") for one in arguments.notes)
    return _tell("restored", [desk.notes.restore(there[one]) for one in wanted], arguments, output)


def _trash(arguments: Namespace, desk: Desk, output: Output) -> int:
    return _tell("notes", [one.note for one in desk.notes.deleted()], arguments, output)


def _tell(name: str, notes: list[Note], arguments: Namespace, output: Output) -> int:
    from reader.cli.notes.listing import print_note
    from reader.cli.notes.values import note_values
    from reader.desk.placed_notes import PlacedNote

    if arguments.json:
        output.json({name: [note_values(note) for note in notes]})
        return Exit.OK
    for note in notes:
        if name == "notes":
            print_note(PlacedNote(note, None), output)
        else:
            output.line(f"note:{note.id}")
    return Exit.OK

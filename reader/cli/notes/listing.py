"""``reader notes list``: the notes, all or some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import Exit
from reader.cli.commands import add_json_option
from reader.cli.notes.choosing import RANK, add_filters
from reader.desk.note_filter import NoteOrder, quote_of
from reader.notes.kinds import PLAIN
from reader.notes.model import EntryTarget
from reader.text.place import EntryPlace

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.commands import Commands
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.desk.placed_notes import PlacedNote

_EXAMPLES = """\
examples:
  reader notes list
  reader notes list --in this --sort place
  reader notes list --kind question --kind claim --after 2026-11
  reader notes list --tag todo --term Kurils
  reader notes list --state lost --state changed
  reader notes list --find '"peace treaty" NOT 1956' --sort rank
  reader notes list --tag todo --count
  reader notes list --json | jq -r '.notes[].quote'

The exit code is 1 if what is asked for finds nothing. Places are given as they were when a note was
put there; --place reads the documents and tells where its words are now."""
_QUOTED = 60  # characters of the words a note stands on


def declare(inside: Commands) -> None:
    """``list``."""
    listing = inside.add("list", "list your notes, all or some", _list)
    listing.epilog = _EXAMPLES
    add_filters(listing)
    listing.add_argument(
        "--sort",
        choices=[*(order.value for order in NoteOrder), RANK],
        default=NoteOrder.TIME.value,
        help="by place in their texts, time of writing (the default), when they were last"
        " modified, or by rank, as --find has them",
    )
    listing.add_argument(
        "--place", action="store_true", help="tell where their words are in the texts as they are"
    )
    listing.add_argument("--count", action="store_true", help="how many there are, and no notes")
    add_json_option(listing)


def _list(arguments: Namespace, desk: Desk, output: Output) -> int:
    from reader.cli.notes.choosing import chosen_notes

    found = desk.notes.all()
    output.warn_of((*desk.settings[1], *found.problems))
    chosen = chosen_notes(arguments, desk, output, found, placed=arguments.place)
    if arguments.json:
        _print_json(arguments, chosen.notes, output, placed=chosen.are_placed)
    elif arguments.count:
        output.line(str(len(chosen.notes)))
    else:
        for one in chosen.notes:
            print_note(one, output)
    if not chosen.is_narrowed or chosen.notes:
        return Exit.OK
    if not (arguments.json or arguments.count):
        output.complain("no notes are so")
    return Exit.NOTHING_FOUND


def _print_json(
    arguments: Namespace, notes: list[PlacedNote], output: Output, *, placed: bool
) -> None:
    from reader.cli.notes.values import note_values, placed_values

    if arguments.count:
        output.json({"count": len(notes)})
    elif placed:
        output.json({"notes": [placed_values(one) for one in notes]})
    else:
        output.json({"notes": [note_values(one.note) for one in notes]})


def print_note(one: PlacedNote, output: Output) -> None:
    """A note in a list: its id, what it stands on, its tags and state, then its words."""
    from reader.cli.notes.values import now_at

    note = one.note
    kind = "" if note.kind == PLAIN else f"{note.kind} "
    tags = "".join(f" #{tag}" for tag in note.tags)
    now = now_at(one)
    state = f"  ({state_of(one)}{f', {now}' if now else ''})" if one.placement else ""
    output.line(f"note:{note.id}  {kind}on {stands_on(one)}{tags}{state}")
    for line in note.body.strip().split("\n"):
        if line:
            output.line(f"    {line}")


def stands_on(one: PlacedNote) -> str:
    """What a note stands on, in words."""
    from reader.desk.quoting import first_words

    target = one.note.target
    if isinstance(target, EntryTarget):
        return str(EntryPlace(target.entry))
    quote = quote_of(one.note)
    return f"{target.document}: “{first_words(quote, _QUOTED)}”" if quote else target.document


def state_of(one: PlacedNote) -> str:
    """What became of the words of a note, and how sure that is."""
    placement = one.placement
    if placement is None:
        return ""
    return f"{placement.state}, {round(100 * placement.confidence)} % sure"

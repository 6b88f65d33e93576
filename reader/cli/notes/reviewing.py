"""``reader notes review``: notes whose words have changed or are lost, and what becomes of them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NamedTuple

from reader.base.errors import Exit, NoSuchPlaceError, UsageError
from reader.cli.commands import add_json_option
from reader.cli.notes.naming import note_id
from reader.cli.notes.values import CONFIDENCE_DIGITS
from reader.text.place import DocumentPlace, parse_place
from reader.text.span import Span

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.commands import Commands
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.desk.notebook import Notebook
    from reader.desk.review import ReviewItem
    from reader.notes.model import Note
    from reader.text.document import Document

_EXAMPLES = """\
examples:
  reader notes review
  reader notes review --in "My Essay" --json
  reader notes review --accept 20261122t195301 --accept 20261122t201500
  reader notes review --accept-over 0.9
  reader notes review --relocate 20261122t195301 doc:my-essay-3f2a9c01#120-168
  reader notes review --lost 20261122t195301

When a text changes, its notes are looked for in it, and no file is written. A note whose words have
changed shows where it may stand until you accept that, put it elsewhere, or say that it is lost. A
lost note keeps the words it stood on, and is not asked about again for this text."""


def declare(inside: Commands) -> None:
    """``review``."""
    review = inside.add(
        "review", "list notes whose words have changed or are lost, or decide on them", _review
    )
    review.epilog = _EXAMPLES
    review.add_argument(
        "--in",
        dest="documents_in",
        metavar="DOCUMENT",
        action="append",
        default=[],
        help="only of this: its id, file, address or words of its title; can be repeated",
    )
    deciding = review.add_argument_group("decide", "NOTE is as for 'show'; all can be repeated")
    deciding.add_argument(
        "--accept",
        metavar="NOTE",
        action="append",
        default=[],
        type=note_id,
        help="it stands on the words that are told as new",
    )
    deciding.add_argument(
        "--accept-over",
        metavar="SHARE",
        type=_share,
        help="accept every one that is as sure as this, from 0 to 1",
    )
    deciding.add_argument(
        "--relocate",
        metavar=("NOTE", "PLACE"),
        nargs=2,
        action="append",
        default=[],
        help="it stands on these words of its text: doc:ID#START-END",
    )
    deciding.add_argument(
        "--lost",
        metavar="NOTE",
        action="append",
        default=[],
        type=note_id,
        help="its words are not in the text as it now is; keep it as lost",
    )
    add_json_option(review)


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to 1")
    return share


class _Decided(NamedTuple):
    """What was done with a note."""

    done: str
    note: Note


def _review(arguments: Namespace, desk: Desk, output: Output) -> int:
    wants_some = arguments.accept or arguments.relocate or arguments.lost
    if not wants_some and arguments.accept_over is None:
        return _list(arguments, desk, output)
    decided = [*_single(arguments, desk), *_accepted_over(arguments, desk, output)]
    if arguments.json:
        from reader.cli.notes.values import note_values

        output.json(
            {"decided": [{"done": one.done, "note": note_values(one.note)} for one in decided]}
        )
    else:
        from reader.cli.notes.values import target_place

        for done, note in decided:
            output.line(f"note:{note.id}  {done}, {target_place(note.target)}")
    return Exit.OK if decided else Exit.NOTHING_FOUND


def _single(arguments: Namespace, desk: Desk) -> list[_Decided]:
    """What was decided of single notes; everything is looked at before anything is done."""
    from reader.cli.notes.naming import notes_named
    from reader.desk.notebook import Notebook

    notebook = Notebook(desk.notes, desk.changes)
    accepted = [_item(desk, one) for one in notes_named(desk, arguments.accept)]
    moved = [
        (*_in_text(desk, notes_named(desk, [note_id(named)])[0]), place)
        for named, place in arguments.relocate
    ]
    moves = [(note, text, _span_in(text, place)) for note, text, place in moved]
    lost = [_in_text(desk, note) for note in notes_named(desk, arguments.lost)]
    done = [_accept(notebook, item, desk) for item in accepted]
    done += [
        _Decided("relocated", notebook.relocate(note, text.text, span))
        for note, text, span in moves
    ]
    done += [
        _Decided("kept as lost", notebook.keep_as_lost(note, text.text)) for note, text in lost
    ]
    return done


def _accepted_over(arguments: Namespace, desk: Desk, output: Output) -> list[_Decided]:
    from reader.cli.notes.waiting import waiting
    from reader.desk.notebook import Notebook

    if arguments.accept_over is None:
        return []
    notebook = Notebook(desk.notes, desk.changes)
    return [
        _accept(notebook, item, desk)
        for item in waiting(arguments.documents_in, desk, output)
        if item.placed.span and _told_confidence(item) >= arguments.accept_over
    ]


def _told_confidence(item: ReviewItem) -> float:
    """How sure it is, as it is told: what is read there can be given back."""
    placement = item.placed.placement
    return round(placement.confidence, CONFIDENCE_DIGITS) if placement else 0.0


def _accept(notebook: Notebook, item: ReviewItem, desk: Desk) -> _Decided:
    span = item.placed.span
    if span is None:
        raise UsageError(
            f"note:{item.note.id}: its words are lost, and there is no place to accept;"
            " give one by --relocate NOTE PLACE, or keep it by --lost NOTE"
        )
    text = desk.open_document(item.document).document.text
    return _Decided("accepted", notebook.relocate(item.note, text, span))


def _item(desk: Desk, note: Note) -> ReviewItem:
    """A note that waits to be reviewed.

    Raises:
        UsageError: It does not.
    """
    from reader.desk.placed_notes import place_notes
    from reader.desk.review import review_of

    _, document = _in_text(desk, note)
    placed = place_notes(document, [note])
    for item in review_of(document, placed):
        return item
    state = placed[0].state if placed else None
    raise UsageError(
        f"note:{note.id}: does not wait for review, it is {state or 'on no words'};"
        " 'reader notes edit NOTE --at PLACE' puts it elsewhere"
    )


def _in_text(desk: Desk, note: Note) -> tuple[Note, Document]:
    from reader.notes.model import PassageTarget

    if not isinstance(note.target, PassageTarget):
        raise UsageError(f"note:{note.id}: stands on no words of a text; name one that does")
    return note, desk.open_document(note.target.document).document


def _span_in(document: Document, text: str) -> Span:
    try:
        place = parse_place(text)
    except ValueError as error:
        raise NoSuchPlaceError(str(error)) from None
    if (
        not isinstance(place, DocumentPlace)
        or place.document != document.id
        or place.end <= place.start
    ):
        raise UsageError(
            f"{text}: is no words of the note's text; write them as doc:{document.id}#START-END"
        )
    if place.end > len(document.text):
        raise NoSuchPlaceError(
            f"{place}: is beyond the end of the document; it has {len(document.text):,} characters"
        )
    return Span(place.start, place.end)


def _list(arguments: Namespace, desk: Desk, output: Output) -> int:
    from reader.cli.notes.waiting import item_values, print_item, waiting

    output.warn_of(desk.notes.all().problems)
    items = waiting(arguments.documents_in, desk, output)
    if arguments.json:
        output.json({"notes": [item_values(item) for item in items]})
        return Exit.OK
    for item in items:
        print_item(item, output)
    if not items and output.width:
        output.line("No note waits to be reviewed.")
    return Exit.OK

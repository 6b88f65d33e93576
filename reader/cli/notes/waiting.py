"""Notes that wait to be reviewed: found, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.cli.notes.values import CONFIDENCE_DIGITS
from reader.text.counting import counted
from reader.text.place import DocumentPlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.desk.review import ReviewItem


def waiting(named: Sequence[str], desk: Desk, output: Output) -> tuple[ReviewItem, ...]:
    """What waits to be reviewed.

    Args:
        named: Documents, as they were typed; empty for all.
        desk: Whose notes and documents.
        output: Where it is told what was left out.

    Raises:
        ReaderError: A document is not there, or cannot be opened.
    """
    from reader.cli.notes.choosing import documents_named
    from reader.cli.progress import monitored
    from reader.desk.review import review_everywhere

    if named:
        notes = desk.notes.all().notes
        ids = dict.fromkeys(one for each in named for one in documents_named(desk, each, notes))
        return tuple(item for one in ids for item in _in_document(desk, one))
    with monitored(output) as monitor:
        review = review_everywhere(
            desk,
            cancelled=monitor.is_cancelled,
            progress=lambda done, total: monitor.tell("Reviewing", done, total),
        )
    for reason in review.unread:
        output.complain(f"left out: {reason}")
    if review.conflicts:
        told = counted(len(review.conflicts), "note")
        output.complain(f"{told} with two texts; 'reader notes conflicts' tells them")
    return review.items


def _in_document(desk: Desk, document_id: str) -> tuple[ReviewItem, ...]:
    from reader.desk.placed_notes import place_notes
    from reader.desk.review import review_of

    document = desk.open_document(document_id).document
    return review_of(document, place_notes(document, desk.notes.all().notes))


def print_item(item: ReviewItem, output: Output) -> None:
    """Old words, new ones, and other places that may be meant."""
    from reader.cli.notes.listing import state_of

    output.line(f"note:{item.note.id}  {state_of(item.placed)} in {item.title}")
    output.line(f"  old  … {item.before.before}[{item.before.words}]{item.before.after} …")
    if item.now:
        output.line(f"  new  {item.now.before}[{item.now.words}]{item.now.after}")
    for other in item.others:
        if other.span:
            place = DocumentPlace(item.document, *other.span)
            output.line(f"  or   {place}, {round(100 * other.confidence)} %")
    for line in item.note.body.strip().split("\n"):
        if line:
            output.line(f"    {line}")


def item_values(item: ReviewItem) -> dict[str, Any]:
    """The same as plain values."""
    from reader.cli.notes.values import placed_values

    return {
        **placed_values(item.placed),
        "title": item.title,
        "before": item.before._asdict(),
        "after": item.now._asdict() if item.now else None,
        "others": [
            {
                "place": str(DocumentPlace(item.document, *other.span)),
                "confidence": round(other.confidence, CONFIDENCE_DIGITS),
            }
            for other in item.others
            if other.span
        ],
    }

"""Options that say which notes are meant: those of lists and exports."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NamedTuple

from reader.base.errors import NoSuchPlaceError, ReaderError
from reader.desk.note_filter import NoteFilter, NoteOrder, document_of, in_order
from reader.desk.placed_notes import PlacedNote, place_notes
from reader.text.anchoring import AnchorState

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Sequence

    from glossary.dates import PartialDate
    from reader.cli.commands import Parser
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.notes.model import Note, Notes

RANK = "rank"
"""The order of a search: best first."""


class Chosen(NamedTuple):
    """Notes that are meant.

    Attributes:
        notes: In order; where they were not placed, their placement is not known.
        is_narrowed: Whether not all were asked for.
        are_placed: Whether their placements are known.
    """

    notes: list[PlacedNote]
    is_narrowed: bool
    are_placed: bool


def add_filters(parser: Parser) -> None:
    """An option for each thing that can be asked of a note."""
    group = parser.add_argument_group(
        "only notes", "--kind, --in and --state given again ask for any, --tag and --term for all"
    )
    group.add_argument("--kind", metavar="KIND", action="append", default=[], help="of this kind")
    group.add_argument(
        "--in",
        dest="documents_in",
        metavar="DOCUMENT",
        action="append",
        default=[],
        help="on this: its id, file, address or words of its title; 'this' is the last one read",
    )
    group.add_argument("--here", action="store_true", help="on the document you read last")
    group.add_argument("--tag", metavar="TAG", action="append", default=[], help="tagged so")
    group.add_argument(
        "--term",
        metavar="TERM",
        action="append",
        default=[],
        help="on this entry, linked to it, or with one of its names in them or in their words",
    )
    group.add_argument("--before", metavar="DATE", type=_date, help="from before 2026 or 2026-11")
    group.add_argument("--after", metavar="DATE", type=_date, help="from 2026-11-22 on")
    group.add_argument(
        "--state",
        action="append",
        default=[],
        choices=[state.value for state in AnchorState],
        help="whose words are so in the text as it now is: " + ", ".join(AnchorState),
    )
    group.add_argument(
        "--find", metavar="QUERY", help="that a search finds, by all that 'reader search' knows"
    )


def chosen_notes(
    arguments: Namespace, desk: Desk, output: Output, found: Notes, *, placed: bool = False
) -> Chosen:
    """The notes that the options ask for, in the order they ask for.

    Args:
        arguments: What was said on the command line.
        desk: Whose notes.
        output: Where it is told what was left out.
        found: All notes.
        placed: Whether to say what became of their words; that reads their documents.

    Raises:
        ReaderError: An option cannot be meant.
    """
    wanted = _filter_of(arguments, desk, found.notes)
    notes: Sequence[Note] = found.notes
    if arguments.find is not None:
        notes = _found_by_search(arguments.find, desk, output, notes)
    is_narrowed = arguments.find is not None or not wanted.asks_for_all
    are_placed = placed or bool(wanted.states)
    if are_placed:
        quick = [*_without_states(wanted).chosen(notes, lambda: desk.matcher)]
        kept = wanted.chosen(place_all(desk, quick, output), lambda: desk.matcher)
    else:
        kept = [PlacedNote(one, None) for one in wanted.chosen(notes, lambda: desk.matcher)]
    if arguments.sort != RANK:
        kept = in_order(kept, NoteOrder(arguments.sort))
    return Chosen(kept, is_narrowed, are_placed)


def place_all(desk: Desk, notes: Iterable[Note], output: Output) -> list[PlacedNote]:
    """The notes, in the order given, on their documents as those now are."""
    kept = list(notes)
    placed: dict[str, PlacedNote] = {}
    for document in dict.fromkeys(filter(None, map(document_of, kept))):
        here = [note for note in kept if document_of(note) == document]
        try:
            opened = desk.open_document(document).document
        except ReaderError as error:
            output.complain(f"{len(here)} of the notes are not placed: {error}")
            continue
        placed.update((one.note.id, one) for one in place_notes(opened, here))
    return [placed.get(note.id) or PlacedNote(note, None) for note in kept]


def documents_named(desk: Desk, named: str, notes: Iterable[Note]) -> tuple[str, ...]:
    """Ids of the documents that are meant; one that is not in the library may have notes still.

    Raises:
        NoSuchPlaceError: There is none.
        NoSuchFileError: A path leads nowhere.
    """
    from reader.cli.naming import THIS, last_read, named_document
    from reader.search.query.clauses import words_of

    if named == THIS:
        return (last_read(desk),)
    plain = named.removeprefix("doc:").partition("#")[0]
    if any(document_of(note) == plain for note in notes):
        return (plain,)
    document = named_document(desk, named)
    if desk.library.get(document):
        return (document,)
    wanted = words_of(named)
    titled = tuple(row.id for row in desk.shelf.rows() if _holds(words_of(row.title), wanted))
    if not titled:
        raise NoSuchPlaceError(
            f"{named}: no document is called so; 'reader library list' tells what there is"
        )
    return titled


def _holds(words: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether words stand one after the other among others."""
    size = len(wanted)
    return bool(wanted) and any(
        words[at : at + size] == wanted for at in range(len(words) - size + 1)
    )


def _filter_of(arguments: Namespace, desk: Desk, notes: Sequence[Note]) -> NoteFilter:
    from reader.cli.naming import kind_named

    named = [*arguments.documents_in, *(["this"] if arguments.here else [])]
    documents = [one for each in named for one in documents_named(desk, each, notes)]
    return NoteFilter(
        kinds=tuple(kind_named(desk, kind) for kind in arguments.kind),
        documents=tuple(documents),
        entries=tuple(_entry(desk, term, notes) for term in arguments.term),
        tags=tuple(arguments.tag),
        before=arguments.before,
        after=arguments.after,
        states=tuple(map(AnchorState, arguments.state)),
    )


def _without_states(wanted: NoteFilter) -> NoteFilter:
    from dataclasses import replace

    return replace(wanted, states=())


def _entry(desk: Desk, named: str, notes: Iterable[Note]) -> str:
    """The id of an entry; one that is gone may have notes still."""
    from reader.desk.naming import find_entry
    from reader.notes.model import EntryTarget

    plain = named.removeprefix("entry:")
    if any(isinstance(note.target, EntryTarget) and note.target.entry == plain for note in notes):
        return plain
    return find_entry(desk.glossary, plain).id


def _found_by_search(
    query: str, desk: Desk, output: Output, notes: Sequence[Note]
) -> Sequence[Note]:
    """The notes that a query finds, best first."""
    from reader.cli.search.asking import bring_up_to_date
    from reader.search.model import Kind, Question
    from reader.text.place import NotePlace

    if unusable := bring_up_to_date(desk, output):
        raise unusable
    here = desk.places.last or ""
    of_notes = frozenset({Kind.NOTE})
    question = Question(query, of_notes, limit=max(1, len(notes)), here=here)
    results = desk.search(question)
    for remark in results.remarks:
        output.complain(remark)
    there = {note.id: note for note in notes}
    places = [hit.place for hit in results.hits]
    ids = [place.note for place in places if isinstance(place, NotePlace)]
    return [there[one] for one in ids if one in there]


def _date(text: str) -> PartialDate:
    from glossary.dates import PartialDate

    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None

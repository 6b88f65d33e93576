"""One of the reader's notes as a page: what it is on, what it says, what leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.desk.note_links import plain_words
from reader.desk.note_markdown import add_markdown
from reader.desk.page_builder import PageBuilder
from reader.desk.quoting import first_words, quote_around
from reader.notes.kinds import kind_of
from reader.notes.model import DocumentTarget, EntryTarget, PassageTarget
from reader.text.anchoring import AnchorState
from reader.text.document import Role
from reader.text.page import Style
from reader.text.place import DocumentPlace, EntryPlace, NotePlace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.desk.placed_notes import PlacedNote
    from reader.notes.model import Note
    from reader.text.document import Document
    from reader.text.page import Page
    from reader.text.place import Place

_AROUND = 60  # characters on each side of the words a note stands on
_NAMED_BY = 80  # characters of a note that name it
_MOST_BACKLINKS = 100


class Around(NamedTuple):
    """What a note is shown with.

    Attributes:
        document: The document that is open.
        name_of: What a link's target is called; empty for one that is not there.
        backlinks: Notes that link to this one.
    """

    document: Document
    name_of: Callable[[Place], str]
    backlinks: Sequence[Note] = ()


def note_page(placed: PlacedNote, around: Around) -> Page:
    """The note; its words lead to their place, its links to theirs."""
    build, note = PageBuilder(), placed.note
    kind = kind_of(note.kind)
    with build.block(Role.HEADING, level=1):
        build.add(f"{kind.sign} Your {kind.label}", Style.TITLE)
    _add_target(build, placed, around)
    add_markdown(build, note.body, around.name_of)
    with build.block(Role.LIST_ITEM):
        build.add(" ".join(f"#{tag}" for tag in note.tags), Style.LABEL)
    _add_backlinks(build, around)
    build.paragraph(_told_of(note), Style.FAINT)
    return build.page()


def _add_target(build: PageBuilder, placed: PlacedNote, around: Around) -> None:
    target, document = placed.note.target, around.document
    if isinstance(target, EntryTarget):
        place: Place = EntryPlace(target.entry)
        with build.block():
            build.add("On ", Style.FAINT)
            build.add(around.name_of(place) or target.entry, target=place)
        return
    if isinstance(target, DocumentTarget):
        with build.block():
            build.add("On the whole of ", Style.FAINT)
            place = DocumentPlace(target.document)
            build.add(around.name_of(place) or target.document, target=place)
        return
    _add_words(build, placed, target, document)


def _add_words(
    build: PageBuilder, placed: PlacedNote, target: PassageTarget, document: Document
) -> None:
    anchor, span = target.anchor, placed.span
    if span is None:
        place = DocumentPlace(target.document, *anchor.span) if placed.placement is None else None
        with build.block(Role.QUOTATION):
            build.add(anchor.prefix)
            build.add(anchor.quote, Style.MATCH, place)
            build.add(anchor.suffix)
        if placed.placement is not None:
            build.paragraph("These words are no longer in the text; ; reviews them.", Style.STRONG)
        return
    block = document.block_at(span.start)
    bounds = (min(block.start, span.start), max(block.end, span.end))
    words = quote_around(document.text, *span, bounds, _AROUND)
    with build.block(Role.QUOTATION), build.link(DocumentPlace(document.id, *span)):
        build.add(words.before)
        build.add(words.words, Style.MATCH)
        build.add(words.after)
    if placed.placement is not None and placed.placement.state is AnchorState.CHANGED:
        sure = round(100 * placed.placement.confidence)
        with build.block():
            build.add(f"Its words have changed ({sure} % sure); ; reviews them. ", Style.STRONG)
            build.add("Before: ", Style.FAINT)
            build.add(f"“{anchor.quote}”")
    elif placed.note.written_on:
        with build.block():
            build.add("First written on: ", Style.FAINT)
            build.add(f"“{placed.note.written_on}”")


def _add_backlinks(build: PageBuilder, around: Around) -> None:
    if around.backlinks:
        build.heading("Linked from")
    for note in around.backlinks[:_MOST_BACKLINKS]:
        with build.block(Role.LIST_ITEM, marker=kind_of(note.kind).sign):
            words = first_words(plain_words(note.body, around.name_of), _NAMED_BY) or "(empty)"
            build.add(words, target=NotePlace(note.id))


def _told_of(note: Note) -> str:
    written = note.created.astimezone().strftime("%Y-%m-%d %H:%M")
    changed = note.modified.astimezone().strftime("%Y-%m-%d %H:%M")
    told = [f"Written {written}"]
    if changed != written:
        told.append(f"changed {changed}")
    if note.origin:
        told.append(f"from {note.origin.partition(':')[0]}")
    return ", ".join(told)

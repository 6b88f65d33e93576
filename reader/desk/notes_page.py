"""The reader's notes as a list: of the screen, of this text, of all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from reader.desk.note_filter import NoteOrder, document_of, in_order
from reader.desk.note_links import plain_words
from reader.desk.page_builder import PageBuilder
from reader.desk.placed_notes import PlacedNote
from reader.desk.quoting import first_words
from reader.notes.kinds import kind_of
from reader.notes.model import PassageTarget
from reader.text.anchoring import AnchorState
from reader.text.counting import counted
from reader.text.document import Role
from reader.text.page import Style
from reader.text.place import NotePlace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from glossary.matcher import Matcher
    from reader.desk.note_filter import NoteFilter
    from reader.notes.model import Conflict, Note
    from reader.text.document import Document
    from reader.text.page import Page
    from reader.text.place import Place
    from reader.text.span import Span

MOST_LISTED = 1_000
"""Notes beyond which a list is narrowed rather than read."""

_QUOTED = 60  # characters of the words a note stands on
_LOOKED_AT = 2_000  # characters of a note whose links are looked for
_SAID = 300  # characters of a note that stand in the list

_REMARKS = {
    AnchorState.CHANGED: "  ? its words have changed; ; reviews it",
    AnchorState.LOST: "  (its words are no longer in the text)",
}


class Scope(StrEnum):
    """Whose notes are listed."""

    SCREEN = "on this screen"
    DOCUMENT = "on this text"
    EVERYWHERE = "on everything"


@dataclass(frozen=True, slots=True)
class NoteListing:
    """What is to be listed.

    Attributes:
        placed: The notes of the document that is open, in text order.
        notes: All notes.
        document: The document that is open.
        seen: What of it is on screen.
        scope: Whose notes are listed.
        order: What they are sorted by.
        wanted: Which of them.
        conflicts: Second texts of notes.
    """

    placed: Sequence[PlacedNote]
    notes: Sequence[Note]
    document: Document
    seen: Span
    scope: Scope
    order: NoteOrder
    wanted: NoteFilter
    conflicts: Sequence[Conflict] = ()

    def chosen(self, matcher: Callable[[], Matcher] | None = None) -> list[PlacedNote]:
        """The notes that are listed, in their order."""
        found = self.wanted.chosen(list(self._in_scope()), matcher)
        if self.order is NoteOrder.PLACE:
            return found  # they are in the order of their places
        return in_order(found, self.order)[::-1]

    def _in_scope(self) -> Iterator[PlacedNote]:
        if self.scope is Scope.SCREEN:
            yield from (one for one in self.placed if one.span and one.span.overlaps(self.seen))
            return
        yield from self.placed
        if self.scope is Scope.EVERYWHERE:
            here = {one.note.id for one in self.placed}
            others = [note for note in self.notes if note.id not in here]
            yield from (PlacedNote(note, None) for note in in_order(others, NoteOrder.PLACE))


class Naming(NamedTuple):
    """What things are called in a list.

    Attributes:
        target: What a note stands on, in words.
        place: What a link leads to; empty where that is not known.
    """

    target: Callable[[Note], str]
    place: Callable[[Place], str]


class Listed(NamedTuple):
    """A list of notes.

    Attributes:
        page: The list.
        told: What it lists, in words.
    """

    page: Page
    told: str


def notes_page(
    listing: NoteListing,
    naming: Naming,
    matcher: Callable[[], Matcher] | None = None,
) -> Listed:
    """The notes, each a link; for a thread, as there may be many.

    Args:
        listing: What is to be listed.
        naming: What things are called.
        matcher: Finds names of entries in words, where the filter asks for it.
    """
    found = listing.chosen(matcher)
    build = PageBuilder()
    here = listing.document.id
    twice = {conflict.copy.id for conflict in listing.conflicts}
    if listing.order is NoteOrder.PLACE and listing.scope is Scope.EVERYWHERE:
        for document, group in groupby(found[:MOST_LISTED], lambda one: document_of(one.note)):
            _add_group(build, list(group), _heading(document, here), naming, twice)
    else:
        for placed in found[:MOST_LISTED]:
            _add_note(build, placed, "", naming, has_two_texts=placed.note.id in twice)
    if not found:
        build.paragraph(_why_none(listing), Style.FAINT)
    elif len(found) > MOST_LISTED:
        build.paragraph(f"… and {len(found) - MOST_LISTED:,} more; narrow the list", Style.FAINT)
    order = {NoteOrder.PLACE: "by place", NoteOrder.TIME: "newest first"}
    sorting = order.get(listing.order, "last changed first")
    return Listed(build.page(), f"{counted(len(found), 'note')} {listing.scope.value} · {sorting}")


def _add_group(
    build: PageBuilder,
    group: list[PlacedNote],
    heading: str,
    naming: Naming,
    twice: set[str],
) -> None:
    heading = heading or naming.target(group[0].note).removeprefix("on ")
    build.heading(f"{heading} ({len(group)})")
    for placed in group:
        is_entry = not document_of(placed.note)
        remark = f"  {naming.target(placed.note)}" if is_entry else ""
        _add_note(build, placed, remark, naming, has_two_texts=placed.note.id in twice)


def _heading(document: str, here: str) -> str:
    if document == here:
        return "This text"
    return "" if document else "Entries"


def _add_note(
    build: PageBuilder, placed: PlacedNote, remark: str, naming: Naming, *, has_two_texts: bool
) -> None:
    note = placed.note
    kind = kind_of(note.kind)
    with build.block(Role.LIST_ITEM, marker=kind.sign), build.link(NotePlace(note.id)):
        said = first_words(plain_words(note.body[:_LOOKED_AT], naming.place), _SAID)
        if isinstance(note.target, PassageTarget):
            quote = f"“{first_words(note.target.anchor.quote, _QUOTED)}”"
            build.add(f"{said}  " if said else "")
            build.add(quote, Style.FAINT if said else None)
        else:
            build.add(said or "(empty)")
        build.add("".join(f"  #{tag}" for tag in note.tags), Style.LABEL)
        if placed.placement is not None:
            build.add(_REMARKS.get(placed.placement.state, ""), Style.STRONG)
        build.add("  has two texts; ; shows them" if has_two_texts else "", Style.STRONG)
        build.add(remark, Style.FAINT)


def _why_none(listing: NoteListing) -> str:
    if not listing.notes:
        return "No notes yet. Press a on a paragraph or a term to write one, H to highlight."
    return "None of your notes is so. F9 lists others, the line above says which are wanted."

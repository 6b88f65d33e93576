"""Where an entry is mentioned: in this text, in other documents, in the reader's notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.note_filter import quote_of
from reader.desk.note_links import plain_words
from reader.desk.quoting import first_words, quote_around
from reader.desk.wording import attributed
from reader.notes.kinds import kind_of
from reader.text.counting import counted
from reader.text.document import Role
from reader.text.page import Style
from reader.text.place import DocumentPlace, EntryPlace, NotePlace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossary.model import Entry
    from reader.desk.elsewhere import Elsewhere
    from reader.desk.entry_page.context import EntryContext
    from reader.desk.page_builder import PageBuilder
    from reader.desk.wording import Wording
    from reader.text.place import Place

_MOST_MENTIONS = 1_000
_MOST_DOCUMENTS = 500
_MOST_WORDINGS = 12
_WORDS_AROUND = 48  # characters on each side of a mention
_ON_A_LINE = 80  # characters of a wording
_MOST_NOTES = 100
_ON_A_NOTE_LINE = 120  # characters of a note


def add_mentions(build: PageBuilder, entry: Entry, context: EntryContext) -> None:
    """Whose words this text uses, and every mention with the words around it."""
    document, mentions = context.document, context.uses.mentions
    count = len(mentions)
    if document is None or not (count or context.is_counting):
        return
    so_far = " so far" if context.is_counting else ""
    build.heading(f"In this text: {counted(count, 'mention') if count else 'no mentions'}{so_far}")
    _add_names_used(build, entry, document.id, context)
    for mention in mentions[:_MOST_MENTIONS]:
        block = document.block_at(mention.start)
        around = quote_around(
            document.text, mention.start, mention.end, (block.start, block.end), _WORDS_AROUND
        )
        target = DocumentPlace(document.id, mention.start, mention.end)
        with build.block(Role.LIST_ITEM, marker="¶"), build.link(target):
            build.add(around.before)
            build.add(around.words, Style.MATCH)
            build.add(around.after)
    if count > _MOST_MENTIONS:
        build.paragraph(f"… and {count - _MOST_MENTIONS:,} more further on.", Style.FAINT)


def add_elsewhere(build: PageBuilder, context: EntryContext) -> None:
    """Other documents by date, each with its words; nothing if no other mentions the entry."""
    elsewhere = context.elsewhere
    if elsewhere is None:
        return
    progress = _progress(elsewhere, context.ways.look_on)
    if elsewhere.found or progress:
        build.heading("In other documents")
    for other in elsewhere.found[:_MOST_DOCUMENTS]:
        with build.block(Role.LIST_ITEM, marker="¶"):
            date = other.date.spoken() if other.date else "no date"
            build.add(f"{date}  ", Style.LABEL)
            build.add(other.title)
            build.add(": ", Style.FAINT)
            _add_wordings(build, other.wordings, other.document)
    if (more := len(elsewhere.found) - _MOST_DOCUMENTS) > 0:
        build.paragraph(f"… and {more:,} later ones.", Style.FAINT)
    if progress:
        build.paragraph(progress, Style.FAINT)


def add_notes(build: PageBuilder, context: EntryContext) -> None:
    """The reader's notes about the entry, and how each has to do with it."""
    if context.notes:
        build.heading("Your notes")

    def name_of(place: Place) -> str:
        entry = context.glossary.get(place.entry) if isinstance(place, EntryPlace) else None
        return entry.term if entry else ""

    for note, bearing in context.notes[:_MOST_NOTES]:
        with build.block(Role.LIST_ITEM, marker=kind_of(note.kind).sign):
            words = first_words(plain_words(note.body, name_of), _ON_A_NOTE_LINE)
            build.add(
                words or first_words(quote_of(note), _ON_A_NOTE_LINE) or "(empty)",
                target=NotePlace(note.id),
            )
            build.add(f"  {bearing}" if bearing else "", Style.FAINT)
    if (more := len(context.notes) - _MOST_NOTES) > 0:
        build.paragraph(f"… and {more:,} more.", Style.FAINT)


def _add_names_used(build: PageBuilder, entry: Entry, document: str, context: EntryContext) -> None:
    """In what words the text means the entry, unless that is its headword alone."""
    used = attributed(entry, context.uses.wordings)
    if any(one.whose or one.words.casefold() != entry.term.casefold() for one in used):
        with build.block(Role.LIST_ITEM):
            build.add("Names used here: ", Style.LABEL)
            _add_wordings(build, used, document)


def _add_wordings(build: PageBuilder, used: Iterable[Wording], document: str) -> None:
    """Wordings, each a link to where it comes first, with whose they are and how often."""
    used = tuple(used)
    for number, one in enumerate(used[:_MOST_WORDINGS]):
        build.add(" · " if number else "", Style.FAINT)
        words = f"“{first_words(one.words, _ON_A_LINE)}”"
        build.add(words, target=DocumentPlace(document, one.start, one.end))
        build.add(f" {one.whose} {one.count:,}" if one.whose else f" {one.count:,}", Style.FAINT)
    if len(used) > _MOST_WORDINGS:
        build.add(f" · and {len(used) - _MOST_WORDINGS:,} more", Style.FAINT)


def _progress(elsewhere: Elsewhere, look_on: str) -> str:
    """How far the looking has come; empty when all is known."""
    if elsewhere.is_looking:
        if not elsewhere.total:
            return "Looking in the other documents …"
        return f"Looking in the other documents … {elsewhere.looked:,} of {elsewhere.total:,}"
    told = []
    if not elsewhere.is_whole:
        told.append(
            f"Looked through {elsewhere.looked:,} of {elsewhere.total:,} documents that may"
            f" mention it{f'; {look_on}' if look_on else ''}."
        )
    if elsewhere.unread:
        told.append(f"{counted(elsewhere.unread, 'document')} could not be read.")
    return " ".join(told)

"""An entry as a page: who, where, when, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.desk.linked_text import add_linked, add_sources
from reader.desk.page_builder import PageBuilder
from reader.desk.quoting import first_words, quote_around
from reader.desk.timeline import split_by_date
from reader.text.document import Role
from reader.text.page import Style
from reader.text.place import DocumentPlace, EntryPlace, NotePlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary.dates import PartialDate
    from glossary.glossary import Glossary
    from glossary.model import Entry, Fact, Mention, Name
    from reader.notes.model import Note
    from reader.text.document import Document
    from reader.text.page import Page

_LANGUAGES = {
    "en": "English",
    "ja": "Japanese",
    "ko": "Korean",
    "ru": "Russian",
    "zh": "Chinese",
    "zh-Hans": "Chinese, simplified",
    "zh-Hant": "Chinese, traditional",
}
_MOST_MENTIONS = 1_000
_WORDS_AROUND = 48  # characters on each side of a mention


@dataclass(frozen=True, slots=True)
class EntryContext:
    """What an entry is shown beside.

    Attributes:
        glossary: Where its links lead.
        document: The document being read, or None outside one.
        mentions: Mentions of this entry in it, in text order.
        notes: Notes on this entry.
        is_counting: Whether mentions are still being looked for.
    """

    glossary: Glossary
    document: Document | None = None
    mentions: Sequence[Mention] = ()
    notes: Sequence[Note] = ()
    is_counting: bool = False


def entry_page(entry: Entry, context: EntryContext) -> Page:
    """The entry with everything that is known of it, and every way on from it."""
    build = PageBuilder()
    with build.block(Role.HEADING, level=1):
        build.add(entry.term, Style.TITLE)
    with build.block():
        build.add(entry.kind.value, Style.LABEL)
        if entry.pack:
            build.add(f" · {context.glossary.pack_title(entry.pack)}", Style.FAINT)
    _add_what_is_told(build, entry, context)
    _add_see_also(build, entry, context.glossary)
    _add_mentions(build, context)
    _add_notes(build, context)
    add_sources(build, entry.sources.values())
    return build.page()


def entry_note(entry: Entry, context: EntryContext) -> Page:
    """What the entry tells, without title, sources and ways on: a note at the foot of a text."""
    build = PageBuilder()
    _add_what_is_told(build, entry, context)
    return build.page()


def _add_what_is_told(build: PageBuilder, entry: Entry, context: EntryContext) -> None:
    _add_names(build, entry, context.glossary)
    for paragraph in entry.body.split("\n\n"):
        with build.block():
            add_linked(build, " ".join(paragraph.split()), context.glossary)
    _add_facts(build, entry, context)
    _add_positions(build, entry, context.glossary)


def _add_names(build: PageBuilder, entry: Entry, glossary: Glossary) -> None:
    for name in entry.names:
        with build.block(Role.LIST_ITEM, marker="·"):
            build.add(name.text, Style.STRONG)
            if name.reading:
                build.add(f"  {name.reading}", Style.EMPHASIS)
            known = _known_of(name)
            note = " ".join(name.note.split())
            if known or note:
                build.add(f"  {known}", Style.FAINT)
            if known and note:
                build.add(" " if note.startswith("[") else "; ", Style.FAINT)
            add_linked(build, note, glossary, Style.FAINT)


def _known_of(name: Name) -> str:
    told = [
        _LANGUAGES.get(name.lang, name.lang),
        f"{name.side}{'’' if name.side.endswith('s') else '’s'} name" if name.side else "",
        f"“{name.gloss}”" if name.gloss else "",
    ]
    return "; ".join(filter(None, told))


def _add_facts(build: PageBuilder, entry: Entry, context: EntryContext) -> None:
    if not entry.facts:
        return
    date = context.document.metadata.date if context.document else None
    timeline = split_by_date(entry.facts, date)
    if date is None:
        heading = "Dated facts" if context.document is None else "Dated facts (undated document)"
        _add_fact_list(build, heading, timeline.then, context.glossary)
        return
    _add_fact_list(build, f"Then: by {date.spoken()}", timeline.then, context.glossary, date)
    _add_fact_list(build, f"Since {date.spoken()}", timeline.since, context.glossary)


def _add_fact_list(
    build: PageBuilder,
    heading: str,
    facts: Sequence[Fact],
    glossary: Glossary,
    date: PartialDate | None = None,
) -> None:
    if facts:
        build.heading(heading)
    for fact in facts:
        with build.block(Role.LIST_ITEM, marker="·"):
            until = f" to {fact.until.spoken()}" if fact.until else ""
            build.add(f"{fact.date.spoken()}{until}", Style.LABEL)
            if date is not None and fact.date.may_be_after(date):
                build.add(" (before or after is not known)", Style.FAINT)
            build.add("  ")
            add_linked(build, fact.text, glossary)
            _add_citations(build, fact.sources)


def _add_citations(build: PageBuilder, sources: Sequence[str]) -> None:
    build.add(" " + "".join(f"[{key}]" for key in sources) if sources else "", Style.FAINT)


def _add_positions(build: PageBuilder, entry: Entry, glossary: Glossary) -> None:
    if entry.positions:
        build.heading("Who holds what")
    for position in entry.positions:
        with build.block(Role.LIST_ITEM, marker="·"):
            build.add(position.side, Style.LABEL)
            if position.date:
                build.add(f" ({position.date.spoken()})", Style.FAINT)
            build.add("  ")
            add_linked(build, position.text, glossary)
            _add_citations(build, position.sources)


def _add_see_also(build: PageBuilder, entry: Entry, glossary: Glossary) -> None:
    related = [found for one in entry.see if (found := glossary.get(one))]
    if related:
        build.heading("See also")
    for other in related:
        with build.block(Role.LIST_ITEM, marker="→"):
            build.add(other.term, target=EntryPlace(other.id))


def _add_mentions(build: PageBuilder, context: EntryContext) -> None:
    document = context.document
    if document is None:
        return
    count = len(context.mentions)
    so_far = " so far" if context.is_counting else ""
    build.heading(f"In this text: {count or 'no'} mention{'' if count == 1 else 's'}{so_far}")
    for mention in context.mentions[:_MOST_MENTIONS]:
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


def _add_notes(build: PageBuilder, context: EntryContext) -> None:
    if context.notes:
        build.heading("Your notes")
    for note in context.notes:
        with build.block(Role.LIST_ITEM, marker="✎"):
            build.add(first_words(note.body, 120) or "(empty)", target=NotePlace(note.id))

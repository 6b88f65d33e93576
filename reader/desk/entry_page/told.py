"""What an entry tells: its names, its words, its dated facts, and who holds what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.linked_text import add_linked
from reader.desk.timeline import split_by_date
from reader.desk.wording import side_name
from reader.text.document import Role
from reader.text.page import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary.dates import PartialDate
    from glossary.glossary import Glossary
    from glossary.model import Entry, Fact, Name
    from reader.desk.entry_page.context import EntryContext
    from reader.desk.page_builder import PageBuilder

_LANGUAGES = {
    "en": "English",
    "ja": "Japanese",
    "ko": "Korean",
    "ru": "Russian",
    "zh": "Chinese",
    "zh-Hans": "Chinese, simplified",
    "zh-Hant": "Chinese, traditional",
}
_UNDATED = (
    "Not split into then and since: when this text was written is not known; a companion can say."
)


def add_what_is_told(build: PageBuilder, entry: Entry, context: EntryContext) -> None:
    """Names, words, dated facts, and who holds what."""
    _add_names(build, entry, context.glossary)
    _add_body(build, entry, context.glossary)
    _add_facts(build, entry, context)
    _add_positions(build, entry, context.glossary)


def _add_body(build: PageBuilder, entry: Entry, glossary: Glossary) -> None:
    """The words of an entry by paragraphs; a dictionary's article keeps its lines."""
    if any(pack.id == entry.pack and not pack.entries for pack in glossary.packs):
        for line in entry.body.split("\n"):
            with build.block(Role.LIST_ITEM):
                add_linked(build, line.strip(), glossary)
        return
    for paragraph in entry.body.split("\n\n"):
        with build.block():
            add_linked(build, " ".join(paragraph.split()), glossary)


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
        side_name(name.side) if name.side else "",
        f"“{name.gloss}”" if name.gloss else "",
    ]
    return "; ".join(filter(None, told))


def _add_facts(build: PageBuilder, entry: Entry, context: EntryContext) -> None:
    if not entry.facts:
        return
    date = context.document.metadata.date if context.document else None
    timeline = split_by_date(entry.facts, date)
    if date is None:
        _add_fact_list(build, "Dated facts", timeline.then, context.glossary)
        if context.document is not None:
            build.paragraph(_UNDATED, Style.FAINT)
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

"""Entries as the articles of a dictionary, for programs that know nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.dictionaries.model import Headword
from glossary.links import parse_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.glossary import Glossary
    from glossary.model import Entry, Name, Source


def headword_of(entry: Entry, glossary: Glossary) -> Headword:
    """An entry as an article: its words, and all it tells as plain text.

    Args:
        entry: The entry.
        glossary: Where its links lead.
    """
    words = (entry.term, *(name.text for name in entry.names))
    aliases = (alias.text for alias in entry.aliases)
    return Headword(tuple(dict.fromkeys((*words, *aliases))), "\n".join(_lines(entry, glossary)))


def _lines(entry: Entry, glossary: Glossary) -> Iterator[str]:
    def plain(text: str) -> str:
        return " ".join(parse_links(text, glossary.term_of).text.split())

    yield from (plain(paragraph) for paragraph in entry.body.split("\n\n"))
    yield from (_name(name) for name in entry.names)
    for fact in entry.facts:
        until = f" to {fact.until.spoken()}" if fact.until else ""
        cited = "".join(f"[{key}]" for key in fact.sources)
        yield f"{fact.date.spoken()}{until}: {plain(fact.text)} {cited}".rstrip()
    for position in entry.positions:
        date = f" ({position.date.spoken()})" if position.date else ""
        cited = "".join(f"[{key}]" for key in position.sources)
        yield f"{position.side}{date}: {plain(position.text)} {cited}".rstrip()
    if related := [term for one in entry.see if (term := glossary.term_of(one))]:
        yield f"See also: {', '.join(related)}"
    yield from (_source(source) for source in entry.sources.values())


def _name(name: Name) -> str:
    told = (name.reading, name.side, name.lang, name.gloss, name.note)
    known = "; ".join(filter(None, told))
    return f"{name.text} ({known})" if known else name.text


def _source(source: Source) -> str:
    date = source.date.spoken() if source.date else ""
    told = (source.title, source.publisher, date, source.address, source.quality.value)
    return f"[{source.key}] {', '.join(filter(None, told))}"

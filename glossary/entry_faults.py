"""What is wrong with one entry, beyond what keeps it from being read."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from glossary.faults import BODY, Fault
from glossary.text_faults import (
    Written,
    citations,
    control_characters,
    link_faults,
    short,
    source_faults,
    unsourced_sentences,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.faults import Where
    from glossary.glossary import Glossary
    from glossary.model import Entry, Fact, Position


def entry_faults(entry: Entry, glossary: Glossary) -> Iterator[Fault]:
    """Everything wrong with an entry.

    Args:
        entry: The entry.
        glossary: All entries that it can link.
    """
    linking = list(_linking(entry))
    yield from _unsourced(entry, glossary)
    yield from source_faults(entry.sources, [*_cited(entry), *citations(linking)])
    yield from _seen(entry, glossary)
    for written in linking:
        yield from link_faults(written, glossary)
    yield from _disorder(entry)
    for written in (*linking, *_plain(entry)):
        yield from control_characters(written)


def _linking(entry: Entry) -> Iterator[Written]:
    """Every text that may hold links and citations."""
    yield Written((BODY,), entry.body)
    for where, claim in _claims(entry):
        yield Written(where, claim.text)
    for index, name in enumerate(entry.names):
        yield Written(("names", index), name.note)


def _plain(entry: Entry) -> Iterator[Written]:
    """Every other text."""
    yield Written(("term",), entry.term)
    for index, name in enumerate(entry.names):
        for part in (name.text, name.lang, name.reading, name.side, name.gloss):
            yield Written(("names", index), part)
    for index, position in enumerate(entry.positions):
        yield Written(("positions", index), position.side)
    for alias in entry.aliases:
        yield Written(where_of_alias(entry, alias.text), alias.text)
    for key, source in entry.sources.items():
        for part in (source.title, source.publisher, source.address, source.note):
            yield Written(("sources", key), part)
        yield Written(("sources", key), source.checked_by)


def where_of_alias(entry: Entry, text: str) -> Where:
    """Where the file of an entry says that a string means it."""
    if any(name.text == text and name.matched for name in entry.names):
        return ("names", text)
    return ("term",) if text == entry.term else ("match", text)


def _claims(entry: Entry) -> Iterator[tuple[Where, Fact | Position]]:
    for index, fact in enumerate(entry.facts):
        yield ("facts", index), fact
    for index, position in enumerate(entry.positions):
        yield ("positions", index), position


def _cited(entry: Entry) -> Iterator[tuple[Where, str]]:
    for where, claim in _claims(entry):
        yield from ((where, key) for key in claim.sources)


def _unsourced(entry: Entry, glossary: Glossary) -> Iterator[Fault]:
    for where, claim in _claims(entry):
        if not claim.sources:
            yield Fault(where, f"no source for {short(claim.text)!r}", "add 'sources: [KEY]'")
    if not entry.body:
        yield Fault((BODY,), "has no text below its fields", "write two to five sentences")
    yield from unsourced_sentences(Written((BODY,), entry.body), glossary)


def _seen(entry: Entry, glossary: Glossary) -> Iterator[Fault]:
    for target in entry.see:
        if target == entry.id:
            yield Fault(("see", target), "'see' names the entry itself", "take it out")
        elif not glossary.get(target):
            reason = f"'see' names {target}, which is no entry"
            yield Fault(("see", target), reason, "write that entry or take it out")


def _disorder(entry: Entry) -> Iterator[Fault]:
    for index, (earlier, later) in enumerate(pairwise(entry.facts)):
        if later.date.sort_key < earlier.date.sort_key:
            reason = f"the fact of {later.date} stands after that of {earlier.date}"
            yield Fault(("facts", index + 1), reason, "sort by date")

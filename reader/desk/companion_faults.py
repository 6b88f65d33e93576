"""What is wrong with a companion, seen beside its document and the entries there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.faults import Fault
from glossary.text_faults import (
    Written,
    citations,
    control_characters,
    link_faults,
    short,
    source_faults,
)
from reader.text.quotes import places_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.faults import Where
    from glossary.glossary import Glossary
    from reader.text.companion import Companion, Exclusion, Phrase
    from reader.text.quotes import Quoted

_NOT_THERE = "copy them from the text as they stand"
_AMBIGUOUS = "add what stands before or after them as 'prefix' or 'suffix'"


def companion_faults(companion: Companion, text: str, glossary: Glossary) -> Iterator[Fault]:
    """Everything wrong with a companion.

    Args:
        companion: What one file says.
        text: The text of the document.
        glossary: The entries that it can mean and link.
    """
    yield from _frame(companion, text)
    yield from _quotes("phrases", companion.phrases, text)
    yield from _quotes("not", companion.exclusions, text)
    yield from _quotes("notes", companion.notes, text, once=True)
    yield from _entries("phrases", companion.phrases, glossary)
    yield from _entries("not", companion.exclusions, glossary)
    for address in companion.preferred:
        if glossary.get(address) is None:
            yield Fault(("prefer", address), f"prefers {address}, which is no entry", "take it out")
    notes = [Written(("notes", at), note.text) for at, note in enumerate(companion.notes)]
    for written in notes:
        if not any(citations([written])):
            reason = f"no source for the note {short(written.text)!r}"
            yield Fault(written.where, reason, "cite one as [KEY]")
        yield from link_faults(written, glossary)
    yield from source_faults(companion.sources, citations(notes))
    for written in (*notes, *_plain(companion)):
        yield from control_characters(written)


def _frame(companion: Companion, text: str) -> Iterator[Fault]:
    byline = companion.byline
    for where, words in (
        (("byline", "from"), byline.opening if byline else ""),
        (("byline", "to"), byline.closing if byline else ""),
        (("credit",), companion.credit),
    ):
        if words not in text:
            yield Fault(where, f"the words {short(words)!r} are not in the text", _NOT_THERE)


def _quotes(
    key: str, quoted: Sequence[Quoted], text: str, *, once: bool = False
) -> Iterator[Fault]:
    """Words that the text does not have, or has too often to know which are meant.

    Args:
        key: The field that holds them.
        quoted: The words.
        text: The text of the document.
        once: They stand for one place, with words around them or without.
    """
    found = [0] * len(quoted)
    for _, index in places_of(text, quoted):
        found[index] += 1
    for index, (one, times) in enumerate(zip(quoted, found, strict=True)):
        if times == 0:
            reason = f"the words {short(one.quote)!r} are not in the text as they are quoted"
            yield Fault((key, index), reason, _NOT_THERE)
        elif times > 1 and (once or one.prefix or one.suffix):
            reason = f"the words {short(one.quote)!r} stand {times} times in the text"
            yield Fault((key, index), reason, _AMBIGUOUS)


def _entries(key: str, about: Iterable[Phrase | Exclusion], glossary: Glossary) -> Iterator[Fault]:
    for index, one in enumerate(about):
        if glossary.get(one.entry) is None:
            reason = f"{short(one.quote)!r} means {one.entry}, which is no entry"
            yield Fault((key, index), reason, "write that entry or take the words out")


def _plain(companion: Companion) -> Iterator[Written]:
    metadata = companion.metadata
    for key in ("title", "title_note", "author", "publisher", "source", "language"):
        where: Where = (key,)
        yield Written(where, getattr(metadata, key))
    for key, source in companion.sources.items():
        for part in (source.title, source.publisher, source.address, source.note):
            yield Written(("sources", key), part)

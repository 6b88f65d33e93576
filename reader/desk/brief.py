"""What to know before reading: the terms of a document, a line each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.links import parse_links
from glossary.sentences import sentences
from reader.desk.page_builder import PageBuilder
from reader.desk.wording import side_name, uses_by_entry
from reader.text.document import Role
from reader.text.page import Style
from reader.text.place import EntryPlace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossary.glossary import Glossary
    from glossary.model import Entry, Mention, Name
    from reader.desk.term_states import TermState, TermStates
    from reader.text.page import Page


@dataclass(frozen=True, slots=True)
class BriefTerm:
    """A term of a document.

    Attributes:
        entry: Its entry.
        address: How the glossary names the entry.
        names: Names by side, one for each side and language.
        told: The first sentence of the entry, in plain words.
        count: How often the document mentions it.
        start: First character of the first mention.
        end: Offset after it.
        state: What it is to the reader.
        is_known: Whether the reader knows it.
    """

    entry: Entry
    address: str
    names: tuple[Name, ...]
    told: str
    count: int
    start: int
    end: int
    state: TermState
    is_known: bool


def brief_terms(
    glossary: Glossary, mentions: Iterable[Mention], states: TermStates
) -> tuple[BriefTerm, ...]:
    """The terms of a document in the order of first mention, those the reader knows among them.

    Args:
        glossary: Has the entries.
        mentions: All mentions of the document, sorted by start; a book's take a while.
        states: What the entries are to the reader.
    """
    terms = []
    for address, uses in uses_by_entry(mentions).items():
        entry = glossary.get(address)
        if entry is not None:
            first = uses.mentions[0]
            terms.append(
                BriefTerm(
                    entry,
                    address,
                    tuple(_names_by_side(entry)),
                    _first_sentence(entry, glossary),
                    len(uses.mentions),
                    first.start,
                    first.end,
                    states.of(address),
                    states.is_known(address),
                )
            )
    return tuple(terms)


def brief_page(terms: Iterable[BriefTerm]) -> Page:
    """A line for each term: headword and count, names by side, first sentence."""
    build = PageBuilder()
    for one in terms:
        with build.block(Role.LIST_ITEM, marker="·"):
            build.add(one.entry.term, Style.TERM, EntryPlace(one.address))
            marks = [f"{one.count:,}×", *(["known"] if one.is_known else [])]
            build.add(f" ({', '.join(marks)})", Style.FAINT)
            build.add(": " if one.names or one.told else "")
            build.add(_told_of(one.names), Style.LABEL)
            build.add(" — " if one.names and one.told else "")
            build.add(one.told)
    return build.page()


def _names_by_side(entry: Entry) -> Iterator[Name]:
    """The first name of each side in each language; without a side, only in other scripts."""
    seen: set[tuple[str, str]] = set()
    for name in entry.names:
        is_telling = bool(name.side) or not name.text.isascii()
        if is_telling and (name.side, name.lang) not in seen:
            seen.add((name.side, name.lang))
            yield name


def _told_of(names: Iterable[Name]) -> str:
    by_side: dict[str, list[str]] = {}
    for name in names:
        reading = f" ({name.reading})" if name.reading else ""
        by_side.setdefault(name.side, []).append(f"{name.text}{reading}")
    return "; ".join(
        f"{side_name(side)} {', '.join(texts)}" if side else ", ".join(texts)
        for side, texts in by_side.items()
    )


def _first_sentence(entry: Entry, glossary: Glossary) -> str:
    first = next(sentences(entry.body), "")
    return " ".join(parse_links(first, glossary.term_of).uncited.split())

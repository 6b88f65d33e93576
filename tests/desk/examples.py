"""Documents, entries and notes to try the desk with."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from glossary.dates import PartialDate
from glossary.glossary import Glossary
from glossary.model import Alias, Entry, Fact, Kind, Mention
from glossary.pack import Pack
from reader.base.paths import Paths
from reader.desk.desk import Desk
from reader.notes.model import EntryTarget, Note, PassageTarget
from reader.text.anchoring import make_anchor
from reader.text.document import Block, Document, Metadata
from reader.text.span import Span

if TYPE_CHECKING:
    from pathlib import Path

    from reader.notes.model import Target
    from reader.text.page import Page
    from reader.text.place import Place

WRITTEN = dt.datetime(2026, 11, 22, 19, 53, 1, tzinfo=dt.UTC)


def date(text: str) -> PartialDate:
    """A date by its written form."""
    return PartialDate.parse(text)


def fact(when: str, text: str = "Something happened.") -> Fact:
    """A fact of a date."""
    return Fact(date(when), text, ("GK",))


def document_of(*paragraphs: str, day: str | None = None, between: str = "\n\n") -> Document:
    """A document of these paragraphs."""
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(at, at + len(paragraph)))
        at += len(paragraph) + len(between)
    metadata = Metadata("An Essay", date=date(day) if day else None)
    return Document("essay", metadata, between.join(paragraphs), tuple(blocks))


def entry_of(entry_id: str, term: str, *aliases: str, body: str = "") -> Entry:
    """An entry with its term and aliases to look for."""
    known = tuple(Alias(text) for text in (term, *aliases))
    told = body or f"What {term} is."
    return Entry(entry_id, term, Kind.TERM, told, aliases=known, pack="tests")


def glossary_of(*entries: Entry) -> Glossary:
    """A glossary of these entries."""
    return Glossary([Pack("tests", "example entries", entries)])


def mention(document: Document, words: str, entry: str) -> Mention:
    """The first place where a document has the words."""
    start = document.text.index(words)
    return Mention(entry, start, start + len(words), words)


def note_on(target: Target, body: str = "Whose words?", number: int = 1) -> Note:
    """A note."""
    return Note(f"20261122t195301-{number:08x}", target, body, (), WRITTEN, WRITTEN)


def note_on_words(document: Document, words: str, body: str = "Hm.", number: int = 1) -> Note:
    """A note on the first place where a document has the words."""
    start = document.text.index(words)
    anchor = make_anchor(document.text, Span(start, start + len(words)))
    return note_on(PassageTarget(document.id, anchor), body, number)


def note_on_entry(entry: str, body: str = "Hm.", number: int = 1) -> Note:
    """A note on an entry."""
    return note_on(EntryTarget(entry), body, number)


def lines_of(page: Page) -> list[str]:
    """The text of each block, with its marker."""
    return [f"{block.marker} {page.text[block.start : block.end]}".strip() for block in page.blocks]


def links_of(page: Page) -> list[tuple[str, Place]]:
    """The words of each link, and where it leads."""
    return [(page.text[link.start : link.end], link.target) for link in page.links]


def check_page(page: Page) -> None:
    """Whatever a page says: every offset is inside its text, in order, and nothing is lost."""
    length = len(page.text)
    ends = 0
    for block in page.blocks:
        assert ends <= block.start < block.end <= length
        assert not page.text[ends : block.start].strip()
        ends = block.end
    assert not page.text[ends:].strip()
    for style in page.styles:
        assert 0 <= style.start < style.end <= length
        assert any(block.start <= style.start and style.end <= block.end for block in page.blocks)
    ends = 0
    for link in page.links:
        assert ends <= link.start < link.end <= length
        assert any(block.start <= link.start and link.end <= block.end for block in page.blocks)
        ends = link.end
    assert list(page.styles) == sorted(page.styles)
    offsets = [mark.offset for mark in page.margin]
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= length for offset in offsets)


def desk_at(home: Path) -> Desk:
    """A desk whose things are all in one folder."""
    return Desk(Paths(home, home, home / "cache"))

"""A document: one text, and everything else as spans of it."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.text.span import Span

if TYPE_CHECKING:
    from glossary.dates import PartialDate


class Role(StrEnum):
    """What a block is in the document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    LIST_ITEM = "list item"
    CODE = "code"
    TABLE = "table"
    BYLINE = "byline"
    CREDIT = "credit"
    RULE = "rule"


class Emphasis(StrEnum):
    """How an inline stretch is set apart."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    STRIKE = "strike"


class Block(NamedTuple):
    """A span with a role; blocks do not overlap and stand in text order.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        role: What it is.
        level: Heading level (1 to 6) or nesting depth (0 is outermost).
        marker: What a list item shows before its first line ("•", "2."), else empty.
    """

    start: int
    end: int
    role: Role = Role.PARAGRAPH
    level: int = 0
    marker: str = ""

    @property
    def span(self) -> Span:
        """The characters of the block."""
        return Span(self.start, self.end)


class InlineMark(NamedTuple):
    """An emphasised stretch inside a block."""

    start: int
    end: int
    emphasis: Emphasis


class Link(NamedTuple):
    """A stretch that the document itself links to an address."""

    start: int
    end: int
    address: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document besides its text; empty or None where nothing is.

    Attributes:
        title: Its title, or the file's name where none is known.
        title_note: How the title is known, where it is not simply the document's own.
        author: Who wrote it.
        date: When it was published, as exactly as known.
        publisher: Who published it.
        source: Web address or other origin.
        language: BCP 47 tag.
    """

    title: str
    title_note: str = ""
    author: str = ""
    date: PartialDate | None = None
    publisher: str = ""
    source: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    r"""One text with its blocks, marks and links; every position is an offset into ``text``.

    Attributes:
        id: Stable id: lower-case letters, digits and hyphens.
        metadata: Title, author, date and so on.
        text: The whole text, line ends as ``\n``; may hold control characters, which only
            the screen replaces.
        blocks: In text order, not overlapping; text between them is white space.
        marks: Emphasis, sorted by start.
        links: The document's own links, sorted by start.
        complete: False for the first part of a document that is still being read.
        warnings: What the format's reader left out or could not decode.
    """

    id: str
    metadata: Metadata
    text: str
    blocks: tuple[Block, ...]
    marks: tuple[InlineMark, ...] = ()
    links: tuple[Link, ...] = ()
    complete: bool = True
    warnings: tuple[str, ...] = ()

    def block_index(self, offset: int) -> int:
        """Index of the block that holds the offset, or of the last one before it (0 if none)."""
        return max(0, bisect.bisect_right(self.blocks, offset, key=lambda b: b.start) - 1)

    def block_at(self, offset: int) -> Block:
        """The block that holds the offset, or the last one before it."""
        return self.blocks[self.block_index(offset)]

"""A document: one text, and everything else as spans of it."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.text.format import Format
from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossary.dates import PartialDate


HARD_BREAK = "\N{LINE SEPARATOR}"
"""Ends a line in any block, where a format asks for it."""


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
    VERSE = "verse"
    """Lines that end where the text ends them."""
    FOOTNOTE = "footnote"
    IMAGE = "image"
    """What stands for a picture: its description, or its name where it has none."""
    CAPTION = "caption"


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
    """A stretch that the document itself links to an address.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        address: Absolute; ``#NAME`` for one of the document's own targets; or a file's, relative
            to the document.
    """

    start: int
    end: int
    address: str


class Image(NamedTuple):
    """A stretch that stands for a picture, and where that is."""

    start: int
    end: int
    address: str


class Part(NamedTuple):
    """One line of the outline.

    Attributes:
        start: Offset at which the part begins.
        level: 1 is outermost.
        title: Its heading, on one line.
    """

    start: int
    level: int
    title: str


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
        links: The document's own links, sorted by start, not overlapping.
        images: What stands for pictures, sorted by start.
        targets: What ``#NAME`` links lead to, by name; a footnote's is the whole of it.
        parts: The outline that the format tells; empty where headings are all there is.
        format: What it was read as.
        encoding: What its bytes were decoded with; empty where the format itself says.
        complete: False for the first part of a document that is still being read.
        warnings: What the format's reader left out or could not decode.
    """

    id: str
    metadata: Metadata
    text: str
    blocks: tuple[Block, ...]
    marks: tuple[InlineMark, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    targets: Mapping[str, Span] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    format: Format = Format.TEXT
    encoding: str = ""
    complete: bool = True
    warnings: tuple[str, ...] = ()

    def block_index(self, offset: int) -> int:
        """Index of the block that holds the offset, or of the last one before it (0 if none)."""
        return max(0, bisect.bisect_right(self.blocks, offset, key=lambda b: b.start) - 1)

    def block_at(self, offset: int) -> Block:
        """The block that holds the offset, or the last one before it."""
        return self.blocks[self.block_index(offset)]

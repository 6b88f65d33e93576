"""A page: text to be drawn, with its styles, links and margin marks, all as spans of it.

An article, an entry, a list of hits or of notes: whatever a pane shows is one of these, so one
widget draws them all and every link is followed the same way.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.text.document import Block
    from reader.text.place import Place


class Style(StrEnum):
    """What a stretch of a page is; the front end decides how that looks."""

    TITLE = "title"
    HEADING = "heading"
    LABEL = "label"
    FAINT = "faint"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    STRIKE = "strike"
    MATCH = "match"
    TERM = "term"
    LINK = "link of the document"


class StyledSpan(NamedTuple):
    """A stretch and what it is."""

    start: int
    end: int
    style: Style


class PageLink(NamedTuple):
    """A stretch that leads to a place."""

    start: int
    end: int
    target: Place


class MarginMark(NamedTuple):
    """A sign beside the line that holds an offset, and where it leads."""

    offset: int
    sign: str
    target: Place


class NotedSpan(NamedTuple):
    """A stretch that notes stand on.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        is_said: Whether one of them says something; else all are highlights.
        is_several: Whether they are more than one.
    """

    start: int
    end: int
    is_said: bool
    is_several: bool


class Page(NamedTuple):
    """Text with blocks, styles, links and margin marks.

    Attributes:
        text: The whole text.
        blocks: In text order, as in a document.
        styles: Sorted by start; may overlap.
        links: Sorted by start; do not overlap.
        margin: Sorted by offset.
        marked: A byte for each link, 1 if it is drawn as one; None if all are.
        noted: Where notes stand, sorted; none over another.
        is_quoted: Whether the text is somebody's, to be shown sign by sign as it stands.
    """

    text: str
    blocks: tuple[Block, ...]
    styles: tuple[StyledSpan, ...] = ()
    links: tuple[PageLink, ...] = ()
    margin: tuple[MarginMark, ...] = ()
    marked: bytes | None = None
    noted: tuple[NotedSpan, ...] = ()
    is_quoted: bool = False

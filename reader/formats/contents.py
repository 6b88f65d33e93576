"""What a format's reader makes of a file."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from reader.text.document import Metadata

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.text.document import Block, Image, InlineMark, Link, Part
    from reader.text.span import Span


UNKNOWN = Metadata("")
"""What is known of a document that says nothing of itself."""


class Contents(NamedTuple):
    """A document before it has an id and its companion's word.

    Attributes:
        text: The whole text, or its first part.
        blocks: In text order, not overlapping.
        marks: Emphasis, sorted by start.
        links: The file's own links, sorted by start, not overlapping.
        images: What stands for pictures, sorted by start.
        targets: What its ``#NAME`` links lead to, by name.
        parts: The outline, where the file tells one.
        encoding: What its bytes were decoded with.
        metadata: What the file says of itself; the title is empty where it says none.
        warnings: What was left out.
        complete: Whether this is all of it.
    """

    text: str
    blocks: Sequence[Block]
    marks: Sequence[InlineMark] = ()
    links: Sequence[Link] = ()
    images: Sequence[Image] = ()
    targets: Mapping[str, Span] = MappingProxyType({})
    parts: Sequence[Part] = ()
    encoding: str = ""
    metadata: Metadata = UNKNOWN
    warnings: tuple[str, ...] = ()
    complete: bool = True

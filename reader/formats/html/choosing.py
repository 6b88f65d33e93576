"""Some blocks of a text as a text of their own."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING, TypeVar

from reader.formats.html.blocks import BETWEEN
from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.formats.contents import Contents
    from reader.text.document import Image, InlineMark, Link

    _Stretch = TypeVar("_Stretch", InlineMark, Link, Image)


def only(contents: Contents, indexes: Sequence[int]) -> Contents:
    """The contents with nothing but some of its blocks, and what is in them."""
    if len(indexes) == len(contents.blocks):
        return contents
    chosen = [contents.blocks[index] for index in indexes]
    blocks, parts, at = [], [], 0
    for block in chosen:
        length = block.end - block.start
        blocks.append(block._replace(start=at, end=at + length))
        parts.append(contents.text[block.start : block.end])
        at += length + len(BETWEEN)
    starts = [block.start for block in chosen]

    def index_of(offset: int) -> int:
        """The chosen block that holds an offset, or -1."""
        index = bisect.bisect_right(starts, offset) - 1
        return index if index >= 0 and offset < chosen[index].end else -1

    def shifted(stretches: Iterable[_Stretch]) -> list[_Stretch]:
        found = []
        for one in stretches:
            if (index := index_of(one.start)) >= 0:
                by = blocks[index].start - chosen[index].start
                found.append(one._replace(start=one.start + by, end=one.end + by))
        return found

    def target(span: Span) -> Span | None:
        """What is left of a target: from its first to its last chosen block."""
        first = bisect.bisect_right(starts, span.start) - 1
        if first < 0 or span.start >= chosen[first].end:
            first += 1
        last = bisect.bisect_left(starts, max(span.end, span.start + 1)) - 1
        if first > last:
            return None
        start = max(span.start, chosen[first].start) + blocks[first].start - chosen[first].start
        end = min(span.end, chosen[last].end) + blocks[last].start - chosen[last].start
        return Span(start, max(start, end))

    targets = {name: target(span) for name, span in contents.targets.items()}
    return contents._replace(
        text=BETWEEN.join(parts),
        blocks=blocks,
        marks=shifted(contents.marks),
        links=shifted(contents.links),
        images=shifted(contents.images),
        targets={name: span for name, span in targets.items() if span is not None},
    )

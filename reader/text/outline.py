"""The parts of a document: what it says itself, else its headings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from heapq import nsmallest
from typing import TYPE_CHECKING

from reader.text.document import Part, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.document import Document

_LONGEST = 200  # characters of a title


def outline(document: Document) -> tuple[Part, ...]:
    """The parts in text order; levels without gaps, the outermost is 1."""
    parts = sorted(document.parts, key=lambda part: part.start) or [
        Part(block.start, block.level, document.text[block.start : block.end])
        for block in document.blocks
        if block.role is Role.HEADING
    ]
    open_levels: list[int] = []
    tidy = []
    for start, level, title in parts:
        while open_levels and open_levels[-1] >= level:
            open_levels.pop()
        open_levels.append(level)
        words = " ".join(title[: _LONGEST * 2].split())[:_LONGEST]
        tidy.append(Part(start, len(open_levels), words or "…"))
    return tuple(tidy)


def chapters(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The outermost parts; where only one holds all, those right inside it."""
    outermost = nsmallest(2, (part.level for part in parts))
    return tuple(part for part in parts if part.level <= outermost[-1])


def part_at(parts: Sequence[Part], offset: int) -> int:
    """The number of the part that holds an offset; -1 before the first."""
    return bisect_right(parts, offset, key=lambda part: part.start) - 1


def next_start(starts: Sequence[int], offset: int, step: int) -> int | None:
    """The next of some places after an offset (-1: the one before it); None if there is none.

    Args:
        starts: In text order.
        offset: Where one is; inside of what begins before it, that is the one before.
        step: 1 or -1.
    """
    at = bisect_right(starts, offset) if step > 0 else bisect_left(starts, offset) - 1
    return starts[at] if 0 <= at < len(starts) else None

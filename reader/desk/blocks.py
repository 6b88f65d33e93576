"""Mentions block by block: words on both sides of a paragraph's end are never one term."""

from __future__ import annotations

import bisect
from itertools import chain
from typing import TYPE_CHECKING

from glossary.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.matcher import Matcher
    from glossary.mentions import Mentions
    from reader.text.document import Block, Document
    from reader.text.span import Span


def mentions_in_blocks(matcher: Matcher, document: Document, span: Span) -> Sequence[Mention]:
    """The mentions that begin in a span, which should begin and end between blocks; sorted.

    Blocks that a mention reaches across are looked through alone: it counts for nothing, but may
    have hidden what is wholly inside.
    """
    found = matcher.mentions(document.text, span.start, span.end)
    torn = _torn_blocks(document, found)
    if not torn:
        return found.beginning_in(span.start, span.end)
    whole = (one for one in found if document.block_index(one.start) not in torn)
    alone = (_in_block(matcher, document, document.blocks[index]) for index in torn)
    inside = (one for one in chain(whole, *alone) if span.contains(one.start))
    return sorted(inside, key=lambda one: one.start)


def _torn_blocks(document: Document, found: Mentions) -> set[int]:
    """The blocks that share a mention with another; asked by block, as mentions are many."""
    torn: set[int] = set()
    if found:
        first = document.block_index(found.starts[0])
        last = document.block_index(found.ends[-1] - 1)
        for index in range(first, last):
            after = document.blocks[index + 1].start
            at = bisect.bisect_left(found.starts, after) - 1
            if at >= 0 and found.ends[at] > document.blocks[index].end:
                torn.update(range(index, document.block_index(found.ends[at] - 1) + 1))
    return torn


def _in_block(matcher: Matcher, document: Document, block: Block) -> Iterator[Mention]:
    for one in matcher.mentions(document.text[block.start : block.end]):
        yield Mention(one.entry, block.start + one.start, block.start + one.end, one.surface)

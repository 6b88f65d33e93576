"""Where a document mentions entries: by their aliases, and by phrases that mean them only here."""

from __future__ import annotations

import bisect
from itertools import chain
from typing import TYPE_CHECKING

from glossary.model import Mention
from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.matcher import Matcher
    from glossary.mentions import Mentions
    from reader.text.companion import Companion, Phrase
    from reader.text.document import Block, Document

CHUNK = 200_000  # characters looked through between two looks at whether to go on


class TermFinder:
    """Finds the mentions of one document, a stretch at a time.

    Args:
        matcher: Knows the aliases of the glossary.
        document: Where to look.
        companion: Its phrases, if it has a companion.
    """

    def __init__(self, matcher: Matcher, document: Document, companion: Companion | None) -> None:
        self._matcher = matcher
        self._document = document
        phrases = _locate_all(document.text, companion.phrases if companion else ())
        self._phrases = sorted(filter(self._is_in_one_block, phrases), key=_start)

    def within(self, span: Span) -> list[Mention]:
        """The mentions that begin in a span, which should begin and end between blocks."""
        found = self._matcher.mentions(self._document.text, span.start, span.end)
        inside = self._within_blocks(found, span)
        phrases = [phrase for phrase in self._phrases if span.contains(phrase.start)]
        return _longest_of(inside, phrases)

    def everything(self) -> list[Mention]:
        """All mentions of the document, sorted by start."""
        chunks = chunks_from(self._document, 0)
        return sorted((m for chunk in chunks for m in self.within(chunk)), key=_start)

    def _within_blocks(self, found: Mentions, span: Span) -> Iterable[Mention]:
        """The mentions that begin in a span; torn blocks are looked through alone.

        What reaches across blocks counts for nothing, but may have hidden what is wholly inside.
        """
        torn = self._torn_blocks(found)
        if not torn:
            return found.beginning_in(span.start, span.end)
        document = self._document
        whole = (one for one in found if document.block_index(one.start) not in torn)
        alone = (self._in_block(document.blocks[index]) for index in torn)
        return (one for one in chain(whole, *alone) if span.contains(one.start))

    def _torn_blocks(self, found: Mentions) -> set[int]:
        """The blocks that share a mention with another; asked by block, as mentions are many."""
        document = self._document
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

    def _in_block(self, block: Block) -> Iterator[Mention]:
        for one in self._matcher.mentions(self._document.text[block.start : block.end]):
            yield Mention(one.entry, block.start + one.start, block.start + one.end, one.surface)

    def _is_in_one_block(self, mention: Mention) -> bool:
        return mention.end <= self._document.block_at(mention.start).end


def chunks_from(document: Document, offset: int, size: int = CHUNK) -> Iterator[Span]:
    """The document in stretches of whole blocks: on from the offset first, then from the start."""
    blocks = document.blocks
    middle = document.block_index(offset)
    for first, last in ((middle, len(blocks)), (0, middle)):
        at = first
        while at < last:
            stop, length = at, 0
            while stop < last and (stop == at or length < size):
                length += blocks[stop].end - blocks[stop].start
                stop += 1
            yield Span(blocks[at].start, blocks[stop - 1].end)
            at = stop


def _locate_all(text: str, phrases: Iterable[Phrase]) -> Iterator[Mention]:
    for phrase in phrases:
        words = phrase.prefix + phrase.quote + phrase.suffix
        at = text.find(words)
        while at >= 0:
            start = at + len(phrase.prefix)
            yield Mention(phrase.entry, start, start + len(phrase.quote), phrase.quote)
            at = text.find(words, at + 1)


def _longest_of(found: Iterable[Mention], phrases: Sequence[Mention]) -> list[Mention]:
    """Both, sorted; of two that overlap the longer stays, and of equals the phrase."""
    if not phrases:
        return sorted(found, key=_start)
    kept: list[Mention] = []
    for mention in sorted([*phrases, *found], key=lambda one: one.start - one.end):
        at = bisect.bisect(kept, mention.start, key=_start)
        is_free_before = at == 0 or kept[at - 1].end <= mention.start
        if is_free_before and (at == len(kept) or mention.end <= kept[at].start):
            kept.insert(at, mention)
    return kept


def _start(mention: Mention) -> int:
    return mention.start

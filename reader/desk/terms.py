"""Where a document mentions entries: by their aliases, and by what was said of this document."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

from reader.desk.blocks import mentions_in_blocks
from reader.desk.phrases import PhraseFinder
from reader.desk.refusals import Refusals, Uncovering
from reader.text.companion import Companion
from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.matcher import Matcher
    from glossary.model import Mention
    from reader.text.document import Document

CHUNK = 200_000  # characters looked through between two looks at whether to go on


class TermFinder:
    """Finds the mentions of one document, a stretch at a time.

    What the reader said of words counts before everything else, and of that what was said of one
    place. Of the rest the longer counts where two overlap, and of equals the companion's phrase.
    Where a mention does not count, the shorter terms that it hid do.

    Args:
        matcher: Knows the aliases of the glossary.
        document: Where to look.
        companion: Its phrases and exclusions, if it has a companion.
    """

    def __init__(self, matcher: Matcher, document: Document, companion: Companion | None) -> None:
        self._matcher = matcher
        self._document = document
        said = companion or Companion()
        self._own = PhraseFinder(document, (one for one in said.phrases if one.by_reader))
        self._beside = PhraseFinder(document, (one for one in said.phrases if not one.by_reader))
        self._refusals = Refusals(document.text, said.exclusions)
        self._uncovering = Uncovering(matcher, document)

    def within(self, span: Span) -> list[Mention]:
        """The mentions that begin in a span, which should begin and end between blocks."""
        own = self._by_reader(span)
        found = mentions_in_blocks(self._matcher, self._document, span)
        if own or self._refusals:
            taken = _Taken(own)

            def refuses(mention: Mention) -> bool:
                return taken.overlaps(mention) or self._refusals.refuses(mention)

            found = self._uncovering.without(found, refuses)
        beside = [*self._beside.placed_in(span), *self._beside.everywhere_in(span)]
        if self._refusals:
            beside = [one for one in beside if not self._refusals.refuses(one)]
        return _together(own, _longest_of(found, beside))

    def everything(self) -> list[Mention]:
        """All mentions of the document, sorted by start."""
        chunks = chunks_from(self._document, 0)
        return sorted((m for chunk in chunks for m in self.within(chunk)), key=_start)

    def _by_reader(self, span: Span) -> list[Mention]:
        """What the reader said means an entry, sorted by start; none overlap."""
        everywhere = self._own.everywhere_in(span)
        if self._refusals:
            everywhere = [one for one in everywhere if not self._refusals.refuses_here(one)]
        return _together(_longest_of((), self._own.placed_in(span)), everywhere)


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


class _Taken:
    """Mentions that keep their words from others.

    Args:
        mentions: Sorted by start; none overlap.
    """

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._starts = [one.start for one in mentions]
        self._ends = [one.end for one in mentions]

    def overlaps(self, mention: Mention) -> bool:
        """Whether a mention shares a word with one of them."""
        before = bisect.bisect_left(self._starts, mention.end) - 1
        return before >= 0 and self._ends[before] > mention.start


def _together(first: list[Mention], then: Iterable[Mention]) -> list[Mention]:
    """The first ones, and of the others those that overlap none of them; sorted by start."""
    if not first:
        return sorted(then, key=_start)
    taken = _Taken(first)
    return sorted([*first, *(one for one in then if not taken.overlaps(one))], key=_start)


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

"""Where the phrases of a companion stand in a document."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

from glossary.model import Alias, Mention
from reader.desk.blocks import mentions_in_blocks
from reader.text.quotes import places_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.matcher import Matcher
    from reader.text.companion import Phrase
    from reader.text.document import Document
    from reader.text.span import Span

_LONGEST_ALIAS = 200  # characters


class PhraseFinder:
    """Finds phrases, a stretch of the document at a time.

    A phrase with something around it is meant where exactly these characters stand. One without
    is meant wherever the words stand as whole words, as an alias of the entry would be.

    Args:
        document: Where to look.
        phrases: What to look for.
    """

    def __init__(self, document: Document, phrases: Iterable[Phrase]) -> None:
        everywhere: dict[str, Phrase] = {}
        exact: list[Phrase] = []
        for phrase in phrases:
            if phrase.prefix or phrase.suffix or not _can_be_alias(phrase.quote):
                exact.append(phrase)
            else:
                everywhere.setdefault(phrase.quote, phrase)
        self._document = document
        self._matcher = _matcher_of(everywhere.values()) if everywhere else None
        self._placed = list(_placed(document, exact)) if exact else []
        self._starts = [one.start for one in self._placed]

    def placed_in(self, span: Span) -> list[Mention]:
        """Phrases meant at one place that begin in a span, sorted by start; they may overlap."""
        first = bisect.bisect_left(self._starts, span.start)
        return self._placed[first : bisect.bisect_left(self._starts, span.end)]

    def everywhere_in(self, span: Span) -> Sequence[Mention]:
        """Phrases meant everywhere that begin in a span; none overlap."""
        if self._matcher is None:
            return ()
        return mentions_in_blocks(self._matcher, self._document, span)


def _can_be_alias(quote: str) -> bool:
    return len(quote) <= _LONGEST_ALIAS and any(map(str.isalnum, quote))


def _matcher_of(phrases: Iterable[Phrase]) -> Matcher:
    from glossary.matcher import Matcher

    return Matcher((Alias(phrase.quote), phrase.entry) for phrase in phrases)


def _placed(document: Document, phrases: Sequence[Phrase]) -> Iterator[Mention]:
    # Of two for the same words the first counts, so that the reader's last word can be put first.
    taken: set[tuple[int, int]] = set()
    for start, index in places_of(document.text, phrases):
        phrase = phrases[index]
        span = start, start + len(phrase.quote)
        if span not in taken and span[1] <= document.block_at(start).end:
            taken.add(span)
            yield Mention(phrase.entry, *span, phrase.quote)

"""Which terms stand in what a search found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossary.glossary import Glossary
    from glossary.matcher import Matcher
    from reader.search.model import Hit


@dataclass(frozen=True, slots=True)
class TermCount:
    """A term and how many hits mention it.

    Attributes:
        entry: Address of its entry.
        term: Its headword.
        count: Hits.
    """

    entry: str
    term: str
    count: int


def terms_in(hits: Iterable[Hit], glossary: Glossary, matcher: Matcher) -> tuple[TermCount, ...]:
    """The terms in the words shown of some hits, the most frequent first.

    Only what was found and shown is looked through, however much there is besides.
    """
    counts: Counter[str] = Counter()
    for hit in hits:
        counts.update({mention.entry for mention in matcher.mentions(hit.snippet)})
    terms = ((entry, glossary.term_of(entry), count) for entry, count in counts.items())
    told = (TermCount(entry, term, count) for entry, term, count in terms if term)
    return tuple(sorted(told, key=lambda one: (-one.count, one.term)))

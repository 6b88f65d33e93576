"""What does not count in a document though a rule says so, and what counts in its stead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.case_rules import accepts
from glossary.folding import fold_words
from glossary.model import Case, Mention
from reader.text.quotes import places_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from glossary.matcher import Matcher
    from reader.text.companion import Exclusion
    from reader.text.document import Document

_WORD = re.compile(r"\w+")
_REACH = 200  # characters beyond a refused mention within which another may end


class Refusals:
    """The exclusions of a companion: words at a place, or everywhere, that do not mean an entry.

    Args:
        text: The text of the document.
        exclusions: What the companion says.
    """

    def __init__(self, text: str, exclusions: Iterable[Exclusion]) -> None:
        placed = [one for one in exclusions if not one.is_everywhere]
        self._placed = {
            (start, start + len(placed[index].quote), placed[index].entry)
            for start, index in places_of(text, placed)
        }
        self._everywhere: dict[str, set[str]] = {}
        for one in exclusions:
            if one.is_everywhere:
                words = fold_words(one.quote, keep_case=True)
                self._everywhere.setdefault(one.entry, set()).add(words)

    def __bool__(self) -> bool:
        return bool(self._placed or self._everywhere)

    def refuses_here(self, mention: Mention) -> bool:
        """Whether this very mention was said not to count."""
        return (mention.start, mention.end, mention.entry) in self._placed

    def refuses(self, mention: Mention) -> bool:
        """Whether this mention does not count, for what it is or where it is."""
        if self.refuses_here(mention):
            return True
        refused = self._everywhere.get(mention.entry)
        if not refused:
            return False
        words = fold_words(mention.surface, keep_case=True)
        return words in refused or any(_are_the_same(words, other) for other in refused)


def _are_the_same(words: str, others: str) -> bool:
    """Whether words are the others at the beginning of a sentence, or the other way round."""
    if len(words) != len(others):
        return False
    return accepts(Case.NORMAL, others, words) or accepts(Case.NORMAL, words, others)


def without_refused(
    found: Sequence[Mention],
    refuses: Callable[[Mention], bool],
    matcher: Matcher,
    document: Document,
) -> list[Mention]:
    """The mentions that count; where one does not, the terms that it hid.

    Args:
        found: Mentions sorted by start, none of which overlap.
        refuses: Whether one does not count.
        matcher: What found them.
        document: Where.
    """
    kept: list[Mention] = []
    for index, mention in enumerate(found):
        if not refuses(mention):
            kept.append(mention)
            continue
        end = document.block_at(mention.start).end
        limit = min(found[index + 1].start, end) if index + 1 < len(found) else end
        free = mention.start
        for other in sorted(
            _hidden_by(mention, limit, matcher, document.text),
            key=lambda one: (one.start, -one.end),
        ):
            if other.start >= free and not refuses(other):
                kept.append(other)
                free = other.end
    return kept


def _hidden_by(mention: Mention, limit: int, matcher: Matcher, text: str) -> Iterator[Mention]:
    """Terms inside a mention, and those that begin inside it and end before the limit."""
    yield from matcher.inside(mention)
    beyond = min(limit, mention.end + _REACH)
    for word in _WORD.finditer(text, mention.start + 1, mention.end):
        start = word.start()
        if start == mention.start + 1 or mention.end == limit:
            continue  # still its first word, or nothing can reach beyond it
        for one in matcher.mentions(text[start:beyond])[:1]:
            is_cut = start + one.end == beyond < limit
            if one.start == 0 and start + one.end > mention.end and not is_cut:
                yield Mention(one.entry, start, start + one.end, one.surface)

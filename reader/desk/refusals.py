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
        self._known: dict[tuple[str, str], bool] = {}
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
        if mention.entry not in self._everywhere:
            return False
        asked = mention.entry, mention.surface
        if asked not in self._known:
            words = fold_words(mention.surface, keep_case=True)
            refused = self._everywhere[mention.entry]
            self._known[asked] = any(_are_the_same(words, other) for other in refused)
        return self._known[asked]


def _are_the_same(words: str, others: str) -> bool:
    """Whether words are the others at the beginning of a sentence, or the other way round."""
    if len(words) != len(others) or words.lower() != others.lower():
        return False
    return accepts(Case.NORMAL, others, words) or accepts(Case.NORMAL, words, others)


class Uncovering:
    """Takes mentions that do not count out, and brings up the terms that they hid.

    Args:
        matcher: What finds terms.
        document: Where.
    """

    def __init__(self, matcher: Matcher, document: Document) -> None:
        self._matcher = matcher
        self._document = document
        self._inside: dict[tuple[str, str], list[Mention]] = {}

    def without(
        self, found: Sequence[Mention], refuses: Callable[[Mention], bool]
    ) -> list[Mention]:
        """The mentions that count; where one does not, the terms that it hid.

        Args:
            found: Mentions sorted by start, none of which overlap.
            refuses: Whether one does not count.
        """
        kept: list[Mention] = []
        for index, mention in enumerate(found):
            if not refuses(mention):
                kept.append(mention)
                continue
            end = self._document.block_at(mention.start).end
            limit = min(found[index + 1].start, end) if index + 1 < len(found) else end
            free = mention.start
            for other in sorted(self._hidden_by(mention, limit), key=lambda m: (m.start, -m.end)):
                if other.start >= free and not refuses(other):
                    kept.append(other)
                    free = other.end
        return kept

    def _hidden_by(self, mention: Mention, limit: int) -> Iterator[Mention]:
        """Terms inside a mention, and those that begin inside it and end before the limit."""
        at, surface = mention.start, mention.surface
        key = surface, mention.entry
        if key not in self._inside:
            alone = Mention(mention.entry, 0, len(surface), surface)
            self._inside[key] = self._matcher.inside(alone)
        for one in self._inside[key]:
            yield Mention(one.entry, at + one.start, at + one.end, one.surface)
        first = _WORD.search(surface)
        second = _WORD.search(surface, first.end()) if first else None
        if second is None or mention.end == limit:
            return  # it has one word, or nothing can reach beyond it
        at, beyond = at + second.start(), min(limit, mention.end + _REACH)
        for one in self._matcher.mentions(self._document.text[at:beyond]):
            is_cut = at + one.end == beyond < limit
            if at + one.start < mention.end < at + one.end and not is_cut:
                yield Mention(one.entry, at + one.start, at + one.end, one.surface)

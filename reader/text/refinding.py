"""Finding words again in a text that has changed: the method, its weights and its thresholds.

The words of prefix, quote and suffix vote for the places where they stand in the same order, the
rarer a word in the text the more. The best places are aligned with them (longest common
subsequence of words, the run of it that loses least to words put in between), and what was kept
of the quote and of what stood right beside it is weighed.

That quote, prefix, suffix and position count together, each with its weight, is the idea of the
Hypothesis client (``src/annotator/anchoring/match-quote.ts``: 50, 20, 20, 2). It takes the best
of what it finds, however bad; here a place must be likely in itself. How likely a place is, is
told by a logistic regression on what was kept (``features``). Its weights were fitted on 11,000
passages: of texts that were really edited, of texts with words put in, left out and replaced, of
which passages were deleted or moved, and of texts that have nothing of the passage.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from reader.text.nearby import nearest
from reader.text.word_index import WordIndex, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.text.anchoring import Anchor

_MOST_VOTES = 1_500
"""Places of words that are counted for one anchor: the rarest words' first."""
_MOST_WINDOWS = 8
"""Stretches of the text that are looked at closely for one anchor."""
_MOST_WORDS = 4_000
"""Words of an anchor that are looked for; a longer one is known by its beginning."""
_FEWEST_VOTES = 0.4
"""Stretches with a smaller part of the votes of the best are not looked at."""
_GAP = 1.5
"""What one word put in between takes from the weight of those that were kept."""
_LONGER = 2
"""Times as long as it was that a passage may be with what was put into it."""
_SNAP = 40
"""Characters around a place in which the unchanged quote is looked for."""
_NEAR = 3
"""Words by which what stood beside the quote may have come nearer or gone farther."""
LEAST_MARGIN = 0.05
"""By what a place must score better than any other."""
_CONTEXT_WEIGHT = 0.35
"""What the whole of one side counts, the whole quote counting 1."""
_FEWEST_WORDS = 3
"""Words whose places are counted whatever their number."""
LIKELY = 0.6
"""Likelihood below which a place is none: at a half, more small words stood on lookalikes."""
_WEIGHTS = (-8.94, 3.14, 1.1, 1.36, 1.57, 2.99, 1.95, -0.86, 2.66, 2.11)
"""Of the ``features``."""
_CUT = 32
"""Characters from which a prefix or suffix may have been cut within a word."""


class Kept(NamedTuple):
    """What was kept of an anchor in one place.

    Attributes:
        pairs: Words of the quote that were kept: which of the anchor's, which of the text's.
        first: The first word of the text that is of the passage.
        last: The last one.
        share: How much of the quote was kept, by the weight of its words, from 0 to 1.
        weight: The weight of what was kept.
        before: How much of what stood before was kept right there, from 0 to 1.
        after: The same of what stood after.
        extra: Words put in between, by the words of the quote.
    """

    pairs: Sequence[tuple[int, int]]
    first: int
    last: int
    share: float
    weight: float
    before: float
    after: float
    extra: float

    @property
    def score(self) -> float:
        """Tells the places of one anchor apart."""
        return self.share + _CONTEXT_WEIGHT * (self.before + self.after)


class Wanted(NamedTuple):
    """The words of an anchor, looked for in a text.

    Attributes:
        words: Those of the text.
        numbers: Those of prefix, quote and suffix by the text's numbers; below zero for others.
        weights: How much each of them tells.
        first: The first word of the quote.
        last: The last one; before the first for a quote without words.
        lead: Characters of the first word before the quote; below zero, of the quote before it.
        tail: The same at the end.
    """

    words: WordIndex
    numbers: list[int]
    weights: list[float]
    first: int
    last: int
    lead: int
    tail: int

    @classmethod
    def of(cls, anchor: Anchor, index: WordIndex) -> Wanted:
        """The words of an anchor; those that its ends cut off are left out."""
        start, end = len(anchor.prefix), len(anchor.prefix) + len(anchor.quote)
        words = words_of(anchor.prefix + anchor.quote + anchor.suffix)[:_MOST_WORDS]
        if words and not words[0].start and start >= _CUT and words[0].end <= start:
            del words[0]
        if words and words[-1].end == end + len(anchor.suffix) and words[-1].start >= end:
            del words[-1]
        first = sum(1 for word in words if word.end <= start)
        last = sum(1 for word in words if word.start < end) - 1
        known = [index.number(word.key) for word in words]
        has_words = first <= last
        return cls(
            index,
            [number if number >= 0 else -2 - at for at, number in enumerate(known)],
            [index.rarity(number) for number in known],
            first,
            last,
            start - words[first].start if has_words else 0,
            words[last].end - end if has_words else 0,
        )

    def windows(self) -> Iterator[tuple[int, int]]:
        """Stretches of the text that hold many of the words in about their order."""
        if self.first > self.last:
            return
        size = max(8, len(self.numbers) // 2)
        begins: defaultdict[int, float] = defaultdict(float)
        for at, places in self._places_of_rarest():
            for place in places:
                begins[(place - at) // size] += self.weights[at]
        votes = dict(begins)  # what begins near the end of a stretch may belong to the next
        for stretch, weight in begins.items():
            votes[stretch + 1] = votes.get(stretch + 1, 0.0) + weight
        least = max(votes.values(), default=0.0) * _FEWEST_VOTES
        likely = [stretch for stretch, vote in votes.items() if vote >= least]
        likely.sort(key=votes.__getitem__, reverse=True)
        for stretch in likely[:_MOST_WINDOWS]:
            low = max(0, (stretch - 1) * size - size // 2)
            high = min(len(self.words), (stretch + 1) * size + len(self.numbers) + size // 2)
            if low < high:
                yield low, high

    def _places_of_rarest(self) -> Iterator[tuple[int, Sequence[int]]]:
        """Words of the anchor with their places in the text, rare words first."""
        known = [at for at, number in enumerate(self.numbers) if number >= 0]
        known.sort(key=lambda at: len(self.words.places(self.numbers[at])))
        spent = 0
        for rank, at in enumerate(known):
            places = self.words.places(self.numbers[at])
            spent += len(places)
            if spent > _MOST_VOTES and rank >= _FEWEST_WORDS:
                return
            yield at, places[:_MOST_VOTES]

    def kept_in(self, low: int, high: int) -> Kept | None:
        """What of the anchor stands between two words of the text."""
        from rapidfuzz.distance import LCSseq

        window = self.words.numbers[low:high].tolist()
        pairs = [
            (block.src_start + step, low + block.dest_start + step)
            for block in LCSseq.opcodes(self.numbers, window)
            if block.tag == "equal"
            for step in range(block.src_end - block.src_start)
        ]
        quote = [pair for pair in pairs if self.first <= pair[0] <= self.last]
        if not self._is_held_at_both_ends(pairs, quote):
            pairs = self._run(pairs)
            quote = self._run([pair for pair in pairs if self.first <= pair[0] <= self.last])
        if not quote:
            return None
        before = [pair for pair in pairs if pair[0] < self.first]
        after = [pair for pair in pairs if pair[0] > self.last]
        weight = sum(self.weights[at] for at, _ in quote)
        put_in = quote[-1][1] - quote[0][1] - (quote[-1][0] - quote[0][0])
        return Kept(
            quote,
            self._first_word(quote[0], before[-1] if before else None),
            self._last_word(quote[-1], after[0] if after else None),
            weight / sum(self.weights[self.first : self.last + 1]),
            weight,
            self._kept_beside(before, quote[0], range(self.first)),
            self._kept_beside(after, quote[-1], range(self.last + 1, len(self.numbers))),
            max(0, put_in) / (self.last - self.first + 1),
        )

    def _is_held_at_both_ends(
        self, pairs: Sequence[tuple[int, int]], quote: Sequence[tuple[int, int]]
    ) -> bool:
        """Whether both ends stand right beside what they stood beside, whatever was put between."""
        if not quote or 2 * len(quote) <= self.last - self.first + 1:
            return False
        (at, place), (end, last) = quote[0], quote[-1]
        beside = {*((at - n, place - n) for n in (1, 2)), *((end + n, last + n) for n in (1, 2))}
        is_near = last - place <= _LONGER * (self.last - self.first + 1) + len(self.numbers)
        return (at, end) == (self.first, self.last) and is_near and beside <= set(pairs)

    def _run(self, pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The part of the pairs that weighs most, words put in between taken off."""
        best, total, begin, stretch = 0.0, 0.0, 0, (0, 0)
        for number, (at, place) in enumerate(pairs):
            if number:
                put_in = place - pairs[number - 1][1] - (at - pairs[number - 1][0])
                total -= _GAP * max(0, put_in)
            if total <= 0:
                total, begin = 0.0, number
            total += self.weights[at]
            if total > best:
                best, stretch = total, (begin, number + 1)
        return pairs[slice(*stretch)]

    def _kept_beside(
        self, pairs: Sequence[tuple[int, int]], edge: tuple[int, int], wanted: range
    ) -> float:
        weights = (
            self.weights[at]
            for at, place in pairs
            if abs((place - edge[1]) - (at - edge[0])) <= _NEAR
        )
        return sum(weights) / sum(self.weights[at] for at in wanted) if wanted else 0.0

    def _first_word(self, kept: tuple[int, int], beside: tuple[int, int] | None) -> int:
        """The first word: where the quote's own is gone, what now follows the prefix."""
        gone = kept[0] - self.first
        if not gone or beside is None or beside[0] != self.first - 1:
            return kept[1]
        return beside[1] + 1 if kept[1] - beside[1] - 1 <= 2 * gone + 2 else kept[1]

    def _last_word(self, kept: tuple[int, int], beside: tuple[int, int] | None) -> int:
        gone = self.last - kept[0]
        if not gone or beside is None or beside[0] != self.last + 1:
            return kept[1]
        return beside[1] - 1 if beside[1] - kept[1] - 1 <= 2 * gone + 2 else kept[1]

    def ends(self, found: Kept, text: str, quote: str) -> tuple[int, int]:
        """The characters of a place, with signs that stand before and after its words."""
        start, end = self.words.starts[found.first], self.words.ends[found.last]
        if found.pairs[0][0] == self.first:
            signs = quote[: max(0, -self.lead)]
            start += max(0, self.lead)
            while signs and start and text[start - 1] == signs[-1]:
                signs, start = signs[:-1], start - 1
        if found.pairs[-1][0] == self.last:
            signs = quote[len(quote) - max(0, -self.tail) :]
            end -= max(0, self.tail)
            while signs and text[end : end + 1] == signs[0]:
                signs, end = signs[1:], end + 1
        # The quote itself, if it is right here: it may begin or end within a word.
        at = nearest(text, quote, start, end, _SNAP)
        return (at, at + len(quote)) if at >= 0 else (start, end)


def nearness(distance: int, length: int) -> float:
    """How much it tells that words stand so far from where they stood in a text of a length.

    By the logarithm, 1 for none in a million: in a long text a lookalike is seldom as near.
    """
    return (math.log1p(length) - math.log1p(distance)) / math.log(1e6)


def likelihood(kept: Kept, margin: float, near: float) -> float:
    """How likely a place is the right one; see ``features``."""
    told = zip(_WEIGHTS, features(kept, margin, near), strict=True)
    total = sum(weight * feature for weight, feature in told)
    likely = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
    # Of equals none is likely.
    return min(likely, LIKELY - 0.01) if margin < LEAST_MARGIN else likely


def features(kept: Kept, margin: float, near: float) -> tuple[float, ...]:
    """What the likelihood of a place is told by.

    Args:
        kept: What was kept in the place.
        margin: By how much its score beats that of the next best place.
        near: Its ``nearness`` to where it stood.
    """
    return (
        1.0,
        kept.share,
        min(1.0, math.log1p(kept.weight) / 6),
        kept.before,
        kept.after,
        max(kept.before, kept.after),
        min(1.0, max(-1.0, margin)),
        min(3.0, kept.extra),
        near,
        kept.share * min(1.0, kept.weight / 40),
    )

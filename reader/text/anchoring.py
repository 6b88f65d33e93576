"""Keeping a note on its words when the text around them changes.

An anchor is the two selectors of the W3C Web Annotation model together: the quote with a little
of what stands before and after it (TextQuoteSelector), and its position (TextPositionSelector).
Words that stand unchanged between what stood around them are found by their characters, all
others as ``reader.text.refinding`` tells. A note that is declared lost can be put back by its
owner, a note on a lookalike misleads.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.text.refinding import LEAST_MARGIN, LIKELY, Kept, Wanted, likelihood, nearness
from reader.text.span import Span
from reader.text.word_index import WordIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CONTEXT = 32
"""Characters kept before and after the quote, at least."""

_REPEATED = 2
_CONTEXTS = (CONTEXT, 96, 288)
"""Characters that are kept where fewer do not tell the words from their repeats."""

_KNOWN = 24
"""Characters of a quote and what is kept around it that stand in no two places by chance."""
_MOST_EQUALS = 100
_BY_FAR = 8
"""How many times as far the next of several equal places must be."""
_ALMOST = 0.45
"""How likely each of them must be."""
_BY_DISTANCE = 0.7
"""How sure it is then."""
_TELLING = 64
"""Characters of a quote that needs no surroundings to be known by."""


class AnchorState(StrEnum):
    """What became of an anchor in a text."""

    PLACED = "placed"
    MOVED = "moved"
    CHANGED = "changed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a text, and how to find them again.

    Attributes:
        quote: The words.
        prefix: Some characters before them, 32 where that is enough.
        suffix: Some characters after them.
        start: Offset of the first character of the quote.
    """

    quote: str
    prefix: str
    suffix: str
    start: int

    @property
    def span(self) -> Span:
        """Where the words stood."""
        return Span(self.start, self.start + len(self.quote))


class Placement(NamedTuple):
    """Where an anchor stands in a text.

    Attributes:
        span: The words, or None where they are lost.
        state: Whether they stand where they stood, elsewhere, in other words, or nowhere.
        confidence: How sure that is, from 0 to 1.
    """

    span: Span | None
    state: AnchorState
    confidence: float = 1.0


def make_anchor(text: str, span: Span) -> Anchor:
    """The anchor of a stretch of a text; a stretch beyond the text is cut to it."""
    start = max(0, min(span.start, len(text)))
    end = max(start, min(span.end, len(text)))
    anchor = Anchor(text[start:end], "", "", start)
    for size in _CONTEXTS:
        prefix, suffix = text[max(0, start - size) : start], text[end : end + size]
        anchor = Anchor(text[start:end], prefix, suffix, start)
        if len(_places(text, prefix + anchor.quote + suffix, most=2)) < _REPEATED:
            break
    return anchor


def place_anchor(text: str, anchor: Anchor) -> Placement:
    """Find the words of an anchor in a text that may have changed."""
    return Anchoring(text).place(anchor)


def place_anchors(
    text: str, anchors: Sequence[Anchor], cancelled: Callable[[], bool] = lambda: False
) -> list[Placement]:
    """Find many anchors in one text; those after a cancellation are missing at the end."""
    anchoring, placed = Anchoring(text), []
    for anchor in anchors:
        if cancelled():
            break
        placed.append(anchoring.place(anchor))
    return placed


def possible_places(text: str, anchor: Anchor, most: int = 5) -> list[Placement]:
    """Where the words may be, the likeliest first, none of them over another."""
    return Anchoring(text).possible(anchor, most)


class Anchoring:
    """Finds anchors in one text.

    Args:
        text: The text; its words are read when first needed.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._index: WordIndex | None = None

    def place(self, anchor: Anchor) -> Placement:
        """Where an anchor stands."""
        before = anchor.start - len(anchor.prefix)
        whole = anchor.prefix + anchor.quote + anchor.suffix
        if before >= 0 and self._text.startswith(whole, before):
            return self._unchanged(anchor, anchor.start)
        if len(whole) >= _KNOWN:
            places = _places(self._text, whole, most=_MOST_EQUALS)
            if len(places) == 1:
                return self._unchanged(anchor, places[0] + len(anchor.prefix))
            if places:
                return self._nearest(anchor, [place + len(anchor.prefix) for place in places])
        if len(anchor.quote) >= _TELLING:
            places = _places(self._text, anchor.quote, most=2)
            if len(places) == 1:
                return self._unchanged(anchor, places[0])
        likeliest = next(iter(self.possible(anchor, 1)), None)
        if likeliest is not None and likeliest.confidence >= LIKELY:
            return likeliest
        return Placement(None, AnchorState.LOST, 1 - (likeliest.confidence if likeliest else 0))

    def possible(self, anchor: Anchor, most: int) -> list[Placement]:
        """The likeliest places, likely or not."""
        if self._index is None:
            self._index = WordIndex(self._text)
        wanted = Wanted.of(anchor, self._index)
        found = [one for low, high in wanted.windows() if (one := wanted.kept_in(low, high))]
        found.sort(key=lambda one: one.score, reverse=True)
        apart: list[Kept] = []
        for one in found:
            if all(one.last < other.first or other.last < one.first for other in apart):
                apart.append(one)
        scores = [one.score for one in apart] + [0.0]
        placed = [
            self._placement(anchor, wanted, one, scores[1 if number == 0 else 0])
            for number, one in enumerate(apart)
        ]
        equals = sum(scores[0] - score < LEAST_MARGIN for score in scores[:-1])
        if equals > 1:
            placed[:equals] = _by_distance(placed[:equals], anchor.start)
        return placed[:most]

    def _nearest(self, anchor: Anchor, starts: list[int]) -> Placement:
        """Of places that nothing but their distance tells apart, the nearest if it is so by far."""
        near, next_near = sorted(starts, key=lambda start: abs(start - anchor.start))[:2]
        if abs(near - anchor.start) * _BY_FAR > abs(next_near - anchor.start):
            return Placement(None, AnchorState.LOST, 0.5)
        span = Span(near, near + len(anchor.quote))
        return Placement(span, AnchorState.MOVED, _BY_DISTANCE)

    def _unchanged(self, anchor: Anchor, start: int) -> Placement:
        state = AnchorState.PLACED if start == anchor.start else AnchorState.MOVED
        return Placement(Span(start, start + len(anchor.quote)), state)

    def _placement(self, anchor: Anchor, wanted: Wanted, found: Kept, rival: float) -> Placement:
        start, end = wanted.ends(found, self._text, anchor.quote)
        words = self._text[start:end]
        if words == anchor.quote and start == anchor.start:
            state = AnchorState.PLACED
        elif words.split() == anchor.quote.split():
            state = AnchorState.MOVED
        else:
            state = AnchorState.CHANGED
        near = nearness(abs(start - anchor.start), len(self._text))
        return Placement(Span(start, end), state, likelihood(found, found.score - rival, near))


def _by_distance(equals: list[Placement], start: int) -> list[Placement]:
    """Places that are equally likely, the nearest first, and likely if it is so by far."""

    def far(place: Placement) -> int:
        return abs(place.span.start - start) if place.span else 0

    near, other, *_ = ordered = sorted(equals, key=far)
    if far(near) * _BY_FAR <= far(other) and near.confidence >= _ALMOST:
        ordered[0] = near._replace(confidence=_BY_DISTANCE)
    return ordered


def _places(text: str, needle: str, *, most: int) -> list[int]:
    """Starts of the needle in the text, overlapping ones too."""
    found: list[int] = []
    start = text.find(needle) if needle else -1
    while start >= 0 and len(found) < most:
        found.append(start)
        start = text.find(needle, start + 1)
    return found

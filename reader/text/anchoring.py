"""Keeping a note on its words when the text around them changes.

An anchor is the two selectors of the W3C Web Annotation model together: the quote with a little
of what stands before and after it, and its position. It is placed only on exactly the same
words, and only where what stands around them tells them from every other place that has them:
a note that is declared lost can be put back by its owner, a note on a lookalike misleads.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTEXT = 32
"""Characters kept before and after the quote."""

_FLOOR = 52
"""Characters of quote and agreeing surroundings that must be found again at least..."""
_PART = 0.8
"""... or this part of them, where the text is so short that there are no more."""
_MARGIN = 8
"""Characters by which the best place must beat the next; the old position counts as many."""
_NOT_SMALL = 8
"""Characters of a quote for which one whole side of its surroundings is enough."""
_SEED = 12
"""Characters on one side that must stand unchanged beside a quote shorter than the context."""
_RUN = 5
"""Shorter runs of equal characters are in any two texts and agree on nothing."""
_SLACK = 8
"""Characters more of the text than of the context are compared, for words may have been put in."""
_MOST_PLACES = 50
"""Beyond so many places with the same words there is nothing to tell them apart by."""


class AnchorState(StrEnum):
    """What became of an anchor in a text."""

    PLACED = "placed"
    MOVED = "moved"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a text, and how to find them again.

    Attributes:
        quote: The words.
        prefix: Up to 32 characters before them.
        suffix: Up to 32 characters after them.
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
        state: Whether they stand where they stood, elsewhere, or nowhere to be sure of.
    """

    span: Span | None
    state: AnchorState


_LOST = Placement(None, AnchorState.LOST)


def make_anchor(text: str, span: Span) -> Anchor:
    """The anchor of a stretch of a text; a stretch beyond the text is cut to it."""
    start = max(0, min(span.start, len(text)))
    end = max(start, min(span.end, len(text)))
    return Anchor(
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
    )


def place_anchor(text: str, anchor: Anchor) -> Placement:
    """Find the words of an anchor in a text that may have changed."""
    whole = anchor.prefix + anchor.quote + anchor.suffix
    whole_start = anchor.start - len(anchor.prefix)
    if whole_start >= 0 and text.startswith(whole, whole_start):
        return _placement(anchor, anchor.start)
    unchanged = list(_places(text, whole, most=2))
    if len(unchanged) == 1:
        return _placement(anchor, unchanged[0] + len(anchor.prefix))
    if unchanged:
        return _LOST
    return _place_by_agreement(text, anchor)


def _place_by_agreement(text: str, anchor: Anchor) -> Placement:
    """Of the places that have the words, the one whose surroundings agree best, if one does."""
    ranked = sorted(
        ((_agreement(text, anchor, start), start) for start in _candidates(text, anchor)),
        reverse=True,
    )
    if not ranked:
        return _LOST
    agreement, start = ranked[0]
    known = len(anchor.prefix) + len(anchor.quote) + len(anchor.suffix)
    is_enough = len(anchor.quote) + agreement >= min(_FLOOR, known * _PART)
    if not is_enough and not _has_a_whole_side(text, anchor, start):
        return _LOST
    if len(ranked) > 1 and agreement - ranked[1][0] < _MARGIN:
        return _LOST
    return _placement(anchor, start)


def _candidates(text: str, anchor: Anchor) -> set[int]:
    """Starts of the places that have the words and enough right beside them to be looked at."""
    seed = _SEED if len(anchor.quote) < CONTEXT else 0
    before = anchor.prefix[-seed:] if seed else ""
    found: set[int] = set()
    for needle, lead in (
        (before + anchor.quote, len(before)),
        (anchor.quote + anchor.suffix[:seed], 0),
    ):
        places = [place + lead for place in _places(text, needle, most=_MOST_PLACES + 1)]
        if len(places) > _MOST_PLACES:
            return set()
        found.update(places)
    return found


def _places(text: str, needle: str, *, most: int) -> Iterator[int]:
    """Starts of the needle in the text, overlapping ones too."""
    start = text.find(needle) if needle else -1
    while start >= 0 and most > 0:
        yield start
        most -= 1
        start = text.find(needle, start + 1)


def _agreement(text: str, anchor: Anchor, start: int) -> int:
    """How many characters around the place are those that stood around the quote."""
    end = start + len(anchor.quote)
    before = text[max(0, start - len(anchor.prefix) - _SLACK) : start]
    after = text[end : end + len(anchor.suffix) + _SLACK]
    position = _MARGIN if start == anchor.start else 0
    return _in_common(before, anchor.prefix) + _in_common(after, anchor.suffix) + position


def _has_a_whole_side(text: str, anchor: Anchor, start: int) -> bool:
    """Whether all that stood on one side still does, beside words that are not small."""
    end = start + len(anchor.quote)
    before = len(anchor.prefix) >= CONTEXT and text.endswith(anchor.prefix, 0, start)
    after = len(anchor.suffix) >= CONTEXT and text.startswith(anchor.suffix, end)
    return len(anchor.quote) >= _NOT_SMALL and (before or after)


def _in_common(one: str, other: str) -> int:
    """Characters in runs that both have in the same order, so that one edit breaks one run."""
    from difflib import SequenceMatcher

    runs = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(run.size for run in runs if run.size >= _RUN)


def _placement(anchor: Anchor, start: int) -> Placement:
    state = AnchorState.PLACED if start == anchor.start else AnchorState.MOVED
    return Placement(Span(start, start + len(anchor.quote)), state)

"""Words of a text named by what they are and what stands around them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.text.span import Span

MOST_PLACES = 100_000
"""Places beyond which no more are looked for: words around every comma of a book name nothing."""

_CONTEXTS = (32, 96, 288, 864)  # characters on each side
_SIDE = 24  # characters on one side that tell words from others
_STRETCH = 200_000  # characters
_AUTOMATON_PAYS = 5_000_000  # characters to be looked through for all quotes one by one


class Quoted(Protocol):
    """Words with what stands right before and after them; both may be empty."""

    @property
    def quote(self) -> str: ...  # noqa: D102 - the words themselves

    @property
    def prefix(self) -> str: ...  # noqa: D102 - what stands before them

    @property
    def suffix(self) -> str: ...  # noqa: D102 - what stands after them


class Surroundings(NamedTuple):
    """What stands right before and after words."""

    prefix: str
    suffix: str


def surroundings(text: str, span: Span) -> Surroundings | None:
    """What tells a stretch from all others with the same words, or None where too little does.

    Args:
        text: The text.
        span: A stretch of it.
    """
    for size in _CONTEXTS:
        prefix = text[max(0, span.start - size) : span.start]
        suffix = text[span.end : span.end + size]
        whole = prefix + text[span.start : span.end] + suffix
        first = text.find(whole)
        if text.find(whole, first + 1) < 0:
            return Surroundings(prefix, suffix)
    return None


def places_of(text: str, quoted: Sequence[Quoted]) -> list[tuple[int, int]]:
    """Where quotes stand in a text: start of the words, and which of the quotes it is.

    Where what stands around a quote was changed on one side only, the other side is enough if it
    is long and stands with the words once. At most ``MOST_PLACES`` are found; the time depends
    little on how many quotes there are.
    """
    both_sides = {index: (one.prefix, one.suffix) for index, one in enumerate(quoted)}
    found = _all_places(text, both_sides, quoted)
    known = {index for _, index in found}
    lost = [index for index in range(len(quoted)) if index not in known]
    for sides in (
        {at: (quoted[at].prefix, "") for at in lost if len(quoted[at].prefix) >= _SIDE},
        {at: ("", quoted[at].suffix) for at in lost if len(quoted[at].suffix) >= _SIDE},
    ):
        again = _all_places(text, sides, quoted) if sides else []
        times = Counter(index for _, index in again)
        found += [one for one in again if times[one[1]] == 1 and one[1] not in known]
        known.update(times)
    return sorted(found)


def _all_places(
    text: str, sides: Mapping[int, tuple[str, str]], quoted: Sequence[Quoted]
) -> list[tuple[int, int]]:
    """Where quotes stand between what is given for their number."""
    needles: dict[str, list[int]] = {}
    for index, (prefix, suffix) in sides.items():
        if quoted[index].quote:
            needles.setdefault(prefix + quoted[index].quote + suffix, []).append(index)
    found: list[tuple[int, int]] = []
    for start, needle in _finds(text, list(needles)):
        found += ((start + len(sides[index][0]), index) for index in needles[needle])
        if len(found) >= MOST_PLACES:
            break
    return found[:MOST_PLACES]


def _finds(text: str, needles: list[str]) -> Iterator[tuple[int, str]]:
    """Each place of each needle, overlapping ones too."""
    if len(needles) * len(text) < _AUTOMATON_PAYS:
        for needle in needles:
            start = text.find(needle)
            while start >= 0:
                yield start, needle
                start = text.find(needle, start + 1)
        return
    from ahocorasick_rs import AhoCorasick

    automaton = AhoCorasick(needles, store_patterns=False)
    reach = max(map(len, needles)) - 1
    # A stretch at a time: what is found in the whole text may be more than memory holds.
    for first in range(0, len(text), _STRETCH):
        stretch = text[first : first + _STRETCH + reach]
        for index, start, _ in automaton.find_matches_as_indexes(stretch, overlapping=True):
            if start < _STRETCH:
                yield first + start, needles[index]

"""Phrases in small letters that a text keeps using, by the C-value of Frantzi and Ananiadou."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from math import log2
from typing import TYPE_CHECKING, NamedTuple

from glossary.candidates import words as lists

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from glossary.candidates.model import Stretch

_STOPS = lists.GRAMMAR | lists.COMMON | lists.CALENDAR
_LONGEST = 4  # words
_MOST_COUNTED = 300_000  # phrases held in memory at once
_NOT_FIRST = ("ly", "ed", "self", "selves")
_NOT_LAST = ("ly", "ed", "ive", "ous", "ful", "able", "ible", "less", "ical", "ish")
_SHORTEST_WORD = 3  # letters


class Phrase(NamedTuple):
    """A phrase and everywhere it stands.

    Attributes:
        words: As it stands most often.
        spans: Where: start and end offsets.
        value: Its C-value.
    """

    words: str
    spans: list[tuple[int, int]]
    value: float


@dataclass(slots=True)
class PhraseCounter:
    """Counts phrases of two to four words between words of grammar.

    Attributes:
        text: The whole text.
        counts: How often it has each phrase, its last word in the singular.
    """

    text: str
    counts: Counter[str] = field(default_factory=Counter)
    _fewest: int = 0

    def read(self, stretch: Stretch, capitals: str) -> None:
        """Count the phrases of a stretch."""
        for parts in self._parts(stretch, capitals):
            words = [word for word, _, _ in parts]
            for first in range(len(words) - 1):
                for last in range(first + 1, min(first + _LONGEST, len(words))):
                    if _is_whole(words[first], words[last]):
                        phrase = " ".join([*words[first:last], singular(words[last])])
                        self.counts[phrase] += 1
        if len(self.counts) > _MOST_COUNTED:
            self._fewest += 1
            self.counts = Counter(
                {phrase: count for phrase, count in self.counts.items() if count > self._fewest}
            )

    def best(self, fewest: int, most: int) -> dict[str, float]:
        """The phrases of the highest C-value.

        Args:
            fewest: How often a phrase has to be used.
            most: How many phrases at most.
        """
        often = {phrase: count for phrase, count in self.counts.items() if count >= fewest}
        inside: dict[str, list[int]] = {}
        for phrase, count in often.items():
            words = phrase.split()
            for length in range(2, len(words)):
                for first in range(len(words) - length + 1):
                    inside.setdefault(" ".join(words[first : first + length]), []).append(count)
        values = {}
        for phrase, count in often.items():
            longer = inside.get(phrase, ())
            free = count - (sum(longer) / len(longer) if longer else 0)
            if free >= fewest or (not longer):
                values[phrase] = log2(phrase.count(" ") + 1.5) * free
        best = sorted(values, key=lambda phrase: (-values[phrase], phrase))[:most]
        return {phrase: values[phrase] for phrase in best}

    def places(
        self, stretch: Stretch, capitals: str, wanted: Collection[str]
    ) -> Iterator[tuple[str, int, int]]:
        """Where a stretch has wanted phrases, the longest of those that overlap.

        Returns:
            Each phrase with the offsets of its start and its end.
        """
        for parts in self._parts(stretch, capitals):
            at = 0
            while at < len(parts) - 1:
                for last in range(min(at + _LONGEST, len(parts)) - 1, at, -1):
                    words = [word for word, _, _ in parts[at:last]]
                    phrase = " ".join([*words, singular(parts[last][0])])
                    if phrase in wanted:
                        yield phrase, parts[at][1], parts[last][2]
                        at = last
                        break
                at += 1

    def _parts(self, stretch: Stretch, capitals: str) -> Iterator[list[tuple[str, int, int]]]:
        """Words side by side, none of them a word of grammar."""
        chunk, each = _patterns(capitals)
        for found in chunk.finditer(self.text, stretch.start, stretch.end):
            parts: list[tuple[str, int, int]] = []
            for one in each.finditer(self.text, *found.span()):
                word = one.group()
                if word in _STOPS or len(word) < _SHORTEST_WORD:
                    if len(parts) > 1:
                        yield parts
                    parts = []
                else:
                    parts.append((word, one.start(), one.end()))
            if len(parts) > 1:
                yield parts


@lru_cache(maxsize=50_000)
def singular(word: str) -> str:
    """A word without its plural ending, as well as its letters tell."""
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - ties, dies
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")):
        return word[:-1]
    return word


def _is_whole(first: str, last: str) -> bool:
    return not first.endswith(_NOT_FIRST) and not last.endswith(_NOT_LAST)


@lru_cache(maxsize=8)
def _patterns(capitals: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    letters = rf"[^\W\d_{re.escape(capitals)}]"
    word = rf"{letters}{{1,40}}(?:[-‐‑'’]{letters}{{1,40}}){{0,3}}"
    space = r"(?:[^\S\n]{1,2}|[^\S\n]{0,2}\n[^\S\n]{0,4})"
    chunk = rf"(?<![\w'’‑-]){word}(?:{space}{word})+(?![\w'’-])"
    return re.compile(chunk), re.compile(word)

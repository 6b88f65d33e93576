"""Phrases in small letters that a text keeps using, by the C-value of Frantzi and Ananiadou."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from math import log2
from typing import TYPE_CHECKING

from glossary.candidates import words as lists
from glossary.model import Alias, Case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.candidates.model import Stretch

_STOPS = lists.GRAMMAR | lists.COMMON | lists.CALENDAR
_LONGEST = 4  # words
_MOST_COUNTED = 300_000  # phrases held in memory at once
_WINDOW = 1_000_000  # characters looked through between two looks at whether to go on
_NOT_FIRST = ("ly", "ed", "self", "selves")
_NOT_LAST = ("ly", "ed", "ive", "ous", "ful", "able", "ible", "less", "ical", "ish")
_QUOTED = re.compile(r"[\"“«](\w[\w-]{1,30}(?: \w[\w-]{1,30}){1,2})[.,]?[\"”»]")
_MOST_QUOTED = 1_000
_SHORTEST_WORD = 3  # letters


@dataclass(slots=True)
class PhraseCounter:
    """Counts phrases of two to four words between words of grammar.

    Attributes:
        counts: How often a text has each phrase, its last word in the singular.
        quoted: Those that stand in quotation marks of their own somewhere.
    """

    counts: Counter[str] = field(default_factory=Counter)
    quoted: set[str] = field(default_factory=set)
    _fewest: int = 0

    def read(self, text: str, stretch: Stretch, capitals: str) -> None:
        """Count the phrases of a stretch.

        Args:
            text: The whole text.
            stretch: Which part of it.
            capitals: Every capital letter of the text.
        """
        found: list[str] = []
        for chunk in _chunks(capitals).findall(text, stretch.start, stretch.end):
            words: list[str] = []
            for word in chunk.split():
                if word in _STOPS or len(word) < _SHORTEST_WORD:
                    if len(words) > 1:
                        found += _phrases_of(words)
                    words = []
                else:
                    words.append(word)
            if len(words) > 1:
                found += _phrases_of(words)
        self.counts.update(found)
        for quoted in _QUOTED.finditer(text, stretch.start, stretch.end):
            self._read_quoted(quoted[1].split())
        if len(self.counts) > _MOST_COUNTED:
            self._forget_rare()

    def best(self, fewest: int, most: int) -> dict[str, float]:
        """The phrases of the highest C-value.

        Args:
            fewest: How often a phrase has to be used, not counting longer ones that hold it.
            most: How many phrases at most.
        """
        often = {
            phrase: count
            for phrase, count in self.counts.items()
            if count >= fewest or phrase in self.quoted
        }
        holding: dict[str, list[int]] = {}
        for phrase, count in often.items():
            for part in _parts_of(phrase):
                holding.setdefault(part, []).append(count)
        values = {}
        for phrase, count in often.items():
            longer = holding.get(phrase, ())
            free = count - (sum(longer) / len(longer) if longer else 0)
            if free >= fewest or phrase in self.quoted:
                values[phrase] = log2(phrase.count(" ") + 1.5) * max(1, free)
        best = sorted(values, key=lambda phrase: (-values[phrase], phrase))[:most]
        return {phrase: values[phrase] for phrase in best}

    def _read_quoted(self, words: list[str]) -> None:
        """Keep words in quotation marks if they are one phrase: "honest broker", no speech."""
        is_plain = all(word not in _STOPS and len(word) >= _SHORTEST_WORD for word in words)
        if is_plain and len(self.quoted) < _MOST_QUOTED and not words[0].endswith("ing"):
            whole = _phrases_of(words)
            phrase = " ".join([*words[:-1], singular(words[-1])])
            if phrase in whole:
                self.quoted.add(phrase)

    def _forget_rare(self) -> None:
        """Forget the rarest, so that memory stays bounded whatever the text."""
        while len(self.counts) > _MOST_COUNTED // 2:
            self._fewest += 1
            self.counts = Counter(
                {phrase: count for phrase, count in self.counts.items() if count > self._fewest}
            )


def places(
    text: str, phrases: Iterable[str], stretches: Sequence[Stretch]
) -> Iterator[list[tuple[str, int, int]]]:
    """Where phrases stand, the longest of those that overlap, a part of the text at a time.

    Args:
        text: The whole text.
        phrases: With the last word in the singular; the plural counts as well.
        stretches: Nothing outside them counts.
    """
    from glossary.matcher import Matcher

    matcher = Matcher((Alias(phrase, Case.NORMAL), phrase) for phrase in phrases)
    starts = [stretch.start for stretch in stretches]
    for begin in range(0, len(text), _WINDOW):
        found = []
        for mention in matcher.mentions(text, begin, min(len(text), begin + _WINDOW)):
            at = bisect_right(starts, mention.start) - 1
            within = at >= 0 and mention.end <= stretches[at].end
            if within and mention.start >= begin:
                found.append((mention.entry, mention.start, mention.end))
        yield found


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


def _phrases_of(words: list[str]) -> list[str]:
    """Every phrase within words that stand side by side."""
    found = []
    for first in range(len(words) - 1):
        if words[first].endswith(_NOT_FIRST):
            continue
        found += [
            " ".join([*words[first:last], singular(words[last])])
            for last in range(first + 1, min(first + _LONGEST, len(words)))
            if not words[last].endswith(_NOT_LAST)
        ]
    return found


def _parts_of(phrase: str) -> Iterator[str]:
    """The shorter phrases inside a phrase."""
    words = phrase.split()
    for length in range(2, len(words)):
        for first in range(len(words) - length + 1):
            part = words[first : first + length]
            yield " ".join([*part[:-1], singular(part[-1])])


@lru_cache(maxsize=8)
def _chunks(capitals: str) -> re.Pattern[str]:
    """Words in small letters with nothing but white space between them."""
    letters = rf"[^\W\d_{re.escape(capitals)}]"
    word = rf"{letters}{{1,40}}(?:[-‐‑'’]{letters}{{1,40}}){{0,3}}"
    space = r"(?:[^\S\n]{1,2}|[^\S\n]{0,2}\n[^\S\n]{0,4})"
    return re.compile(rf"(?<![\w'’‑-]){word}(?:{space}{word})+(?![\w'’-])")

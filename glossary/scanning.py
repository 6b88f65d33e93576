"""Running automata over a text, a stretch at a time, so that finds never pile up."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, chain, islice, repeat
from operator import add, sub
from typing import TYPE_CHECKING

from glossary.coding import END, coded_text, coded_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ahocorasick_rs import AhoCorasick

_STRETCH = 500_000  # characters
_Found = list[tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Finds:
    """What was found in a stretch: the longest of what begins first, none overlapping.

    Attributes:
        numbers: Which of the words that were looked for each is.
        starts: Offsets into the folded text.
        ends: Offsets after the last characters.
        are_whole: Whether all of them stand as whole words, as far as signs tell.
    """

    numbers: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]
    are_whole: bool


class WordScanner:
    """Looks for words that begin and end with letters, in the code of a text.

    Args:
        words: What to look for, folded; all have a code.
    """

    def __init__(self, words: Iterable[str]) -> None:
        codes = [coded_words(word) for word in words]
        ends = [code.count(END) for code in codes]
        # A code is longer than its words by two signs around it, and one for each place between.
        self._sizes = [len(code) - 1 - count for code, count in zip(codes, ends, strict=True)]
        self._are_single = bytes(count == 1 for count in ends)
        self._longest = max(map(len, codes), default=0)
        self._automaton = _automaton(codes)

    def is_single(self, number: int) -> bool:
        """Whether words are one word, which nothing else can be inside."""
        return bool(self._are_single[number])

    def scan(self, small: str) -> Iterator[Finds]:
        """Everything found in a folded and lowered text, stretch by stretch."""
        if not self._sizes:
            return
        code = coded_text(small)
        read = counted = 0
        for at, piece, found in _stretches(self._automaton, code.text, self._longest):
            counted += code.text.count(END, read, at)
            read = at
            begins = [begin for _, begin, _ in found]
            between = map(piece.count, repeat(END), chain((0,), begins), begins)
            longer = islice(accumulate(between, initial=counted - at), 1, None)
            starts = list(map(sub, begins, longer))
            numbers = [number for number, _, _ in found]
            ends = list(map(add, starts, map(self._sizes.__getitem__, numbers)))
            yield Finds(numbers, starts, ends, code.is_exact)


class SignScanner:
    """Looks for anything else, such as U.S. or 靖国, in a folded text as it is.

    Args:
        words: What to look for, folded.
    """

    def __init__(self, words: Iterable[str]) -> None:
        words = list(words)
        self._longest = max(map(len, words), default=0)
        self._automaton = _automaton(words)

    def scan(self, small: str) -> Iterator[tuple[int, int]]:
        """Start and end of everything found; whether it is whole words is to be asked."""
        if self._longest:
            for at, _, found in _stretches(self._automaton, small, self._longest):
                for _, start, end in found:
                    yield at + start, at + end


def _automaton(words: list[str]) -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick, MatchKind

    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, store_patterns=False)


def _stretches(
    automaton: AhoCorasick, text: str, longest: int
) -> Iterator[tuple[int, str, _Found]]:
    """Where each stretch begins, what was looked through, and what was found that begins in it."""
    at, is_last = 0, False
    while not is_last:
        piece = text[at : at + _STRETCH + longest]
        is_last = at + len(piece) == len(text)
        found = automaton.find_matches_as_indexes(piece)
        while found and not is_last and found[-1][1] >= _STRETCH:
            found.pop()
        yield at, piece, found
        at += max(_STRETCH, found[-1][2] if found else 0)

"""Running automata over a text, a stretch at a time, so that finds never pile up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.coding import coded_text, coded_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_STRETCH = 500_000  # characters


@dataclass(frozen=True, slots=True)
class Finds:
    """What was found in a stretch: the longest of what begins first, none overlapping.

    Attributes:
        starts: Offsets into the folded text.
        ends: Offsets after the last characters.
        are_whole: Whether all of them stand as whole words, as far as signs tell.
    """

    starts: list[int]
    ends: list[int]
    are_whole: bool


class WordScanner:
    """Looks for words that begin and end with letters, in the code of a text.

    Args:
        words: What to look for, folded; all can be coded.
    """

    def __init__(self, words: Sequence[str]) -> None:
        from ahocorasick_rs import BytesAhoCorasick, MatchKind

        codes = set(coded_words(words))
        self._longest = max(map(len, codes), default=0)
        self._automaton = BytesAhoCorasick(codes, matchkind=MatchKind.LeftmostLongest)

    def scan(self, small: str) -> Iterator[Finds]:
        """Everything found in a folded and lowered text, stretch by stretch."""
        if not self._longest:
            return
        coded = coded_text(small)
        code = memoryview(coded.code)
        at = 0
        while at < len(code):
            limit = at + _STRETCH
            found = self._automaton.find_matches_as_indexes(code[at : limit + self._longest])
            while found and found[-1][1] >= _STRETCH:
                found.pop()
            # The space behind each belongs to its code only.
            starts = [at + start for _, start, _ in found]
            ends = [at + end - 1 for _, _, end in found]
            yield Finds(starts, ends, coded.is_exact)
            at = max(limit, ends[-1] if ends else 0)


class SignScanner:
    """Looks for anything else, such as U.S. or 靖国, in a folded text as it is.

    Args:
        words: What to look for, folded.
    """

    def __init__(self, words: Sequence[str]) -> None:
        from ahocorasick_rs import AhoCorasick, MatchKind

        self._longest = max(map(len, words), default=0)
        self._automaton = AhoCorasick(
            words, matchkind=MatchKind.LeftmostLongest, store_patterns=False
        )

    def scan(self, small: str) -> Iterator[tuple[int, int]]:
        """Start and end of everything found; whether it is whole words is to be asked."""
        at = 0
        while self._longest and at < len(small):
            piece = small[at : at + _STRETCH + self._longest]
            end = at
            for _, start, end_here in self._automaton.find_matches_as_indexes(piece):
                if start >= _STRETCH:
                    break
                end = at + end_here
                yield at + start, end
            at = max(at + _STRETCH, end)

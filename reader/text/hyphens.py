"""Where a word may be parted at the end of a line, by the rules of its language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

HYPHEN = "-"
_LEAST_BEFORE, _LEAST_AFTER = 2, 3  # characters of a word on either side
_SHORTEST, _LONGEST = 6, 60  # characters of words that are parted
_IN_A_ROW = 2  # lines that end in a hyphen
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_BEFORE_WORD = re.compile(r"[\"'(\[“‘«„¿¡]*")


class Hyphens:
    """Parts words of a language.

    Args:
        points: The indexes at which a word may be parted.
    """

    def __init__(self, points: Callable[[str], tuple[int, ...]]) -> None:
        self._points = points
        self._in_a_row = 0

    def begin(self) -> None:
        """A paragraph begins."""
        self._in_a_row = 0

    def end_of(self, text: str, at: int, after: int, fits: Callable[[int], bool]) -> int:
        """Where a line ends that may take a part of a word.

        Args:
            text: The paragraph, as shown.
            at: Where the line begins.
            after: Where it would end: at the space before that word, or inside it if it is wide.
            fits: Whether the line may end at an index, with a hyphen.

        Returns:
            An index inside the word, or ``after``.
        """
        found = self._part_of_word(text, at, after, fits) if self._in_a_row < _IN_A_ROW else after
        self._in_a_row = self._in_a_row + 1 if found != after else 0
        return found

    def _part_of_word(self, text: str, at: int, after: int, fits: Callable[[int], bool]) -> int:
        start = after
        if text[after - 1].isalpha() and text[after].isalpha():
            while start > at and text[start - 1].isalpha():
                start -= 1
        else:
            opening = _BEFORE_WORD.match(text, start + (text[start] == " "))
            start = opening.end() if opening else start
        word = _WORD.match(text, start, start + _LONGEST)
        if word is None or len(word[0]) < _SHORTEST or not fits(start + _LEAST_BEFORE):
            return after
        for point in reversed(self._points(word[0])):
            if fits(start + point):
                return start + point
        return after


def hyphens_of(language: str) -> Hyphens | None:
    """What parts words of a language (a BCP 47 tag), or None if its rules are not known."""
    points = _points_of(language)
    return Hyphens(points) if points else None


@lru_cache(maxsize=8)
def _points_of(language: str) -> Callable[[str], tuple[int, ...]] | None:
    import pyphen  # type: ignore[import-untyped]

    known = pyphen.language_fallback(language.replace("-", "_")) if language else None
    if known is None:
        return None
    dictionary = pyphen.Pyphen(lang=known, left=_LEAST_BEFORE, right=_LEAST_AFTER)

    @lru_cache(maxsize=4096)
    def points(word: str) -> tuple[int, ...]:
        return tuple(map(int, dictionary.positions(word)))

    return points

"""Where a line of any characters ends: cells are counted once, and lines found by bisection."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.text.clusters import SOFT_HYPHEN, UNDRAWN, clusters, drawn

if TYPE_CHECKING:
    from reader.text.cells import Measure

UNBREAKING_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}"
HYPHENS = "-\N{HYPHEN}\N{EN DASH}\N{EM DASH}"
_NOT_AT_LINE_START = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー」』】〉》〕）］｝ぁぃぅぇぉっゃゅょ%‰℃”’»"
)
_NOT_AT_LINE_END = frozenset("「『【〈《〔（［｛“‘«")
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"
_STANDING_ALONE = (
    "[\t -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u1fff\u2010-\u2027\u202f-\u205f"
    "\u2190-\u232f\u2e80-\u3029\u3030-\u3098\u309b-\ua66e\uac00-\ud7a3\uf900-\ufaff\ufe30-\uff9d]*"
)
"""Matches texts of which no character joins another."""


class Measured:
    """A text with the cells of its characters.

    Args:
        shown: As it is drawn.
        measure: Cells that a text takes.
    """

    def __init__(self, shown: str, measure: Measure) -> None:
        self._shown = shown
        self._starts: set[int] | None = None
        if re.fullmatch(_STANDING_ALONE, shown):
            widths = {char: measure(char) for char in set(shown)}
            cells = [widths[char] for char in shown]
        else:
            cells = [0] * len(shown)
            self._starts = set()
            for start, end in clusters(shown):
                cells[start] = measure(drawn(shown[start:end]))
                self._starts.add(start)
        self._before = list(accumulate(cells, initial=0))

    def most(self, at: int, width: int) -> int:
        """The index after the clusters that fit from an index on; after one at least."""
        before, length = self._before, len(self._shown)
        index = bisect_right(before, before[at] + width, at) - 1
        while index > at and not self._is_start(index):
            index -= 1
        if index == at < length:
            index += 1
            while index < length and not self._is_start(index):
                index += 1
        return index

    def line_end(self, at: int, width: int) -> int:
        """Where the line that starts at an index ends."""
        shown, limit = self._shown, self.most(at, width)
        if limit >= len(shown) or may_break_at(shown[limit]):
            return limit
        full = self._before[at] + width
        for index in range(limit, at, -1):
            if self._may_break_before(index, full):
                return index
        return limit

    def _is_start(self, index: int) -> bool:
        return self._starts is None or index >= len(self._shown) or index in self._starts

    def _may_break_before(self, index: int, full: int) -> bool:
        """Whether a line may break between two characters.

        Args:
            index: Of the second of them.
            full: Cells before the end of the line.
        """
        before, after = self._shown[index - 1], self._shown[index]
        if may_break_at(before) or before == _MAY_BREAK:
            return True
        if before == SOFT_HYPHEN:
            return self._before[index] < full  # there is room for the hyphen
        if after in UNDRAWN or not self._is_start(index):
            return False
        if before in HYPHENS:
            return parts_words(self._shown, index - 1)
        if after in _NOT_AT_LINE_START or before in _NOT_AT_LINE_END:
            return False
        return self._cells(index) > 1 or self._cells(index - 1) > 1

    def _cells(self, index: int) -> int:
        """Cells of the cluster that holds a character."""
        while index and not self._is_start(index):
            index -= 1
        return self._before[index + 1] - self._before[index]


def may_break_at(character: str) -> bool:
    """Whether a line may end at a character that belongs to no line then."""
    return character.isspace() and character not in UNBREAKING_SPACES


def parts_words(shown: str, index: int) -> bool:
    """Whether a hyphen or dash stands between two words."""
    return index > 0 and shown[index - 1].isalnum() and shown[index + 1 : index + 2].isalnum()

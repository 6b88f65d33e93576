"""How densely things stand along a text: one sign for each row of a strip as high as the screen."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NOTE = "✎"
_BRAILLE = 0x2800
_LEFT, _RIGHT = (0x40, 0x44, 0x46, 0x47), (0x80, 0xA0, 0xB0, 0xB8)
"""One to four dots of a braille cell, from below: of its left column, of its right."""


class Row(NamedTuple):
    """What stands in the part of the text that a row of the strip is for.

    Attributes:
        terms: How many terms, from 0 to 4; 4 is where they stand most densely.
        notes: Whether any note does.
        hits: How many of what was found, from 0 to 4.
    """

    terms: int = 0
    notes: bool = False
    hits: int = 0

    @property
    def sign(self) -> str:
        """A pencil for notes; else dots, on the left for terms, on the right for what was found."""
        if self.notes and not self.hits:
            return _NOTE
        dots = (_LEFT[self.terms - 1] if self.terms else 0) | (
            _RIGHT[self.hits - 1] if self.hits else 0
        )
        return chr(_BRAILLE | dots) if dots else " "


def density(
    length: int,
    rows: int,
    terms: Callable[[int, int], int],
    notes: Callable[[int, int], int],
    hits: Callable[[int, int], int],
) -> list[Row]:
    """The rows of a strip.

    Args:
        length: Characters of the text.
        rows: Rows of the strip.
        terms: How many terms begin in a stretch.
        notes: How many notes do.
        hits: How many of what was found do.
    """
    edges = [length * row // max(1, rows) for row in range(rows + 1)]
    stretches = list(pairwise(edges))
    of_terms = _levels([terms(*stretch) for stretch in stretches])
    of_hits = _levels([hits(*stretch) for stretch in stretches])
    return [
        Row(of_terms[row], notes(*stretch) > 0, of_hits[row])
        for row, stretch in enumerate(stretches)
    ]


def _levels(counts: Sequence[int]) -> list[int]:
    """Counts as 0 to 4 of the largest; whatever is there at all is at least 1."""
    most = max(counts, default=0)
    return [-(-4 * count // most) if count else 0 for count in counts]

"""How many terminal cells a text takes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache

Measure = Callable[[str], int]
"""Gives the cells of a text: this module's, or the screen's own, so that both agree."""


def cell_width(text: str) -> int:
    """Cells of the text, by the Unicode data of the standard library.

    Wide and fullwidth characters take two cells, combining and format characters none.
    """
    if text.isascii():
        return len(text)
    return sum(map(character_width, text))


@lru_cache(maxsize=8192)
def character_width(character: str) -> int:
    """Cells of one character: 0, 1 or 2."""
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1

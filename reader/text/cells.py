"""How many terminal cells a text takes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache

from reader.text.clusters import clusters, drawn, is_special, is_trailing_jamo

Measure = Callable[[str], int]
"""Gives the cells of a text: this module's, or the screen's own, so that both agree."""

_NO_CELL = {"Mn", "Mc", "Me", "Cf"}
_AS_PICTURE = "\N{VARIATION SELECTOR-16}"
_NUMBER_SIGNS = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
"""Format characters that are seen: they stand around the digits after them."""


def cell_width(text: str) -> int:
    """Cells of the text, by the Unicode data of the standard library.

    Wide and fullwidth characters take two cells, combining and format characters none, a flag or
    a picture of several two.
    """
    if text.isascii():
        return len(text)
    if is_special(text):
        return sum(_cluster_width(drawn(text[start:end])) for start, end in clusters(text))
    return sum(map(character_width, text))


@lru_cache(maxsize=8192)
def character_width(character: str) -> int:
    """Cells of one character: 0, 1 or 2."""
    if unicodedata.category(character) in _NO_CELL:
        return int(character in _NUMBER_SIGNS)
    if is_trailing_jamo(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _cluster_width(cluster: str) -> int:
    if not cluster:
        return 0
    is_flag = len(cluster) > 1 and "\U0001f1e6" <= cluster[1] <= "\U0001f1ff"
    return 2 if is_flag or _AS_PICTURE in cluster else character_width(cluster[0])

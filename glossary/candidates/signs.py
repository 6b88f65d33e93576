"""Names in Chinese and Japanese text, which has no capitals: what other signs set apart.

Only titles in brackets and words in katakana are found; a name of Chinese signs between others
cannot be told without a dictionary.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TITLE = re.compile(
    r"《([^《》\n]{2,30})》|『([^『』\n]{2,30})』|「([^「」\n。、，！？!?]{2,12})」"
)
_FOREIGN = re.compile(r"[ァ-ヺー]{2,20}(?:[・＝=][ァ-ヺー]{2,20}){0,3}")
_SHORTEST_FOREIGN = 4  # signs
_FIRST, _LAST = "\u3041", "\u9fff"


def has_signs(characters: Iterable[str]) -> bool:
    """Whether there is any kana or Chinese sign among characters."""
    return any(_FIRST <= char <= _LAST for char in characters)


def set_apart(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The titles and the katakana words of a stretch.

    Args:
        text: The whole text.
        start: Where the stretch begins.
        end: Where it ends.

    Yields:
        Start and end offset, and whether brackets stand around it.
    """
    for title in _TITLE.finditer(text, start, end):
        yield *title.span(title.lastindex or 0), True
    for word in _FOREIGN.finditer(text, start, end):
        if word.end() - word.start() >= _SHORTEST_FOREIGN:
            yield *word.span(), False

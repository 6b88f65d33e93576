"""Characters that take their cells together: a letter with its marks, an emoji with its joiners.

Unicode's grapheme clusters (UAX #29), but for what only fonts join. What is invisible stands alone
and takes no cell, however a terminal would draw it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
UNDRAWN = frozenset(
    "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
)
"""Characters that are kept in the text and never sent to a terminal, which may give them a cell."""

MARKS_DRAWN = 8
"""Marks of one character that are drawn; more would only climb over other rows."""

_LONGEST_PICTURE = 32  # characters; Unicode's own have fourteen at most
_JOINER = "\N{ZERO WIDTH JOINER}"
_EXTENDING = frozenset((_JOINER, "\N{ZERO WIDTH NON-JOINER}", "\uff9e", "\uff9f"))
_SPECIAL = re.compile(
    "[\xad\u200b\u200d\u2060\ufe0f\ufeff\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff"
    "\U000e0020-\U000e007f]|[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0e31-\u0e3a"
    "\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{9}"
)


def is_special(text: str) -> bool:
    """Whether a text may look other than the characters of it one by one."""
    return not text.isascii() and _SPECIAL.search(text) is not None


def cluster_end(text: str, start: int) -> int:
    """The index after the cluster that begins at an index."""
    end, length = start + 1, len(text)
    if text[start] in UNDRAWN:
        return end
    if end < length and _is_regional(text[start]) and _is_regional(text[end]):
        end += 1
    while end < length and _continues(text, end):
        end += 1
    return end


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """The clusters of a text, as ``(first, after last)``."""
    start = 0
    while start < len(text):
        end = cluster_end(text, start)
        yield start, end
        start = end


def drawn(cluster: str) -> str:
    """What a terminal is sent for a cluster; its cells are those of this."""
    if cluster in UNDRAWN:
        return ""
    if cluster[-1] == _JOINER:  # joins nothing
        cluster = cluster.rstrip(_JOINER)
    is_flood = all(unicodedata.category(char)[0] == "M" for char in cluster[1:3])
    return cluster[: 1 + MARKS_DRAWN] if is_flood else cluster[:_LONGEST_PICTURE]


def _continues(text: str, index: int) -> bool:
    """Whether the character at an index is of the cluster before it."""
    char, before = text[index], text[index - 1]
    if _is_extending(char):
        return True
    if before == _JOINER:
        return _is_picture(char) and index > 1 and not text[index - 2].isalnum()
    return is_trailing_jamo(char) and (_is_jamo(before) or "\uac00" <= before <= "\ud7a3")


def is_trailing_jamo(char: str) -> bool:
    """Whether the character is a vowel or an end of a Korean syllable that began before it."""
    return "\u1160" <= char <= "\u11ff" or "\ud7b0" <= char <= "\ud7ff"


def _is_jamo(char: str) -> bool:
    return "\u1100" <= char <= "\u115f" or "\ua960" <= char <= "\ua97c" or is_trailing_jamo(char)


def _is_regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _is_picture(char: str) -> bool:
    return unicodedata.category(char) == "So" and not _is_regional(char)


@lru_cache(maxsize=8192)
def _is_extending(char: str) -> bool:
    if unicodedata.category(char)[0] == "M" or char in _EXTENDING:
        return True
    return "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f"

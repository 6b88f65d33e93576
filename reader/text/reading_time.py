"""How long a text takes to read from a place on."""

from __future__ import annotations

import re
from array import array

_STRETCH = 4_096  # characters counted together
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff]"
)
_WORDS_PER_CHARACTER = 0.75
"""What a character of a script without spaces takes, against a word: Chinese is read aloud at
255 and Japanese at 357 characters a minute where English is at 228 words (IReST, 2012)."""


class ReadingTime:
    """The words of a text, counted once.

    Args:
        text: Any text; 10 MB take some tenths of a second.
    """

    def __init__(self, text: str) -> None:
        self._length = len(text)
        total, sums = 0.0, array("d", [0.0])
        for start in range(0, len(text), _STRETCH):
            total += _words(text[start : start + _STRETCH])
            sums.append(total)
        self._sums = sums

    def words_after(self, offset: int) -> float:
        """Words from an offset on, or what counts as many."""
        offset = min(max(offset, 0), self._length)
        at, past = divmod(offset, _STRETCH)
        if at + 1 >= len(self._sums):
            return 0.0
        length = min(_STRETCH, self._length - at * _STRETCH)
        inside = (self._sums[at + 1] - self._sums[at]) * past / length
        return self._sums[-1] - self._sums[at] - inside

    def minutes_after(self, offset: int, words_per_minute: int) -> int:
        """Whole minutes from an offset on; at least one where any words are left."""
        words = self.words_after(offset)
        return max(1, round(words / words_per_minute)) if words > 0 else 0


def told_minutes(minutes: int) -> str:
    """Minutes that are left, in words; empty for none."""
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min left" if hours else f"{rest} min left"


def _words(stretch: str) -> float:
    if stretch.isascii():
        return len(stretch.split())
    alone = len(_UNSPACED.findall(stretch))
    if not alone:
        return len(stretch.split())
    return alone * _WORDS_PER_CHARACTER + len(_UNSPACED.sub(" ", stretch).split())

"""Where words stand close to a place."""

from __future__ import annotations


def nearest(text: str, words: str, start: int, end: int, reach: int) -> int:
    """Where words begin that share a character with a stretch, nearest to its start; -1 if none do.

    Args:
        text: The text.
        words: What is looked for, character by character.
        start: Where the stretch begins.
        end: Where it ends.
        reach: Characters before it in which they may begin, and after it in which they may end.
    """
    best = -1
    at = text.find(words, max(0, start - min(reach, len(words) - 1)), end + reach) if words else -1
    while 0 <= at < end:
        if best < 0 or abs(at - start) < abs(best - start):
            best = at
        at = text.find(words, at + 1, end + reach)
    return best

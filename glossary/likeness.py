"""How much spellings are like each other, at a glance: by the pairs of letters they share."""

from __future__ import annotations


def letter_pairs(text: str) -> frozenset[str]:
    """Each two letters that follow each other, a space before and after the text counting too."""
    padded = f" {text} "
    return frozenset(padded[index : index + 2] for index in range(len(padded) - 1))


def likeness(pairs: frozenset[str], other: str) -> float:
    """From 0, nothing shared, to a half, everything.

    Args:
        pairs: What ``letter_pairs`` made of the one text.
        other: The other text.
    """
    theirs = letter_pairs(other)
    return len(pairs & theirs) / (len(pairs) + len(theirs))

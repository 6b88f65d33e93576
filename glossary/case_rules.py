"""Which letter cases of an alias count as the alias."""

from __future__ import annotations

from glossary.model import Case

_FEWEST_LETTERS_IN_CAPITALS = 5


def accepts(case: Case, alias: str, surface: str) -> bool:
    """Whether words of a text are the alias in a case that its rule allows.

    Args:
        case: The rule.
        alias: The alias, folded with its case kept.
        surface: The words of the text, folded alike; the same letters but for case.
    """
    if case is Case.ANY or surface == alias:
        return True
    return case is Case.NORMAL and surface in (capitalised(alias), in_capitals(alias))


def capitalised(words: str) -> str:
    """The words with a capital first letter, and all else as it is."""
    for index, char in enumerate(words):
        if char.isalpha():
            return words[:index] + char.upper() + words[index + 1 :]
    return words


def in_capitals(words: str) -> str:
    """The words all in capitals; as they are if too short to be known in capitals (US, us)."""
    letters = sum(char.isalpha() for char in words)
    return words.upper() if letters >= _FEWEST_LETTERS_IN_CAPITALS else words

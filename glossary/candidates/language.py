"""What can be told of a text's language by its most frequent words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.candidates.words import word_set

if TYPE_CHECKING:
    from collections import Counter

_ENGLISH = word_set("the of and to in is that was for with")
_GERMAN = word_set("und der die das nicht ist mit den dem ein eine auf")
_ENOUGH = 0.12  # of the words in small letters


def is_english(vocabulary: Counter[str]) -> bool:
    """Whether a text is English.

    Args:
        vocabulary: How often it has each word in small letters.
    """
    return _share(vocabulary, _ENGLISH) >= _ENOUGH


def has_capital_nouns(vocabulary: Counter[str]) -> bool:
    """Whether every noun of a text has a capital, as in German.

    Args:
        vocabulary: How often it has each word in small letters.
    """
    return _share(vocabulary, _GERMAN) >= _ENOUGH


def _share(vocabulary: Counter[str], words: frozenset[str]) -> float:
    return sum(vocabulary[word] for word in words) / max(1, vocabulary.total())

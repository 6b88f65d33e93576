"""Which names of a text are names at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.candidates import heads
from glossary.candidates import words as lists

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossary.candidates.gathering import Name

_NO_NAMES = lists.GRAMMAR | lists.COMMON | lists.CALENDAR | lists.DEMONYMS
_HEADS = heads.OF_HEADS | lists.TITLES
_ROMAN = re.compile(r"[ivxlcdm]+")
_FEWEST_INITIAL = 2


def is_worth(name: Name, vocabulary: Mapping[str, int]) -> bool:
    """Whether a name can be one, by where its words stand with and without capitals.

    Args:
        name: The name.
        vocabulary: How often the text has each word in small letters.
    """
    words = [word for word in name.small if word.isalpha() or not word.isdigit()]
    if len(words) == 1:
        return _is_worth_alone(name, words[0], vocabulary)
    if name.sure or name.titled or name.quoted:
        return not set(words) <= _NO_NAMES
    return not all(word in _NO_NAMES or word in vocabulary for word in words)


def _is_worth_alone(name: Name, word: str, vocabulary: Mapping[str, int]) -> bool:
    if word in _NO_NAMES or word in _HEADS or len(word) < 2 or _ROMAN.fullmatch(word):  # noqa: PLR2004
        return False
    small = vocabulary.get(word, 0)
    if name.form.isupper():
        return True
    if name.sure:
        return name.sure > small
    return not small and len(name.seen) >= _FEWEST_INITIAL

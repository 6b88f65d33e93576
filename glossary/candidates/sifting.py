"""Which names of a text are names at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.candidates import heads
from glossary.candidates import words as lists

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossary.candidates.gathering import Name

_SAYING_NOTHING = lists.GRAMMAR | lists.CALENDAR | lists.DEMONYMS
_NO_NAMES = lists.GRAMMAR | lists.COMMON | lists.CALENDAR | lists.DEMONYMS
_HEADS = heads.OF_HEADS | lists.TITLES
_ROMAN = re.compile(r"[IVXLCDM]+")
_FEWEST_INITIAL = 2
_SHORTEST_STEM = 4
_CREDITS = (["photo"], ["photograph"], ["image"], ["photos"])
_ORIGIN_ENDINGS = ("ians", "ian", "ans", "an", "ns", "n", "eses", "ese", "ish", "is", "i")
_ABSTRACT = ("ing", "ed", "ly", "tion", "sion", "ness", "ment", "ity", "ism", "ence", "ance", "al")
_TOLD = re.compile(r"(?:'s)? (?:(?:is|was|became) (?:an?|the|one)|said|says|told|wrote) ")


def is_worth(text: str, name: Name, vocabulary: Mapping[str, int]) -> bool:
    """Whether a name can be one, by where its words stand with and without capitals.

    Args:
        text: The whole text.
        name: The name.
        vocabulary: How often the text has each word in small letters.
    """
    words = [word for word in name.small if not word.isdigit()]
    if words[-1:] in _CREDITS:
        return False
    if name.told or name.quoted:
        return True
    if len(words) == 1:
        return _is_worth_alone(text, name, words[0], vocabulary)
    if name.sure or name.titled:
        return not set(words) <= _SAYING_NOTHING
    return not all(word in _NO_NAMES or word in vocabulary for word in words)


def _is_worth_alone(text: str, name: Name, word: str, vocabulary: Mapping[str, int]) -> bool:
    if word in _NO_NAMES or word in _HEADS or len(word) == 1 or _ROMAN.fullmatch(name.form):
        return False
    if word.upper() == word:  # signs without capitals
        return bool(name.quoted) or "・" in word or len(name.seen) >= _FEWEST_INITIAL
    small = vocabulary.get(word, 0)
    if name.form.isupper() and word.isalpha():
        return word not in lists.SHORT_FORMS
    if name.sure:
        return name.sure > small
    if small or word.endswith(_ABSTRACT):
        return False
    return len(name.seen) >= _FEWEST_INITIAL or _is_subject(text, name)


def _is_subject(text: str, name: Name) -> bool:
    """Whether a word that only begins a sentence is told of: Boultham is a village."""
    return not name.small[0].endswith("s") and bool(_TOLD.match(text, name.seen[0].end))


def is_worth_among_nouns(name: Name) -> bool:
    """Whether a name can be one in a language that gives every noun a capital."""
    if name.told or name.titled or name.quoted:
        return True
    if len(name.small) == 1:
        return name.form.isupper() and name.small[0] not in lists.SHORT_FORMS
    is_all_capital = all(word[0].isupper() or word in lists.PARTICLES for word in name.form.split())
    return bool(name.sure) and is_all_capital


def without_demonyms(names: Mapping[str, Name]) -> dict[str, Name]:
    """The names without words of origin that come from another of them: Alaskan, of Alaska."""
    return {key: name for key, name in names.items() if not _is_demonym(key, names)}


def _is_demonym(key: str, names: Mapping[str, Name]) -> bool:
    for ending in _ORIGIN_ENDINGS:
        stem = key.removesuffix(ending)
        if stem != key and len(stem) >= _SHORTEST_STEM:
            places = (stem + vowel for vowel in ("", "a", "o", "e", "y", "as", "us"))
            return any(place in names or place in lists.COUNTRIES for place in places)
    return False

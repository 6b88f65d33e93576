"""Where in a folded text words begin and end."""

from __future__ import annotations

import re

from glossary.characters import is_mark, is_unspaced, is_word

# What may follow a name after an apostrophe: the possessive and the short verbs (he'll, they've).
_CLITIC = re.compile(r"'(?:s|d|m|ll|re|ve)?(?![^\W_])")
# What may stand before one: French and Italian articles and particles (l'URSS, dell'Asia).
_ELISION = re.compile(r"(?<![^\W_])(?:[cdjlmnst]|qu|dell|nell|sull|all|dall|un)'")
_LONGEST_ELISION = 5
_IN_NUMBERS = frozenset(".,")


def begins_word(text: str, offset: int) -> bool:
    """Whether words that begin at the offset begin as whole words."""
    if offset == 0:
        return True
    if _inside(text, offset):
        return False
    before = text[offset - 1]
    if before == "'" and is_word(text[offset]):
        return begins_after_apostrophe(text, offset)
    return not (before in _IN_NUMBERS and _between_digits(text, offset - 1))


def ends_word(text: str, offset: int) -> bool:
    """Whether words that end before the offset end as whole words."""
    if offset == len(text):
        return True
    if _inside(text, offset):
        return False
    last, after = text[offset - 1], text[offset]
    if after == "'" and is_word(last):
        return ends_before_apostrophe(text, offset)
    if last == "." and is_word(after) and not is_unspaced(after):
        return False  # U.S. in U.S.A.
    return not (after in _IN_NUMBERS and _between_digits(text, offset))


def begins_after_apostrophe(text: str, offset: int) -> bool:
    """Whether the apostrophe before a word is a quotation mark or follows an elided article."""
    if offset < 2 or not is_word(text[offset - 2]):  # noqa: PLR2004 - the letter before it
        return True
    return not ends_before_apostrophe(text, offset - 1) and any(
        elision.end() == offset
        for elision in _ELISION.finditer(text, max(0, offset - _LONGEST_ELISION), offset)
    )


def ends_before_apostrophe(text: str, offset: int) -> bool:
    """Whether a word ends at an apostrophe: a quotation mark, or one before an ending."""
    return _CLITIC.match(text, offset) is not None


def _inside(text: str, offset: int) -> bool:
    before, after = text[offset - 1], text[offset]
    if is_mark(after):
        return True
    return is_word(before) and is_word(after) and not (is_unspaced(before) or is_unspaced(after))


def _between_digits(text: str, offset: int) -> bool:
    """Whether the point or comma at the offset is inside a number (2.7, 2,700)."""
    around = text[max(0, offset - 1) : offset], text[offset + 1 : offset + 2]
    return all(char.isdigit() for char in around)

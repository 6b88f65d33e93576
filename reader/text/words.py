"""Words of a text as a reader picks them out one after another.

A word is a run of letters, digits and marks on them, with the apostrophes and points inside it
("don't", "U.S", "3.5"). Where a script has no spaces, each character is one; Korean has spaces.
"""

from __future__ import annotations

import re

from glossary.characters import is_mark, is_unspaced, is_word
from reader.text.span import Span

_LONGEST = 500  # characters on either side of an offset
_AT_ONCE = 4_096  # characters looked through backward
_LETTER = re.compile(r"[^\W_]")
_INSIDE = frozenset("'’.·_\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}\N{SOFT HYPHEN}")
_INSIDE_NUMBERS = frozenset(".,")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc]")


def word_at(text: str, offset: int) -> Span | None:
    """The word that holds the character at an offset, or None where none does."""
    if not 0 <= offset < len(text) or not _holds(text, offset):
        return None
    start, end = offset, offset + 1
    low, high = max(0, offset - _LONGEST), min(len(text), offset + _LONGEST)
    while start > low and _together(text, start):
        start -= 1
    while end < high and _together(text, end):
        end += 1
    return Span(start, end)


def next_word(text: str, offset: int) -> Span | None:
    """The first word that ends after an offset; None behind the last."""
    if word := word_at(text, offset):
        return word
    found = _LETTER.search(text, max(0, offset))
    return word_at(text, found.start()) if found else None


def word_before(text: str, offset: int) -> Span | None:
    """The last word that ends at an offset or before; None before the first."""
    high = min(offset, len(text))
    while high > 0:
        low = max(0, high - _AT_ONCE)
        last = None
        for last in _LETTER.finditer(text, low, high):  # noqa: B007 - the last one is wanted
            pass
        if last is not None:
            return word_at(text, last.start())
        high = low
    return None


def _holds(text: str, offset: int) -> bool:
    """Whether the character at an offset is part of a word."""
    char = text[offset]
    if is_word(char):
        return bool(_letter_at(text, offset))
    return 0 < offset < len(text) - 1 and _together(text, offset) and _together(text, offset + 1)


def _together(text: str, offset: int) -> bool:
    """Whether the characters before and at an offset are of one word."""
    before, after = _letter_at(text, offset - 1), _letter_at(text, offset)
    if is_mark(text[offset]):
        return bool(after)
    if before and after:
        return not (_is_alone(before) or _is_alone(after))
    if after:
        return offset > 1 and _is_inside(text, offset - 1)
    return bool(before) and offset + 1 < len(text) and _is_inside(text, offset)


def _is_inside(text: str, offset: int) -> bool:
    """Whether a sign between two characters is inside one word."""
    sign = text[offset]
    if sign in _INSIDE_NUMBERS and text[offset - 1].isdigit() and text[offset + 1].isdigit():
        return True
    before, after = _letter_at(text, offset - 1), _letter_at(text, offset + 1)
    if sign not in _INSIDE or not before or not after or is_mark(text[offset + 1]):
        return False
    return not (_is_alone(before) or _is_alone(after))


def _letter_at(text: str, offset: int) -> str:
    """The letter or digit at an offset, or the one that the mark there stands on; else nothing."""
    char = _base(text, offset + 1) if is_mark(text[offset]) else text[offset]
    return char if char.isalnum() else ""


def _is_alone(char: str) -> bool:
    """Whether a character is a word by itself."""
    return is_unspaced(char) and not _HANGUL.match(char)


def _base(text: str, offset: int) -> str:
    """The character before an offset that is no mark: the one that marks there stand on."""
    low = max(0, offset - _LONGEST)
    offset -= 1
    while offset > low and is_mark(text[offset]):
        offset -= 1
    return text[offset] if offset >= 0 else " "

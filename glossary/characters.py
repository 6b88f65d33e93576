"""What single characters count as when texts are compared, and which of them make words."""

from __future__ import annotations

import unicodedata
from functools import cache

PARAGRAPH_END = "\x1e\x1e"
"""Stands in a folded text where a paragraph ends; no words hold any of it.

Two characters, as an empty line is as a rule, so that most texts fold character for character.
"""

_SAME = {
    **dict.fromkeys("‘’‚‛′ʹʻʼʽˈ´＇", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("‐‑‒–—―−⁃﹘﹣－", "-"),
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ı": "i",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "\u2029": PARAGRAPH_END,
}
# Soft hyphen, zero-width space and joiners, marks of direction, byte order mark.
_INVISIBLE = frozenset(
    "\xad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
# Marks that a reader may leave out: accents, Hebrew and Arabic vowel points, variation selectors.
_ACCENTS = (
    *((0x0300, 0x036F), (0x0483, 0x0487), (0x0591, 0x05BD), (0x05BF, 0x05C7), (0x064B, 0x0652)),
    *((0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F)),
)
# Scripts written without spaces, or whose words take endings without one (Korean).
_UNSPACED = (
    *((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1100, 0x11FF), (0x1780, 0x17FF), (0x2E80, 0x2FDF)),
    *((0x3005, 0x3007), (0x3021, 0x3029), (0x3031, 0x312F), (0x3130, 0x318F), (0x31A0, 0x31FF)),
    *((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xF900, 0xFAFF)),
    *((0xFF66, 0xFFDC), (0x1AFF0, 0x1B16F), (0x20000, 0x3FFFF)),
)


@cache
def is_word(char: str) -> bool:
    """Whether the character is part of words: a letter, a digit or a mark on one."""
    return char.isalnum() or is_mark(char)


@cache
def is_mark(char: str) -> bool:
    """Whether the character stands on the one before it and cannot be parted from it."""
    return unicodedata.category(char).startswith("M")


@cache
def is_unspaced(char: str) -> bool:
    """Whether words of this character's script stand side by side without a space."""
    return _within(_UNSPACED, char)


@cache
def folded(char: str) -> str:
    """What the character counts as, its case kept: one character as a rule, none, or a few."""
    if char in _SAME:
        return _SAME[char]
    if char in PARAGRAPH_END:
        return char
    if char.isspace():
        return " "
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    parts = (_folded_part(part) for part in unicodedata.normalize("NFD", char))
    return unicodedata.normalize("NFC", "".join(parts))


@cache
def is_accent(char: str) -> bool:
    """Whether the character stands on the one before it and does not count."""
    return _within(_ACCENTS, char)


@cache
def joins(char: str) -> bool:
    """Whether the character can melt into the one before it: a voicing mark, a Hangul vowel."""
    hangul = "\u1160" <= char <= "\u11ff"
    return hangul or (unicodedata.combining(char) != 0 and not is_accent(char))


def _folded_part(char: str) -> str:
    if char in _INVISIBLE or is_accent(char):
        return ""
    small = char.casefold()
    if len(small) == 1 and small == char.lower():
        return _SAME.get(char, char)
    same = "".join(_SAME.get(part, part) for part in small if not is_accent(part))
    return same.upper() if char.isupper() else same


def _within(ranges: tuple[tuple[int, int], ...], char: str) -> bool:
    code = ord(char)
    return any(first <= code <= last for first, last in ranges)

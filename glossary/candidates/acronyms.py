"""Acronyms, and what they stand for, by the method of Schwartz and Hearst (2003).

A short form in brackets after its long form, or the other way round: every letter of the short
form is found in the long form from right to left, the first at the beginning of a word.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from glossary.candidates.words import GRAMMAR, PARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterator

_BRACKETS = re.compile(r"[(\[]([^()\[\]\n]{2,80})[)\]]")
_SHORT = re.compile(r"[^\W_][\w.&/’'-]{1,9}")
_LAST_WORD = re.compile(r"([^\W_][\w.&/-]{1,9})[^\S\n]{1,3}$")
_PART = re.compile(r"[^\W_]+")
_PARTING = ("(", ")", "[", "]", ";", ":", " - ", " – ", "—", '"', "“", "”", "«", "»")
_MOST = 500  # brackets of one stretch
_FURTHEST = 150  # characters looked back
_LINKS = PARTICLES | {
    "of",
    "the",
    "and",
    "for",
    "on",
    "in",
    "to",
    "a",
    "an",
    "or",
    "by",
    "at",
    "und",
}


class Expansion(NamedTuple):
    """A short form and what it stands for, as start and end offsets."""

    short: tuple[int, int]
    long: tuple[int, int]


def expansions(text: str, start: int, end: int) -> Iterator[Expansion]:
    """What a stretch of a text says of its acronyms.

    Args:
        text: The whole text.
        start: Where the stretch begins.
        end: Where it ends.
    """
    for bracket in islice(_BRACKETS.finditer(text, start, end), _MOST):
        first = bracket.start(1)
        inside = bracket[1].split(";")[0].split(",")[0].strip(" \"'“”‘’")
        at = first + bracket[1].find(inside)
        if is_short_form(inside):
            long = _long_before(
                text, max(start, bracket.start() - _FURTHEST), bracket.start(), inside
            )
            if long:
                yield Expansion((at, at + len(inside)), long)
        else:
            before = _LAST_WORD.search(text, max(start, bracket.start() - 20), bracket.start())
            short = before[1] if before else ""
            if before and is_short_form(short) and _is_long(inside, short):
                yield Expansion(before.span(1), (at, at + len(inside)))


def is_short_form(words: str) -> bool:
    """Whether the words can be an acronym: two to ten characters, mostly capitals."""
    if not _SHORT.fullmatch(words):
        return False
    letters = [char for char in words if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return capitals > 1 and capitals * 2 > len(letters)


def initials_of(words: str) -> str:
    """The acronym that the first letters of words would make, small words left out."""
    parts = _PART.findall(words)
    return "".join(part[0] for part in parts if part.lower() not in _LINKS).upper()


def _is_long(words: str, short: str) -> bool:
    begin = _by_first_letters(words, 0, len(words), short)
    return _can_be_long(words, short) and 0 in {begin, _matching(words, short)}


def _long_before(text: str, start: int, end: int, short: str) -> tuple[int, int] | None:
    """The long form that ends at an offset: by the first letters of its words, else by any."""
    most = min(len(short) + 5, len(short) * 2)
    before = text[start:end].rsplit(None, most)
    first, last = start + (len(before[0]) if len(before) > most else 0), end
    while last > first and not text[last - 1].isalnum():
        last -= 1
    for sign in _PARTING:
        parted = text.rfind(sign, first, last)
        first = first if parted < 0 else parted + len(sign)
    while first < last and text[first].isspace():
        first += 1
    found = _by_first_letters(text, first, last, short)
    if found is None:
        matching = _matching(text[first:last], short)
        found = None if matching is None else first + matching
    if found is None:
        return None
    return (found, last) if _can_be_long(text[found:last], short) else None


def _can_be_long(long: str, short: str) -> bool:
    words = long.split()
    if len(long) < len(short) + 2 or short in words:
        return False
    is_cased = long[-1].isdigit() or long[-1].lower() != long[-1].upper()
    if words[0].lower() in GRAMMAR | PARTICLES or not long[0].isalnum() or not is_cased:
        return False
    return not long.islower() or len(short) > 2  # noqa: PLR2004 - two small words are chance


def _by_first_letters(text: str, first: int, last: int, short: str) -> int | None:
    """Where the words begin whose first letters are the short form, small words left out."""
    letters = _letters(short)
    for word in reversed(list(_PART.finditer(text, first, last))):
        if text[word.start()].lower() == letters[-1]:
            letters.pop()
            if not letters:
                return word.start()
        elif word.group().lower() not in _LINKS:
            return None
    return None


def _matching(long: str, short: str) -> int | None:
    """Where in the long form begin the words that the short form stands for.

    Half of the letters of the short form have to begin words, and if not all of them do, one is
    of the last word.
    """
    last_word = long.rfind(" ") + 1
    has_last = False
    at = len(long) - 1
    letters = _letters(short)
    beginning = 0
    for index in range(len(letters) - 1, -1, -1):
        while at >= 0 and (
            long[at].lower() != letters[index] or (index == 0 and _inside(long, at))
        ):
            at -= 1
        if at < 0:
            return None
        beginning += not _inside(long, at)
        has_last = has_last or at >= last_word
        at -= 1
    if not has_last and beginning < len(letters):
        return None
    return at + 1 if beginning * 2 >= len(letters) else None


def _inside(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isalnum()


def _letters(short: str) -> list[str]:
    letters = [char.lower() for char in short if char.isalnum()]
    if len(letters) > 2 and short.endswith("s"):  # noqa: PLR2004 - the plural: NGOs
        letters.pop()
    return letters

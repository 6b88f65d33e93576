"""Acronyms, and what they stand for, by the method of Schwartz and Hearst (2003).

A short form in brackets after its long form, or the other way round: every letter of the short
form is found in the long form from right to left, the first at the beginning of a word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from glossary.candidates.words import GRAMMAR

if TYPE_CHECKING:
    from collections.abc import Iterator

_BRACKETS = re.compile(r"[(\[]([^()\[\]\n]{2,80})[)\]]")
_SHORT = re.compile(r"[^\W_][\w.&/’'-]{1,9}")
_BEFORE = re.compile(r"[^\s()\[\]]+")
_LAST_WORD = re.compile(r"([^\W_][\w.&/-]{1,9})[^\S\n]{1,3}$")
_PART = re.compile(r"[^\W_]+")
_FURTHEST = 150  # characters looked back
_LINKS = frozenset({"of", "the", "and", "for", "on", "in", "to", "a", "an", "&", "or", "by", "at"})


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
    for bracket in _BRACKETS.finditer(text, start, end):
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
            if before and is_short_form(short) and _matching(inside, short) == 0:
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


def _long_before(text: str, start: int, end: int, short: str) -> tuple[int, int] | None:
    """The long form that ends at an offset: by the first letters of its words, else by any."""
    words = list(_BEFORE.finditer(text, start, end))[-min(len(short) + 5, len(short) * 2) :]
    if not words:
        return None
    first, last = words[0].start(), words[-1].end()
    while last > first and not text[last - 1].isalnum():
        last -= 1
    nearer = max(text.rfind(sign, first, last) for sign in "()[];:")
    first = max(first, nearer + 1)
    found = _by_first_letters(text, first, last, short)
    if found is None:
        matching = _matching(text[first:last], short)
        found = None if matching is None else first + matching
    if found is None:
        return None
    long = text[found:last]
    is_longer = len(long) > len(short) + 1 and short not in long.split()
    return (found, last) if is_longer and long.split()[0].lower() not in GRAMMAR else None


def _by_first_letters(text: str, first: int, last: int, short: str) -> int | None:
    """Where the words begin whose first letters are the short form, small words left out."""
    letters = _letters(short)
    for word in reversed(list(_PART.finditer(text, first, last))):
        if word[0].lower() == letters[-1]:
            letters.pop()
            if not letters:
                return word.start()
        elif word.group().lower() not in _LINKS:
            return None
    return None


def _matching(long: str, short: str) -> int | None:
    """Where in the long form begin the words that the short form stands for.

    Half of the letters of the short form have to begin words.
    """
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
        at -= 1
    return at + 1 if beginning * 2 >= len(letters) else None


def _inside(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isalnum()


def _letters(short: str) -> list[str]:
    letters = [char.lower() for char in short if char.isalnum()]
    if len(letters) > 2 and short.endswith("s"):  # noqa: PLR2004 - the plural: NGOs
        letters.pop()
    return letters

"""A query cut into its signs and words; anything can be."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from glossary.characters import folded

if TYPE_CHECKING:
    from collections.abc import Iterator


class Sign(Enum):
    """What a token is."""

    WORDS = auto()
    PHRASE = auto()
    FIELD = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    OPEN = auto()
    CLOSE = auto()


FIELDS = ("kind", "in", "title", "by", "tag", "term", "side", "before", "after")

_OPERATORS = {"AND": Sign.AND, "OR": Sign.OR, "NOT": Sign.NOT}


class Token(NamedTuple):
    """One sign, or words without space between them.

    Attributes:
        sign: What it is.
        text: Words, without quotes and signs of near and unfinished words; of a field its value.
        field: Name of the field.
        is_open: The query ends with it.
        prefix: What begins so is wanted too.
        fuzzy: What is nearly so is wanted too.
    """

    sign: Sign
    text: str = ""
    field: str = ""
    is_open: bool = False
    prefix: bool = False
    fuzzy: bool = False


def tokens_of(text: str) -> Iterator[Token]:
    """The tokens of a query in order."""
    at = 0
    while at < len(text):
        char = text[at]
        if char.isspace():
            at += 1
        elif char in "()":
            yield Token(Sign.OPEN if char == "(" else Sign.CLOSE)
            at += 1
        elif is_quote(char):
            phrase, at = _quoted(text, at)
            yield Token(Sign.PHRASE, phrase, is_open=at > len(text))
        else:
            end = _end_of_stretch(text, at)
            yield from _of_stretch(text, at, end)
            at = end
            if end < len(text) and is_quote(text[end]) and (field := _field_before(text, end)):
                phrase, at = _quoted(text, end)
                yield Token(Sign.FIELD, phrase, field, is_open=at > len(text))


def _of_stretch(text: str, at: int, end: int) -> Iterator[Token]:
    stretch, is_open = text[at:end], end == len(text)
    while stretch.startswith("-") and (len(stretch) > 1 or not is_open):
        following = stretch[1:2] or text[end : end + 1]
        if not (following.isalnum() or following in {"~", "("} or is_quote(following)):
            break
        yield Token(Sign.NOT)
        stretch = stretch[1:]
    if stretch in _OPERATORS:
        yield Token(_OPERATORS[stretch])
        return
    name, colon, value = stretch.partition(":")
    if colon and name in FIELDS:
        if value or not (end < len(text) and is_quote(text[end])):
            yield Token(Sign.FIELD, value, name, is_open=is_open)
        return
    if words := stretch.strip("*~"):
        yield Token(
            Sign.WORDS,
            words,
            is_open=is_open and stretch.endswith(words),
            prefix=stretch.endswith("*"),
            fuzzy=stretch.startswith("~") or stretch.endswith("~"),
        )


def _end_of_stretch(text: str, at: int) -> int:
    while at < len(text) and not (text[at].isspace() or text[at] in "()" or is_quote(text[at])):
        at += 1
    return at


def _field_before(text: str, quote: int) -> str:
    """The field whose value the quotes at an offset hold; empty for none."""
    for name in FIELDS:
        start = quote - len(name) - 1
        if text[max(start, 0) : quote] == f"{name}:":
            before = text[start - 1] if start > 0 else " "
            if before.isspace() or before in "(-":
                return name
    return ""


def _quoted(text: str, quote: int) -> tuple[str, int]:
    """What stands in quotes, and the offset after them; beyond the text if they are not closed."""
    end = quote + 1
    while end < len(text) and not is_quote(text[end]):
        end += 1
    return text[quote + 1 : end], end + 1


def is_quote(char: str) -> bool:
    """Whether a character opens and closes a phrase."""
    return folded(char) == '"'

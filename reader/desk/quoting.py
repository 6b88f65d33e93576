"""Words around a stretch of text, for lists of mentions, hits and notes."""

from __future__ import annotations

import re
from typing import NamedTuple

_SPACE = re.compile(r"\s+")


class Quotation(NamedTuple):
    """A stretch with the words around it, line ends and runs of white space as one space.

    Attributes:
        before: Words before it, with an ellipsis where the sentence was cut.
        words: The stretch itself.
        after: Words after it, likewise.
    """

    before: str
    words: str
    after: str


def quote_around(text: str, start: int, end: int, block: tuple[int, int], room: int) -> Quotation:
    """The stretch with at most ``room`` characters on each side, inside its block."""
    first = max(block[0], start - room)
    last = min(block[1], end + room)
    if first > block[0]:
        space = text.find(" ", first, start)
        first = space + 1 if space >= 0 else first
    if last < block[1]:
        space = text.rfind(" ", end, last)
        last = space if space >= 0 else last
    before = ("… " if first > block[0] else "") + _flat(text[first:start])
    after = _flat(text[end:last]) + (" …" if last < block[1] else "")
    return Quotation(before, _flat(text[start:end]), after)


def quote_kept(before: str, words: str, after: str) -> Quotation:
    """A stretch with what was kept around it, of which the outer ends may be parts of words."""
    before, after = _flat(before), _flat(after)
    first, last = before.find(" "), after.rfind(" ")
    before = f"… {before[first + 1 :]}" if first >= 0 else before
    after = f"{after[:last]} …" if last >= 0 else after
    return Quotation(before, _flat(words), after)


def first_words(text: str, room: int) -> str:
    """The beginning of a text on one line, cut at a word."""
    flat = _flat(text.strip()[: room * 4]).rstrip()
    if len(flat) <= room:
        return flat
    space = flat.rfind(" ", room // 2, room)
    return flat[: space if space > 0 else room - 1] + " …"


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text)

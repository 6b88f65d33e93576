"""Paragraphs of plain text.

Blank lines part paragraphs. A text without them is told apart by the look of its first lines:
long lines are paragraphs each; lines of one common width are hard-wrapped, and then a paragraph
begins with an indented line or, where none is indented, after a line that had room for one more
word.
"""

from __future__ import annotations

import re
from itertools import pairwise, starmap
from typing import TYPE_CHECKING, NamedTuple

from reader.formats.plain.shapes import shaped
from reader.text.document import Block

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLE = 8000
"""Characters that are looked at to tell how paragraphs are made; the rest cannot change it."""

_GAP = re.compile(r"\n\s*\n\s*")
_LINE_GAP = re.compile(r"\n\s*")
_INDENT = re.compile(r"\t| {2,}")
_LONGEST_WRAP = 120  # characters; nobody wraps by hand beyond it
_SHORTEST_WRAP = 40
_NEARLY_FULL = 0.75  # of the common width
_MOST_FULL = 0.5  # share of lines that reach it in hard-wrapped text
_FEWEST_LINES = 6  # that tell the usual width
_FEW_INDENTED = 0.5  # share of lines; more are a text that is indented throughout


class _Wrapping(NamedTuple):
    """How hard-wrapped paragraphs are told apart.

    Attributes:
        width: Characters that a line has room for.
        indents: Whether indented lines begin paragraphs, and not lines after one with room.
    """

    width: int
    indents: bool


class Look(NamedTuple):
    """How the paragraphs of a text are made.

    Attributes:
        stretches: Where they stand, white space at their edges included.
        width: Characters of its usual lines, or 0 where its lines are not wrapped by hand.
    """

    stretches: Iterator[tuple[int, int]]
    width: int


def paragraphs(text: str) -> list[Block]:
    """The paragraphs; every character that is not white space is in exactly one."""
    return [Block(start, end) for start, end in _trimmed(text, look_at(text).stretches)]


def blocks_of(text: str) -> list[Block]:
    """The paragraphs, with what their shape tells of them."""
    look = look_at(text)
    return list(shaped(text, starmap(Block, _trimmed(text, look.stretches)), look.width))


def look_at(text: str) -> Look:
    """How the paragraphs of a text are made, told by its beginning."""
    lines = _sample_lines(text)
    followed = [line for line, following in pairwise(lines) if line and following]
    long_lines = sum(len(line) > _LONGEST_WRAP for line in followed)
    if followed and long_lines * 2 > len(followed):
        return Look(_between(_LINE_GAP, text), 0)
    wrapping = _wrapping(followed)
    width = _usual_width(followed)
    if not all(lines):
        return Look(_between(_GAP, text), width)
    return Look(_wrapped(text, wrapping), width) if wrapping else Look(_between(_LINE_GAP, text), 0)


def _sample_lines(text: str) -> list[str]:
    """Its first lines without white space at their ends; blank ones at the edges left out."""
    sample = text[:SAMPLE]
    if len(sample) == SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    lines = [line.rstrip() for line in sample.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return lines


def _usual_width(lines: list[str]) -> int:
    """The width of the lines that are long enough for prose; 0 where there are too few of them."""
    lengths = sorted(len(line) for line in lines if _SHORTEST_WRAP <= len(line) <= _LONGEST_WRAP)
    return lengths[len(lengths) * 9 // 10] if len(lengths) >= _FEWEST_LINES else 0


def _wrapping(lines: list[str]) -> _Wrapping | None:
    lengths = sorted(map(len, lines))
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    full = sum(length >= _NEARLY_FULL * width for length in lengths)
    if not _SHORTEST_WRAP <= width <= _LONGEST_WRAP or full < _MOST_FULL * len(lengths):
        return None
    indented = sum(_INDENT.match(line) is not None for line in lines)
    return _Wrapping(width, indents=0 < indented <= _FEW_INDENTED * len(lines))


def _between(gap: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    start = len(text) - len(text.lstrip())
    for found in gap.finditer(text, start):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _wrapped(text: str, wrapping: _Wrapping) -> Iterator[tuple[int, int]]:
    width, indents = wrapping
    start = offset = 0
    room = width
    for line in text.split("\n"):
        length = len(line)
        if indents:
            begins = _INDENT.match(line) is not None
        else:
            space = line.find(" ")
            begins = (space if space > 0 else length) < room
        if begins or not length or line.isspace():
            yield start, offset
            start = offset
        room = width - length
        offset += length + 1
    yield start, len(text)


def _trimmed(text: str, stretches: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches without white space at their edges; those of nothing else left out."""
    for start, end in stretches:
        if start < end and (text[end - 1].isspace() or text[start].isspace()):
            stretch = text[start:end]
            end = start + len(stretch.rstrip())  # noqa: PLW2901 - the same edge, trimmed
            start += len(stretch) - len(stretch.lstrip())  # noqa: PLW2901
        if start < end:
            yield start, end

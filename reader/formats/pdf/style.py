"""How a document is set: the size of its text, the distance of its lines, its headings."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.formats.pdf.lines import Line, Sheet

SAMPLE = 20
"""Pages by which a document's style is told; the same for its first part as for the whole."""

_LARGER = 1.12  # times the text's size: a heading's
_LEAST_LEADING, _MOST_LEADING = 0.5, 2.5  # sizes
_USUAL_LEADING = 1.25
_DEEPEST = 6
_LONGEST_HEADING = 100  # characters of a line that may be one
_COMPOUND = re.compile(r"\w+(?:-\w+)+")
_WORD = re.compile(r"\w+")


class Style(NamedTuple):
    """What tells a heading from a text, and a paragraph from the next.

    Attributes:
        size: Height of the text's signs, in points.
        leading: From one line of it to the next, in sizes.
        headings: Sizes of headings, from the largest.
        bold: Whether the text itself is bold.
        mono: Whether its signs all have one width.
        compounds: Words that are written with a hyphen in the middle of lines.
        words: Words that are written without one.
    """

    size: float
    leading: float
    headings: tuple[float, ...]
    bold: bool
    mono: bool
    compounds: frozenset[str]
    words: frozenset[str]

    def level(self, line: Line) -> int:
        """The level of a heading that is set as the line, or 0."""
        if line.size < self.size * _LARGER:
            return 0
        above = sum(size > line.size * 1.05 for size in self.headings)
        return min(above + 1, _DEEPEST)

    @property
    def lowest(self) -> int:
        """The level of headings that are only bold."""
        return min(len(self.headings) + 1, _DEEPEST)


def style_of(sheets: Sequence[Sheet]) -> Style:
    """The style of a document, told by its first pages."""
    lines = [line for sheet in sheets[:SAMPLE] for line in sheet.lines]
    sizes: Counter[float] = Counter()
    bold = mono = 0
    for line in lines:
        sizes[line.size] += len(line.text)
        bold += len(line.text) if line.bold else 0
        mono += len(line.text) if line.mono else 0
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    text = "\n".join(line.text for line in lines).casefold()
    return Style(
        size,
        _leading(lines, size),
        _headings(lines, size),
        bold * 2 > sizes.total(),
        mono * 2 > sizes.total(),
        frozenset(_COMPOUND.findall(text)),
        frozenset(_WORD.findall(text)),
    )


def _leading(lines: list[Line], size: float) -> float:
    steps: Counter[float] = Counter()
    for one, other in pairwise(lines):
        step = (other.top - one.top) / size
        if (
            one.page == other.page
            and _LEAST_LEADING < step < _MOST_LEADING
            and one.size == other.size == size
        ):
            steps[round(step, 1)] += 1
    return steps.most_common(1)[0][0] if steps else _USUAL_LEADING


def _headings(lines: list[Line], size: float) -> tuple[float, ...]:
    found: list[float] = []
    larger = {
        line.size
        for line in lines
        if line.size >= size * _LARGER and len(line.text) <= _LONGEST_HEADING
    }
    for one in sorted(larger, reverse=True):
        if not found or one < found[-1] / 1.05:
            found.append(one)
    return tuple(found[: _DEEPEST - 1])

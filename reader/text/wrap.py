"""Breaking a stretch of text into lines that fit a number of cells.

Greedy, as a terminal reader expects; lines may break at white space, after a hyphen, a dash or a
soft hyphen inside a word, between wide characters except before closing and after opening
punctuation, and where the language parts words, if it is asked. A word wider than the line is cut.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.text.breaking import HYPHENS, Measured, may_break_at, parts_words
from reader.text.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.text.cells import Measure
    from reader.text.hyphens import Hyphens

_OTHER_THAN_SINGLE = re.compile(
    "[^\t\n -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f"
    "\u2010-\u2015\u2018-\u201f\u2026\u202f\u20ac]"
)
"""Found where a text has more than letters, signs and spaces of one cell each."""
_SPACES = {ord("\n"): " ", ord("\t"): " "}


def wrap(
    text: str,
    start: int,
    end: int,
    width: int,
    measure: Measure,
    hyphens: Hyphens | None = None,
) -> list[tuple[int, int]]:
    """Offsets ``(first, after last)`` of the lines of ``text[start:end]``.

    White space where a line breaks belongs to no line. An empty or blank stretch gives one
    empty line.

    Args:
        text: The whole text.
        start: Where the stretch begins.
        end: Where it ends.
        width: Cells of a line, at least 1.
        measure: Cells that a text takes.
        hyphens: Parts words at line ends, each with room for a hyphen after it.
    """
    width = max(1, width)
    shown, line_end = _prepared(text[start:end], measure)
    lines: list[tuple[int, int]] = []
    at, length = _skip_space(shown, 0), len(shown)
    if hyphens:
        hyphens.begin()
    while at < length:
        after = line_end(at, width)
        if hyphens and after < length:
            after = hyphens.end_of(
                shown,
                at,
                after,
                lambda index, at=at: measure(shown[at:index]) < width,  # type: ignore[misc]
            )
        stop = after
        while stop > at and may_break_at(shown[stop - 1]):
            stop -= 1
        lines.append((start + at, start + stop))
        at = _skip_space(shown, after)
    return lines or [(start, start)]


def cut(text: str, start: int, end: int, width: int, measure: Measure) -> list[tuple[int, int]]:
    """Lines of at most ``width`` cells, white space kept as it stands; see ``wrap``."""
    shown = visible(text[start:end])
    if _is_single(shown):
        return [(at, min(end, at + max(1, width))) for at in range(start, end, max(1, width))] or [
            (start, end)
        ]
    measured, lines, at = Measured(shown, measure), [], 0
    while at < len(shown):
        stop = measured.most(at, max(1, width))
        lines.append((start + at, start + stop))
        at = stop
    return lines


def _prepared(stretch: str, measure: Measure) -> tuple[str, Callable[[int, int], int]]:
    """A stretch as it is drawn, and what tells where a line of it ends."""
    if _is_single(stretch):
        shown = stretch.translate(_SPACES)
        return shown, lambda at, width: _line_end_of_singles(shown, at, width)
    shown = visible(stretch)
    return shown, Measured(shown, measure).line_end


def _is_single(stretch: str) -> bool:
    return (stretch.isascii() and stretch.isprintable()) or not _OTHER_THAN_SINGLE.search(stretch)


def _skip_space(shown: str, at: int) -> int:
    while at < len(shown) and may_break_at(shown[at]):
        at += 1
    return at


def _line_end_of_singles(shown: str, at: int, width: int) -> int:
    """Where the line that starts at ``at`` ends, every character being one cell."""
    limit = at + width
    if limit >= len(shown):
        return len(shown)
    space = max(at, shown.rfind(" ", at + 1, limit + 1))
    for index in range(limit - 1, space, -1):
        if shown[index] in HYPHENS and parts_words(shown, index):
            return index + 1
    return space if space > at else limit

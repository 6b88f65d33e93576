"""Breaking a stretch of text into lines that fit a number of cells.

Greedy, as a terminal reader expects; lines may break at white space, after a hyphen, a dash or a
soft hyphen inside a word, between wide characters except before closing and after opening
punctuation, and where the language parts words, if it is asked. A word wider than the line is cut.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.text.clusters import SOFT_HYPHEN, UNDRAWN, cluster_end, drawn
from reader.text.visible import visible

if TYPE_CHECKING:
    from reader.text.cells import Measure
    from reader.text.hyphens import Hyphens

_UNBREAKING_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}"
_NOT_AT_LINE_START = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー」』】〉》〕）］｝ぁぃぅぇぉっゃゅょ%‰℃”’»"
)
_NOT_AT_LINE_END = frozenset("「『【〈《〔（［｛“‘«")
_HYPHENS = "-\N{HYPHEN}\N{EN DASH}\N{EM DASH}"
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"
_OTHER_THAN_SINGLE = re.compile(
    "[^\t\n -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f"
    "\u2010-\u2015\u2018-\u201f\u2026\u202f\u20ac]"
)
"""Found where a text has more than letters, signs and spaces of one cell each."""


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
    stretch, width = text[start:end], max(1, width)
    is_single = _is_single(stretch)
    find = _line_end_of_singles if is_single else _line_end_anywhere
    shown = stretch.translate(_SPACES) if is_single else visible(stretch)
    lines: list[tuple[int, int]] = []
    at, length = _skip_space(shown, 0), len(shown)
    if hyphens:
        hyphens.begin()
    while at < length:
        after = find(shown, at, width, measure)
        if hyphens and after < length:
            after = hyphens.later_end(
                shown,
                after,
                lambda index, at=at: measure(shown[at:index]) < width,  # type: ignore[misc]
            )
        stop = after
        while stop > at and _may_break_at(shown[stop - 1]):
            stop -= 1
        lines.append((start + at, start + stop))
        at = _skip_space(shown, after)
    return lines or [(start, start)]


def cut(text: str, start: int, end: int, width: int, measure: Measure) -> list[tuple[int, int]]:
    """Lines of at most ``width`` cells, white space kept as it stands; see ``wrap``."""
    shown = visible(text[start:end])
    lines, at, length = [], 0, len(shown)
    while at < length:
        stop = _line_end_in_clusters(shown, at, max(1, width), measure)
        lines.append((start + at, start + stop))
        at = stop
    return lines or [(start, end)]


_SPACES = {ord("\n"): " ", ord("\t"): " "}


def _is_single(stretch: str) -> bool:
    return (stretch.isascii() and stretch.isprintable()) or not _OTHER_THAN_SINGLE.search(stretch)


def _may_break_at(character: str) -> bool:
    return character.isspace() and character not in _UNBREAKING_SPACES


def _skip_space(shown: str, at: int) -> int:
    while at < len(shown) and _may_break_at(shown[at]):
        at += 1
    return at


def _line_end_of_singles(shown: str, at: int, width: int, measure: Measure) -> int:  # noqa: ARG001 - one shape for both
    """Where the line that starts at ``at`` ends, every character being one cell."""
    limit = at + width
    if limit >= len(shown):
        return len(shown)
    space = max(at, shown.rfind(" ", at + 1, limit + 1))
    index = limit - 1
    while index > space:  # only as far back as the last space: a word
        if shown[index] in _HYPHENS and _parts_words(shown, index):
            return index + 1
        index -= 1
    return space if space > at else limit


def _parts_words(shown: str, index: int) -> bool:
    """Whether a hyphen or dash stands between two words."""
    return shown[index - 1].isalnum() and shown[index + 1 : index + 2].isalnum()


def _line_end_anywhere(shown: str, at: int, width: int, measure: Measure) -> int:
    """Where the line that starts at ``at`` ends, for any characters."""
    cells, index, best, length, before = 0, at, 0, len(shown), 0
    while index < length:
        end = cluster_end(shown, index)
        size = measure(drawn(shown[index:end]))
        if cells + size > width and index > at and size:
            return index if _may_break_at(shown[index]) else best or index
        if index > at and _may_break_before(shown, index, wide=before > 1 or size > 1):
            best = index
        cells += size
        if shown[index] == SOFT_HYPHEN and cells < width:
            best = end
        index, before = end, size
    return length


def _may_break_before(shown: str, index: int, *, wide: bool) -> bool:
    """Whether a line may break between two clusters, the second of which begins at ``index``."""
    before, after = shown[index - 1], shown[index]
    if _may_break_at(before) or before == _MAY_BREAK:
        return True
    if after in UNDRAWN:
        return False
    if before in _HYPHENS:
        return index > 1 and _parts_words(shown, index - 1)
    return wide and after not in _NOT_AT_LINE_START and before not in _NOT_AT_LINE_END


def _line_end_in_clusters(shown: str, at: int, width: int, measure: Measure) -> int:
    """Where a line of as many clusters as fit ends; at least one."""
    if _OTHER_THAN_SINGLE.search(shown, at, at + width) is None:
        return min(len(shown), at + width)
    cells, index = 0, at
    while index < len(shown):
        end = cluster_end(shown, index)
        cells += measure(drawn(shown[index:end]))
        if cells > width and index > at:
            return index
        index = end
    return index

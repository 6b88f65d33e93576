"""Breaking a stretch of text into lines that fit a number of cells.

Greedy, as a terminal reader expects; lines may break at white space, after a hyphen or dash
inside a word, and between wide characters except before closing and after opening punctuation.
A word wider than the line is cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.visible import visible

if TYPE_CHECKING:
    from reader.text.cells import Measure

_UNBREAKING_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}"
_NOT_AT_LINE_START = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー」』】〉》〕）］｝ぁぃぅぇぉっゃゅょ%‰℃”’»"
)
_NOT_AT_LINE_END = frozenset("「『【〈《〔（［｛“‘«")
_HYPHENS = "-\N{HYPHEN}\N{EN DASH}\N{EM DASH}"
_JOINER = "\N{ZERO WIDTH JOINER}"


def wrap(text: str, start: int, end: int, width: int, measure: Measure) -> list[tuple[int, int]]:
    """Offsets ``(first, after last)`` of the lines of ``text[start:end]``.

    White space where a line breaks belongs to no line. An empty or blank stretch gives one
    empty line.

    Args:
        text: The whole text.
        start: Where the stretch begins.
        end: Where it ends.
        width: Cells of a line, at least 1.
        measure: Cells that a text takes.
    """
    stretch = text[start:end]
    plain = stretch.isascii() and (stretch.isprintable() or not _has_unusual_space(stretch))
    find = _line_end_in_ascii if plain else _line_end_anywhere
    shown = stretch.translate(_SPACES) if plain else visible(stretch)
    lines: list[tuple[int, int]] = []
    at, length = _skip_space(shown, 0), len(shown)
    while at < length:
        after = find(shown, at, max(1, width), measure)
        stop = after
        while stop > at and _may_break_at(shown[stop - 1]):
            stop -= 1
        lines.append((start + at, start + stop))
        at = _skip_space(shown, after)
    return lines or [(start, start)]


_SPACES = {ord("\n"): " ", ord("\t"): " "}


def _has_unusual_space(ascii_text: str) -> bool:
    return any(sign in ascii_text for sign in "\v\f\r\x1c\x1d\x1e\x1f")


def _may_break_at(character: str) -> bool:
    return character.isspace() and character not in _UNBREAKING_SPACES


def _skip_space(shown: str, at: int) -> int:
    while at < len(shown) and _may_break_at(shown[at]):
        at += 1
    return at


def _line_end_in_ascii(shown: str, at: int, width: int, measure: Measure) -> int:  # noqa: ARG001 - one shape for both
    """Where the line that starts at ``at`` ends, every character being one cell."""
    limit = at + width
    if limit >= len(shown):
        return len(shown)
    space = shown.rfind(" ", at + 1, limit + 1)
    hyphen = shown.rfind("-", at + 1, limit)
    while hyphen > max(space, at) and not (
        shown[hyphen - 1].isalnum() and shown[hyphen + 1 : hyphen + 2].isalnum()
    ):
        hyphen = shown.rfind("-", at + 1, hyphen)
    if hyphen > max(space, at):
        return hyphen + 1
    return space if space > at else limit


def _line_end_anywhere(shown: str, at: int, width: int, measure: Measure) -> int:
    """Where the line that starts at ``at`` ends, for any characters."""
    cells, index, best = 0, at, 0
    while index < len(shown):
        character = shown[index]
        size = measure(character)
        if cells + size > width and index > at and size:
            if _may_break_at(character):
                return index
            return best or _cluster_start(shown, index, at, measure)
        cells += size
        index += 1
        if _may_break_before(shown, index, measure):
            best = index
    return len(shown)


def _may_break_before(shown: str, index: int, measure: Measure) -> bool:
    """Whether a line may break between the characters at ``index - 1`` and ``index``."""
    if index >= len(shown):
        return True
    before, after = shown[index - 1], shown[index]
    if _may_break_at(before):
        return True
    if not measure(after) or before == _JOINER:
        return False
    if before in _HYPHENS:
        return after.isalnum() and index > 1 and shown[index - 2].isalnum()
    wide = measure(before) > 1 or measure(after) > 1
    return wide and after not in _NOT_AT_LINE_START and before not in _NOT_AT_LINE_END


def _cluster_start(shown: str, index: int, at: int, measure: Measure) -> int:
    """The start of the character with its combining marks that holds ``index``."""
    first = index
    while first > at + 1 and (not measure(shown[first]) or shown[first - 1] == _JOINER):
        first -= 1
    return first if first > at else index

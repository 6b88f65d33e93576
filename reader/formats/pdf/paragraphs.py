"""Where one paragraph ends and the next begins, and how its lines are joined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.formats.pdf.rows import MARKER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.formats.pdf.lines import Line
    from reader.formats.pdf.style import Style

_ENDED = re.compile(r"[.!?:…。！？][\"'”’»)\]]*\d{0,3}$")
_BULLETS = frozenset("•◦▪▫■□●○‣⁃")
_LAST_PART = re.compile(r"[\w-]*\w$")
_FIRST_PART = re.compile(r"\w[\w-]*")
_INDENT = 0.7  # sizes
_SHORT = 0.12  # of the column's width
_VERY_SHORT = 0.35
_HEADING_LEADING = 1.7  # sizes
_CODE_LEADING = 2.6
_MORE_LEADING = 0.3  # sizes
_OTHER_SIZE = 0.08
_HYPHENS = "-\N{HYPHEN}\N{SOFT HYPHEN}"
_WIDE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


def begins(
    paragraph: Sequence[Line], line: Line, after: Line | None, right: float, style: Style
) -> bool:
    """Whether a line begins a paragraph of its own.

    Args:
        paragraph: The lines of the one before, at least one.
        line: The line.
        after: The one after it on its page, if there is one.
        right: Where the longest lines around the paragraph's last one end.
        style: How the document is set.
    """
    last = paragraph[-1]
    entries = last.entry and line.entry
    if entries or _set_otherwise(last, line):
        return not entries or last.page != line.page
    if line.mono and line.page == last.page and line.top > last.top:
        return line.top - last.top > _CODE_LEADING * style.leading * line.size
    if line.size > style.size and line.page == last.page and line.top > last.top:
        return line.top - last.top > _HEADING_LEADING * line.size  # a heading of several lines
    ended = bool(_ENDED.search(last.text)) and not last.parted
    short = right - last.right > _SHORT * (right - last.left)
    if MARKER.match(line.text) and (line.text[0] in _BULLETS or ended or short):
        return True
    if last.page != line.page or line.top < last.top - last.size:
        return not last.parted and (ended or (short and not line.text[:1].islower()))
    very_short = right - last.right > _VERY_SHORT * (right - last.left)
    return (
        very_short
        or (ended and short)
        or _far(paragraph, line, style)
        or _indented(paragraph, line, after)
    )


def _set_otherwise(one: Line, other: Line) -> bool:
    return (
        abs(one.size - other.size) > _OTHER_SIZE * max(one.size, other.size)
        or one.mono != other.mono
        or one.entry != other.entry
        or (one.bold != other.bold and bool(_ENDED.search(one.text) or one.bold))
    )


def _far(paragraph: Sequence[Line], line: Line, style: Style) -> bool:
    last = paragraph[-1]
    step = style.leading * last.size
    if len(paragraph) > 1 and paragraph[-2].page == last.page and paragraph[-2].top < last.top:
        step = last.top - paragraph[-2].top
    return line.top - last.top > step + _MORE_LEADING * last.size


def _indented(paragraph: Sequence[Line], line: Line, after: Line | None) -> bool:
    """Whether a line begins further in, or further out, than its paragraph goes on."""
    last, most = paragraph[-1], _INDENT * line.size
    if line.left > last.left + most:
        hangs = len(paragraph) == 1 and after and abs(after.left - line.left) < most
        return not (hangs or MARKER.match(paragraph[0].text))
    return len(paragraph) > 1 and line.left < last.left - most


def right_edges(lines: Sequence[Line]) -> list[float]:
    """For each line, where the longest lines near it that share its column end."""
    edges = []
    for at, line in enumerate(lines):
        near = lines[max(0, at - 12) : at + 13]
        edges.append(
            max(
                other.right
                for other in near
                if other.page == line.page and other.left < line.right and other.right > line.left
            )
        )
    return edges


def run_on(lines: Sequence[Line], style: Style) -> tuple[str, list[tuple[int, int, str]]]:
    """The lines as one, words that were parted at their ends whole, with the links in them."""
    text = ""
    links: list[tuple[int, int, str]] = []
    parted = False
    for line in lines:
        if text:
            text = _before(text, line.text, style, parted=parted)
        start = len(text)
        for begin, end, address in line.links:
            if links and links[-1][2] == address and start + begin - links[-1][1] <= 1:
                links[-1] = (links[-1][0], start + end, address)
            else:
                links.append((start + begin, start + end, address))
        text += line.text
        parted = line.parted
    return text, [(begin, min(end, len(text)), address) for begin, end, address in links]


def _before(text: str, following: str, style: Style, *, parted: bool) -> str:
    """What stands before the next line: with or without its hyphen, with or without a space."""
    stem = text[:-1] if text[-1] in _HYPHENS and not parted else text
    if not parted and stem == text:
        wide = _WIDE.match(text[-1]) and _WIDE.match(following)
        return text if wide else text + " "
    one, other = _LAST_PART.search(stem), _FIRST_PART.match(following)
    if not one or not other:
        return text + " "
    if not other[0][0].islower():
        return stem + "-"
    compound = f"{one[0]}-{other[0]}".casefold()
    whole = f"{one[0]}{other[0]}".casefold()
    keeps = compound in style.compounds and whole not in style.words
    keeps = keeps or ("-" in one[0] and whole not in style.words)
    return stem + "-" if keeps else stem

"""Lines of a table of contents: a title, dots that lead to the right, the number of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.formats.pdf.rows import joined
from reader.formats.words import Words
from reader.text.document import Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.formats.pdf.lines import Line

_LEADER = re.compile(r"(?:\s?[.·․…]){4,}(?:[\s\u0300]*[\divxlcIVXLC]{1,6})?[\s\u0300]*$")
_DOTS = re.compile(r"\s*(?:\s?[.·․…]){4,}\s*(?=\S*$)")
_FEWER_DOTS = " . . . "
_NUMBER = re.compile(r"\d{1,4}|[ivxlc]{1,6}", re.IGNORECASE)
_NUMBERED = re.compile(r"\S\s+(?:\d{1,4}|[ivxlc]{1,6})$", re.IGNORECASE)
_SAME_ROW = 0.5  # sizes
_SAME_EDGE = 2.0  # points
_NEXT_ROW = 2.2  # sizes between the tops of a title's two lines
_INDENT = 1.2  # sizes; a step inward
_DEEPEST = 8


def with_entries(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, each entry of a table of contents one, with its number."""
    edges = {round(line.right) for line in lines if _leads(line)}
    if not edges:
        return list(lines)
    numbers = [one for one in lines if _NUMBER.fullmatch(one.text)]
    edges |= {
        round(one.right)
        for one in numbers
        if any(_leads(line) and _beside(line, one) for line in lines)
    }
    found: list[Line] = []
    gone: set[int] = set()
    for line in lines:
        if id(line) in gone:
            continue
        row = [
            one
            for one in lines
            if id(one) not in gone and (one is line or (_level(line, one) and one not in found))
        ]
        row.sort(key=lambda one: one.left)
        whole = joined(row) if len(row) > 1 else line
        if any(map(_leads, row)) or _ends_at(whole, edges):
            gone |= set(map(id, row))
            found.append(_after_its_beginning(whole, found)._replace(entry=True))
        else:
            found.append(line)
    return found


def _leads(line: Line) -> bool:
    return bool(_LEADER.search(line.text))


def _level(one: Line, other: Line) -> bool:
    between = abs((one.top + one.bottom) - (other.top + other.bottom)) / 2
    return between < _SAME_ROW * min(one.size, other.size)


def _beside(one: Line, other: Line) -> bool:
    return _level(one, other) and other.left >= one.right - 1


def _ends_at(line: Line, edges: set[int]) -> bool:
    near = any(abs(line.right - edge) <= _SAME_EDGE for edge in edges)
    return near and bool(_NUMBERED.search(line.text))


def _after_its_beginning(line: Line, found: list[Line]) -> Line:
    """An entry with the line above it, where its title began there."""
    above = found[-1] if found else None
    if (
        not above
        or above.entry
        or (above.size, above.bold) != (line.size, line.bold)
        or not 0 < line.top - above.top < _NEXT_ROW * line.size
        or line.left <= above.left + line.size / 2
        or above.right < line.left + (line.right - line.left) / 2
    ):
        return line
    found.pop()
    return joined([above, line])._replace(left=above.left, right=line.right)


def entry_lines(lines: Sequence[Line]) -> Words:
    """Entries under one another, as far in as they stood, with few of their dots."""
    lefts: list[float] = []
    for left in sorted({line.left for line in lines}):
        if not lefts or left > lefts[-1] + _INDENT * lines[0].size:
            lefts.append(left)
    text = ""
    links: list[Link] = []
    for line in lines:
        text += "\n" if text else ""
        indent = "  " * min(sum(left <= line.left + 1 for left in lefts[1:]), _DEEPEST)
        words, kept = _shortened(line.text)
        at = len(text) + len(indent)
        for start, end, address in line.links:
            first, last = kept[start], kept[min(end, len(line.text))]
            if first < last:
                links.append(Link(at + first, at + last, address))
        text += indent + words
    return Words(text, (), tuple(links))


def _shortened(text: str) -> tuple[str, list[int]]:
    """A text with few dots, and where each of its characters and its end have come to."""
    dots = _DOTS.search(text)
    if not dots:
        return text, list(range(len(text) + 1))
    few = _FEWER_DOTS if dots.end() < len(text) else _FEWER_DOTS.rstrip()
    few = few if dots.start() else few.lstrip()
    short = text[: dots.start()] + few + text[dots.end() :]
    shift = len(short) - len(text)
    inside = [min(at, dots.start() + len(few)) for at in range(dots.end())]
    return short, inside + [at + shift for at in range(dots.end(), len(text) + 1)]

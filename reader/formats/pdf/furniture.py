"""What stands around the text of pages: running heads, running feet and page numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.formats.pdf.lines import Line, Sheet

NEIGHBOURS = 2
"""Pages before and after one that are looked at: left and right pages have heads of their own."""

_BAND = 0.13  # of the page's height, at the top and at the bottom
_AS_HIGH = 4.0  # points
_OUTERMOST = 3  # lines of a head or a foot
_ALIKE = 9  # characters; chapters and sections stand in many heads beside what stays
_CLEAR = 0.3  # heights between a head and the text
_NUMBER = re.compile(r"\d+|(?<!\w)[ivxlc]+(?!\w)", re.IGNORECASE)


def without_furniture(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The pages without what stands at the same place on pages beside them."""
    edges = [_edges(sheet) for sheet in sheets]
    keys = [{(_key(line), line.top) for line in lines} for lines in edges]
    kept = []
    for at, sheet in enumerate(sheets):
        beside = [
            keys[other]
            for other in range(max(0, at - NEIGHBOURS), min(len(sheets), at + NEIGHBOURS + 1))
            if other != at
        ]
        gone = {
            id(line)
            for line in edges[at]
            if _is_number_of(line, sheet) or any(_stands_in(line, one) for one in beside)
        }
        kept.append(sheet._replace(lines=[one for one in sheet.lines if id(one) not in gone]))
    return kept


def _key(line: Line) -> str:
    return _NUMBER.sub("#", line.text.casefold())


def _stands_in(line: Line, keys: set[tuple[str, float]]) -> bool:
    key = _key(line)
    return any(
        abs(top - line.top) <= _AS_HIGH and (other == key or (_dotted(line) and _alike(key, other)))
        for other, top in keys
    )


def _dotted(line: Line) -> bool:
    """Whether a line was cut so that it fits, as heads of long chapters are."""
    return "…" in line.text


def _alike(one: str, other: str) -> bool:
    return one[:_ALIKE] == other[:_ALIKE] or one[-_ALIKE:] == other[-_ALIKE:]


def _is_number_of(line: Line, sheet: Sheet) -> bool:
    """Whether a line only counts the pages, as the file itself does."""
    return line.text.strip("-–— ") == (sheet.label or str(sheet.number + 1))


def _edges(sheet: Sheet) -> list[Line]:
    """The lines of a page that may be its head and foot, clear of its text."""
    band = sheet.height * _BAND
    down = sorted(sheet.lines, key=lambda line: line.top)
    return [
        *_edge([line for line in down if line.bottom <= band], down),
        *_edge([line for line in reversed(down) if line.top >= sheet.height - band], down[::-1]),
    ]


def _edge(band: list[Line], all_lines: list[Line]) -> list[Line]:
    """The outermost lines of a band, as far as a clear space stands between them and the text."""
    for size in range(min(_OUTERMOST, len(band)), 0, -1):
        if size == len(all_lines):
            return band[:size]
        inner, text = band[size - 1], all_lines[size]
        between = max(text.top - inner.bottom, inner.top - text.bottom)
        if between >= _CLEAR * inner.size:
            return band[:size]
    return []

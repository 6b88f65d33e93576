"""A table as rows of text with its columns aligned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.formats.words import Words, moved
from reader.text.cells import cell_width
from reader.text.document import Emphasis, InlineMark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.document import Image, Link

_BETWEEN = " | "
_WIDEST_PADDING = 40  # cells; a longer cell of the column stands out
_MOST_PADDING = 1_000_000  # characters of a whole table; beyond, cells are not aligned
_LINE_ENDS = dict.fromkeys(map(ord, "\n\r\v\f\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"), " ")


def table_rows(
    rows: Sequence[Sequence[Words]], right_aligned: Sequence[bool] = (), *, headings: int = 1
) -> Words:
    """The rows, one a line, those of the heading strong.

    Args:
        rows: Cells of each row.
        right_aligned: For each column, whether its cells stand at its right edge; columns
            beyond it stand at the left.
        headings: How many rows at the top are the heading.
    """
    widths = _widths(rows)
    right = [*right_aligned, *[False] * (len(widths) - len(right_aligned))]
    parts: list[str] = []
    marks: list[InlineMark] = []
    links: list[Link] = []
    images: list[Image] = []
    at = 0
    for number, row in enumerate(rows):
        line = ""
        for column, cell in enumerate(_without_empty_end(row)):
            line += _BETWEEN if column else ""
            padding = " " * max(0, widths[column] - cell_width(cell.text))
            line += padding if right[column] else ""
            start = at + len(line)
            line += cell.text.translate(_LINE_ENDS)
            line += "" if right[column] else padding
            marks += moved(cell.marks, start)
            links += moved(cell.links, start)
            images += moved(cell.images, start)
            if number < headings and cell.text:
                marks.append(InlineMark(start, start + len(cell.text), Emphasis.STRONG))
        line = line.rstrip()
        parts.append(line)
        at += len(line) + 1
    return Words("\n".join(parts), tuple(sorted(marks)), tuple(links), tuple(images))


def _without_empty_end(row: Sequence[Words]) -> Sequence[Words]:
    end = len(row)
    while end and not row[end - 1].text:
        end -= 1
    return row[:end]


def _widths(rows: Sequence[Sequence[Words]]) -> list[int]:
    columns = max(map(len, rows), default=0)
    widths = [0] * columns
    for row in rows:
        for column, cell in enumerate(row):
            widths[column] = max(widths[column], cell_width(cell.text))
    widths = [min(width, _WIDEST_PADDING) for width in widths]
    return widths if sum(widths) * len(rows) <= _MOST_PADDING else [0] * columns

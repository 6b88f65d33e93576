"""A table as rows of text with its columns aligned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.rules_block.table import escapedSplit

from reader.formats.markdown.inline import Inline
from reader.text.cells import cell_width
from reader.text.document import Emphasis, InlineMark

if TYPE_CHECKING:
    from collections.abc import Sequence

_BETWEEN = " | "
_WIDEST_PADDING = 40  # cells; a longer cell of the column stands out
_MOST_PADDING = 1_000_000  # characters of a whole table; beyond, cells are not aligned
_LINE_ENDS = dict.fromkeys(map(ord, "\n\r\v\f\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"), " ")


def table_rows(rows: Sequence[Sequence[Inline]], right_aligned: Sequence[bool]) -> Inline:
    """The rows, the first of them strong, one a line.

    Args:
        rows: Cells of each row; the first row is the heading.
        right_aligned: For each column, whether its cells stand at its right edge.
    """
    widths = _widths(rows)
    right = [*right_aligned, *[False] * (len(widths) - len(right_aligned))]
    parts: list[str] = []
    marks: list[InlineMark] = []
    links = []
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
            marks += [m._replace(start=start + m.start, end=start + m.end) for m in cell.marks]
            links += [k._replace(start=start + k.start, end=start + k.end) for k in cell.links]
            if number == 0 and cell.text:
                marks.append(InlineMark(start, start + len(cell.text), Emphasis.STRONG))
        line = line.rstrip()
        parts.append(line)
        at += len(line) + 1
    return Inline("\n".join(parts), tuple(sorted(marks)), tuple(links))


def extra_cells(line: str, columns: int) -> list[str]:
    """The sources of a row's cells beyond its table's columns, which the parser leaves out.

    An unescaped bar inside a cell makes such cells; their words are words of the text.
    """
    if line.count("|") < columns:
        return []
    cells = escapedSplit(line.strip(" \t>"))
    first = 1 if cells and not cells[0].strip() else 0
    last = len(cells) - 1 if len(cells) > 1 and not cells[-1].strip() else len(cells)
    return [cell.strip() for cell in cells[first + columns : last]]


def _without_empty_end(row: Sequence[Inline]) -> Sequence[Inline]:
    end = len(row)
    while end and not row[end - 1].text:
        end -= 1
    return row[:end]


def _widths(rows: Sequence[Sequence[Inline]]) -> list[int]:
    columns = max(map(len, rows), default=0)
    widths = [0] * columns
    for row in rows:
        for column, cell in enumerate(row):
            widths[column] = max(widths[column], cell_width(cell.text))
    widths = [min(width, _WIDEST_PADDING) for width in widths]
    return widths if sum(widths) * len(rows) <= _MOST_PADDING else [0] * columns

"""Lines of a page put side by side: tables, and columns that the file mixes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.formats.pdf.lines import Line

_SAME_LINE = 0.5  # heights
_PROSE = 25  # characters of a cell, on average; beyond, cells are lines of columns
_FEWEST_ROWS = 2
_MOST_COLUMNS = 40
MARKER = re.compile(
    r"(?:[•◦▪▫■□●○‣⁃–—*·-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]|\[\d{1,3}\])(?=\s|$)"
)


class Table(NamedTuple):
    """Rows of cells, as they stand on one page."""

    page: int
    rows: list[list[Line | None]]


def in_rows(lines: Sequence[Line]) -> list[Line | Table]:
    """Lines in reading order, and tables where they stand."""
    found: list[Line | Table] = []
    pending: list[list[Line]] = []
    for row in _rows(lines):
        if len(row) > 1 and (not pending or row[0].top > pending[-1][0].top):
            pending.append(row)
            continue
        found += _told(pending)
        pending = [row] if len(row) > 1 else []
        if len(row) == 1:
            found += row
    return found + _told(pending)


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in lines:
        last = rows[-1][-1] if rows else None
        if last and _beside(last, line):
            if MARKER.fullmatch(last.text):
                rows[-1][-1] = joined([last, line])
            else:
                rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _beside(one: Line, other: Line) -> bool:
    middle, height = (other.top + other.bottom) / 2, min(one.size, other.size)
    return (
        not (one.entry or other.entry)
        and abs((one.top + one.bottom) / 2 - middle) < _SAME_LINE * height
        and other.left >= one.right - 1
    )


def joined(lines: Sequence[Line]) -> Line:
    """Pieces of one printed line as one."""
    text, links = "", []
    for line in lines:
        text += " " if text else ""
        links += [(start + len(text), end + len(text), to) for start, end, to in line.links]
        text += line.text
    main = max(lines, key=lambda line: len(line.text))
    return main._replace(
        text=text,
        left=lines[0].left,
        top=min(line.top for line in lines),
        right=lines[-1].right,
        bottom=max(line.bottom for line in lines),
        parted=lines[-1].parted,
        links=tuple(links),
    )


def _told(rows: list[list[Line]]) -> list[Line | Table]:
    """Rows of several cells: a table, columns of prose, or a line with a gap."""
    if len(rows) < _FEWEST_ROWS:
        return [joined(row) for row in rows]
    columns = _columns(rows)
    cells = [cell for row in rows for cell in row]
    average = sum(len(cell.text) for cell in cells) / len(cells)
    if len(columns) == 1 or len(columns) > _MOST_COLUMNS:
        return [joined(row) for row in rows]
    if average > _PROSE:
        return [
            cell
            for left, right in columns
            for cell in cells
            if left <= cell.left and cell.right <= right
        ]
    table: list[list[Line | None]] = []
    for row in rows:
        places: list[Line | None] = [None] * len(columns)
        for at, (left, right) in enumerate(columns):
            inside = [cell for cell in row if left <= cell.left and cell.right <= right]
            places[at] = joined(inside) if inside else None
        table.append(places)
    return [Table(rows[0][0].page, table)]


def _columns(rows: list[list[Line]]) -> list[tuple[float, float]]:
    """Stretches of the page's width that cells share, from left to right."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted((cell.left, cell.right) for row in rows for cell in row):
        if columns and left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns

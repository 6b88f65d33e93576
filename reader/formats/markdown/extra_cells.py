"""Cells of a table's row that the parser leaves out."""

from __future__ import annotations

from markdown_it.rules_block.table import escapedSplit


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

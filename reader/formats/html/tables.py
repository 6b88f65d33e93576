"""Tables: those of data as rows of text; those that only arrange a page are no tables to us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.formats.html.flow import Flow
from reader.formats.tables import table_rows
from reader.formats.words import Words

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROWS = frozenset({"tr"})
_CELLS = frozenset({"td", "th"})
_PARTS = frozenset({"table", "thead", "tbody", "tfoot", *_ROWS, *_CELLS})
_MOST_SPANNED = 100  # columns
_LONGEST_CELL = 1_000  # characters; a table with longer ones arranges a page
_MOST_CELLS = 100_000
_BLOCKY = ("table", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "article", "form")


def is_data(table: _Element) -> bool:
    """Whether a table is one of data, and not there to arrange a page."""
    if (table.get("role") or "").lower() in {"presentation", "none"}:
        return False
    if next(table.iterdescendants(*(f"{{*}}{tag}" for tag in _BLOCKY)), None) is not None:
        return False
    widest, cells = 0, 0
    for row in table.iterdescendants("{*}tr"):
        in_row = 0
        for cell in row.iterchildren("{*}td", "{*}th"):
            in_row += 1
            if sum(len(str(words)) for words in cell.itertext()) > _LONGEST_CELL:
                return False
        widest, cells = max(widest, in_row), cells + in_row
        if cells > _MOST_CELLS:
            return False
    return widest > 1 or (widest == 1 and cells > 1 and next(table.iter("{*}th"), None) is not None)


class Table:
    """A table as it is read.

    Attributes:
        cell: The words of the cell that is being read, or None between cells.
    """

    def __init__(self) -> None:
        self.cell: Flow | None = None
        self._rows: list[list[Words]] = []
        self._has_head = False
        self._spanned = 1

    def begin(self, tag: str, element: _Element) -> bool:
        """An element begins; return whether it is a part of the table."""
        if tag in _ROWS:
            self._rows.append([])
        elif tag in _CELLS:
            if not self._rows:
                self._rows.append([])
            self.cell = Flow()
            self._has_head = self._has_head or (tag == "th" and len(self._rows) == 1)
            said = element.get("colspan") or ""
            self._spanned = (
                min(int(said), _MOST_SPANNED) if said.isdecimal() and said.isascii() else 1
            )
        return tag in _PARTS

    def end(self, tag: str) -> bool:
        """It ends; return whether it is a part of the table."""
        if tag in _CELLS and self.cell is not None:
            self._rows[-1] += [self.cell.words(), *[Words("")] * (max(1, self._spanned) - 1)]
            self.cell = None
        return tag in _PARTS

    def words(self) -> Words:
        """The rows, one a line."""
        rows = [row for row in self._rows if any(cell.text for cell in row)]
        return table_rows(rows, headings=1 if self._has_head else 0)

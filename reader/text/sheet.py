"""A page laid out under its lead: the rows a pane scrolls through.

The lead (title, author, date) is not part of the page's text; its rows stand above offset 0.
"""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

from reader.text.cells import cell_width
from reader.text.layout import Layout
from reader.text.span import Span
from reader.text.typography import PLAIN, Typography

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.text.cells import Measure
    from reader.text.page import Page, PageLink

_SETTLED_AT_ONCE = 100_000  # characters; about 10 ms of laying out


class Sheet:
    """A page and its lead at a width.

    Args:
        page: The text.
        lead: What stands above it.
        width: Cells of a row.
        measure: Cells that a text takes.
        typography: How its lines are set.
    """

    def __init__(
        self,
        page: Page,
        lead: Page,
        width: int,
        measure: Measure = cell_width,
        typography: Typography = PLAIN,
    ) -> None:
        self.width = width
        self.lead = lead
        self.lead_layout = Layout(
            lead.text, lead.blocks, width, measure, Typography(orders_bidi=typography.orders_bidi)
        )
        self.lead_layout.settle_more(len(lead.text) + 1)
        self.layout = Layout(page.text, page.blocks, width, measure, typography)
        self.lead_rows = self.lead_layout.height + 1 if lead.blocks else 0
        self._length = len(page.text)

    @property
    def height(self) -> int:
        """All rows, estimated where they are not laid out yet."""
        return self.lead_rows + self.layout.height

    @property
    def is_settled(self) -> bool:
        """Whether every row is exact."""
        return self.layout.is_settled

    def offset_of(self, row: int) -> int:
        """Offset of the first character on a row; 0 on the lead."""
        return self.layout.offset_of(row - self.lead_rows) if row > self.lead_rows else 0

    def row_of(self, offset: int) -> int:
        """The row that shows an offset."""
        return self.lead_rows + self.layout.row_of(offset)

    def offset_at(self, row: int, column: int) -> int:
        """The offset of the character in a cell, or of the one nearest to it on its row."""
        if row < self.lead_rows:
            return 0
        return self.layout.offset_at(row - self.lead_rows, column)

    def words_on(self, row: int) -> Span:
        """The characters of a row; an empty stretch for one without any."""
        line = self.layout.line(row - self.lead_rows) if row >= self.lead_rows else None
        return Span(line.start, line.end) if line else Span(0, 0)

    def column_of(self, offset: int) -> int:
        """The first cell of a character on its row."""
        return self.layout.column_of(offset)

    def top_row(self, offset: int) -> int:
        """The row to have at the top for an offset; the lead shows above the very first."""
        row = self.layout.row_of(offset)
        return self.lead_rows + row if row else 0

    def settle(self, row: int, rows: int) -> None:
        """Lay out exactly what these rows show."""
        self.layout.settle(max(0, row - self.lead_rows), max(1, rows))

    def settle_more(self, row: int) -> int:
        """Lay out a little more; by how many rows what stood at ``row`` has moved."""
        offset = self.offset_of(row)
        before = self.row_of(offset)
        self.layout.settle_more(_SETTLED_AT_ONCE)
        return self.row_of(offset) - before if row > self.lead_rows else 0

    def span_of(self, row: int, rows: int) -> Span:
        """The characters that a screen of rows shows."""
        last = row + max(1, rows)
        end = self._length if last >= self.height else self.offset_of(last)
        return Span(self.offset_of(row), end)


def links_between(page: Page, start: int, end: int) -> Iterator[tuple[int, PageLink]]:
    """The links that share a character with a stretch, with their indexes."""
    number = bisect.bisect_right(page.links, start, key=lambda link: link.end)
    while number < len(page.links) and page.links[number].start < end:
        yield number, page.links[number]
        number += 1


def same_link(before: Page, number: int, after: Page) -> int:
    """The link of a changed page that leads where a link of the page before led.

    Where several do, the one that stands where it stood among them, or the last.

    Returns:
        Its index, or -1 if none does or ``number`` is -1.
    """
    if number < 0:
        return -1
    target = before.links[number].target
    place = sum(link.target == target for link in before.links[:number])
    same = [index for index, link in enumerate(after.links) if link.target == target]
    return same[min(place, len(same) - 1)] if same else -1

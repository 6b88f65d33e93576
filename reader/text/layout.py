"""Rows of a page at a width: the only place that converts between offsets and rows.

Blocks are laid out when they are first looked at; the others have an estimated height until
``settle_more`` reaches them, so that opening a book costs what opening a page costs.
"""

from __future__ import annotations

import bisect
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.text.cells import cell_width
from reader.text.estimating import estimated_heights
from reader.text.lines import Line, Lines
from reader.text.setting import Row, Setter, Stretch
from reader.text.typography import PLAIN, Typography

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.cells import Measure
    from reader.text.document import Block

_PARAGRAPH_AT_ONCE = 4_096  # characters of an endless paragraph that are ordered together


class Layout:
    """The rows of blocks of a text at a width.

    Args:
        text: The whole text.
        blocks: Blocks in text order.
        width: Cells of a row, at least 1.
        measure: Cells that a text takes.
        typography: How lines are set.
    """

    def __init__(
        self,
        text: str,
        blocks: Sequence[Block],
        width: int,
        measure: Measure = cell_width,
        typography: Typography = PLAIN,
    ) -> None:
        self.width = max(1, width)
        self._text = text
        self._blocks = blocks
        self._measure = measure
        self._spacing = max(1, typography.spacing)
        self._lines = Lines(text, blocks, self.width, measure, typography)
        self._pieces = self._lines.pieces
        self._setter = Setter(text, measure, typography)
        self._heights = estimated_heights(text, blocks, self._lines, self._spacing, self.width)
        self._settled = bytearray(len(self._heights))
        self._next_unsettled = 0
        self._tops: list[int] | None = None

    @property
    def height(self) -> int:
        """Rows of the whole page, estimated where it is not laid out yet."""
        return self._rows()[-1]

    @property
    def is_settled(self) -> bool:
        """Whether every row is exact."""
        return self._next_unsettled >= len(self._settled)

    def line(self, row: int) -> Line | None:
        """The line at a row, or None for a blank row or one outside the page."""
        if not 0 <= row < self.height:
            return None
        index = self._piece_at(row)
        number, between = divmod(row - self._first_row(index), self._step(index))
        if between or not 0 <= number < len(self._lines.of(index)):
            return None
        return self._lines.line(index, number)

    def set_line(self, line: Line) -> Row:
        """What is drawn of a line behind its prefix."""
        block = self._blocks[line.block]
        row = self._setter.row_as_it_stands(line.start, line.end, block[:2])
        if row is not None:
            return row
        frame = self._lines.frame(bisect.bisect_right(self._pieces.starts, line.start) - 1)
        if frame.drawn:
            return Row((), line.start)
        low = max(block.start, line.start - line.start % _PARAGRAPH_AT_ONCE)
        high = min(block.end, low + 2 * _PARAGRAPH_AT_ONCE)
        first = self._text.rfind(frame.line_end, low, line.start) + 1 or low
        last = self._text.find(frame.line_end, line.end, high)
        stretch = Stretch(line.start, line.end, first, last if last >= 0 else high, frame.is_prose)
        return self._setter.row(stretch, max(1, self.width - frame.indent))

    def row_of(self, offset: int) -> int:
        """The row that shows the character at the offset, or the next one that is shown."""
        if not self._settled:
            return 0
        index = max(0, bisect.bisect_right(self._pieces.starts, offset) - 1)
        if offset >= self._pieces.ends[index] and index + 1 < len(self._settled):
            index += 1
        self._settle(index)
        lines = self._lines.of(index)
        number = max(0, bisect.bisect_right(lines, offset, key=lambda line: line[0]) - 1)
        return self._first_row(index) + number * self._step(index)

    def offset_of(self, row: int) -> int:
        """The offset of the first character on the row, or on the next row that shows any."""
        if not self._settled:
            return 0
        row = min(max(row, 0), self.height - 1)
        index = self._piece_at(row)
        number = max(0, -((self._first_row(index) - row) // self._step(index)))
        lines = self._lines.of(index)
        return lines[min(number, len(lines) - 1)][0]

    def offset_at(self, row: int, column: int) -> int:
        """The offset of the character in a cell of a row, or of the one nearest to it there."""
        line = self.line(row)
        if line is None:
            return self.offset_of(row)
        column -= self._measure(line.prefix)
        return self.set_line(line).offset_at(column, self._measure)

    def column_of(self, offset: int) -> int:
        """The first cell of a character on its row."""
        line = self.line(self.row_of(offset))
        if line is None:
            return 0
        within = self.set_line(line).column_of(max(line.start, offset), self._measure)
        return self._measure(line.prefix) + within

    def settle(self, first_row: int, rows: int) -> None:
        """Lay out exactly what the rows show; rows below may move, the first row does not.

        A row above the first is laid out with it, so that its neighbours are exact.
        """
        offset = self.offset_of(first_row)
        last = first_row + rows
        index = max(0, bisect.bisect_right(self._pieces.starts, offset) - 1)
        while index < len(self._settled) and self._rows()[index] <= last:
            self._settle(index)
            index += 1

    def settle_more(self, characters: int) -> None:
        """Lay out about that many more characters, from the start of the page on."""
        index = self._next_unsettled
        while index < len(self._settled) and characters > 0:
            if not self._settled[index]:
                characters -= self._pieces.ends[index] - self._pieces.starts[index]
                self._measure_piece(index, keep=False)
            index += 1
        self._next_unsettled = index

    def _piece_at(self, row: int) -> int:
        """The piece that shows a row, laid out; laying it out may show the row to be another's."""
        while True:
            index = min(bisect.bisect_right(self._rows(), row), len(self._settled)) - 1
            if self._settled[index]:
                return index
            self._settle(index)

    def _rows(self) -> list[int]:
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=0))
        return self._tops

    def _gap(self, index: int) -> int:
        """Blank rows before a piece: between blocks one more than between lines."""
        return self._lines.frame(index).gap + self._spacing - 1 if index else 0

    def _step(self, index: int) -> int:
        """Rows from one line of a piece to the next."""
        return 1 if self._lines.frame(index).verbatim else self._spacing

    def _first_row(self, index: int) -> int:
        return self._rows()[index] + self._gap(index)

    def _settle(self, index: int) -> None:
        if not self._settled[index]:
            self._measure_piece(index, keep=True)

    def _measure_piece(self, index: int, *, keep: bool) -> None:
        lines = self._lines.of(index) if keep else self._lines.broken(index)
        height = self._gap(index) + 1 + (len(lines) - 1) * self._step(index)
        self._settled[index] = True
        if height != self._heights[index]:
            self._heights[index] = height
            self._tops = None

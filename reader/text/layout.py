"""Rows of a page at a width: the only place that converts between offsets and rows.

Blocks are laid out when they are first looked at; the others have an estimated height until
``settle_more`` reaches them, so that opening a book costs what opening a page costs.
"""

from __future__ import annotations

import bisect
from collections import OrderedDict
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reader.text.cells import cell_width
from reader.text.columns import column_in_line, offset_in_line
from reader.text.framing import Frame, frame_of
from reader.text.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.cells import Measure
    from reader.text.document import Block

HARD_BREAK = "\N{LINE SEPARATOR}"
"""Ends a line in any block, where a format asks for it."""

LONG_BLOCK = 65_536  # characters
PIECE = 16_384
_KEPT_PIECES = 1024
_USUAL_FILL = 0.94  # share of a line's cells that running English fills


class Line(NamedTuple):
    """One row of the page.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        prefix: What stands before the text: indent, list marker, bar.
        block: Index of its block.
    """

    start: int
    end: int
    prefix: str
    block: int


class _Pieces(NamedTuple):
    """Blocks, with very long ones cut into stretches; parallel sequences, for speed.

    Attributes:
        starts: Offset of the first character of each piece.
        ends: Offset after its last character.
        blocks: Index of its block.
        later: Pieces that continue a block.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    blocks: Sequence[int]
    later: frozenset[int]


class Layout:
    """The rows of blocks of a text at a width.

    Args:
        text: The whole text.
        blocks: Blocks in text order.
        width: Cells of a row, at least 1.
        measure: Cells that a text takes.
    """

    def __init__(
        self,
        text: str,
        blocks: Sequence[Block],
        width: int,
        measure: Measure = cell_width,
    ) -> None:
        self.width = max(1, width)
        self._text = text
        self._blocks = blocks
        self._measure = measure
        self._pieces = _pieces(text, blocks)
        cells = int(self.width * _USUAL_FILL) or 1
        self._heights = [
            1 - (start - end) // cells
            for start, end in zip(self._pieces.starts, self._pieces.ends, strict=True)
        ]
        self._settled = bytearray(len(self._heights))
        self._next_unsettled = 0
        self._tops: list[int] | None = None
        self._lines: OrderedDict[int, list[tuple[int, int]]] = OrderedDict()

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
        frame = self._frame(index)
        number = row - self._rows()[index] - frame.gap
        lines = self._lines_of(index)
        if not 0 <= number < len(lines):
            return None
        start, end = lines[number]
        opening = number == 0 and index not in self._pieces.later
        prefix = frame.first if opening else frame.rest
        return Line(start, end, prefix, self._pieces.blocks[index])

    def row_of(self, offset: int) -> int:
        """The row that shows the character at the offset, or the next one that is shown."""
        if not self._settled:
            return 0
        index = max(0, bisect.bisect_right(self._pieces.starts, offset) - 1)
        if offset >= self._pieces.ends[index] and index + 1 < len(self._settled):
            index += 1
        self._settle(index)
        lines = self._lines_of(index)
        number = max(0, bisect.bisect_right(lines, offset, key=lambda line: line[0]) - 1)
        return self._rows()[index] + self._frame(index).gap + number

    def offset_of(self, row: int) -> int:
        """The offset of the first character on the row, or on the next row that shows any."""
        if not self._settled:
            return 0
        row = min(max(row, 0), self.height - 1)
        index = self._piece_at(row)
        number = max(0, row - self._rows()[index] - self._frame(index).gap)
        lines = self._lines_of(index)
        return lines[min(number, len(lines) - 1)][0]

    def offset_at(self, row: int, column: int) -> int:
        """The offset of the character in a cell of a row, or of the one nearest to it there."""
        line = self.line(row)
        if line is None:
            return self.offset_of(row)
        column -= self._measure(line.prefix)
        return offset_in_line(self._text, line.start, line.end, column, self._measure)

    def column_of(self, offset: int) -> int:
        """The first cell of a character on its row."""
        line = self.line(self.row_of(offset))
        if line is None:
            return 0
        within = column_in_line(self._text, line.start, max(line.start, offset), self._measure)
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

    def _frame(self, index: int) -> Frame:
        number = self._pieces.blocks[index]
        previous = self._blocks[number - 1] if number else None
        first = index not in self._pieces.later
        return frame_of(self._blocks[number], previous, self.width, first=first)

    def _settle(self, index: int) -> None:
        if not self._settled[index]:
            self._measure_piece(index, keep=True)

    def _measure_piece(self, index: int, *, keep: bool) -> None:
        lines = self._wrap(index)
        if keep:
            self._keep(index, lines)
        height = self._frame(index).gap + len(lines)
        self._settled[index] = True
        if height != self._heights[index]:
            self._heights[index] = height
            self._tops = None

    def _lines_of(self, index: int) -> list[tuple[int, int]]:
        lines = self._lines.get(index)
        if lines is None:
            lines = self._wrap(index)
            self._keep(index, lines)
        else:
            self._lines.move_to_end(index)
        return lines

    def _keep(self, index: int, lines: list[tuple[int, int]]) -> None:
        self._lines[index] = lines
        if len(self._lines) > _KEPT_PIECES:
            self._lines.popitem(last=False)

    def _wrap(self, index: int) -> list[tuple[int, int]]:
        piece_start, piece_end = self._pieces.starts[index], self._pieces.ends[index]
        frame = self._frame(index)
        width = max(1, self.width - frame.indent)
        if frame.drawn:
            return [(piece_start, piece_start)]
        ends_line = "\n" if frame.keeps_lines else HARD_BREAK
        return [
            line
            for start, end in _source_lines(self._text, piece_start, piece_end, ends_line)
            for line in (
                _cut(self._text, start, end, width, self._measure)
                if frame.verbatim
                else wrap(self._text, start, end, width, self._measure)
            )
        ]


def _pieces(text: str, blocks: Sequence[Block]) -> _Pieces:
    starts = [block.start for block in blocks]
    ends = [block.end for block in blocks]
    if all(end - start <= LONG_BLOCK for start, end in zip(starts, ends, strict=True)):
        return _Pieces(starts, ends, range(len(blocks)), frozenset())
    cut: list[tuple[int, int, int]] = []
    later: set[int] = set()
    for number, (block_start, end) in enumerate(zip(starts, ends, strict=True)):
        start = block_start
        while end - start > LONG_BLOCK:
            stop = text.rfind(" ", start + PIECE // 2, start + PIECE) + 1 or start + PIECE
            cut.append((start, stop, number))
            later.add(len(cut))
            start = stop
        cut.append((start, end, number))
    return _Pieces(
        [piece[0] for piece in cut],
        [piece[1] for piece in cut],
        [piece[2] for piece in cut],
        frozenset(later),
    )


def _source_lines(text: str, start: int, end: int, ends_line: str) -> list[tuple[int, int]]:
    lines = []
    while (stop := text.find(ends_line, start, end)) >= 0:
        lines.append((start, stop))
        start = stop + 1
    lines.append((start, end))
    return lines


def _cut(text: str, start: int, end: int, width: int, measure: Measure) -> list[tuple[int, int]]:
    """Lines of at most ``width`` cells, white space kept as it stands."""
    lines = []
    while end - start > 0:
        stop, cells = start, 0
        while stop < end and (cells := cells + measure(text[stop])) <= width:
            stop += 1
        stop = max(stop, start + 1)
        lines.append((start, stop))
        start = stop
    return lines or [(start, end)]

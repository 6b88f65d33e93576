"""The lines of each block at a width, kept for those that were looked at last."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from reader.text.framing import Frame, frame_of
from reader.text.pieces import pieces_of
from reader.text.wrap import cut, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.cells import Measure
    from reader.text.document import Block
    from reader.text.typography import Typography

_KEPT_PIECES = 1024


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


class Lines:
    """Breaks the blocks of a text into lines.

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
        measure: Measure,
        typography: Typography,
    ) -> None:
        self.pieces = pieces_of(text, blocks)
        self._text = text
        self._blocks = blocks
        self._width = width
        self._measure = measure
        self._hyphens = None
        if typography.hyphenate:
            from reader.text.hyphens import hyphens_of

            self._hyphens = hyphens_of(typography.language)
        self._kept: OrderedDict[int, list[tuple[int, int]]] = OrderedDict()

    def frame(self, index: int) -> Frame:
        """What surrounds a piece."""
        number = self.pieces.blocks[index]
        previous = self._blocks[number - 1] if number else None
        first = index not in self.pieces.later
        return frame_of(self._blocks[number], previous, self._width, first=first)

    def line(self, index: int, number: int) -> Line:
        """A line of a piece, with what stands before it."""
        start, end = self.of(index)[number]
        frame = self.frame(index)
        if number == 0 and index not in self.pieces.later:
            prefix = frame.first
        elif number and frame.hanging and self._is_continued(index, number):
            prefix = frame.hanging
        else:
            prefix = frame.rest
        return Line(start, end, prefix, self.pieces.blocks[index])

    def of(self, index: int) -> list[tuple[int, int]]:
        """Where the lines of a piece begin and end."""
        lines = self._kept.get(index)
        if lines is None:
            lines = self._kept[index] = self.broken(index)
            if len(self._kept) > _KEPT_PIECES:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(index)
        return lines

    def broken(self, index: int) -> list[tuple[int, int]]:
        """The same, without keeping them."""
        start, end = self.pieces.starts[index], self.pieces.ends[index]
        frame = self.frame(index)
        if frame.drawn:
            return [(start, start)]
        width = max(1, self._width - frame.indent)
        return [
            line
            for first, last in source_lines(self._text, start, end, frame.line_end)
            for line in self._broken(first, last, width, frame)
        ]

    def _broken(self, start: int, end: int, width: int, frame: Frame) -> list[tuple[int, int]]:
        if frame.verbatim:
            return cut(self._text, start, end, width, self._measure)
        if frame.hanging:  # verse: its own indents are of it
            words = start + min(_indent(self._text, start, end), width // 3)
            lines = wrap(self._text, words, end, width - (words - start), self._measure)
            return [(start, lines[0][1]), *lines[1:]]
        hyphens = self._hyphens if frame.is_prose else None
        return wrap(self._text, start, end, width, self._measure, hyphens)

    def _is_continued(self, index: int, number: int) -> bool:
        """Whether a line goes on with what the one before it began."""
        lines = self.of(index)
        return "\n" not in self._text[lines[number - 1][1] : lines[number][0]]


def _indent(text: str, start: int, end: int) -> int:
    found = text[start:end]
    return len(found) - len(found.lstrip(" "))


def source_lines(text: str, start: int, end: int, line_end: str) -> list[tuple[int, int]]:
    """The lines of a stretch as the text itself ends them."""
    lines = []
    while (stop := text.find(line_end, start, end)) >= 0:
        lines.append((start, stop))
        start = stop + 1
    lines.append((start, end))
    return lines

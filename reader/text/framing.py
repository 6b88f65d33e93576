"""What surrounds the lines of a block: blank rows, indents, markers, bars."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from reader.text.cells import cell_width
from reader.text.document import Block, Role
from reader.text.visible import visible

_DEEPEST_INDENT = 6  # levels; deeper nesting would leave no room for words
_RULE = "─" * 8


class Frame(NamedTuple):
    """The frame of one block.

    Attributes:
        gap: Blank rows before it.
        first: What stands before its first line.
        rest: What stands before its other lines.
        keeps_lines: Whether line ends of the text end lines.
        verbatim: Whether white space stays as it is and long lines are cut, not wrapped.
        drawn: Whether the frame is all that is shown.
    """

    gap: int
    first: str = ""
    rest: str = ""
    keeps_lines: bool = False
    verbatim: bool = False
    drawn: bool = False

    @property
    def indent(self) -> int:
        """Cells that the frame takes from each line."""
        return max(cell_width(self.first), cell_width(self.rest))


def frame_of(block: Block, previous: Block | None, width: int, *, first: bool) -> Frame:
    """The frame of a block after another; ``first`` is False inside a very long block."""
    together = (
        previous is not None and previous.role == block.role == Role.LIST_ITEM and block.level >= 0
    )
    gap = 0 if previous is None or together or not first else 1
    return _frame(block.role, min(block.level, _DEEPEST_INDENT), block.marker, gap, width)


@lru_cache(maxsize=512)
def _frame(role: Role, level: int, marker: str, gap: int, width: int) -> Frame:
    if role == Role.LIST_ITEM:
        indent = "  " * level
        sign = visible(marker)[:8]
        first = f"{indent}{sign} " if sign else indent
        rest = " " * cell_width(first)
        return Frame(gap, first, rest) if len(first) < width // 2 else Frame(gap, "", "")
    if role == Role.QUOTATION:
        bar = "│ " * max(1, min(level, width // 8))
        return Frame(gap, bar, bar)
    if role == Role.BYLINE:
        return Frame(gap, "┊ ", "┊ ", keeps_lines=True)
    if role in {Role.CODE, Role.TABLE}:
        return Frame(gap, "  ", "  ", keeps_lines=True, verbatim=True)
    if role == Role.RULE:
        return Frame(gap, _RULE[:width], "", drawn=True)
    return Frame(gap)

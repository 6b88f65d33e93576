"""What surrounds the lines of a block: blank rows, indents, markers, bars."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from reader.text.cells import cell_width
from reader.text.document import Block, Role
from reader.text.visible import visible

_DEEPEST_INDENT = 6  # levels; deeper nesting would leave no room for words
_WIDEST_MARKER = 8  # characters
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
    if role == Role.RULE:
        return Frame(gap, _RULE[:width], "", drawn=True)
    first = rest = _before_lines(role, level, width)
    if sign := visible(marker)[:_WIDEST_MARKER]:
        first, rest = f"{first}{sign} ", rest + " " * (cell_width(sign) + 1)
    if cell_width(first) > width // 2:
        first = rest = ""
    keeps_lines = role in {Role.BYLINE, Role.CODE, Role.TABLE}
    return Frame(gap, first, rest, keeps_lines, verbatim=role in {Role.CODE, Role.TABLE})


def _before_lines(role: Role, level: int, width: int) -> str:
    if role == Role.LIST_ITEM:
        return "  " * level
    if role == Role.QUOTATION:
        return "│ " * max(1, min(level + 1, width // 8))
    if role == Role.BYLINE:
        return "┊ "
    return "  " if role in {Role.CODE, Role.TABLE} else ""

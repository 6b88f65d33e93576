"""What surrounds the lines of a block: blank rows, indents, markers, bars."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from reader.text.cells import cell_width
from reader.text.document import HARD_BREAK, Block, Role
from reader.text.visible import visible

_DEEPEST_INDENT = 6  # levels; deeper nesting would leave no room for words
_WIDEST_MARKER = 8  # characters
_RULE = "─" * 8
_PICTURE = "▣ "
_CONTINUED = "↪ "
_KEEPING_LINES = {Role.BYLINE, Role.CODE, Role.TABLE, Role.VERSE}
_VERBATIM = {Role.CODE, Role.TABLE}
_PROSE = {Role.PARAGRAPH, Role.QUOTATION, Role.LIST_ITEM, Role.FOOTNOTE}
_ITEMS = {Role.LIST_ITEM, Role.FOOTNOTE}
_WITH_CAPTIONS = {Role.IMAGE, Role.TABLE, Role.CODE}


class Frame(NamedTuple):
    """The frame of one block.

    Attributes:
        gap: Blank rows before it.
        first: What stands before its first line.
        rest: What stands before its other lines.
        hanging: What stands before what is left of a line that the text ends, but is too wide;
            empty where that is no different.
        keeps_lines: Whether line ends of the text end lines.
        verbatim: Whether white space stays as it is and long lines are cut, not wrapped.
        drawn: Whether the frame is all that is shown.
        is_prose: Whether its lines may be justified and its words parted.
    """

    gap: int
    first: str = ""
    rest: str = ""
    hanging: str = ""
    keeps_lines: bool = False
    verbatim: bool = False
    drawn: bool = False
    is_prose: bool = False

    @property
    def line_end(self) -> str:
        """What ends a line in the text."""
        return "\n" if self.keeps_lines else HARD_BREAK

    @property
    def indent(self) -> int:
        """Cells that the frame takes from each line."""
        return max(map(cell_width, (self.first, self.rest, self.hanging)))


def frame_of(block: Block, previous: Block | None, width: int, *, first: bool) -> Frame:
    """The frame of a block after another; ``first`` is False inside a very long block."""
    gap = 0 if previous is None or not first or _stand_together(previous, block) else 1
    return _frame(block.role, min(block.level, _DEEPEST_INDENT), block.marker, gap, width)


def _stand_together(before: Block, block: Block) -> bool:
    if block.role == Role.CAPTION:
        return before.role in _WITH_CAPTIONS
    return (
        before.role == block.role
        and block.role in _ITEMS
        and (block.role == Role.LIST_ITEM or bool(block.marker))
    )


@lru_cache(maxsize=512)
def _frame(role: Role, level: int, marker: str, gap: int, width: int) -> Frame:
    if role == Role.RULE:
        return Frame(gap, _RULE[:width], "", drawn=True)
    first = rest = _before_lines(role, level, width)
    hanging = ""
    if role == Role.IMAGE:
        first, rest = _PICTURE, "  "
    if sign := visible(marker)[:_WIDEST_MARKER]:
        first, rest = f"{first}{sign} ", rest + " " * (cell_width(sign) + 1)
    if role == Role.VERSE:
        hanging = rest + "    "
    elif role in _VERBATIM:
        hanging = _CONTINUED
    if max(map(cell_width, (first, hanging))) > width // 2:
        first = rest = hanging = ""
    return Frame(
        gap,
        first,
        rest,
        hanging,
        keeps_lines=role in _KEEPING_LINES,
        verbatim=role in _VERBATIM,
        is_prose=role in _PROSE,
    )


def _before_lines(role: Role, level: int, width: int) -> str:
    if role == Role.LIST_ITEM:
        return "  " * level
    if role == Role.QUOTATION:
        return "│ " * max(1, min(level + 1, width // 8))
    if role == Role.BYLINE:
        return "┊ "
    return "  " if role in {Role.CODE, Role.TABLE, Role.VERSE, Role.CAPTION} else ""

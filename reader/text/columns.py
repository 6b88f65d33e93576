"""Which character of a line stands in which cell: the way from the mouse to the text and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.visible import visible

if TYPE_CHECKING:
    from reader.text.cells import Measure


def offset_in_line(text: str, start: int, end: int, column: int, measure: Measure) -> int:
    """The offset of the character that takes a cell of a line; its end for a cell behind it.

    Args:
        text: The whole text.
        start: Where the line begins.
        end: Where it ends.
        column: Cells from the line's first; less than 0 is its beginning.
        measure: Cells that a text takes.
    """
    shown = visible(text[start:end])
    low, high = 0, len(shown)
    while low < high:  # the longest beginning that leaves the cell free
        middle = (low + high + 1) // 2
        if measure(shown[:middle]) <= column:
            low = middle
        else:
            high = middle - 1
    return start + low


def column_in_line(text: str, start: int, offset: int, measure: Measure) -> int:
    """Cells between the beginning of a line and a character of it."""
    return measure(visible(text[start:offset]))

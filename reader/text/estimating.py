"""How many rows blocks will take, before they are laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.document import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.document import Block
    from reader.text.lines import Lines

_USUAL_FILL = 0.94  # share of a line's cells that running English fills
_SAMPLES = 12  # blocks that are laid out to learn how many characters a line holds
_LONGEST_SAMPLE = 1_500  # characters
_WORTH_LEARNING = 20_000  # characters of a text
_KEEPING_LINES = {Role.CODE, Role.TABLE, Role.VERSE, Role.BYLINE}


def estimated_heights(
    text: str, blocks: Sequence[Block], lines: Lines, spacing: int, width: int
) -> list[int]:
    """Rows of each piece of a text with the blank rows before it.

    Args:
        text: The whole text.
        blocks: Its blocks.
        lines: What breaks them.
        spacing: Rows from one line to the next.
        width: Cells of a row.
    """
    starts, ends, numbers, _ = lines.pieces
    usual = max(1, int(width * _USUAL_FILL))
    fill = _learnt(blocks, lines) if len(text) > _WORTH_LEARNING else 0
    cells = fill or usual
    heights = [1 - int((start - end) // cells) for start, end in zip(starts, ends, strict=True)]
    for index, number in enumerate(numbers):
        role = blocks[number].role
        if role == Role.LIST_ITEM:
            heights[index] = max(1, heights[index] - 1)
        elif role in _KEEPING_LINES:
            heights[index] = 2 + text.count("\n", starts[index], ends[index])
    return heights if spacing == 1 else [height * spacing for height in heights]


def _learnt(blocks: Sequence[Block], lines: Lines) -> float:
    """Characters that a line holds, from a few blocks all over the text; 0 where none tells."""
    starts, ends, numbers, _ = lines.pieces
    characters = rows = 0.0
    for index in range(0, len(starts), max(1, len(starts) // _SAMPLES)):
        length = ends[index] - starts[index]
        if blocks[numbers[index]].role in _KEEPING_LINES or length > _LONGEST_SAMPLE:
            continue
        found = len(lines.broken(index))
        if found > 1:
            characters += length
            rows += found - 0.5
    return characters / rows if rows else 0

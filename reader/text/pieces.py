"""Blocks of a text, very long ones in several stretches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.document import Block

LONG_BLOCK = 65_536  # characters
PIECE = 16_384


class Pieces(NamedTuple):
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


def pieces_of(text: str, blocks: Sequence[Block]) -> Pieces:
    """The blocks of a text, none of them very long."""
    starts = [block.start for block in blocks]
    ends = [block.end for block in blocks]
    if all(end - start <= LONG_BLOCK for start, end in zip(starts, ends, strict=True)):
        return Pieces(starts, ends, range(len(blocks)), frozenset())
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
    return Pieces(
        [piece[0] for piece in cut],
        [piece[1] for piece in cut],
        [piece[2] for piece in cut],
        frozenset(later),
    )

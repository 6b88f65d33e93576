"""One row as it is drawn: its characters in the order of the screen, with their spaces and hyphens.

Most rows are drawn as they stand in the text. The others are those of justified paragraphs, words
that are parted, words written from right to left, and characters that take cells together.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from glossary.characters import is_unspaced
from reader.text.clusters import SOFT_HYPHEN, clusters, drawn, is_special
from reader.text.hyphens import HYPHEN
from reader.text.pieces import LONG_BLOCK
from reader.text.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.cells import Measure
    from reader.text.typography import Typography

_WORDS_AND_SPACES = re.compile(r" +|[^ ]+")
_WIDEST_SPACE = 4  # cells; lines that would need wider ones on average end where they end


class Piece(NamedTuple):
    """Characters that stand side by side on a row.

    Attributes:
        start: Offset of the first.
        end: Offset after the last; the same as the start for what is not in the text.
        shown: What is drawn for them. Where it is as long as they are many, sign for sign.
    """

    start: int
    end: int
    shown: str


class Row(NamedTuple):
    """The characters of a row from left to right.

    Attributes:
        pieces: What is drawn.
        behind: The offset that cells to the right of them count as.
    """

    pieces: Sequence[Piece]
    behind: int

    def column_of(self, offset: int, measure: Measure) -> int:
        """Cells before a character of the row; all cells for one that is not on it."""
        cells = 0
        for start, end, shown in self.pieces:
            if start <= offset < end:
                within = offset - start if len(shown) == end - start else 0
                return cells + (measure(shown[:within]) if within else 0)
            cells += measure(shown)
        return cells

    def offset_at(self, column: int, measure: Measure) -> int:
        """The offset of the character in a cell, or of the one nearest to it."""
        cells = 0
        for start, end, shown in self.pieces:
            size = measure(shown)
            if column < cells + size:
                if len(shown) != end - start:
                    return start
                return start + _longest_beginning(shown, column - cells, measure)
            cells += size
        return self.behind


def _longest_beginning(shown: str, column: int, measure: Measure) -> int:
    """How many characters leave a cell free."""
    low, high = 0, len(shown) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if measure(shown[:middle]) <= column:
            low = middle
        else:
            high = middle - 1
    return low


class Stretch(NamedTuple):
    """Where a row stands in its paragraph.

    Attributes:
        start: Offset of the first character of the row.
        end: Offset after its last.
        first: Offset of the first character of the paragraph.
        last: Offset after its last.
        is_prose: Whether it may be justified.
    """

    start: int
    end: int
    first: int
    last: int
    is_prose: bool


class Setter:
    """Sets the rows of a text.

    Args:
        text: The whole text.
        measure: Cells that a text takes.
        typography: How lines are set.
    """

    def __init__(self, text: str, measure: Measure, typography: Typography) -> None:
        self._text = text
        self._measure = measure
        self._typography = typography
        self._paragraph: tuple[int, int, list[int], int] = (0, 0, [], 0)
        self._is_plain = not (typography.justify or typography.hyphenate)
        self._orders = typography.orders_bidi and not text.isascii()
        self._left_to_right = (0, 0)

    def row_as_it_stands(self, start: int, end: int, block: tuple[int, int]) -> Row | None:
        """The row of a block that is drawn sign for sign, as most are; None for another.

        Args:
            start: Offset of its first character.
            end: Offset after its last.
            block: Where its block begins and ends.
        """
        if not self._is_plain or (self._orders and not self._is_left_to_right(block)):
            return None
        shown = visible(self._text[start:end])
        return None if is_special(shown) else Row((Piece(start, end, shown),), end)

    def _is_left_to_right(self, block: tuple[int, int]) -> bool:
        if self._left_to_right != block:
            from reader.text.bidi import has_right_to_left

            if block[1] - block[0] > LONG_BLOCK or has_right_to_left(self._text[slice(*block)]):
                return False
            self._left_to_right = block
        return True

    def row(self, stretch: Stretch, width: int) -> Row:
        """A row, in as many cells at most."""
        start, end = stretch.start, stretch.end
        shown = visible(self._text[start:end])
        if self._orders and self._levels(stretch)[2]:
            return self._ordered(stretch, shown, width)
        if is_special(shown):
            pieces = [Piece(start + a, start + b, drawn(shown[a:b])) for a, b in clusters(shown)]
        else:
            pieces = [Piece(start, end, shown)]
        if hyphen := self._hyphen(stretch, pieces, width):
            pieces.append(hyphen)
        if self._typography.justify and stretch.is_prose and not self._is_last(stretch):
            pieces = self._justified(pieces, width)
        return Row(pieces, end)

    def _is_last(self, stretch: Stretch) -> bool:
        return self._text[stretch.end : stretch.last].isspace() or stretch.end >= stretch.last

    def _hyphen(self, stretch: Stretch, pieces: list[Piece], width: int) -> Piece | None:
        """The hyphen behind a word that goes on in the next row."""
        text, end = self._text, stretch.end
        if not stretch.start < end < stretch.last:
            return None
        before, after = text[end - 1], text[end]
        if before != SOFT_HYPHEN and not (
            self._typography.hyphenate and _is_in_word(before) and _is_in_word(after)
        ):
            return None
        has_room = sum(self._measure(piece.shown) for piece in pieces) < width
        return Piece(end, end, HYPHEN) if has_room else None

    def _justified(self, pieces: list[Piece], width: int) -> list[Piece]:
        """The same pieces with wider spaces, so that they fill the width."""
        parted = [part for piece in pieces for part in _words_and_spaces(piece)]
        spaces = [at for at, piece in enumerate(parted) if piece.shown.isspace() and at]
        missing = width - sum(self._measure(piece.shown) for piece in parted)
        if missing <= 0 or missing > len(spaces) * (_WIDEST_SPACE - 1):
            return pieces
        for number, at in enumerate(spaces):
            more = missing * (number + 1) // len(spaces) - missing * number // len(spaces)
            piece = parted[at]
            parted[at] = piece._replace(shown=piece.shown + " " * more)
        return parted

    def _levels(self, stretch: Stretch) -> tuple[int, int, list[int], int]:
        """The levels of the paragraph, and its own."""
        from reader.text.bidi import base_level, has_right_to_left, levels_of

        first, last = stretch.first, stretch.last
        if self._paragraph[:2] != (first, last):
            paragraph = self._text[first:last]
            if has_right_to_left(paragraph):
                base = base_level(paragraph)
                self._paragraph = (first, last, levels_of(paragraph, base), base)
            else:
                self._paragraph = (first, last, [], 0)
        return self._paragraph

    def _ordered(self, stretch: Stretch, shown: str, width: int) -> Row:
        """A row with words from right to left; a paragraph of them stands on the right."""
        from reader.text.bidi import mirrored, visual_runs

        start, end = stretch.start, stretch.end
        first, _, levels, base = self._levels(stretch)
        pieces: list[Piece] = []
        for run in visual_runs(levels[start - first : end - first], base):
            found = [
                Piece(start + run.start + a, start + run.start + b, drawn(part))
                for a, b in clusters(shown[run.start : run.end])
                for part in (shown[run.start + a : run.start + b],)
            ]
            if run.is_reversed:
                found = [
                    piece._replace(shown="".join(map(mirrored, piece.shown)))
                    for piece in reversed(found)
                ]
            pieces += found
        if self._typography.justify and stretch.is_prose and not self._is_last(stretch):
            pieces = self._justified(pieces, width)
        if not base:
            return Row(pieces, end)
        free = width - sum(self._measure(piece.shown) for piece in pieces)
        return Row([Piece(end, end, " " * max(0, free)), *pieces], start)


def _words_and_spaces(piece: Piece) -> list[Piece]:
    start, end, shown = piece
    if len(shown) != end - start:
        return [piece]
    return [
        Piece(start + found.start(), start + found.end(), found[0])
        for found in _WORDS_AND_SPACES.finditer(shown)
    ]


def _is_in_word(char: str) -> bool:
    return char.isalpha() and not is_unspaced(char)

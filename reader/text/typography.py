"""How lines of text are set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Typography:
    """The choices of one reader for one text.

    Attributes:
        measure: Cells of a row at most; 0 for all there are.
        margin: Cells left free on both sides, where there is room.
        spacing: Rows from one line to the next, at least 1.
        justify: Whether the lines of a paragraph end at one column.
        hyphenate: Whether words may be parted at line ends.
        language: BCP 47 tag of the text, by whose rules they are; empty for none known.
        orders_bidi: Whether words from right to left are ordered here, and not by the terminal.
    """

    measure: int = 0
    margin: int = 0
    spacing: int = 1
    justify: bool = False
    hyphenate: bool = False
    language: str = ""
    orders_bidi: bool = True


PLAIN = Typography()
"""Lines as they come."""

"""Words of a text that are picked out by a cursor."""

from __future__ import annotations

from typing import NamedTuple

from reader.text.span import Span


class Picked(NamedTuple):
    """Words that are picked out: all from the one to the other.

    Attributes:
        anchor: The word where picking began.
        cursor: The word that moves.
    """

    anchor: Span
    cursor: Span

    @property
    def span(self) -> Span:
        """Everything from the first of both to the last."""
        start = min(self.anchor.start, self.cursor.start)
        return Span(start, max(self.anchor.end, self.cursor.end))

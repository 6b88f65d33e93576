"""Where in a text what was looked for stands: many matches, in little room."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from reader.text.span import Span


@dataclass(frozen=True, slots=True)
class Hits:
    """The matches in a text, in order; they do not overlap.

    Attributes:
        starts: Offset of the first character of each.
        ends: Offset after the last character of each.
        is_all: Whether there are no more than these.
    """

    starts: array[int]
    ends: array[int]
    is_all: bool = True

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.starts)

    def span(self, number: int) -> Span:
        """The characters of one."""
        return Span(self.starts[number], self.ends[number])

    def between(self, start: int, end: int) -> range:
        """The numbers of those that share a character with a stretch."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def next_from(self, offset: int) -> int:
        """The number of the first that begins at an offset or after; from the end, the first."""
        number = bisect_left(self.starts, offset)
        return number if number < self.count else min(0, self.count - 1)

    def last_before(self, offset: int) -> int:
        """The number of the last that begins before an offset; from the beginning, the last."""
        number = bisect_left(self.starts, offset) - 1
        return number if number >= 0 else self.count - 1


NO_HITS = Hits(array("q"), array("q"))

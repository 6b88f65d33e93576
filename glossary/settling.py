"""Choosing mentions where what an automaton found does not count, or finds overlap each other."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    LongestAt = Callable[[int], tuple[int, int] | None]


def _numbers() -> array[int]:
    return array("q")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Spans of a text and what they mean, in order; none overlap.

    Attributes:
        starts: Offsets of the first characters.
        ends: Offsets after the last characters.
        meanings: Numbers of entries.
    """

    starts: array[int] = field(default_factory=_numbers)
    ends: array[int] = field(default_factory=_numbers)
    meanings: array[int] = field(default_factory=_numbers)

    def add(self, start: int, end: int, meaning: int) -> None:
        """Add a span after all others."""
        self.starts.append(start)
        self.ends.append(end)
        self.meanings.append(meaning)

    def extend(self, starts: list[int], ends: list[int], meanings: list[int]) -> None:
        """Add spans after all others."""
        self.starts.fromlist(starts)
        self.ends.fromlist(ends)
        self.meanings.fromlist(meanings)

    def copy(self, other: Chosen, first: int, last: int) -> None:
        """Add a slice of others after all that are here."""
        part = slice(first, last)
        self.starts.extend(other.starts[part])
        self.ends.extend(other.ends[part])
        self.meanings.extend(other.meanings[part])


def settle(
    sure: Chosen,
    doubtful: Sequence[tuple[int, int]],
    longest_at: LongestAt,
) -> Chosen:
    """Leftmost-longest of everything, where the sure finds hold unless doubtful ones touch them.

    Around each doubtful find the text is walked through from where the find, or a sure one that
    reaches into it, begins. The walk ends where no find of either sort reaches across: from there
    on it would choose what the automaton chose.

    Args:
        sure: Leftmost-longest finds that count.
        doubtful: Start and end of finds that may not count, or that may overlap sure ones, sorted.
            Each place where a mention can begin is at or after the start of one or inside a sure
            find, if it is no start of a sure one.
        longest_at: Tells end and meaning of the longest mention that begins at an offset.
    """
    if not doubtful:
        return sure
    chosen = Chosen()
    copied = settled = 0
    for index, (start, end) in enumerate(doubtful):
        if start < settled:
            continue
        before = bisect_right(sure.starts, start) - 1
        is_inside = before >= 0 and sure.ends[before] > start
        follow = before if is_inside else bisect_left(sure.starts, start)
        chosen.copy(sure, copied, follow)
        at, reach, met = (sure.starts[before] if is_inside else start), end, index
        while at < reach:
            at = _walk(chosen, at, reach, longest_at)
            follow = bisect_left(sure.starts, at, follow)
            if follow:
                reach = max(reach, sure.ends[follow - 1])
            while met < len(doubtful) and doubtful[met][0] < at:
                reach = max(reach, doubtful[met][1])
                met += 1
        copied, settled = follow, at
    chosen.copy(sure, copied, len(sure.starts))
    return chosen


def _walk(chosen: Chosen, at: int, goal: int, longest_at: LongestAt) -> int:
    """Choose mentions from an offset to a goal, or to where one ends that reaches beyond it."""
    while at < goal:
        if found := longest_at(at):
            chosen.add(at, *found)
        at = found[0] if found else at + 1
    return at

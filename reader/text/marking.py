"""Which links of a page are drawn as marks; all of them stay doors."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reader.text.sheet import links_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.page import Page, PageLink
    from reader.text.span import Span

_MARKED = b"\x01"


class Marking(Protocol):
    """Which links stand out."""

    def shows(self, number: int) -> bool:
        """Whether the link of an index is drawn as a mark."""
        ...

    def nearest(self, number: int, step: int) -> int:
        """The first marked link from an index on (or back, for -1), itself included; -1 if none."""
        ...


class Flagged(NamedTuple):
    """Marks as a page has them.

    Attributes:
        flags: One byte per link, 1 for those marked, or None for all.
        total: How many links there are.
    """

    flags: bytes | None
    total: int

    def shows(self, number: int) -> bool:
        """Whether the link of an index is drawn as a mark."""
        return self.flags is None or self.flags[number] == 1

    def nearest(self, number: int, step: int) -> int:
        """The first marked link from an index on; where none is marked at all, the first link."""
        if not 0 <= number < self.total:
            return -1
        if self.flags is None or _MARKED not in self.flags:
            return number
        if step > 0:
            return self.flags.find(_MARKED, number)
        return self.flags.rfind(_MARKED, 0, number + 1)


class FirstOnScreen(NamedTuple):
    """Of the links that lead to one place, the first on screen is marked; costs what a screen does.

    Attributes:
        links: All links of the page.
        on_screen: Index of the first link on screen, and of the first below it.
        marked: Indexes of the marked ones.
    """

    links: Sequence[PageLink]
    on_screen: tuple[int, int]
    marked: frozenset[int]

    @classmethod
    def of(cls, page: Page, seen: Span) -> FirstOnScreen:
        """The marks of a page while a stretch of it is on screen."""
        numbers = [number for number, _ in links_between(page, seen.start, seen.end)]
        first = {page.links[number].target: number for number in reversed(numbers)}
        around = (numbers[0], numbers[-1] + 1) if numbers else (0, 0)
        return cls(page.links, around, frozenset(first.values()))

    def shows(self, number: int) -> bool:
        """Whether the link of an index is drawn as a mark."""
        return number in self.marked

    def nearest(self, number: int, step: int) -> int:
        """The first marked link from an index on; off screen, one to a place not on screen."""
        first, after = self.on_screen
        places = {self.links[marked].target for marked in self.marked}
        while 0 <= number < len(self.links):
            is_on_screen = first <= number < after
            if number in self.marked if is_on_screen else self.links[number].target not in places:
                return number
            number += step
        return -1


def next_link(page: Page, seen: Span, current: int, step: int, marking: Marking) -> int:
    """The link to go to: the next marked one after the current, or the first on screen.

    Args:
        page: The page with the links.
        seen: The characters on screen.
        current: Index of the link in focus, or -1.
        step: 1 for the next, -1 for the one before.
        marking: Which links are marked.

    Returns:
        Its index; the current one where there is no other, or -1 on a page without links.
    """
    on_screen = [number for number, _ in links_between(page, seen.start, seen.end)]
    if current >= 0 and (current in on_screen or not on_screen):
        number = marking.nearest(current + step, step)
        return number if number >= 0 else current
    if on_screen:
        start = on_screen[0] if step > 0 else on_screen[-1]
    else:
        ahead = bisect.bisect_left(page.links, seen.start, key=lambda link: link.start)
        start = ahead if step > 0 else ahead - 1
    number = marking.nearest(start, step)
    return number if number >= 0 else marking.nearest(start - step, -step)

"""Fills the strip beside the scroll bar."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from reader.text.density import density
from reader.tui.feature import Feature

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.tui.reading_screen import ReadingScreen


class Density(Feature):
    """Shows where in the text terms, notes and what was found stand, as the reader chose."""

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._is_waiting = False

    def terms_known(self) -> None:
        """More terms are known."""
        self.refresh()

    def turned(self) -> None:
        """Another text."""
        self.refresh()

    def refresh(self) -> None:
        """What the strip tells may have changed; of many times at once, it is made once."""
        if not self._is_waiting:
            self._is_waiting = True
            self._screen.call_after_refresh(self._show)

    def _show(self) -> None:
        self._is_waiting = False
        screen = self._screen
        strip, session = screen.strip, screen.session
        if not strip.display or not strip.size.height:
            return
        notes = sorted(one.span.start for one in session.placed if one.span)
        rows = density(
            len(session.document.text),
            strip.size.height,
            _count(session.mentions, lambda mention: mention.start),
            _count(notes),
            _count(screen.article.hits.starts),
        )
        strip.show([row.sign for row in rows])

    def go(self, share: float) -> None:
        """Go to a part of the text."""
        article = self._screen.article
        offset = int(share * len(article.page.text))
        article.go_to_top(offset)


def _count(
    things: Sequence[Any], key: Callable[[Any], int] | None = None
) -> Callable[[int, int], int]:
    """How many of some things, in text order, begin in a stretch."""
    return lambda start, end: (
        bisect_left(things, end, key=key) - bisect_left(things, start, key=key)
    )

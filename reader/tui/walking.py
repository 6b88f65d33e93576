"""From match to match of a search, across documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.hit_walk import HitWalk
from reader.tui.feature import Feature

if TYPE_CHECKING:
    from reader.tui.reading_screen import ReadingScreen


class Walking(Feature):
    """Goes through the matches in the order of their list; those in the text are marked."""

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._walk = HitWalk()

    @property
    def is_on(self) -> bool:
        """Whether there is a next match to go to."""
        return bool(self._walk.places)

    def begin(self, walk: HitWalk) -> None:
        """Walk here from now on."""
        self._walk = walk
        self._mark()

    def stop(self) -> None:
        """Something else is looked for from now on."""
        self._walk = HitWalk()

    def step(self, step: int) -> None:
        """Go to the next match (-1: the one before)."""
        self._walk = self._walk.stepped(step)
        self._screen.features.lookup.go(self._walk.place)
        self._screen.tell(self._walk.told)

    def turned(self) -> None:
        """Another text: its matches are marked."""
        self._mark()

    def terms_known(self) -> None:
        """The whole text may have come since."""
        self._mark()

    def _mark(self) -> None:
        if self.is_on:
            screen = self._screen
            screen.article.set_hits(self._walk.hits_in(screen.session.document.id))
            screen.features.density.refresh()

"""What others change while the reader reads: it is shown and found as it is by now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.desk.freshness import Freshness
from reader.tui.feature import Feature

if TYPE_CHECKING:
    from reader.tui.reading_screen import ReadingScreen

_BETWEEN_LOOKS = 2.0  # seconds from one look at the files to the next


class _Seen(NamedTuple):
    """What a look has shown.

    Attributes:
        notes: Notes are others than those on screen.
        words: The index is not as the files are.
    """

    notes: bool = False
    words: bool = False


class Freshening(Feature):
    """Looks at the files from time to time, in a thread."""

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._freshness = Freshness(screen.desk)
        self._is_owed = False

    def watch(self) -> None:
        """Look from now on."""
        self._screen.set_timer(_BETWEEN_LOOKS, self._look)

    def look_soon(self) -> None:
        """Entries were changed by somebody else: the index may have to follow."""
        self._is_owed = True

    def _look(self) -> None:
        screen = self._screen
        desk, session = screen.desk, screen.session
        known = tuple(session.notes), tuple(session.conflicts)
        # An index that is being made has not seen what it will; nor is a writer disturbed.
        can_follow = not screen.features.index.state and screen.features.writer is None
        is_owed, self._is_owed = self._is_owed, False

        def look() -> _Seen | None:
            if not (self._freshness.changed() or is_owed):
                return _Seen()
            if not can_follow:
                return None
            now = desk.notes.all()
            return _Seen(
                (now.notes, now.conflicts) != known, desk.index.needs_update(desk.sources())
            )

        def done(seen: _Seen | None) -> None:
            if seen is None:
                self._is_owed = True
            elif screen.features.writer is None:
                if seen.notes:
                    screen.features.note_keeping.read_again()
                if seen.words:
                    screen.reading.index_again()
            else:
                self._is_owed = True
            self.watch()

        def failed(_: object) -> None:
            self._is_owed = True  # what was noticed is not forgotten
            self.watch()

        screen.background.start(look, done, failed, group="freshening")

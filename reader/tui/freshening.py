"""What others change while the reader reads: it is shown and found as it is by now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.desk.freshness import Freshness, OpenFile
from reader.tui.feature import Feature

if TYPE_CHECKING:
    from reader.tui.reading_screen import ReadingScreen

_BETWEEN_LOOKS = 2.0  # seconds from one look at the files to the next


class _Seen(NamedTuple):
    """What a look has shown.

    Attributes:
        notes: Notes are others than those on screen.
        words: The index is not as the files are.
        text: The file of the document on screen was written to.
        is_owed: Notes and words are still to be looked at.
    """

    notes: bool = False
    words: bool = False
    text: bool = False
    is_owed: bool = False


class Freshening(Feature):
    """Looks at the files from time to time, in a thread."""

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._freshness = Freshness(screen.desk)
        self._open_file = OpenFile()
        self._is_owed = False

    def watch(self) -> None:
        """Look from now on."""
        self._open_file.changed(self._screen.session.opened.path)  # what it is like before that
        self._look_later()

    def look_soon(self) -> None:
        """Entries were changed by somebody else: the index may have to follow."""
        self._is_owed = True

    def _look_later(self) -> None:
        self._screen.set_timer(_BETWEEN_LOOKS, self._look)

    def _look(self) -> None:
        screen = self._screen
        desk, session = screen.desk, screen.session
        known = tuple(session.notes), tuple(session.conflicts)
        # An index that is being made has not seen what it will; nor is a writer disturbed.
        can_follow = not screen.features.index.state and screen.features.writer is None
        is_owed, self._is_owed = self._is_owed, False

        def look() -> _Seen:
            text = self._open_file.changed(session.opened.path)
            if not (self._freshness.changed() or is_owed):
                return _Seen(text=text)
            if not can_follow:
                return _Seen(text=text, is_owed=True)
            now = desk.notes.all()
            notes = (now.notes, now.conflicts) != known
            return _Seen(notes, desk.index.needs_update(desk.sources()), text)

        def done(seen: _Seen) -> None:
            if seen.text:
                screen.tell("The file of this text was changed; R reads it again")
            if seen.is_owed or screen.features.writer is not None:
                self._is_owed = True
            else:
                if seen.notes:
                    screen.features.note_keeping.read_again()
                if seen.words:
                    screen.reading.index_again()
            self._look_later()

        def failed(_: object) -> None:
            self._is_owed = True  # what was noticed is not forgotten
            self._look_later()

        screen.background.start(look, done, failed, group="freshening")

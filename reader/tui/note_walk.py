"""The reader's notes on the text, from one to the next by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.place import NotePlace
from reader.tui.feature import Feature

if TYPE_CHECKING:
    from reader.desk.placed_notes import PlacedNote


class NoteWalk(Feature):
    """Goes through the notes of the text on screen; each is shown beside its words."""

    def open_next(self) -> None:
        """The note after the one on show, if that is on screen; else the first on screen."""
        notes, place = self._on_screen(), self._screen.features.beside.place
        if not notes:
            self._screen.tell("No note of yours stands on this screen")
            return
        targets = [NotePlace(placed.note.id) for placed in notes]
        after = targets.index(place) + 1 if isinstance(place, NotePlace) and place in targets else 0
        self._screen.features.lookup.go(targets[after % len(targets)])

    def _on_screen(self) -> list[PlacedNote]:
        seen = self._screen.article.visible_span
        return [one for one in self._screen.session.placed if one.span and one.span.overlaps(seen)]

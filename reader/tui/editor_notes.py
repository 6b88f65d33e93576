"""The editor's notes, from one to the next by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.place import EditorNotePlace
from reader.tui.feature import Feature

if TYPE_CHECKING:
    from reader.text.page import MarginMark


class EditorNotes(Feature):
    """Goes through the editor's notes of the text on screen; they are told beside it."""

    @property
    def has_any(self) -> bool:
        """Whether the document has any."""
        return bool(self._screen.session.editor_notes)

    def open_next(self) -> None:
        """The note after the one on show, if that is on screen; else the first on screen."""
        marks, place = self._on_screen(), self._screen.features.beside.place
        if not marks:
            self._screen.tell("No editor's note stands on this screen")
            return
        targets = [mark.target for mark in marks]
        after = targets.index(place) + 1 if place in targets else 0
        self._screen.features.lookup.go(targets[after % len(targets)])

    def _on_screen(self) -> list[MarginMark]:
        article = self._screen.article
        seen = article.visible_span
        return [
            mark
            for mark in article.page.margin
            if isinstance(mark.target, EditorNotePlace) and seen.contains(mark.offset)
        ]

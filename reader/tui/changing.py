"""Undoing whatever was changed last: a note, an entry, a correction, what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.feature import Feature

if TYPE_CHECKING:
    from reader.desk.change_log import Undone


class Changing(Feature):
    """One key takes back one change after the other."""

    @property
    def can_undo(self) -> bool:
        """Whether something was changed in this sitting, and nothing is being written."""
        return self._screen.desk.changes.can_undo and self._screen.features.writer is None

    def undo(self) -> None:
        """Undo the last change, and show everything as it is then."""
        self._screen.background.start(self._screen.desk.changes.undo, self._undone, group="notes")

    def _undone(self, undone: Undone | None) -> None:
        if undone is None:
            return
        screen = self._screen
        screen.tell(undone.told)
        if undone.note or undone.gone:
            screen.features.note_keeping.index(undone.note, undone.gone)
            screen.features.note_keeping.read_again(undone.note.id if undone.note else "")
        else:
            screen.reading.terms.again()
            screen.features.library.undone()

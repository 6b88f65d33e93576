"""How far the index is, and having it mended where it is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.feature import Feature

if TYPE_CHECKING:
    from reader.tui.reading_screen import ReadingScreen


class IndexState(Feature):
    """Told in the status line while the index is made, beside the reading."""

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._told = ""
        self._may_mend: bool | None = None

    @property
    def state(self) -> str:
        """How far it is; empty when it is complete."""
        return self._told

    def is_made(self, done: int, total: int) -> None:
        """The index is being made, and so far."""
        self._told = f"indexing {100 * done // max(total, 1)} %"
        self._screen.show_status()

    def is_ready(self, *, is_current: bool) -> None:
        """Nothing more is being indexed; unless it is current, something could not be."""
        self._told = ""
        if self._may_mend is None:
            self._may_mend = True
        if is_current:
            self._screen.show_status()
        else:
            self._screen.tell("Not all could be indexed; 'reader index update' tells why")
        self._screen.features.search.ask_again()

    def was_seen(self, *, is_whole: bool) -> None:
        """Index again what was deleted or damaged since; in vain, not once more."""
        if is_whole:
            self._may_mend = True
        elif self._may_mend:
            self._may_mend = False
            self._screen.reading.index_again()

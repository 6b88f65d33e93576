"""How much of the text is left, in minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.reading_time import ReadingTime, told_minutes
from reader.tui.feature import Feature

if TYPE_CHECKING:
    from reader.text.document import Document
    from reader.tui.reading_screen import ReadingScreen


class Timing(Feature):
    """Counts the words of a text in a thread, once."""

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._counted: tuple[str, ReadingTime] | None = None
        self._pace = screen.desk.look.words_per_minute

    @property
    def left(self) -> str:
        """What is left from the end of the screen on; empty for nothing, or while it is counted."""
        document = self._screen.session.document
        if self._counted is None or self._counted[0] is not document.text:
            return ""
        end = self._screen.article.visible_span.end
        return told_minutes(self._counted[1].minutes_after(end, self._pace))

    def terms_known(self) -> None:
        """The whole text may have come since."""
        self.turned()

    def turned(self) -> None:
        """Count the words of another text."""
        document = self._screen.session.document
        is_counted = self._counted is not None and self._counted[0] is document.text
        if document.complete and not is_counted:
            self._screen.background.start(
                lambda: self._count(document), self._have, group="counting", exclusive=True
            )

    def _count(self, document: Document) -> tuple[str, ReadingTime]:
        return document.text, ReadingTime(document.text)

    def _have(self, counted: tuple[str, ReadingTime]) -> None:
        self._counted = counted
        self._screen.show_status()

"""The line that says where the reader is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.visible import visible

if TYPE_CHECKING:
    from reader.tui.reading_screen import ReadingScreen


def status_line(screen: ReadingScreen) -> str:
    """Percent read, whether the view is away from the reading place, and the index's state."""
    document, place = screen.session.document, screen.session.place
    length = max(1, len(document.text))
    seen = screen.article.visible_span
    parts = [f"{min(100, 100 * seen.end // length)} %", document.metadata.title]
    if place.is_away:
        parts.insert(0, "Looking up; Esc returns to your line")
    if screen.is_ready and screen.search.state:
        parts.append(screen.search.state)
    return visible(" · ".join(parts))

"""The two lines at the bottom: where the reader is, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.visible import visible
from reader.tui.commands import COMMAND, COMMANDS

if TYPE_CHECKING:
    from reader.tui.reading_screen import ReadingScreen


def status_line(screen: ReadingScreen) -> str:
    """What was told last, else percent read, whether the view is away, and the index's state."""
    if screen.told:
        return visible(screen.told)
    document, place = screen.session.document, screen.session.place
    length = max(1, len(document.text))
    seen = screen.article.visible_span
    read = f"{min(100, 100 * seen.end // length)} %" if document.complete else "opening the rest"
    parts = [read, document.metadata.title]
    if place.is_away:
        parts.insert(0, "Looking up; Esc returns to your line")
    if screen.is_ready:
        parts += [feature.state for feature in screen.features if feature.state]
    return visible(" · ".join(parts))


def show_status(screen: ReadingScreen) -> None:
    """Write both lines anew."""
    screen.status.update(status_line(screen), layout=False)
    usable = [command for command in COMMANDS if command.rank]
    shown = [one for one in usable if screen.check_action(COMMAND, (one.id,))]
    screen.key_bar.show(sorted(shown, key=lambda one: one.rank))

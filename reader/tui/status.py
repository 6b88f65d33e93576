"""The two lines at the bottom: where the reader is, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from reader.text.plain_signs import plain
from reader.text.visible import visible
from reader.tui.commands import BY_ID, COMMAND, COMMANDS
from reader.tui.look import PLAIN

if TYPE_CHECKING:
    from reader.tui.commands.command import Command
    from reader.tui.reading_screen import ReadingScreen

_PADDING = 2  # cells beside it
_MIN_ROWS_TO_WRAP = 4  # a lower screen would have no row left for the text


def status_line(screen: ReadingScreen) -> str:
    """What was told last, else percent read, whether the view is away, and the index's state."""
    if screen.told:
        return visible(screen.told)
    document, place = screen.session.document, screen.session.place
    length = max(1, len(document.text))
    seen = screen.article.visible_span
    read = f"{min(100, 100 * seen.end // length)} %" if document.complete else "opening the rest"
    parts = [read, document.metadata.title]
    if screen.is_ready and (left := screen.features.timing.left):
        parts.insert(1, left)
    if place.is_away:
        parts.insert(0, "Looking up; Esc returns to your line")
    if screen.is_ready:
        parts += [feature.state for feature in screen.features if feature.state]
    return visible(" · ".join(parts))


def show_status(screen: ReadingScreen) -> None:
    """Write both lines anew."""
    line = status_line(screen)
    if screen.has_class(PLAIN):
        line = plain(line)
    is_too_wide = cell_len(line) > screen.size.width - _PADDING
    is_long = bool(screen.told) and is_too_wide and screen.size.height >= _MIN_ROWS_TO_WRAP
    if line != screen.status.content:  # else laying out, which moves the text, would go on for ever
        screen.status.set_class(is_long, "-long")
        screen.status.update(line, layout=is_long)
    screen.key_bar.show(_commands_now(screen))


def _commands_now(screen: ReadingScreen) -> list[Command]:
    """Those that matter most here by what they do here, then the others by their rank."""
    said: dict[str, str] = {}
    for feature in screen.features if screen.is_ready else ():
        said = {**said, **feature.labels}
    here = [BY_ID[command]._replace(label=label) for command, label in said.items()]
    others = sorted(
        (one for one in COMMANDS if one.rank and one.id not in said), key=lambda one: one.rank
    )
    return [one for one in (*here, *others) if screen.check_action(COMMAND, (one.id,))]

"""Commands that move in whatever pane has the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.commands.command import Command, Group, While

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.tui.reading_screen import ReadingScreen
    from reader.tui.text_pane import TextPane

MOVES: dict[str, Callable[[TextPane], None]] = {
    "line_down": lambda pane: pane.step(1),
    "line_up": lambda pane: pane.step(-1),
    "page_down": lambda pane: pane.move_pages(1),
    "page_up": lambda pane: pane.move_pages(-1),
    "half_page_down": lambda pane: pane.move_pages(0.5),
    "half_page_up": lambda pane: pane.move_pages(-0.5),
    "start": lambda pane: pane.go_to_top(0),
    "end": lambda pane: pane.move_to_end(),
}
"""What moves a pane, by command; any screen with a pane can use it."""


def _in_active_pane(move: str) -> Callable[[ReadingScreen], None]:
    return lambda screen: MOVES[move](screen.panes.active)


def _move(
    name: str,
    keys: tuple[str, ...],
    label: str,
    told: str,
    *,
    rank: int = 0,
    during: While = While.READING,
) -> Command:
    run = _in_active_pane(name)
    return Command(name, keys, label, told, Group.MOVE, run, rank=rank, during=during)


COMMANDS = (
    _move(
        "line_down",
        ("down", "j"),
        "Down",
        "A line down; in a list, an item.",
        during=While.TYPING_LINE,
    ),
    _move("line_up", ("up", "k"), "Up", "A line up; in a list, an item.", during=While.TYPING_LINE),
    _move(
        "page_down",
        ("pagedown", "space", "f"),
        "Page",
        "A screen down.",
        rank=8,
        during=While.TYPING_LINE,
    ),
    _move("page_up", ("pageup", "b"), "Page up", "A screen up.", during=While.TYPING_LINE),
    _move("half_page_down", ("ctrl+d",), "Half page", "Half a screen down."),
    _move("half_page_up", ("ctrl+u",), "Half up", "Half a screen up."),
    _move("start", ("home", "g"), "Start", "To the beginning."),
    _move("end", ("end", "G"), "End", "To the end."),
    Command(
        "other_pane",
        ("o",),
        "Other pane",
        "The keyboard to the next pane; on a narrow screen, that pane to the front.",
        Group.MOVE,
        lambda screen: screen.panes.go_to_next(),
        rank=9,
    ),
)

"""A plain screen, for screen readers and bare terminals: one pane, no frames, no drawn signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.look import PLAIN
from reader.tui.sheet_view import SheetView

if TYPE_CHECKING:
    from textual.screen import Screen

WIDE = 100
"""Columns from which article and side stand beside each other."""

_NARROW_CLASS, _WIDE_CLASS = "-narrow", "-wide"
_NEVER = 1_000_000  # columns; no terminal has as many


def set_plain(screen: Screen[None], *, is_plain: bool) -> None:
    """Have a screen be plain, or not; one not yet on show gets its width's class when it is."""
    screen.set_class(is_plain, PLAIN)
    beside = _NEVER if is_plain else WIDE
    screen.HORIZONTAL_BREAKPOINTS = [(0, _NARROW_CLASS), (beside, _WIDE_CLASS)]
    if screen.is_mounted:
        set_width(screen, screen.size.width)
        for pane in screen.query(SheetView):
            pane.notify_style_update()


def set_width(screen: Screen[None], columns: int) -> None:
    """Have a screen's panes stand as they do at a width."""
    is_narrow = screen.has_class(PLAIN) or columns < WIDE
    screen.set_class(is_narrow, _NARROW_CLASS)
    screen.set_class(not is_narrow, _WIDE_CLASS)

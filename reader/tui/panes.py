"""Which panes are on show, and which of them has the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.text_pane import TextPane

if TYPE_CHECKING:
    from textual.widget import Widget

    from reader.tui.editors import Editor
    from reader.tui.feature import Feature
    from reader.tui.reading_screen import ReadingScreen

SHOWN = "-shown"
"""The class of what is on show on the side."""


class Panes:
    """The article on one side, what one feature shows on the other.

    On a narrow screen one of both is in front.

    Args:
        screen: Where they stand.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._shown: Feature | None = None
        self._before: Widget | None = None

    @property
    def side(self) -> str:
        """What the side shows."""
        return self._shown.side if self._shown else ""

    @property
    def active(self) -> TextPane:
        """The pane that moves: the one with the keyboard, or the list below what is typed."""
        screen = self._screen
        if isinstance(screen.focused, TextPane):
            return screen.focused
        owner = screen.features.owner(screen.focused)
        return (owner.moves if owner else None) or screen.article

    def show(self, side: str) -> None:
        """Have the side show something."""
        if side == self.side:
            return
        # Only what goes and what comes is styled anew, not the whole screen.
        for widget in self._shown.widgets if self._shown else ():
            widget.remove_class(SHOWN)
        self._shown = next(one for one in self._screen.features if one.side == side)
        for widget in self._shown.widgets:
            widget.add_class(SHOWN)

    def bring_forward(self, widget: Widget) -> None:
        """Give a widget the keyboard, and on a narrow screen the front."""
        self._screen.set_class(widget is not self._screen.article, "-side-front")
        # At once: keys that are typed ahead must find it.
        self._screen.set_focus(widget)

    def go_to_next(self) -> None:
        """The keyboard to the next pane on show."""
        panes: list[Widget] = [
            self._screen.article,
            *(self._shown.keyboard if self._shown else ()),
        ]
        at = panes.index(self._screen.focused) if self._screen.focused in panes else 0
        self.bring_forward(panes[(at + 1) % len(panes)])

    def open_editor(self, editor: Editor) -> None:
        """Show an editor on the side, with the keyboard in it."""
        self._before = self._screen.focused
        editor.add_class(SHOWN)
        self._screen.add_class("-writing")
        self.bring_forward(editor.field)

    def close_editor(self, editor: Editor) -> None:
        """Hide it again; the keyboard goes back to where it was."""
        editor.remove_class(SHOWN)
        self._screen.remove_class("-writing")
        self.bring_forward(self._before or self._screen.article)

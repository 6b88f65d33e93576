"""The strip beside the scroll bar: where terms, notes and what was found stand in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Click


class TextStrip(Widget):
    """A column of signs, each for a part of the text; a click goes there.

    Args:
        id: Its id on the screen.
    """

    ALLOW_SELECT = False

    class Clicked(Message):
        """A part of the text was chosen.

        Attributes:
            share: Where it begins, from 0 to 1 of the text.
        """

        def __init__(self, share: float) -> None:
            super().__init__()
            self.share = share

    class Resized(Message):
        """There are more rows now, or fewer."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.signs: Sequence[str] = ()

    def show(self, signs: Sequence[str]) -> None:
        """Show a sign in each row."""
        if signs != self.signs:
            self.signs = signs
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One sign."""
        sign = self.signs[y] if y < len(self.signs) else " "
        return Strip([Segment(sign, self.rich_style)]).adjust_cell_length(
            self.size.width, self.rich_style
        )

    def on_resize(self) -> None:
        """Signs are wanted for other rows."""
        self.post_message(self.Resized())

    def on_click(self, event: Click) -> None:
        """Go to the part of the text under the pointer."""
        self.post_message(self.Clicked(event.y / max(1, self.size.height)))

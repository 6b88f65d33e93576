"""Fields to type in that show what is pasted into them as harmlessly as any other text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import Input, TextArea

from reader.text.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable


class QueryLine(Input):
    """One line."""

    def render_line(self, y: int) -> Strip:
        """A row without control characters."""
        return _harmless(super().render_line(y), self.size.width)


class NoteArea(TextArea):
    """Many lines."""

    def render_line(self, y: int) -> Strip:
        """A row without control characters."""
        return _harmless(super().render_line(y), self.size.width)


def _harmless(strip: Iterable[Segment], width: int) -> Strip:
    """The strip with signs for its control characters; Textual would send those as they are."""
    shown = [Segment(visible(text), style, control) for text, style, control in strip]
    return Strip(shown).adjust_cell_length(width)

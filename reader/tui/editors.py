"""Fields to type in that show what is pasted into them as harmlessly as any other text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import on
from textual.containers import Vertical
from textual.strip import Strip
from textual.widgets import Input, TextArea

from reader.text.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget


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


class Editor(Vertical):
    """Fields in which something of the reader's is written; hidden while nothing is.

    Attributes:
        what: What is written, as the reader is told of it.
        was_warned: Whether the reader was told, since the last letter, that words may be lost.
    """

    what: ClassVar[str] = ""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, classes="editor")
        self.was_warned = False

    @property
    def field(self) -> Widget:
        """What has the keyboard first."""
        raise NotImplementedError

    @property
    def has_changes(self) -> bool:
        """Whether the words differ from those at the start."""
        raise NotImplementedError

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _warn_again(self) -> None:
        self.was_warned = False


def _harmless(strip: Iterable[Segment], width: int) -> Strip:
    """The strip with signs for its control characters; Textual would send those as they are."""
    shown = [Segment(visible(text), style, control) for text, style, control in strip]
    return Strip(shown).adjust_cell_length(width)

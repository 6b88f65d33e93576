"""Where a note is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from reader.text.visible import visible
from reader.tui.editors import Editor, NoteArea

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget


class NoteEditor(Editor):
    """What the note is on, and a field to write it in."""

    what = "note"

    def __init__(self) -> None:
        super().__init__(id="note-editor")
        self._body = ""
        self._told = Static("", id="note-told", markup=False)
        self.area = NoteArea("", id="note-text", soft_wrap=True, show_line_numbers=False)

    def compose(self) -> ComposeResult:
        """The parts."""
        yield self._told
        yield self.area

    def open(self, told: str, body: str) -> None:
        """Ready to type, after the words so far.

        Args:
            told: What the note is on.
            body: The words so far.
        """
        self._body = body
        self.was_warned = False
        self._told.update(visible(told))
        self.area.load_text(body)
        self.area.move_cursor(self.area.document.end)

    @property
    def field(self) -> Widget:
        """Where the words are typed."""
        return self.area

    @property
    def text(self) -> str:
        """The words as they are now."""
        return self.area.text

    @property
    def has_changes(self) -> bool:
        """Whether the words differ from those at the start."""
        return self.text != self._body

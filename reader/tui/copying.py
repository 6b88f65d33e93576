"""Copying words of the text: to the terminal's clipboard, and to the system's."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.text.counting import counted
from reader.text.document import HARD_BREAK
from reader.text.span import Span
from reader.tui.feature import Feature

if TYPE_CHECKING:
    from reader.tui.text_pane import TextPane

_TAKEN_BY_TERMINALS = 74_000  # bytes; many drop a longer message whole


class Copying(Feature):
    """Copies the note being written, else what is picked out or in focus, or a paragraph."""

    def copy(self) -> None:
        """Copy the words exactly as the source has them."""
        features = self._screen.features
        if features.noting.is_writing:
            words = features.noting.editor.text
        else:
            words = words_of(self._screen.panes.active)
        if not words:
            self._screen.tell("There is nothing here to copy")
            return
        self._screen.app.copy_to_clipboard(words)
        self._screen.background.start(
            lambda: to_system(words), lambda took: self._tell(words, took=took), group="copying"
        )

    def _tell(self, words: str, *, took: bool) -> None:
        told = f"Copied {counted(len(words.split()), 'word')}"
        if not took and len(words.encode()) > _TAKEN_BY_TERMINALS:
            told += "; your terminal may not take so many: copy less, or use 'reader read --plain'"
        self._screen.tell(told)


def words_of(pane: TextPane) -> str:
    """What is picked out or in focus in a pane, else the paragraph on top."""
    text = pane.page.text
    span = pane.span_in_focus() or _paragraph(pane)
    return text[span.start : span.end].replace(HARD_BREAK, "\n")


def to_system(words: str) -> bool:
    """Give words to the clipboard of the system the program runs on; for a thread.

    Returns:
        Whether it took them; over ssh it would be another machine's, and is left alone.
    """
    if "SSH_CONNECTION" in os.environ:
        return False
    import pyperclip

    with suppress(pyperclip.PyperclipException, OSError):
        pyperclip.copy(words)
        return True
    return False


def _paragraph(pane: TextPane) -> Span:
    blocks, seen = pane.page.blocks, pane.visible_span
    found = next((one for one in blocks if one.end > seen.start), None)
    return Span(found.start, found.end) if found else Span(0, 0)

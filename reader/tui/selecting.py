"""Words picked out, by keys: to look them up, to write a note on them, to say what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.feature import Feature

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.tui.text_pane import TextPane


class Selecting(Feature):
    """The word cursor of the pane that has the keyboard."""

    @property
    def pane(self) -> TextPane | None:
        """The active pane, if words are picked out in it."""
        pane = self._screen.panes.active
        return pane if pane.picked else None

    @property
    def words(self) -> str:
        """What is picked out there, on one line."""
        if (pane := self.pane) is None or (span := pane.selection) is None:
            return ""
        return " ".join(pane.page.text[span.start : span.end].split())

    @property
    def labels(self) -> Mapping[str, str]:
        """What is done with words that are picked out."""
        if self.pane is None:
            return {}
        return {
            "open": "Look up",
            "extend_right": "Take next",
            "annotate": "Note",
            "new_entry": "New entry",
            "that_is": "Is that",
            "return": "Drop",
            "copy": "Copy",
            "search": "Search",
        }

    def start(self) -> None:
        """A word cursor in the active pane (in the article, if that is a list), or none again."""
        pane = self._screen.panes.active
        if pane.is_list:
            pane = self._screen.article
            self._screen.panes.bring_forward(pane)
        if pane.picked:
            pane.drop_selection()
        elif not pane.start_selecting():
            self._screen.tell("There are no words here")

    def move_word(self, step: int, *, extending: bool = False) -> None:
        """The cursor to the next word (-1: the one before)."""
        if pane := self.pane:
            pane.move_word(step, extending=extending)

    def extend_row(self, step: int) -> None:
        """Pick out as far as the row below (-1: above)."""
        if pane := self.pane:
            pane.move_row(step, extending=True)

    def enter(self) -> bool:
        """Look the words up."""
        if (pane := self.pane) is None or (span := pane.selection) is None:
            return False
        self._screen.features.lookup.look_up(self.words, span)
        return True

    def escape(self) -> bool:
        """Esc drops the cursor first."""
        if (pane := self.pane) is None:
            return False
        pane.drop_selection()
        return True

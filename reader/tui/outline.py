"""The outline of the text: the part that is being read stands out, and any can be gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from reader.desk.outline_page import outline_page, with_present
from reader.text.outline import part_at
from reader.text.place import DocumentPlace
from reader.tui.feature import Feature
from reader.tui.text_pane import TextPane

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.widget import Widget

    from reader.text.document import Part
    from reader.text.place import Place
    from reader.tui.reading_screen import ReadingScreen


class Outline(Feature):
    """Lists the parts of the text, and follows the reader through them."""

    side = "outline"

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.pane = TextPane(id="outline", is_list=True)
        self._title = Static("Outline", id="outline-title", markup=False)
        self._listed: tuple[Part, ...] | None = None
        self._present = -1

    @property
    def widgets(self) -> tuple[Widget, ...]:
        """Title and list."""
        return (self._title, self.pane)

    @property
    def labels(self) -> Mapping[str, str]:
        """What is done with a part."""
        is_here = self._screen.panes.active is self.pane and self.pane.page.links
        return {"open": "Go there"} if is_here else {}

    @property
    def is_open(self) -> bool:
        """Whether the outline is on show."""
        return self._screen.panes.side == self.side

    def open(self) -> None:
        """Show the outline, with the keyboard in it, at the part that is being read."""
        self._screen.panes.show(self.side)
        self._list()
        self._screen.panes.bring_forward(self.pane)
        if self._listed:
            self.pane.focus_link(max(0, self._present))

    def follow(self, place: Place) -> bool:
        """Read on from a part."""
        if not isinstance(place, DocumentPlace):
            return False
        self._screen.panes.bring_forward(self._screen.article)
        self._screen.features.jumping.go(place.start)
        return True

    def moved(self) -> None:
        """Another part may be the one that is being read."""
        if self.is_open:
            self._list()

    def turned(self) -> None:
        """Another text has other parts."""
        self.moved()

    def terms_known(self) -> None:
        """The whole text, with all its parts, may have come since."""
        self.moved()

    def _list(self) -> None:
        parts = self._screen.features.jumping.parts
        if parts is not self._listed:
            self._listed, self._present = parts, -2
            self.pane.show(outline_page(self._screen.session.document, parts))
        present = part_at(parts, self._screen.article.top)
        if present == self._present:
            return
        self._present = present
        self.pane.update_page(with_present(self.pane.page, present))
        if self._screen.panes.active is not self.pane and present >= 0:
            self.pane.focus_link(present)

"""Moving by paragraphs, headings and chapters."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.text.document import Role
from reader.text.outline import chapters, next_start, outline
from reader.text.span import Span
from reader.tui.feature import Feature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.document import Document, Part
    from reader.tui.reading_screen import ReadingScreen
    from reader.tui.text_pane import TextPane


class Jumping(Feature):
    """Goes to where parts of a text begin: that is reading, and leaves a stop for going back."""

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._outline: tuple[Document, tuple[Part, ...]] | None = None

    @property
    def parts(self) -> tuple[Part, ...]:
        """The outline of the document on screen."""
        document = self._screen.session.document
        if self._outline is None or self._outline[0] is not document:
            self._outline = document, outline(document)
        return self._outline[1]

    def paragraph(self, step: int) -> None:
        """To the next paragraph of the active pane (-1: the one before)."""
        pane = self._screen.panes.active
        starts = [block.start for block in pane.page.blocks]
        if (start := next_start(starts, _here(pane), step)) is not None:
            _land(pane, start)

    def heading(self, step: int) -> None:
        """To the next heading (-1: the one before)."""
        pane = self._screen.panes.active
        starts = {block.start for block in pane.page.blocks if block.role is Role.HEADING}
        if pane is self._screen.article:
            starts.update(part.start for part in self.parts)
        self._jump(pane, sorted(starts), step, "heading")

    def chapter(self, step: int) -> None:
        """To the next chapter of the text (-1: the one before)."""
        starts = [part.start for part in chapters(self.parts)]
        self._jump(self._screen.article, starts, step, "chapter")

    def go(self, offset: int) -> None:
        """Read on from an offset of the document on screen; going back leads to where one was."""
        article = self._screen.article
        self._screen.features.lookup.read_on(lambda: _land(article, offset))

    def _jump(self, pane: TextPane, starts: Sequence[int], step: int, what: str) -> None:
        start = next_start(starts, _here(pane), step)
        if start is None:
            self._screen.tell(f"No {what} {'after' if step > 0 else 'before'} this")
        elif pane is self._screen.article:
            self.go(start)
        else:
            _land(pane, start)


def _here(pane: TextPane) -> int:
    """Where the reader is: what was gone to if it is on screen, else the line on top."""
    if pane.target and pane.visible_span.overlaps(pane.target):
        return pane.target.start
    return pane.top


def _land(pane: TextPane, offset: int) -> None:
    """Have a block on top; where the text ends before that, mark it."""
    pane.go_to_top(offset)
    if not pane.has_on_top(offset):
        blocks = pane.page.blocks
        at = min(bisect_left(blocks, offset, key=lambda block: block.start), len(blocks) - 1)
        pane.mark(Span(blocks[at].start, blocks[at].end))

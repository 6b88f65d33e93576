"""Marks in the text by one key: which terms are drawn as such."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.desk.marks import MarkMode, marked_links
from reader.tui.feature import Feature

if TYPE_CHECKING:
    from reader.text.page import Page, PageLink
    from reader.tui.reading_screen import ReadingScreen

_CHOICE = "marks"


class Marked(NamedTuple):
    """Which links of a text are marked, made for a mode.

    Attributes:
        links: The links.
        mode: What was to be marked.
        flags: As ``Page.marked``.
    """

    links: tuple[PageLink, ...]
    mode: MarkMode
    flags: bytes | None


class Marks(Feature):
    """Keeps the article marked as the reader chose; the flags of a book are made in a thread."""

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._choices = screen.desk.choices
        self._mode: MarkMode | None = None
        self._marked = Marked((), MarkMode.ALL, None)

    @property
    def mode(self) -> MarkMode:
        """What is marked: what the reader chose last, in whatever sitting."""
        if self._mode is None:
            chosen = self._choices.get(_CHOICE)
            modes = {mode.name.lower(): mode for mode in MarkMode}
            self._mode = modes.get(chosen, MarkMode.ALL)
        return self._mode

    @property
    def state(self) -> str:
        """What is marked, where that is not all."""
        mode = self._marked.mode
        return "" if mode is MarkMode.ALL else f"marked: {mode.value}"

    def cycle(self) -> None:
        """Mark the next of all that can be marked."""
        mode = self._mode = self.mode.following
        self._screen.tell(f"Terms marked: {mode.value}")
        self._screen.background.start(
            lambda: self._choices.set(_CHOICE, self._name), group="choices"
        )
        self.refresh()

    def _name(self) -> str:
        return self.mode.name.lower()

    def refresh(self) -> None:
        """What is to be marked, or what the reader knows, has changed."""
        links = self._screen.session.article().links
        self._screen.background.start(
            lambda: self.of(links), self._have_other, group="marks", exclusive=True
        )

    def refresh_known(self) -> None:
        """What the reader knows has changed."""
        if self.mode is MarkMode.UNKNOWN:
            self.refresh()

    def of(self, links: tuple[PageLink, ...]) -> Marked:
        """What is to be marked of links; for a thread."""
        mode = self.mode
        return Marked(links, mode, marked_links(mode, links, self._known(mode)))

    def have(self, marked: Marked) -> None:
        """These are to be marked; if it is no longer so, what is will follow."""
        self._marked = marked
        self._screen.article.mark_by_screen(by_screen=marked.mode is MarkMode.SCREEN)
        if marked.mode is not self.mode:
            self.refresh()

    def on_page(self, page: Page) -> Page:
        """The article's page with its marks."""
        if page.links is not self._marked.links:
            return page
        return page._replace(marked=self._marked.flags)

    def _have_other(self, marked: Marked) -> None:
        self.have(marked)
        self._screen.reading.show_again()

    def _known(self, mode: MarkMode) -> frozenset[str]:
        """For a thread, as a file may be read."""
        return self._screen.desk.acquaintance.known if mode is MarkMode.UNKNOWN else frozenset()

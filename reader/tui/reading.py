"""The document on screen: read, marked with its terms and notes, and its place kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import ReaderError
from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.timer import Timer

    from glossary.model import Mention
    from reader.desk.desk import Opened
    from reader.desk.placed_notes import PlacedNote
    from reader.notes.model import Note
    from reader.text.page import PageLink
    from reader.tui.reading_screen import ReadingScreen

HEAD = 65_536
"""Bytes of a document that are read before the first paint."""

_REST = 1.0  # seconds without moving before the place is saved
_WINDOW = 20_000  # characters around the reading place whose terms are marked first


class Reading:
    """Keeps the article pane showing the session's document with all that is known of it.

    Args:
        screen: Whose article pane.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._saving: Timer | None = None

    def start(self) -> None:
        """Everything that could wait for the first paint."""
        screen = self._screen
        top = screen.session.place.offset
        screen.background.start(lambda: self._load(screen.session.opened, top), group="loading")

    def switch(self, document_id: str, then: Callable[[], None]) -> None:
        """Open another document of the library, then go on."""
        screen = self._screen

        def fetch() -> tuple[Opened, tuple[PlacedNote, ...]]:
            from reader.desk.placed_notes import place_notes

            opened = screen.desk.open_document(document_id)
            return opened, place_notes(opened.document, screen.session.notes)

        def arrived(fetched: tuple[Opened, tuple[PlacedNote, ...]]) -> None:
            opened, placed = fetched
            screen.session.turn_to(opened, placed)
            screen.article.show(screen.session.article(), lead=screen.session.lead())
            then()
            screen.background.start(lambda: self._load(opened, 0), group="loading", exclusive=True)

        screen.background.start(fetch, arrived, group="opening", exclusive=True)

    def show_again(self) -> None:
        """Terms or notes have changed; the text has not."""
        self._screen.article.update_page(self._screen.session.article())
        self.show_terms_in_view()

    def show_terms_in_view(self) -> None:
        """List the terms of the text on screen."""
        page = self._screen.session.in_view(self._screen.article.visible_span)
        if page is not None and page != self._screen.in_view.page:
            # With the keyboard in the list already, Enter should have something to open.
            self._screen.in_view.show(page, link=0 if self._screen.in_view.has_focus else -1)

    def moved(self) -> None:
        """The article pane shows other text."""
        screen = self._screen
        screen.session.place.follow(screen.article.top)
        self.show_terms_in_view()
        if self._saving is not None:
            self._saving.stop()
        self._saving = screen.set_timer(_REST, self._save_place)

    def index_again(self) -> None:
        """Make what is gone from the index anew."""
        opened = self._screen.session.opened
        self._screen.background.start(lambda: self._keep_and_index(opened), group="indexing")

    def _save_place(self) -> None:
        desk, place = self._screen.desk, self._screen.session.place
        document, offset = place.document, place.offset
        self._screen.background.start(
            lambda: desk.places.set(document, offset), group="places", exclusive=True
        )

    def _load(self, opened: Opened, top: int) -> None:
        """In a thread: the rest of the document, its terms, the notes, the index."""
        from reader.desk.article_page import term_links
        from reader.desk.placed_notes import place_notes
        from reader.desk.terms import chunks_from

        screen, desk, background = self._screen, self._screen.desk, self._screen.background
        if not opened.document.complete:
            whole = desk.open_file(opened.path)
            opened = whole
            background.deliver(lambda: self._have_whole(whole))
        glossary, notes = desk.glossary, desk.notes.all().notes
        placed = place_notes(opened.document, notes)
        finder = desk.finder(opened)
        near = finder.within(_window(opened, top))
        near_links = term_links(near)

        def know() -> None:
            screen.session.glossary = glossary
            self._have_notes(opened, notes, placed)
            self._have_mentions(opened, near, near_links, is_counting=True)
            screen.lookup.glossary_is_read()

        background.deliver(know)
        found: list[Mention] = []
        for chunk in chunks_from(opened.document, top):
            if background.is_cancelled():
                return
            found += finder.within(chunk)
        found.sort(key=lambda mention: mention.start)
        links = term_links(found)
        background.deliver(lambda: self._have_mentions(opened, found, links, is_counting=False))
        problems = len(desk.problems())
        if problems:
            background.deliver(
                lambda: screen.tell(f"{problems} file(s) could not be read; ! tells which")
            )
        self._keep_and_index(opened)

    def _keep_and_index(self, opened: Opened) -> None:
        from reader.desk.index_process import update_in_background

        screen, desk, background = self._screen, self._screen.desk, self._screen.background
        try:
            desk.keep_companions()
            desk.library.keep(opened.path, opened.document.id, opened.document.metadata.title)
            is_current = not desk.index.needs_update(list(desk.sources()))
            if not is_current:
                is_current = update_in_background(
                    lambda done, total: background.deliver(
                        lambda: screen.search.is_indexing(done, total)
                    ),
                    background.is_cancelled,
                )
            background.deliver(lambda: screen.search.index_is_ready(is_current=is_current))
        except ReaderError as error:
            told = str(error)
            background.deliver(lambda: screen.tell(told))
        desk.index.warm()

    def _have_whole(self, opened: Opened) -> None:
        screen = self._screen
        if opened.document.id != screen.session.document.id:
            return
        screen.session.turn_to(opened, screen.session.placed)
        top = screen.article.top
        screen.article.show(screen.session.article(), lead=screen.session.lead(), top=top)

    def _have_notes(
        self, opened: Opened, notes: Sequence[Note], placed: tuple[PlacedNote, ...]
    ) -> None:
        if opened.document.id == self._screen.session.document.id:
            self._screen.session.know_notes(notes, placed)

    def _have_mentions(
        self,
        opened: Opened,
        mentions: Sequence[Mention],
        links: tuple[PageLink, ...],
        *,
        is_counting: bool,
    ) -> None:
        screen = self._screen
        if opened.document.id == screen.session.document.id:
            screen.session.know_mentions(mentions, links, is_counting=is_counting)
            self.show_again()
            screen.show_entry_again()


def _window(opened: Opened, top: int) -> Span:
    document = opened.document
    first = document.block_at(max(0, top - _WINDOW)).start
    return Span(first, document.block_at(top + _WINDOW).end)

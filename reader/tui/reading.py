"""The document on screen: read, marked with its terms and notes, and its place kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import ReaderError
from reader.base.monitor import Monitor
from reader.tui.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

    from reader.desk.documents import Opened
    from reader.desk.placed_notes import PlacedNote
    from reader.notes.model import Notes
    from reader.tui.reading_screen import ReadingScreen

HEAD = 65_536
"""Bytes of a document that are read before the first paint."""

_REST = 1.0  # seconds without moving before the place is saved


class Reading:
    """Keeps the article pane showing the session's document with all that is known of it.

    Args:
        screen: Whose article pane.

    Attributes:
        terms: Finds what the text mentions.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._saving: Timer | None = None
        self.terms = Finding(screen)

    def start(self) -> None:
        """Everything that could wait for the first paint."""
        screen = self._screen
        top = screen.session.place.offset
        self.terms.watch()
        screen.features.freshening.watch()
        screen.background.start(lambda: self._load(screen.session.opened, top), group="loading")

    def switch(self, document_id: str, then: Callable[[], None], top: int = 0) -> None:
        """Open another document of the library at an offset, then go on."""
        screen = self._screen

        def fetch() -> tuple[Opened, tuple[PlacedNote, ...]]:
            from reader.desk.placed_notes import place_notes

            opened = screen.desk.open_document(document_id)
            return opened, place_notes(opened.document, screen.session.notes)

        def arrived(fetched: tuple[Opened, tuple[PlacedNote, ...]]) -> None:
            opened, placed = fetched
            screen.session.turn_to(opened, placed)
            screen.article.show(screen.session.article(), lead=screen.session.lead(), top=top)
            for feature in screen.features:
                feature.turned()
            then()
            screen.background.start(
                lambda: self._load(opened, top), group="loading", exclusive=True
            )

        screen.background.start(fetch, arrived, group="opening", exclusive=True)

    def read(self, document_id: str) -> None:
        """Open a document where it was left; it is the one being read from now on."""
        screen = self._screen
        self._save_place()
        screen.tell("Opening")

        def arrive(left_at: int) -> None:
            screen.session.place.read_from(document_id, left_at)
            screen.panes.show("entry")
            screen.panes.bring_forward(screen.article)
            screen.tell("")

        def find() -> int:
            return screen.desk.places.get(document_id) or 0

        def found(left_at: int) -> None:
            self.switch(document_id, lambda: arrive(left_at), left_at)

        screen.background.start(find, found, group="opening", exclusive=True)

    def monitor(self) -> Monitor:
        """For work in a thread: the reader is told how far it is, and it stops when cancelled.

        To be made on the screen's thread, and used by one worker.
        """
        background = self._screen.background

        def progress(doing: str, done: int, total: int | None) -> None:
            share = f" {100 * done // total} %" if total else ""
            background.deliver(lambda: self._screen.tell(f"{doing}{share}; Esc stops it"))

        return Monitor(progress, background.is_cancelled)

    def stay(self) -> None:
        """Open no other document after all."""
        self._screen.workers.cancel_group(self._screen, "opening")

    def show_again(self) -> None:
        """Terms or notes have changed; the text has not."""
        self.show_page()
        self._screen.features.beside.list_in_view()

    def moved(self) -> None:
        """The article pane shows other text."""
        screen = self._screen
        document = screen.session.document
        share = screen.article.visible_span.end / max(1, len(document.text))
        screen.session.place.follow(screen.article.top, share if document.complete else None)
        if screen.is_ready:
            screen.features.beside.list_in_view()
        if self._saving is not None:
            self._saving.stop()
        self._saving = screen.set_timer(_REST, self._save_place)

    def index_again(self) -> None:
        """Make what is gone from the index anew."""
        opened = self._screen.session.opened
        self._screen.background.start(lambda: self._keep_and_index(opened), group="indexing")

    def keeping_place(self) -> Callable[[], None]:
        """What keeps the place as it is now; for a thread."""
        desk, place = self._screen.desk, self._screen.session.place
        document, offset, share = place.document, place.offset, place.share
        return lambda: desk.places.set(document, offset, share)

    def _save_place(self) -> None:
        self._screen.background.start(self.keeping_place(), group="places", exclusive=True)

    def _load(self, opened: Opened, top: int) -> None:
        """In a thread: the rest of the document, the notes, its terms, the index."""
        from reader.desk.placed_notes import place_notes
        from reader.text.counting import counted

        desk, background = self._screen.desk, self._screen.background
        if not opened.document.complete:
            whole = desk.open_file(opened.path)
            opened = whole
            background.deliver(lambda: self._have_whole(whole))
        notes = desk.notes.all()
        placed = place_notes(opened.document, notes.notes)
        background.deliver(lambda: self._have_notes(opened, notes, placed))
        self.terms.find(opened, top)
        if background.is_cancelled():
            return
        problems = len(desk.problems())
        if problems:
            told = f"{counted(problems, 'file')} could not be read; ! tells which"
            background.deliver(lambda: self._screen.tell(told))
        self._keep_and_index(opened)

    def _keep_and_index(self, opened: Opened) -> None:
        from reader.desk.index_process import update_in_background

        screen, desk, background = self._screen, self._screen.desk, self._screen.background
        try:
            desk.keep_companions()
            desk.keep(opened)
            is_current = not desk.index.needs_update(list(desk.sources()))
            if not is_current:
                is_current = update_in_background(
                    lambda done, total: background.deliver(
                        lambda: screen.features.index.is_made(done, total)
                    ),
                    background.is_cancelled,
                )
            background.deliver(lambda: screen.features.index.is_ready(is_current=is_current))
        except ReaderError as error:
            told = str(error)
            background.deliver(lambda: screen.tell(told))
        desk.warm_search()

    def show_page(self) -> None:
        """The text as it is on show, with its terms and notes as they are known now."""
        self._screen.features.density.refresh()
        page = self._screen.session.article()
        self._screen.article.update_page(self._screen.features.marks.on_page(page))

    def _have_whole(self, opened: Opened) -> None:
        screen = self._screen
        if opened.document.id != screen.session.document.id:
            return
        screen.session.turn_to(opened, screen.session.placed)
        article, picked = screen.article, screen.article.picked
        article.show(
            screen.session.article(),
            lead=screen.session.lead(),
            top=article.top,
            focus=article.focus_offset,
        )
        article.picked = picked  # the text has only become longer

    def _have_notes(self, opened: Opened, notes: Notes, placed: tuple[PlacedNote, ...]) -> None:
        if opened.document.id == self._screen.session.document.id:
            self._screen.session.know_notes(notes, placed)
            self._screen.features.reviewing.notes_known()

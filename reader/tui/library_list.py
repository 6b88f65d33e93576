"""The library: every document, found as you type, opened, edited and put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.widgets import Input, Static

from reader.desk.library_page import library_page
from reader.desk.library_shelf import Sort, arranged
from reader.text.counting import counted
from reader.text.place import DocumentPlace
from reader.text.visible import visible
from reader.tui.commands.command import By, While
from reader.tui.editors import QueryLine
from reader.tui.feature import Feature
from reader.tui.text_pane import TextPane

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from reader.desk.library_shelf import LibraryShelf, Refreshed, ShelfRow
    from reader.text.place import Place
    from reader.tui.reading_screen import ReadingScreen


class LibraryPane(Vertical):
    """A line to type in, what is shown in words, and the documents."""

    def __init__(self, library: LibraryList) -> None:
        super().__init__(id="library")
        self._library = library
        self.line = QueryLine(
            placeholder="title, author, tag or year", id="shelf-query", select_on_focus=False
        )
        self.told = Static("", id="shelf-told", markup=False)
        self.documents = TextPane(id="shelf", is_list=True)

    def compose(self) -> ComposeResult:
        """The parts of the pane."""
        yield self.line
        yield self.told
        yield self.documents

    @on(Input.Changed, "#shelf-query")
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._library.arrange()


class LibraryList(Feature):
    """Shows the documents that match what is typed, in the order chosen."""

    side = "library"
    typing = While.TYPING_LINE

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._pane = LibraryPane(self)
        self._rows: Sequence[ShelfRow] = ()
        self._sort = Sort.OPENED
        self._tag = ""

    @property
    def is_open(self) -> bool:
        """Whether the pane is on show."""
        return self._screen.panes.side == self.side

    @property
    def line(self) -> Input:
        """Where the words are typed."""
        return self._pane.line

    @property
    def pane(self) -> TextPane:
        """The list of documents."""
        return self._pane.documents

    @property
    def widgets(self) -> tuple[Widget, ...]:
        """The pane."""
        return (self._pane,)

    @property
    def keyboard(self) -> tuple[Widget, ...]:
        """Line and documents."""
        return (self.line, self.pane)

    @property
    def moves(self) -> TextPane:
        """The documents, while words are typed."""
        return self.pane

    @property
    def labels(self) -> Mapping[str, str]:
        """What is done with a document."""
        if not self.is_open or self._screen.panes.active is not self.pane:
            return {}
        told = {"open": "Read", "by_order": "Sort", "by_tag": "Tag"}
        if self.marked is None:
            return told
        return {**told, "edit": "Edit", "delete": "Remove", "refresh_document": "Refresh"}

    @property
    def focused(self) -> str:
        """The id of the document in focus; empty if none is."""
        target = self.pane.focused_target
        return target.document if isinstance(target, DocumentPlace) else ""

    @property
    def marked(self) -> ShelfRow | None:
        """The document in focus, if the keyboard is in the list."""
        if self._screen.focused is not self.pane:
            return None
        return next((row for row in self._rows if row.id == self.focused), None)

    def open(self) -> None:
        """Show the documents, with the keyboard in the line."""
        self._screen.panes.show(self.side)
        self._screen.panes.bring_forward(self.line)
        self.read_again()

    def follow(self, place: Place) -> bool:
        """A document of the list is opened: it is the one being read from now on."""
        if not isinstance(place, DocumentPlace):
            return False
        self._screen.reading.read(place.document)
        return True

    def enter(self) -> bool:
        """With the keyboard in the line, Enter opens what is in focus, else the first."""
        if self._screen.focused is not self.line:
            return False
        if not self.focused and self.pane.page.links:
            self.pane.focus_link(0)
        if self.focused:
            self.follow(DocumentPlace(self.focused))
        return True

    @property
    def narrowing(self) -> Collection[By]:
        """Order and tag."""
        return (By.SORT, By.TAG) if self.is_open else ()

    def narrow(self, by: By) -> None:
        """Sort by something else, or show only the documents of another tag."""
        self._next_sort() if by is By.SORT else self._next_tag()

    def _next_sort(self) -> None:
        sorts = list(Sort)
        self._sort = sorts[(sorts.index(self._sort) + 1) % len(sorts)]
        self.arrange()

    def _next_tag(self) -> None:
        """Only documents of the next tag; after the last, all again."""
        tags = ["", *sorted({tag for row in self._rows for tag in row.tags})]
        at = tags.index(self._tag) if self._tag in tags else 0
        self._tag = tags[(at + 1) % len(tags)]
        self.arrange()

    def read_again(self) -> None:
        """The library may have changed."""
        keep_place, shelf = self._screen.reading.keeping_place(), self._shelf

        def read() -> Sequence[ShelfRow]:
            keep_place()  # how far this text is read is told, too
            return shelf.rows()

        self._screen.background.start(read, self._have, group="shelf", exclusive=True)

    def arrange(self) -> None:
        """Show what matches by now; what matched a moment ago is no longer wanted."""
        rows, query, sort, tag = self._rows, self.line.value, self._sort, self._tag

        def work() -> tuple[ShelfRow, ...]:
            return arranged(rows, query, sort=sort, tag=tag)

        self._screen.background.start(work, self._show, group="arranging", exclusive=True)

    def delete(self) -> None:
        """Put the document in focus away."""
        if (row := self.marked) is None:
            return
        if row.id == self._screen.session.document.id:
            self._screen.tell("This is the text that is open; open another one first")
            return
        self._change(lambda: self._shelf.remove(row.id), f"Removed {row.title}; u brings it back")

    def refresh(self) -> None:
        """Look whether the page or file of the document in focus, or on screen, has changed."""
        screen, row = self._screen, self.marked
        document = screen.session.document
        document_id, title = (row.id, row.title) if row else (document.id, document.metadata.title)
        screen.tell(f"Looking whether {title} has changed")

        monitor = screen.reading.monitor()

        def look() -> tuple[Refreshed, bool]:
            found = self._shelf.refresh(document_id, monitor)
            # The index may have kept the change already, while the screen has the old text.
            is_shown = document_id == document.id and document.complete
            now = screen.desk.open_document(document_id).document if is_shown else document
            return found, now.text != document.text

        def done(told: tuple[Refreshed, bool]) -> None:
            found, is_other = told
            is_changed = found.is_changed or is_other
            news = f"changed: {found.versions} versions are kept" if is_changed else "as it was"
            screen.tell(f"{title}: {news}")
            if self.is_open:
                self.read_again()
            if is_changed and document_id == screen.session.document.id:
                screen.reading.read(document_id)

        screen.background.start(look, done, group="refreshing")

    def undone(self) -> None:
        """Something was undone; it may have been a change of the library."""
        if self.is_open:
            self.read_again()

    @property
    def _shelf(self) -> LibraryShelf:
        return self._screen.desk.shelf

    def _change(self, work: Callable[[], object], told: str) -> None:
        def done(_: object) -> None:
            self._screen.tell(told)
            self.read_again()

        self._screen.background.start(work, done, group="changing the library")

    def _have(self, rows: Sequence[ShelfRow]) -> None:
        self._rows = rows
        self.arrange()

    def _show(self, rows: Sequence[ShelfRow]) -> None:
        page = library_page(rows, self._screen.session.document.id)
        if page != self.pane.page:
            self.pane.replace_page(page)
        told = [counted(len(rows), "document"), f"by {self._sort.value}"]
        if self._tag:
            told.append(f"tagged {self._tag}")
        self._pane.told.update(visible(" · ".join(told)))
        self._screen.show_status()

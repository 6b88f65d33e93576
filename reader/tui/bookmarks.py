"""Bookmarks by letters: set on the line on top, and gone to by the letter or from a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from reader.desk.bookmarks_page import bookmarks_page, place_bookmarks
from reader.library.bookmarks import LONGEST_QUOTE, is_letter
from reader.text.anchoring import make_anchor
from reader.text.place import DocumentPlace
from reader.text.span import Span
from reader.tui.commands.command import While
from reader.tui.feature import Feature
from reader.tui.text_pane import TextPane

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.events import Key
    from textual.widget import Widget

    from reader.desk.bookmarks_page import PlacedBookmark
    from reader.text.anchoring import Anchor
    from reader.text.place import Place
    from reader.tui.reading_screen import ReadingScreen

_BACK = "'"


class LetterLine(Static, can_focus=True):
    """Takes one letter.

    Args:
        bookmarks: Gets it.
    """

    def __init__(self, bookmarks: Bookmarks) -> None:
        super().__init__("", id="bookmark-letter", markup=False)
        self._bookmarks = bookmarks

    def on_key(self, event: Key) -> None:
        """A letter was pressed."""
        if event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self._bookmarks.take(event.character)


class Bookmarks(Feature):
    """Lists the bookmarks of the text while a letter is waited for."""

    side = "bookmarks"
    typing = While.TYPING_LINE

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.pane = TextPane(id="bookmarks", is_list=True)
        self.line = LetterLine(self)
        self._sets = False
        self._placed: tuple[PlacedBookmark, ...] = ()

    @property
    def widgets(self) -> tuple[Widget, ...]:
        """What is asked for, and the list."""
        return (self.line, self.pane)

    @property
    def moves(self) -> TextPane:
        """The list, while a letter is waited for."""
        return self.pane

    @property
    def labels(self) -> Mapping[str, str]:
        """What is done with a bookmark."""
        if self.marked is None:
            return {}
        return {"open": "Go there", "delete": "Take away"}

    @property
    def marked(self) -> str | None:
        """The letter of the bookmark in focus, if the keyboard is in the list."""
        if self._screen.focused is not self.pane:
            return None
        target = self.pane.focused_target
        start = target.start if isinstance(target, DocumentPlace) else -1
        return next((one.letter for one in self._placed if one.start == start), None)

    def open(self, *, sets: bool) -> None:
        """List the bookmarks, and wait for a letter: one to set, or one to go to."""
        self._sets = sets
        told = (
            "Bookmark this line: press a letter" if sets else "Go to a bookmark: press its letter"
        )
        self.line.update(told)
        self._screen.panes.show(self.side)
        self._screen.panes.bring_forward(self.line)
        self._list()

    def take(self, letter: str) -> None:
        """A letter was pressed."""
        if letter == _BACK and not self._sets:
            self._leave()
            self._screen.features.lookup.back()
        elif not is_letter(letter):
            self._screen.tell("Only letters and digits can be bookmarks")
        elif self._sets:
            self._set(letter)
        else:
            self._go(letter)

    def follow(self, place: Place) -> bool:
        """Read on from a bookmark of the list."""
        if not isinstance(place, DocumentPlace):
            return False
        self._leave()
        self._screen.features.jumping.go(place.start)
        return True

    def escape(self) -> bool:
        """No letter, then."""
        if self._screen.focused is not self.line:
            return False
        self._leave()
        return True

    def delete(self) -> None:
        """Take the letter in focus away."""
        if (letter := self.marked) is not None:
            self._change(letter, None, f"Bookmark {letter} is taken away")

    def _leave(self) -> None:
        self._screen.panes.show("entry")
        self._screen.panes.bring_forward(self._screen.article)

    def _set(self, letter: str) -> None:
        screen = self._screen
        article = screen.article
        start = (article.selection or Span(article.top, article.top)).start
        anchor = make_anchor(article.page.text, Span(start, start + LONGEST_QUOTE))
        self._leave()
        self._change(letter, anchor, f"Bookmark {letter} is set; ' and {letter} goes there")

    def _go(self, letter: str) -> None:
        screen = self._screen
        document, kept = screen.session.document, screen.desk.bookmarks

        def find() -> PlacedBookmark | None:
            anchor = kept.of(document.id).get(letter)
            return place_bookmarks(document, {letter: anchor})[0] if anchor else None

        def found(placed: PlacedBookmark | None) -> None:
            if screen.session.document.id != document.id:
                return
            if placed is None:
                screen.tell(f"There is no bookmark {letter} in this text")
            elif placed.start is None:
                screen.tell(f"The words of bookmark {letter} are not in the text any more")
            else:
                screen.features.jumping.go(placed.start)

        self._leave()
        screen.background.start(find, found, group="bookmarks", exclusive=True)

    def _change(self, letter: str, anchor: Anchor | None, told: str) -> None:
        screen = self._screen
        document, kept = screen.session.document.id, screen.desk.bookmarks

        def change() -> None:
            kept.set(document, letter, anchor)

        def done(_: object) -> None:
            screen.tell(told)
            if screen.panes.side == self.side:
                self._list()

        screen.background.start(change, done, group="bookmarks")

    def _list(self) -> None:
        screen = self._screen
        document, kept = screen.session.document, screen.desk.bookmarks

        def have(placed: tuple[PlacedBookmark, ...]) -> None:
            if screen.session.document.id == document.id:
                self._placed = placed
                self.pane.replace_page(bookmarks_page(document, placed))

        screen.background.start(
            lambda: place_bookmarks(document, kept.of(document.id)), have, group="bookmark list"
        )

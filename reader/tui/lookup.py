"""Going somewhere, and coming back: one function for every kind of place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.history import Stop
from reader.text.place import DocumentPlace, EntryPlace, WordPlace
from reader.text.sheet import links_between
from reader.text.span import Span
from reader.tui.feature import Feature

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.text.place import Place
    from reader.tui.reading_screen import ReadingScreen
    from reader.tui.text_pane import TextPane


class LookUp(Feature):
    """Moves the lookup place; the reading place stays until the reader comes back to it."""

    places = (DocumentPlace,)

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._on_show: Place | None = None
        self._read_focus = -1

    def go(self, place: Place) -> None:
        """Go to a place, and remember it."""
        self._leave()
        self._screen.told = ""
        self.show_stop(Stop(place, top=place.start if isinstance(place, DocumentPlace) else 0))

    def go_from(self, pane: TextPane, place: Place) -> None:
        """Go to the place of a link in a pane, by way of whatever the pane belongs to."""
        owner = self._screen.features.owner(pane)
        if owner is None or not owner.follow(place):
            self.go(place)

    def open_focused(self) -> None:
        """Open what is in focus; without it, take the first link on screen into focus."""
        pane = self._screen.panes.active
        if any(feature.enter() for feature in self._screen.features):
            return
        if target := pane.focused_target:
            self.go_from(pane, target)
        else:
            pane.focus_next_link(1)

    def focus_next_link(self, step: int) -> None:
        """The next link of the active pane, which gets the keyboard."""
        pane = self._screen.panes.active
        pane.focus_next_link(step)
        self._screen.set_focus(pane)

    def look_up(self, words: str, span: Span) -> None:
        """Go to what explains some words of the active pane."""
        pane, glossary = self._screen.panes.active, self._screen.session.glossary
        links = links_between(pane.page, *span)
        same = next((link for _, link in links if (link.start, link.end) == span), None)
        if same is not None:
            self.go_from(pane, same.target)
        elif glossary and glossary.explains(words) and (entry := glossary.find(words)):
            self.go(EntryPlace(glossary.address(entry)))
        else:
            self.go(WordPlace(words))

    def back(self) -> None:
        """One stop back."""
        self._leave()
        if stop := self._screen.session.history.back():
            self.show_stop(stop, again=True)

    def forward(self) -> None:
        """One stop forward."""
        self._leave(onwards=True)
        if stop := self._screen.session.history.forward():
            self.show_stop(stop, again=True)

    def come_back(self) -> None:
        """To the line being read, with the keyboard in the article."""
        screen = self._screen
        if any(feature.escape() for feature in screen.features):
            return
        screen.reading.stay()
        place = screen.session.place
        leaves = place.is_away or screen.panes.active is not screen.article
        if leaves:
            self._leave()

        def arrive() -> None:
            place.come_back()
            screen.article.focus_at(self._read_focus)
            screen.article.go_to_top(place.offset)
            if leaves:
                self._arrive(self._reading_stop())
            screen.show_status()

        if screen.session.document.id != place.document:
            screen.reading.switch(place.document, arrive)
        elif place.is_away or screen.article.top != place.offset:
            arrive()
        else:
            screen.article.unmark()
            if leaves:
                self._arrive(self._reading_stop())
        screen.panes.show("entry")
        screen.panes.bring_forward(screen.article)

    def read_from_here(self) -> None:
        """The line on top of the article is the one being read from now on."""
        screen = self._screen
        screen.session.place.read_from(screen.session.document.id, screen.article.top)
        screen.reading.moved()
        screen.show_status()

    def read_on(self, land: Callable[[], None]) -> None:
        """Go elsewhere in the document on screen, to read on there unless away; both are stops.

        Args:
            land: Brings the place on screen.
        """
        screen = self._screen
        self._leave()
        land()
        document, top = screen.session.document.id, screen.article.top
        screen.session.place.follow(top)
        self._arrive(Stop(DocumentPlace(document, top, top), top))

    def remember(self, place: Place) -> None:
        """Make a place that is on show a stop, before going on from it."""
        self._leave()
        self._arrive(Stop(place))

    def show(self, stop: Stop, *, again: bool) -> bool:
        """Show a stretch of a document; another document has to be fetched first."""
        screen, place = self._screen, stop.place
        assert isinstance(place, DocumentPlace)  # noqa: S101 - no other kind is in places
        if place.document == screen.session.document.id:
            self._show_stretch(place, stop, again=again)
            return True

        def arrive() -> None:
            self._show_stretch(place, stop, again=again)
            self._arrive(stop)

        screen.reading.switch(place.document, arrive)
        return False

    def pane_of(self, place: Place) -> TextPane | None:
        """The article, while it shows the document."""
        is_shown = (
            isinstance(place, DocumentPlace) and place.document == self._screen.session.document.id
        )
        return self._screen.article if is_shown else None

    def show_stop(self, stop: Stop, *, again: bool = False) -> None:
        """Show a stop by the feature that shows its kind of place."""
        self._screen.reading.stay()
        feature = self._screen.features.of_place(stop.place)
        if feature is not None and feature.show(stop, again=again):
            self._arrive(stop)

    def _arrive(self, stop: Stop) -> None:
        """The stop is on show: only now is it one."""
        self._screen.session.history.visit(stop)
        self._on_show = stop.place
        self._screen.show_status()

    def _show_stretch(self, place: DocumentPlace, stop: Stop, *, again: bool) -> None:
        article, reading = self._screen.article, self._screen.session.place
        is_line = place.start == place.end and stop.top == reading.offset
        if again and is_line and place.document == reading.document:
            reading.come_back()
        else:
            reading.depart()
        if again:
            article.focus_at(stop.focus)
            article.go_to_top(stop.top)
        else:
            article.go_to(Span(place.start, place.end))
        self._screen.panes.bring_forward(article)

    def _leave(self, *, onwards: bool = False) -> None:
        """Remember how the present stop looks; from the reading place, make it a stop.

        Not on the way onwards: a new stop would cut off what lies ahead.
        """
        screen = self._screen
        history, reading = screen.session.history, screen.session.place
        is_reading = not reading.is_away and screen.panes.active is screen.article
        if not reading.is_away:
            self._read_focus = screen.article.focus_offset
        present = history.present
        if (is_reading and not onwards) or present is None:
            self._arrive(self._reading_stop())
        elif present.place == self._on_show:
            owner = screen.features.of_place(present.place)
            if owner is not None and (pane := owner.pane_of(present.place)):
                history.leave_as(Stop(present.place, pane.top, pane.focus_offset))

    def _reading_stop(self) -> Stop:
        """The line being read, as a stop."""
        reading = self._screen.session.place
        place = DocumentPlace(reading.document, reading.offset, reading.offset)
        return Stop(place, reading.offset, self._read_focus)

"""Beside the text: the terms in view, and below them the page that was opened last."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import Static

from reader.desk.entry_page import WaysToAct
from reader.desk.term_states import LEGEND
from reader.text.place import (
    EditorNotePlace,
    EntryPlace,
    FilePlace,
    FootnotePlace,
    NotePlace,
    WebPlace,
    WordPlace,
)
from reader.tui.answers import Answers
from reader.tui.commands import BY_ID
from reader.tui.commands.command import shown_key
from reader.tui.feature import Feature
from reader.tui.text_pane import TextPane

if TYPE_CHECKING:
    from textual.widget import Widget

    from glossary.model import Entry
    from reader.desk.history import Stop
    from reader.text.page import Page
    from reader.text.place import Place
    from reader.text.span import Span
    from reader.tui.reading_screen import ReadingScreen


class Beside(Feature):
    """Shows entries, and whatever else is a page about something.

    Another kind of place is one more of ``places`` and one more case of ``_page_of``.

    Attributes:
        in_view: The list.
        page: What was opened last.
        place: The place of what was opened last.
    """

    side = "entry"
    places = (
        EntryPlace,
        EditorNotePlace,
        FootnotePlace,
        NotePlace,
        WordPlace,
        WebPlace,
        FilePlace,
    )

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.in_view = TextPane(id="in-view", is_list=True)
        self.page = TextPane(id="entry")
        self._title = Static(f"In view  {LEGEND}", id="in-view-title", markup=False)
        self.page.add_class("-empty")  # until there is one, the list has the whole side
        self.in_view.add_class("-alone")
        self.place: Place | None = None
        self._waiting: Stop | None = None
        self._answers = Answers(screen)
        screen.session.ways = WaysToAct(
            choose=f"press {shown_key(BY_ID['prefer'].keys[0])}",
            look_on=f"press {shown_key(BY_ID['look_on'].keys[0])} to look on",
        )

    @property
    def widgets(self) -> tuple[Widget, ...]:
        """List and page."""
        return (self._title, self.in_view, self.page)

    @property
    def keyboard(self) -> tuple[Widget, ...]:
        """The list, and the page once there is one."""
        return (self.in_view, self.page) if self.place else (self.in_view,)

    @property
    def entry(self) -> Entry | None:
        """The entry on show."""
        glossary, place = self._screen.session.glossary, self.place
        return glossary.get(place.entry) if glossary and isinstance(place, EntryPlace) else None

    def show(self, stop: Stop, *, again: bool) -> bool:
        """Show the page of a place, with the keyboard in it."""
        screen, place = self._screen, stop.place
        if screen.session.glossary is None:
            self._waiting = stop
            return False
        again_then = partial(screen.features.lookup.show_stop, stop, again=again)
        if (
            isinstance(place, (EditorNotePlace, FootnotePlace))
            and place.document != screen.session.document.id
        ):
            screen.reading.switch(place.document, again_then)
            return False
        if self._answers.asks(place):
            self._answers.ask(place, again_then)
            return False
        page = self._page_of(stop.place)
        if page is None:
            return False
        self.place = stop.place
        screen.panes.show(self.side)
        self.page.remove_class("-empty")
        self.in_view.remove_class("-alone")
        self.page.show(page, top=stop.top, focus=stop.focus)
        if isinstance(stop.place, EntryPlace):
            screen.features.knowing.saw(stop.place)
            screen.features.elsewhere.look()
        elif isinstance(stop.place, EditorNotePlace):
            screen.article.mark(self._words_of(stop.place))
        elif isinstance(stop.place, NotePlace):
            self._show_words(stop.place)
        screen.panes.bring_forward(self.page)
        return True

    def pane_of(self, place: Place) -> TextPane | None:  # noqa: ARG002 - all in one pane
        """The page's pane."""
        return self.page

    def show_again(self) -> None:
        """What the page on show says may have changed."""
        if self.place is not None and (page := self._page_of(self.place)):
            self.page.replace_page(page)

    def follow(self, place: Place) -> bool:
        """A page that tells of an address leads to what is there."""
        if place != self.place or not isinstance(place, (WebPlace, FilePlace)):
            return False
        self._answers.forget()  # the library will have it then
        self._screen.features.links.read(place)
        return True

    def go_to_in_view(self) -> None:
        """The list of terms in view, with the keyboard in it."""
        self._screen.panes.show(self.side)
        self._screen.panes.bring_forward(self.in_view)
        if self.in_view.focused_link < 0:
            self.in_view.focus_next_link(1)

    def list_in_view(self) -> None:
        """List the terms of the text on screen."""
        page = self._screen.session.in_view(self._screen.article.visible_span)
        if page is None or page == self.in_view.page:
            return
        before = [link.target for link in self.in_view.page.links]
        if before == [link.target for link in page.links]:
            self.in_view.replace_page(page)
            return
        self.in_view.show(page)
        if self.in_view.has_focus and page.links:  # Enter should have something to open
            self.in_view.focus_link(0)

    def escape(self) -> bool:
        """What is still waited for is no longer wanted."""
        self._waiting = None
        return False

    def terms_known(self) -> None:
        """The page tells more now; what was asked for before the glossary was read can be shown."""
        self.list_in_view()
        self.show_again()
        if self._waiting is not None and self._screen.session.glossary is not None:
            stop, self._waiting = self._waiting, None
            self._screen.features.lookup.go(stop.place)

    def _note(self, place: NotePlace) -> Page | None:
        page = self._screen.session.note_page(place.note)
        if page is None and place != self.place:  # of one on show it was told what became of it
            self._screen.tell("That note is not there any more")
        return page

    def _page_of(self, place: Place) -> Page | None:
        """The page of a place; the reader is told why there is none."""
        screen = self._screen
        if isinstance(place, EditorNotePlace):
            if (page := screen.session.editor_note(place.note)) is None:
                screen.tell(f"{place}: no such note of the editor")
            return page
        if isinstance(place, NotePlace):
            return self._note(place)
        if isinstance(place, FootnotePlace):
            if (page := screen.session.footnote(place.name)) is None:
                screen.tell(f"{place}: the text has no such note")
            return page
        if not isinstance(place, EntryPlace):
            return self._answers.of(place)
        entry = screen.session.glossary.get(place.entry) if screen.session.glossary else None
        if entry is None:
            screen.tell(f"{place.entry}: no such entry in the glossary")
            return None
        led_by = screen.session.mention_at(screen.article.focus_offset)
        is_led = led_by is not None and led_by.entry == place.entry
        return screen.session.entry(entry, led_by if is_led else None)

    def _show_words(self, place: NotePlace) -> None:
        """Have the words that a note stands on in sight beside it."""
        article, session = self._screen.article, self._screen.session
        placed = session.placed_note(place.note)
        span = placed.span if placed else None
        if span is not None and not article.visible_span.overlaps(span):
            session.place.depart()
            article.go_to(span)
        else:
            article.mark(span)

    def _words_of(self, place: EditorNotePlace) -> Span | None:
        """The words that an editor's note is on."""
        notes = self._screen.session.editor_notes
        return next((one.span for one in notes if one.note.id == place.note), None)

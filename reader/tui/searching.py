"""The search pane: as you type, never waiting."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from reader.desk.hit_walk import HitWalk
from reader.desk.hits_page import found_line, hits_page
from reader.search.query.spelling import spelt
from reader.text.place import SearchPlace
from reader.tui.asking import Asking
from reader.tui.commands.command import While
from reader.tui.feature import Feature
from reader.tui.search_pane import SearchPane

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.widget import Widget
    from textual.widgets import Input

    from reader.desk.history import Stop
    from reader.search.model import Results
    from reader.text.page import Page
    from reader.text.place import Place
    from reader.tui.reading_screen import ReadingScreen
    from reader.tui.text_pane import TextPane


class Listed(Enum):
    """What the list of the pane shows."""

    HITS = auto()
    NARROWINGS = auto()
    SEARCHES = auto()


class Search(Feature):
    """Shows what is found while it is typed; what narrows a search stands in its line.

    Attributes:
        listed: What the list shows.
    """

    side = "search"
    typing = While.TYPING_LINE
    places = (SearchPlace,)

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.listed = Listed.SEARCHES
        self._pane = SearchPane(self.ask)
        self._asking = Asking(screen, self._answered)
        self._is_grouped = True
        self._wants_to_open = False
        self._found_for: str | None = None  # whose hits are in the list

    @property
    def is_open(self) -> bool:
        """Whether the pane is on show."""
        return self._screen.panes.side == self.side

    @property
    def is_pending(self) -> bool:
        """Whether an answer is on its way."""
        return self._asking.is_pending

    @property
    def query(self) -> str:
        """What is in the line."""
        return self.line.value

    @property
    def answer(self) -> Results:
        """What was found last."""
        return self._asking.results

    @property
    def line(self) -> Input:
        """Where the words are typed."""
        return self._pane.line

    @property
    def results(self) -> TextPane:
        """The list of hits."""
        return self._pane.results

    @property
    def widgets(self) -> tuple[Widget, ...]:
        """The pane."""
        return (self._pane,)

    @property
    def keyboard(self) -> tuple[Widget, ...]:
        """Line and hits."""
        return (self.line, self.results)

    @property
    def moves(self) -> TextPane:
        """The hits, while a query is typed."""
        return self.results

    @property
    def labels(self) -> Mapping[str, str]:
        """What can be done with what was found."""
        if not self.is_open or self._screen.panes.active is not self.results:
            return {}
        told = {"open": "Go", "by_kind": "Kind", "by_place": "Here"}
        told |= {"by_list": "Narrow", "search_groups": "Group", "searches": "Earlier"}
        return {**told, "delete": "Forget"} if self._screen.features.searches.marked else told

    def show(self, stop: Stop, *, again: bool) -> bool:
        """Ask a query again."""
        assert isinstance(stop.place, SearchPlace)  # noqa: S101 - no other kind is in places
        self.open(stop.place.query)
        if again:  # where the keys for back and forward type no letter
            self._screen.panes.bring_forward(self.results)
        return True

    def follow(self, place: Place) -> bool:
        """Go to a hit, which makes the search a stop on the way; or ask another query."""
        features = self._screen.features
        if isinstance(place, SearchPlace):
            self.type(place.query)
            self._screen.panes.bring_forward(self.line)
            return True
        if query := self.query.strip():
            features.lookup.remember(SearchPlace(query))
            features.searches.remember(query)
        walk = HitWalk.through(self.answer.hits, is_grouped=self._is_grouped)
        features.walking.begin(walk.gone_to(place))
        features.lookup.go(place)
        return True

    def enter(self) -> bool:
        """With the keyboard in the line, Enter is for the best hit."""
        if self._screen.focused is not self.line:
            return False
        self.open_best()
        return True

    def escape(self) -> bool:
        """From another list back to the hits."""
        is_other = self.is_open and self.listed is not Listed.HITS and bool(self.query.strip())
        if is_other:
            self.show_hits()
        return is_other

    def open(self, query: str | None = None) -> None:
        """Show the pane with the keyboard in its line; with a query, ask it."""
        screen = self._screen
        screen.panes.show(self.side)
        if query is not None:
            self.type(query)
        elif not self.query.strip():
            screen.features.searches.refresh()
        self.line.select_all()  # typing begins a new search; an arrow key goes on with the old
        screen.panes.bring_forward(self.line)

    def open_term(self) -> None:
        """Search for the entry of the term in focus, or on show, by all its names."""
        if entry := self._screen.features.knowing.entry:
            self.open(spelt("term", entry.term))
        else:
            self._screen.tell("Tab to a term, then search for it")

    def type(self, query: str) -> None:
        """Have a query in the line, and ask it."""
        self._pane.type(query)
        self.ask()

    def group(self) -> None:
        """Show the passages of a document together, or all hits by rank alone."""
        self._is_grouped = not self._is_grouped
        self.show_hits()

    def show_hits(self) -> None:
        """Show what was found; what was found anew, with the same hit in focus."""
        page = hits_page(self.answer, is_grouped=self._is_grouped)
        if self._found_for == self.answer.query:
            self.results.replace_page(page)
        self.list(Listed.HITS, page)
        self._found_for = self.answer.query

    def list(self, what: Listed, page: Page) -> None:
        """Show something in the list."""
        self.listed, self._found_for = what, None
        if page != self.results.page:
            self.results.show(page)
        self._screen.show_status()

    def ask(self, *, again: bool = False) -> None:
        """Ask the index what is in the line; the answer to an older question is dropped."""
        query = self.query  # of letters typed ahead only the last counts
        is_other = query != self._asking.query
        if not is_other and not again:
            return
        if is_other:
            self._wants_to_open = False
            self.listed = Listed.HITS
        self._asking.ask(query)
        if not query.strip():
            self._screen.features.searches.refresh()

    def ask_again(self) -> None:
        """The index has changed: what is on show may have, too."""
        if self.is_open:
            self.ask(again=True)

    def open_best(self) -> None:
        """Go to the hit in focus, else to the first; wait for it if it is being looked for."""
        self.ask()
        if self.is_pending:
            self._wants_to_open = True
            return
        results = self.results
        if results.focused_link < 0 and results.page.links:
            results.focus_link(0)
        if target := results.focused_target:
            self.follow(target)

    def close(self) -> None:
        """The screen goes: answer nothing more."""
        self._asking.close()

    def _answered(self) -> None:
        results = self.answer
        if self.listed is Listed.HITS:
            self.show_hits()
        elif self.listed is Listed.NARROWINGS:
            self._screen.features.narrowing.refresh()
        self._pane.tell(found_line(results, self._screen.features.index.state))
        self._screen.features.index.was_seen(is_whole=results.complete and not results.damaged)
        wants_to_open, self._wants_to_open = self._wants_to_open, False
        if wants_to_open and self.is_open:
            self.open_best()

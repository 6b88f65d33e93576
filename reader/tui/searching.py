"""The search pane: as you type, never waiting."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.widgets import Input, Static

from reader.desk.hits_page import counts_line, hits_page
from reader.search.model import ALL_KINDS, Kind, Question
from reader.text.place import SearchPlace
from reader.tui.background import Delivery
from reader.tui.commands.command import While
from reader.tui.editors import QueryLine
from reader.tui.feature import Feature
from reader.tui.text_pane import TextPane

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from reader.desk.history import Stop
    from reader.search.model import Results
    from reader.text.place import Place
    from reader.tui.reading_screen import ReadingScreen

_HITS = 30
_KINDS: tuple[tuple[frozenset[Kind], str], ...] = (
    (ALL_KINDS, "everything"),
    (frozenset({Kind.PASSAGE}), "passages"),
    (frozenset({Kind.ENTRY}), "entries"),
    (frozenset({Kind.NOTE}), "notes"),
)


class SearchPane(Vertical):
    """A line to type in, what was found in numbers, and the hits."""

    def __init__(self, search: Search) -> None:
        super().__init__(id="search")
        self._search = search
        self.line = QueryLine(placeholder="words, or “a phrase”", id="query", select_on_focus=False)
        self.found = Static("", id="found", markup=False)
        self.results = TextPane(id="results", is_list=True)

    def compose(self) -> ComposeResult:
        """The parts of the pane."""
        yield self.line
        yield self.found
        yield self.results

    @on(Input.Changed, "#query")
    def _ask(self, event: Input.Changed) -> None:
        event.stop()
        self._search.ask(self._search.line.value)  # of letters typed ahead only the last counts


class Search(Feature):
    """Asks the index on a thread of its own; of many questions only the last is answered."""

    side = "search"
    typing = While.TYPING_LINE
    places = (SearchPlace,)

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._pane = SearchPane(self)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="search")
        self._asked = 0
        self._question: tuple[str, int] = ("", 0)
        self._kind = 0
        self._indexing = ""
        self._wants_to_open = False
        self._pending = False
        self._may_mend: bool | None = None

    @property
    def is_open(self) -> bool:
        """Whether the pane is on show."""
        return self._screen.panes.side == self.side

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

    def show(self, stop: Stop, *, again: bool) -> bool:
        """Ask a query again."""
        assert isinstance(stop.place, SearchPlace)  # noqa: S101 - no other kind is in places
        self.open(stop.place.query)
        if again:  # where the keys for back and forward type no letter
            self._screen.panes.bring_forward(self.results)
        return True

    def follow(self, place: Place) -> bool:
        """Go to a hit; the search is a stop on the way."""
        lookup = self._screen.features.lookup
        if self.line.value.strip():
            lookup.remember(SearchPlace(self.line.value))
        lookup.go(place)
        return True

    def enter(self) -> bool:
        """With the keyboard in the line, Enter is for the best hit."""
        if self._screen.focused is not self.line:
            return False
        self.open_best()
        return True

    def open(self, query: str | None = None) -> None:
        """Show the pane with the keyboard in its line; with a query, ask it."""
        screen = self._screen
        screen.panes.show(self.side)
        if query is not None:
            self.line.value = query
        self.line.select_all()  # typing begins a new search; an arrow key goes on with the old
        screen.panes.bring_forward(self.line)

    def next_kind(self) -> None:
        """Search the next kind of thing only."""
        self._kind = (self._kind + 1) % len(_KINDS)
        self.ask(self.line.value)

    def ask(self, query: str, *, again: bool = False) -> None:
        """Ask the index; the answer to an older question is dropped."""
        if (query, self._kind) == self._question and not again:
            return
        if not again:
            self._wants_to_open = False
        self._question = query, self._kind
        self._asked += 1
        number, kinds = self._asked, _KINDS[self._kind][0]
        self._pending = bool(query.strip())
        screen = self._screen

        def answer() -> None:
            if number == self._asked:
                results = screen.desk.index.search(Question(query, kinds, _HITS, as_you_type=True))
                if number == self._asked and screen.is_running:
                    screen.post_message(Delivery(lambda: self._show(number, results)))

        self._thread.submit(answer)

    def ask_again(self) -> None:
        """The index has changed: what is on show may have, too."""
        if self.is_open:
            self.ask(self.line.value, again=True)

    def open_best(self) -> None:
        """Go to the hit in focus, else to the first; wait for it if it is being looked for."""
        self.ask(self.line.value)
        if self._pending:
            self._wants_to_open = True
            return
        results = self.results
        if results.focused_link < 0 and results.page.links:
            results.focus_link(0)
        if target := results.focused_target:
            self.follow(target)

    def is_indexing(self, done: int, total: int) -> None:
        """The index is being made."""
        self._indexing = f"indexing {done:,} of {total:,}"
        self._screen.show_status()

    def index_is_ready(self, *, is_current: bool) -> None:
        """Nothing more is being indexed; unless it is current, something could not be."""
        self._indexing = ""
        if self._may_mend is None:
            self._may_mend = True
        if is_current:
            self._screen.show_status()
        else:
            self._screen.tell("Not all could be indexed; 'reader index update' tells why")
        self.ask_again()

    @property
    def state(self) -> str:
        """What the status line says of the index; empty when it is complete."""
        return self._indexing

    def close(self) -> None:
        """The screen goes: answer nothing more."""
        self._asked += 1
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _show(self, number: int, results: Results) -> None:
        if number != self._asked:
            return
        self._pending = False
        page = hits_page(results)
        if page != self.results.page:
            self.results.show(page)
        told = [f"in {_KINDS[self._kind][1]}"]
        if results.query.strip():
            told.insert(0, counts_line(results) or "nothing")
        if not results.complete or results.damaged:
            told.insert(-1, self._indexing or "not all indexed yet")  # what is last may be cut off
        self._pane.found.update(" · ".join(told))
        self._mend_if_gone(is_whole=results.complete and not results.damaged)
        wants_to_open, self._wants_to_open = self._wants_to_open, False
        if wants_to_open and self.is_open:
            self.open_best()

    def _mend_if_gone(self, *, is_whole: bool) -> None:
        """Index again what was deleted or damaged since; in vain, not once more."""
        if is_whole:
            self._may_mend = True
        elif self._may_mend:
            self._may_mend = False
            self._screen.reading.index_again()

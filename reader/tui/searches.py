"""Searches of before, and those that are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.searches_page import searches_page
from reader.text.place import SearchPlace
from reader.tui.feature import Feature
from reader.tui.searching import Listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.text.page import Page


class Searches(Feature):
    """Lists saved and earlier searches in the search pane."""

    @property
    def marked(self) -> str:
        """The saved or earlier query in focus, if the keyboard is in their list."""
        search = self._screen.features.search
        target = search.results.focused_target
        is_listed = search.listed is Listed.SEARCHES and self._screen.focused is search.results
        return target.query if is_listed and isinstance(target, SearchPlace) else ""

    @property
    def can_save(self) -> bool:
        """Whether there is a query to be kept."""
        search = self._screen.features.search
        return search.is_open and bool(search.query.strip())

    def list(self) -> None:
        """List saved and earlier searches; or the hits again."""
        search, panes = self._screen.features.search, self._screen.panes
        if search.is_open and search.listed is Listed.SEARCHES and search.query.strip():
            search.show_hits()
            panes.bring_forward(search.line)
            return
        panes.show(search.side)
        self.refresh()
        panes.bring_forward(search.results)

    def refresh(self) -> None:
        """Read them, and show them unless something else is shown by then."""
        desk, search = self._screen.desk, self._screen.features.search
        search.listed = Listed.SEARCHES

        def work() -> Page:
            return searches_page(desk.searches.saved(), desk.searches.before())

        def done(page: Page) -> None:
            if search.listed is Listed.SEARCHES:
                search.list(Listed.SEARCHES, page)

        self._screen.background.start(work, done, group="searches shown", exclusive=True)

    def remember(self, query: str) -> None:
        """A query led somewhere."""
        searches = self._screen.desk.searches
        self._screen.background.start(lambda: searches.remember(query), group="searches")

    def save(self) -> None:
        """Keep the query in the line, to be asked again by one key."""
        query = self._screen.features.search.query.strip()
        searches = self._screen.desk.searches
        self._change(lambda: searches.save(query, query), f"Saved {query}; Ctrl-R lists it")

    def forget(self) -> None:
        """Take the query in focus out of the list."""
        query, searches = self.marked, self._screen.desk.searches
        self._change(lambda: searches.forget(query), f"Forgotten: {query}")

    def _change(self, work: Callable[[], object], told: str) -> None:
        def done(_: object) -> None:
            self._screen.tell(told)
            if self._screen.features.search.listed is Listed.SEARCHES:
                self.refresh()

        self._screen.background.start(work, done, group="searches")

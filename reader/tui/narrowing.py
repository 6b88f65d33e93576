"""Narrowing a search by one key: by kind, to this text, to a document or a term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.hit_terms import terms_in
from reader.desk.narrowing_page import narrowing_page
from reader.search.model import Kind
from reader.search.query.spelling import filtered_by, narrowed, widened
from reader.tui.commands.command import By
from reader.tui.feature import Feature
from reader.tui.searching import Listed

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reader.desk.hit_terms import TermCount


_WAYS = (By.KIND, By.PLACE, By.LIST)


class Narrowing(Feature):
    """Puts filters into the line of the search, and takes them out."""

    @property
    def narrowing(self) -> Collection[By]:
        """Kind and place, and a list of all ways."""
        return _WAYS if self._screen.features.search.is_open else ()

    def narrow(self, by: By) -> None:
        """Narrow the search."""
        if by is By.KIND:
            self._next_kind()
        elif by is By.PLACE:
            self._here_or_everywhere()
        else:
            self.list()

    def _next_kind(self) -> None:
        """Search the next kind of thing only; after the last, everything."""
        kinds: list[str] = ["", *Kind]
        now = filtered_by(self._query, "kind")
        following = kinds[(kinds.index(now) + 1) % len(kinds)] if now in kinds else ""
        self._narrow("kind", following)

    def _here_or_everywhere(self) -> None:
        """Search in the text on screen only, or everywhere again."""
        self._narrow("in", "" if filtered_by(self._query, "in") else "this")

    def list(self) -> None:
        """List the ways to narrow what was found, each with its count; or the hits again."""
        search, panes = self._screen.features.search, self._screen.panes
        if search.listed is Listed.NARROWINGS:
            search.show_hits()
            panes.bring_forward(search.line)
        else:
            search.listed = Listed.NARROWINGS
            self.refresh()
            panes.bring_forward(search.results)

    def refresh(self) -> None:
        """Show the ways to narrow what was found last."""
        screen, results = self._screen, self._screen.features.search.answer
        matcher, glossary = screen.desk.matcher, screen.desk.glossary

        def work() -> Sequence[TermCount]:
            return terms_in(results.hits, glossary, matcher)

        def done(terms: Sequence[TermCount]) -> None:
            search = screen.features.search
            if search.listed is Listed.NARROWINGS and search.answer is results:
                search.list(Listed.NARROWINGS, narrowing_page(search.query, results, terms))

        screen.background.start(work, done, group="narrowing", exclusive=True)

    @property
    def _query(self) -> str:
        return self._screen.features.search.query

    def _narrow(self, field: str, value: str) -> None:
        query = self._query
        changed = narrowed(query, field, value) if value else widened(query, field)
        self._screen.features.search.type(changed)

"""How what was found can be narrowed: by kind, document and term, each with its count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.hits_page import SIGNS
from reader.desk.page_builder import PageBuilder
from reader.search.query.spelling import filtered_by, narrowed, widened
from reader.text.counting import counted
from reader.text.document import Role
from reader.text.page import Style
from reader.text.place import SearchPlace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.desk.hit_terms import TermCount
    from reader.search.model import Results
    from reader.text.page import Page

_FIELDS = ("kind", "in", "term")
_MOST_TERMS = 20

_Choice = tuple[str, str, int, str]
"""A value, what it is called, how many there are, and of what."""


def narrowing_page(query: str, results: Results, terms: Sequence[TermCount]) -> Page:
    """A link for each way to narrow a query, and to widen it again.

    Args:
        query: As typed.
        results: What it finds.
        terms: The terms in the passages found, the most frequent first.
    """
    build = PageBuilder()
    for field in _FIELDS:
        if now := filtered_by(query, field):
            with build.block(Role.LIST_ITEM):
                wider = SearchPlace(widened(query, field))
                build.add(f"not only {field}:{now} any more", Style.LABEL, wider)
    kinds = [
        (kind.value, f"{SIGNS[kind]} {kind.value}", count, "")
        for kind, count in results.counts.items()
        if count
    ]
    _add(build, query, "Only this kind", "kind", kinds)
    documents = [(one.document, one.title, one.count, "passage") for one in results.documents]
    _add(build, query, "Only in this document", "in", documents)
    named = [(one.term, one.term, one.count, "hit") for one in terms[:_MOST_TERMS]]
    _add(build, query, "Only with this term", "term", named)
    if not build.page().blocks:
        build.paragraph("There is nothing to narrow.", Style.FAINT)
    return build.page()


def _add(
    build: PageBuilder, query: str, heading: str, field: str, choices: Iterable[_Choice]
) -> None:
    now = filtered_by(query, field)
    offered = [choice for choice in choices if choice[0] != now]
    if not offered:
        return
    build.heading(heading)
    for value, called, count, unit in offered:
        with build.block(Role.LIST_ITEM):
            build.add(called, Style.LABEL, SearchPlace(narrowed(query, field, value)))
            build.add(f"  {counted(count, unit) if unit else f'{count:,}'}", Style.FAINT)

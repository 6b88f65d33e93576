"""What was searched for before, and what was kept, as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.page_builder import PageBuilder
from reader.text.document import Role
from reader.text.page import Style
from reader.text.place import SearchPlace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.text.page import Page

_MOST_BEFORE = 30


def searches_page(saved: Mapping[str, str], before: Sequence[str]) -> Page:
    """A link for each query.

    Args:
        saved: Queries by the names they are kept by.
        before: Earlier queries, the last first.
    """
    build = PageBuilder()
    if saved:
        build.heading("Saved searches")
    for name, query in saved.items():
        with build.block(Role.LIST_ITEM):
            build.add(name, Style.LABEL, SearchPlace(query))
            build.add(f"  {query}" if name != query else "", Style.FAINT)
    if before:
        build.heading("Searched before")
    for query in before[:_MOST_BEFORE]:
        with build.block(Role.LIST_ITEM):
            build.add(query, Style.LABEL, SearchPlace(query))
    if not saved and not before:
        build.paragraph(
            "Words find passages, entries and notes. A “phrase” is found as it stands;"
            " AND, OR, NOT and ( ) combine; word* and ~word find what begins so and what is"
            " nearly so; kind: in: title: by: tag: term: side: before: after: narrow.",
            Style.FAINT,
        )
    return build.page()

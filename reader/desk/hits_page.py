"""What a search found, as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.page_builder import PageBuilder
from reader.search.model import Kind
from reader.text.counting import counted
from reader.text.page import Style

if TYPE_CHECKING:
    from reader.search.model import Hit, Results
    from reader.text.page import Page

_SIGNS = {Kind.PASSAGE: "¶", Kind.ENTRY: "§", Kind.NOTE: "✎"}


def hits_page(results: Results) -> Page:
    """A block for each hit: its kind, its title, and its words with the matched ones marked."""
    build = PageBuilder()
    for hit in results.hits:
        with build.block(marker=""), build.link(hit.place):
            _add_hit(build, hit)
    if not results.hits and results.query.strip():
        is_whole = results.complete and not results.damaged
        told = "Nothing found. Fewer or other words may." if is_whole else "Nothing found yet."
        build.paragraph(told, Style.FAINT)
    return build.page()


def counts_line(results: Results) -> str:
    """How many of each kind there are, in words."""
    counts = [
        counted(count, kind.value, "entries" if kind is Kind.ENTRY else "")
        for kind, count in results.counts.items()
        if count
    ]
    return " · ".join(counts)


def _add_hit(build: PageBuilder, hit: Hit) -> None:
    build.add(f"{_SIGNS[hit.kind]} ", Style.LABEL)
    build.add(hit.title, Style.LABEL)
    build.add(" — ", Style.FAINT)
    at = 0
    for match in hit.matches:
        build.add(hit.snippet[at : match.start])
        build.add(hit.snippet[match.start : match.end], Style.MATCH)
        at = match.end
    build.add(hit.snippet[at:])

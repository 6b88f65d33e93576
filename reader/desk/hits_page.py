"""What a search found, as a page: flat, or with the passages of a document together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.page_builder import PageBuilder
from reader.search.model import Kind
from reader.text.counting import counted
from reader.text.document import Role
from reader.text.page import Style
from reader.text.place import SearchPlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search.model import Hit, Results
    from reader.text.page import Page

SIGNS = {Kind.PASSAGE: "¶", Kind.ENTRY: "§", Kind.NOTE: "✎"}


def hits_page(results: Results, *, is_grouped: bool = True) -> Page:
    """A block for each hit: its kind, its title, and its words with the matched ones marked.

    Args:
        results: What was found.
        is_grouped: Passages stand below the title of their document, at the place of the best.
    """
    build = PageBuilder()
    _add_suggestions(build, results)
    counts = {one.document: one.count for one in results.documents}
    for group in groups(results.hits) if is_grouped else [(hit,) for hit in results.hits]:
        first = group[0]
        in_group = is_grouped and first.kind is Kind.PASSAGE
        if in_group:
            _add_document(build, first, counts.get(first.about.document, len(group)), len(group))
        for hit in group:
            with build.block(Role.LIST_ITEM if in_group else Role.PARAGRAPH, level=int(in_group)):
                _add_hit(build, hit, titled=not in_group)
    if not results.hits and results.query.strip():
        is_whole = results.complete and not results.damaged
        told = "Nothing found. Fewer or other words may." if is_whole else "Nothing found yet."
        build.paragraph(told, Style.FAINT)
    return build.page()


def groups(hits: Sequence[Hit]) -> list[tuple[Hit, ...]]:
    """The hits with the passages of each document together, where the best of them stands."""
    together: dict[str, list[Hit]] = {}
    for number, hit in enumerate(hits):
        key = hit.about.document if hit.kind is Kind.PASSAGE else f"{hit.kind} {number}"
        together.setdefault(key, []).append(hit)
    return [tuple(group) for group in together.values()]


def found_line(results: Results, index_state: str) -> str:
    """What was found in numbers, and how the query was read.

    Args:
        results: What was found.
        index_state: How far the index is, where it is being made.
    """
    told = []
    if not results.complete or results.damaged:
        told.append(index_state or "not all indexed yet")
    told += results.remarks
    if results.query.strip():
        told.append(_counts(results) or "nothing")
    return " · ".join(told)


def _counts(results: Results) -> str:
    counts = [
        counted(count, kind.value, "entries" if kind is Kind.ENTRY else "")
        for kind, count in results.counts.items()
        if count
    ]
    if results.in_documents > 1:
        counts[0] += f" in {counted(results.in_documents, 'document')}"
    return " · ".join(counts)


def _add_suggestions(build: PageBuilder, results: Results) -> None:
    if results.suggestions:
        with build.block():
            build.add("Did you mean ", Style.FAINT)
            for number, query in enumerate(results.suggestions):
                build.add(", " if number else "", Style.FAINT)
                build.add(query, Style.LABEL, SearchPlace(query))
            build.add("?", Style.FAINT)


def _add_document(build: PageBuilder, hit: Hit, count: int, shown: int) -> None:
    with build.block():
        build.add(hit.title, Style.HEADING)
        of = f"{shown} of {counted(count, 'passage')}" if shown < count else ""
        build.add(f"  {of or counted(count, 'passage')}", Style.FAINT)


def _add_hit(build: PageBuilder, hit: Hit, *, titled: bool) -> None:
    with build.link(hit.place):
        build.add(f"{SIGNS[hit.kind]} ", Style.LABEL)
        if titled:
            build.add(hit.title, Style.LABEL)
            build.add(" — ", Style.FAINT)
        at = 0
        for match in hit.matches:
            build.add(hit.snippet[at : match.start])
            build.add(hit.snippet[match.start : match.end], Style.MATCH)
            at = match.end
        build.add(hit.snippet[at:])
    if hit.via:
        build.add(f"  (as {', '.join(f'“{name}”' for name in hit.via)})", Style.FAINT)

"""Written words that link entries and cite sources, as parts of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.links import parse_links
from reader.text.document import Role
from reader.text.page import Style
from reader.text.place import EntryPlace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossary.glossary import Glossary
    from glossary.model import Source
    from reader.desk.page_builder import PageBuilder


def add_linked(
    build: PageBuilder, text: str, glossary: Glossary, style: Style | None = None
) -> None:
    """Text with its ``[[links]]`` as links and its citations faint."""
    linked = parse_links(text, glossary.term_of)
    at = 0
    pieces = [(link.start, link.end, link.entry) for link in linked.links]
    pieces += [(cited.start, cited.end, "") for cited in linked.citations]
    for start, end, target in sorted(pieces):
        build.add(linked.text[at:start], style)
        if target:
            build.add(linked.text[start:end], target=EntryPlace(target))
        else:
            build.add(linked.text[start:end], Style.FAINT)
        at = end
    build.add(linked.text[at:], style)


def add_sources(build: PageBuilder, sources: Iterable[Source], heading: str = "Sources") -> None:
    """Sources, each on a line, below a heading if it is not empty; nothing if there are none."""
    for number, source in enumerate(sources):
        if number == 0 and heading:
            build.heading(heading)
        with build.block(Role.LIST_ITEM, marker="·"):
            build.add(f"[{source.key}] ", Style.LABEL)
            build.add(_cited(source))
            build.add(f" ({source.quality.value})", Style.FAINT)


def _cited(source: Source) -> str:
    date = source.date.spoken() if source.date else ""
    # Many titles are no more than who published it and when.
    parts = [part for part in (source.publisher, date) if part not in source.title]
    told = ", ".join(filter(None, [source.title, *parts, source.address, source.note]))
    if source.checked:
        told += f"; checked {source.checked.spoken()} by {source.checked_by or 'a reader'}"
    return told

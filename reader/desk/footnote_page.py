"""A note of the document's own as a page beside the text."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

from reader.desk.page_builder import PageBuilder
from reader.desk.quoting import quote_around
from reader.text.document import Role
from reader.text.page import Style
from reader.text.place import DocumentPlace
from reader.text.sheet import links_between

if TYPE_CHECKING:
    from reader.text.document import Block, Document
    from reader.text.page import Page

_WORDS_AROUND = 48  # characters on each side of a reference
_MOST_REFERENCES = 20


def footnote_page(document: Document, name: str, article: Page) -> Page | None:
    """A note with its terms and links, and the words it is on; None if there is no such.

    Args:
        document: The document.
        name: The name of the note among its targets.
        article: The document as it is on show; its links are the note's too.
    """
    span = document.targets.get(name)
    if span is None:
        return None
    first = document.block_index(span.start)
    last = bisect.bisect_left(document.blocks, span.end, key=lambda block: block.start)
    blocks = document.blocks[first : max(last, first + 1)]
    build = PageBuilder()
    with build.block(Role.HEADING, level=1):
        build.add(f"Note {blocks[0].marker}".strip(), Style.TITLE)
    for block in blocks:
        _add(build, article, block, span.start, span.end)
    _add_references(build, document, name)
    return build.page()


def _add(build: PageBuilder, article: Page, block: Block, start: int, end: int) -> None:
    start, end = max(start, block.start), min(end, block.end)
    role = Role.PARAGRAPH if block.role == Role.FOOTNOTE else block.role
    with build.block(role, level=block.level):
        at = start
        for _, link in links_between(article, start, end):
            build.add(article.text[at : max(at, link.start)])
            build.add(article.text[max(at, link.start) : min(link.end, end)], target=link.target)
            at = min(link.end, end)
        build.add(article.text[at:end])


def _add_references(build: PageBuilder, document: Document, name: str) -> None:
    references = [link for link in document.links if link.address == f"#{name}"]
    if references:
        build.heading("In the text")
    for link in references[:_MOST_REFERENCES]:
        block = document.block_at(link.start)
        bounds = (block.start, block.end)
        around = quote_around(document.text, link.start, link.end, bounds, _WORDS_AROUND)
        place = DocumentPlace(document.id, link.start, link.end)
        with build.block(Role.LIST_ITEM), build.link(place):
            build.add(around.before)
            build.add(around.words, Style.MATCH)
            build.add(around.after)

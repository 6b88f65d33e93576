"""The Markdown of a note on a page: its emphasis, its lists, and its links to their places."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from itertools import count, islice
from typing import TYPE_CHECKING, Generic, TypeVar

from reader.base.errors import ReaderError
from reader.desk.note_links import links_of
from reader.text.document import Emphasis, InlineMark, Link
from reader.text.page import Style
from reader.text.place import WebPlace, parse_place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.desk.page_builder import PageBuilder
    from reader.formats.contents import Contents
    from reader.text.document import Block
    from reader.text.place import Place

_SpanT = TypeVar("_SpanT", InlineMark, Link)

_LONGEST = 200_000  # characters of a note that are shown
_MOST_LINKS = 2_000
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&:])")

_STYLES = {
    Emphasis.EMPHASIS: Style.EMPHASIS,
    Emphasis.STRONG: Style.STRONG,
    Emphasis.CODE: Style.CODE,
    Emphasis.STRIKE: Style.STRIKE,
}


def add_markdown(build: PageBuilder, body: str, name_of: Callable[[Place], str]) -> None:
    """Markdown with its emphasis, lists, quotations and links; what cannot be read, as it is.

    Args:
        build: Gets the blocks.
        body: The Markdown; HTML in it is shown, not obeyed.
        name_of: What the targets of ``[[links]]`` are called.
    """
    from reader.formats.markdown.read import markdown_contents

    if not body.strip():
        return
    cut = body[:_LONGEST]
    links = _Links(cut, name_of)
    try:
        contents = markdown_contents(f"\n{links.source}", "the note", has_html=False)
    except ReaderError:
        for line in filter(str.strip, cut.split("\n")):
            build.paragraph(line)
        return
    for block in contents.blocks:
        with build.block(block.role, level=block.level, marker=block.marker):
            _add_block(build, contents, block, links)
    if len(body) > _LONGEST:
        build.paragraph("…", Style.FAINT)


class _Links:
    """The links of a body, written as Markdown has them and read again.

    Args:
        body: The words of a note.
        name_of: What the targets of links are called.

    Attributes:
        source: The body with links of Markdown.
    """

    def __init__(self, body: str, name_of: Callable[[Place], str]) -> None:
        self._found = tuple(islice(links_of(body), _MOST_LINKS))
        self._body = body
        self._scheme = next(name for at in count() if (name := f"reader-link-{at}:") not in body)
        self._written = re.compile(rf"\[(?:\\.|[^\[\]\\])*\]\({self._scheme}(\d+)\)", re.DOTALL)
        parts, at = [], 0
        for number, link in enumerate(self._found):
            words = link.words or name_of(link.target) or f"{link.target} (not there)"
            escaped = _MARKUP.sub(r"\\\1", words)
            parts += [body[at : link.span.start], f"[{escaped}]({self._scheme}{number})"]
            at = link.span.end
        self.source = "".join((*parts, body[at:]))

    def place(self, address: str) -> Place | None:
        """Where an address of the source leads."""
        number = address.removeprefix(self._scheme)
        if number != address:
            return self._found[int(number)].target
        try:
            return parse_place(address)
        except ValueError:
            return None

    def as_typed(self, words: str) -> str:
        """Words with the links that Markdown took for code as they stand in the body."""
        if self._scheme not in words:
            return words
        return self._written.sub(lambda one: self._typed(int(one[1])), words)

    def _typed(self, number: int) -> str:
        span = self._found[number].span
        return self._body[span.start : span.end]


def _add_block(build: PageBuilder, contents: Contents, block: Block, written: _Links) -> None:
    marks = _inside(contents.marks, block)
    links = _inside(contents.links, block)
    edges = {block.start, block.end, *(edge for one in (*marks, *links) for edge in one[:2])}
    mark_at, link_at = _Moving(marks), _Moving(links)
    for start, end in itertools.pairwise(sorted(edges)):
        link, mark = link_at(start), mark_at(start)
        style = _STYLES[mark.emphasis] if mark else None
        target = written.place(link.address) if link else None
        build.add(written.as_typed(contents.text[start:end]), style, target)
        if link and end == link.end and isinstance(target, WebPlace):
            words = contents.text[link.start : link.end]
            build.add("" if words == target.address else f" ({target.address})", Style.FAINT)


def _inside(spans: Sequence[_SpanT], block: Block) -> Sequence[_SpanT]:
    """Those of sorted stretches that are in a block; none is in two."""
    first = bisect_left(spans, block.start, key=lambda one: one[0])
    return spans[first : bisect_left(spans, block.end, key=lambda one: one[0])]


class _Moving(Generic[_SpanT]):
    """Tells which of sorted stretches is at a place, the outermost; asked from left to right."""

    def __init__(self, spans: Sequence[_SpanT]) -> None:
        self._spans: Sequence[_SpanT] = spans
        self._at = 0

    def __call__(self, place: int) -> _SpanT | None:
        while self._at < len(self._spans) and self._spans[self._at].end <= place:
            self._at += 1
        at = self._spans[self._at] if self._at < len(self._spans) else None
        return at if at and at.start <= place else None

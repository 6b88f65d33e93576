"""Inline Markdown as words, with emphasis and links as spans of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.formats.markdown.parser import parse_inline
from reader.formats.words import Words
from reader.text.document import Emphasis, InlineMark, Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

    from reader.formats.markdown.parser import Environment

HARD_BREAK = "\N{LINE SEPARATOR}"
"""A line end that the author asked for; one that only wraps the source stays a line feed."""

_EMPHASIS = {"em": Emphasis.EMPHASIS, "strong": Emphasis.STRONG, "s": Emphasis.STRIKE}
_BREAKS = {"softbreak": "\n", "hardbreak": HARD_BREAK}


def read_inline(source: str, environment: Environment) -> Words:
    """Read the source of one block."""
    words = _Reading()
    words.read(parse_inline(source, environment))
    return Words("".join(words.parts), tuple(sorted(words.marks)), tuple(sorted(words.links)))


class _Reading:
    """Words as they are put together."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.marks: list[InlineMark] = []
        self.links: list[Link] = []
        self._length = 0
        self._emphasis_starts: list[int] = []
        self._link_start: int | None = None
        self._address = ""

    def read(self, tokens: Iterable[Token]) -> None:
        for token in tokens:
            kind, _, way = token.type.rpartition("_")
            if way == "open" and kind in _EMPHASIS:
                self._emphasis_starts.append(self._length)
            elif way == "close" and kind in _EMPHASIS:
                self._mark(self._emphasis_starts.pop(), _EMPHASIS[kind])
            elif token.type == "link_open":
                self._link_start, self._address = self._length, str(token.attrGet("href") or "")
            elif token.type == "link_close":
                self._end_link()
            elif token.type == "image":
                self._add_image(token)
            elif token.type == "code_inline":
                start = self._length
                self._add(token.content)
                self._mark(start, Emphasis.CODE)
            else:
                self._add(_BREAKS.get(token.type, token.content))

    def _add(self, words: str) -> None:
        self.parts.append(words)
        self._length += len(words)

    def _mark(self, start: int, emphasis: Emphasis) -> None:
        if start < self._length:
            self.marks.append(InlineMark(start, self._length, emphasis))

    def _end_link(self) -> None:
        start = self._length if self._link_start is None else self._link_start
        if start == self._length:
            self._add(self._address)
        self._link(start, self._address)
        self._link_start = None

    def _link(self, start: int, address: str) -> None:
        if start < self._length and address:
            self.links.append(Link(start, self._length, address))

    def _add_image(self, token: Token) -> None:
        description = _Reading()
        description.read(token.children or ())
        words = "".join(description.parts).strip() or str(token.attrGet("title") or "").strip()
        start = self._length
        self._add(f"[image: {words}]" if words else "[image]")
        if self._link_start is None:
            self._link(start, str(token.attrGet("src") or ""))

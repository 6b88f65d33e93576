"""Inline Markdown as words, with emphasis, links and images as spans of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.formats.html.elements import EMPHASIS, RAISED, SUPERSCRIPT
from reader.formats.markdown.parser import parse_inline
from reader.formats.markdown.tags import read_tag
from reader.formats.words import Words
from reader.text.document import Emphasis, Image, InlineMark, Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

    from reader.formats.markdown.parser import Environment

HARD_BREAK = "\N{LINE SEPARATOR}"
"""A line end that the author asked for; one that only wraps the source stays a line feed."""

_EMPHASIS = {"em": Emphasis.EMPHASIS, "strong": Emphasis.STRONG, "s": Emphasis.STRIKE}
# Most paragraphs of a book have none of it, and are read a hundred times as fast without a parser.
_MARKUP = re.compile(
    r"[\\`*_\[\]!<&~@]|[ \t]\n|\n[ \t]|^\s|\s$|:/|www\.|mailto:|xmpp:", re.IGNORECASE
)
_BREAKS = {"softbreak": "\n", "hardbreak": HARD_BREAK}


class Inline(NamedTuple):
    """The words of one block, and the names that links can call it by."""

    words: Words
    names: tuple[str, ...] = ()


def read_inline(source: str, environment: Environment) -> Inline:
    """Read the source of one block."""
    if not _MARKUP.search(source):
        return Inline(Words(source))
    reading = _Reading()
    reading.read(parse_inline(source, environment))
    return reading.result()


def note_name(label: str) -> str:
    """What links to a footnote call it."""
    return f"fn-{label}"


class _Reading:
    """Words as they are put together."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._marks: list[InlineMark] = []
        self._links: list[Link] = []
        self._images: list[Image] = []
        self._names: list[str] = []
        self._length = 0
        self._emphasis_starts: list[int] = []
        self._open_tags: list[tuple[str, int, str]] = []
        self._link_start: int | None = None
        self._address = ""

    def result(self) -> Inline:
        words = Words(
            "".join(self._parts),
            tuple(sorted(self._marks)),
            tuple(sorted(self._links)),
            tuple(self._images),
        )
        return Inline(words, tuple(self._names))

    def read(self, tokens: Iterable[Token]) -> None:
        for token in tokens:
            match token.type:
                case "text" | "text_special":
                    self._add(token.content)
                case "softbreak" | "hardbreak":
                    self._add(_BREAKS[token.type])
                case "em_open" | "strong_open" | "s_open":
                    self._emphasis_starts.append(self._length)
                case "em_close" | "strong_close" | "s_close":
                    self._mark(self._emphasis_starts.pop(), _EMPHASIS[token.tag])
                case "link_open":
                    self._link_start, self._address = self._length, str(token.attrGet("href") or "")
                case "link_close":
                    self._end_link()
                case _:
                    self._read_rare(token)

    def _read_rare(self, token: Token) -> None:
        match token.type:
            case "code_inline":
                start = self._length
                self._add(token.content)
                self._mark(start, Emphasis.CODE)
            case "image":
                self._add_image(_description(token), str(token.attrGet("src") or ""))
            case "html_inline":
                self._tag(token.content)
            case "footnote_ref":
                self._refer(str(token.meta["label"]))
            case _:
                self._add(token.content)

    def _add(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)

    def _mark(self, start: int, emphasis: Emphasis) -> None:
        if start < self._length:
            self._marks.append(InlineMark(start, self._length, emphasis))

    def _end_link(self) -> None:
        start = self._length if self._link_start is None else self._link_start
        if start == self._length:
            self._add(self._address)
        self._link(start, self._address)
        self._link_start = None

    def _link(self, start: int, address: str) -> None:
        after_last = not self._links or self._links[-1].end <= start
        if start < self._length and address and after_last:
            self._links.append(Link(start, self._length, address))

    def _refer(self, label: str) -> None:
        start = self._length
        self._add(label.translate(SUPERSCRIPT) if set(label) <= RAISED else f"[{label}]")
        if self._link_start is None:
            self._link(start, f"#{note_name(label)}")

    def _add_image(self, words: str, address: str) -> None:
        start = self._length
        self._add(words or address.rpartition("/")[2] or "[image]")
        self._images.append(Image(start, self._length, address))

    def _tag(self, source: str) -> None:
        tag = read_tag(source)
        self._names += [tag.attributes[key] for key in ("id", "name") if tag.attributes.get(key)]
        if tag.name == "br":
            self._add(HARD_BREAK)
        elif tag.name == "img":
            words = tag.attributes.get("alt") or tag.attributes.get("title", "")
            self._add_image(words, tag.attributes.get("src", ""))
        elif tag.closes:
            self._close_tag(tag.name)
        elif tag.name == "a" or tag.name in EMPHASIS:
            self._open_tags.append((tag.name, self._length, tag.attributes.get("href", "")))

    def _close_tag(self, name: str) -> None:
        if name not in (opened for opened, _, _ in self._open_tags[-8:]):
            return
        while True:
            opened, start, address = self._open_tags.pop()
            if opened == name:
                break
        if name in EMPHASIS:
            self._mark(start, EMPHASIS[name])
        elif self._link_start is None:
            self._link(start, address)


def _description(token: Token) -> str:
    """What an image is said to show, its own markup read."""
    reading = _Reading()
    reading.read(token.children or ())
    words = reading.result().words.text
    return " ".join(words.split()) or " ".join(str(token.attrGet("title") or "").split())

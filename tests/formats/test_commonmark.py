"""The examples of the CommonMark specification: their text and structure as their HTML says.

The HTML is walked here by the standard library's parser, which shares no code with the reader.
"""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from reader.formats.markdown.read import markdown_contents
from reader.text.document import Emphasis, Role

_EXAMPLES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "samples" / "commonmark.json").read_text(encoding="utf-8")
)
_MARKS = {
    "em": Emphasis.EMPHASIS,
    "i": Emphasis.EMPHASIS,
    "strong": Emphasis.STRONG,
    "code": Emphasis.CODE,
    "del": Emphasis.STRIKE,
}
_NO_TEXT = {"script", "style", "textarea"}
_OTHERWISE = {
    148: "HTML that is begun in one block and ended in another",
    626: "comments that the standard library's parser takes for longer ones",
}
_ENDS_BLOCK = {
    "div",
    "table",
    "td",
    "p",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "li",
    "hr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
}


class _Block(NamedTuple):
    role: Role
    words: str
    marks: frozenset[tuple[str, Emphasis]]
    links: tuple[tuple[str, str], ...]


class _Expected(HTMLParser):
    """The blocks that a page of simple elements has."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[_Block] = []
        self._words = ""
        self._marks: set[tuple[str, Emphasis]] = set()
        self._links: list[tuple[str, str]] = []
        self._around: list[str] = []
        self._open: list[tuple[str, int, str]] = []
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self._hidden = tag in _NO_TEXT
        if tag in _ENDS_BLOCK:
            self.end_block()
        if tag in _ENDS_BLOCK - {"hr"}:
            self._around.append(tag)
        if tag == "hr":
            self.blocks.append(_Block(Role.RULE, "***", frozenset(), ()))
        elif tag == "br":
            self._words += "\n"
        elif tag == "img":
            self._words += said.get("alt") or said.get("title") or _file(said.get("src") or "")
        elif tag in _MARKS or tag == "a":
            self._open.append((tag, len(self._words), said.get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        self._hidden = False
        if (tag in _MARKS or tag == "a") and self._open:
            _, start, address = self._open.pop()
            words = self._words[start:]
            if tag == "a":
                self._words += "" if words else address
                self._links += [(_flat(words or address), address)] if address else []
            elif words and "pre" not in self._around:
                self._marks.add((_flat(words), _MARKS[tag]))
        if tag in _ENDS_BLOCK - {"hr"} and tag in self._around:
            self.end_block()
            while self._around.pop() != tag:  # what was not ended ends with what is around it
                pass

    def handle_data(self, data: str) -> None:
        self._words += "" if self._hidden else data

    def end_block(self) -> None:
        words = self._words.strip("\n") if "pre" in self._around else _flat(self._words)
        if words.strip():
            self.blocks.append(
                _Block(self._role(), words, frozenset(self._marks), tuple(self._links))
            )
        self._words, self._marks, self._links = "", set(), []

    def _role(self) -> Role:
        if "pre" in self._around:
            return Role.CODE
        for tag in reversed(self._around):
            if tag[0] == "h":
                return Role.HEADING
            if tag in {"li", "blockquote"}:
                return Role.LIST_ITEM if tag == "li" else Role.QUOTATION
        return Role.PARAGRAPH


def _flat(words: str) -> str:
    return " ".join(words.split())


def _file(address: str) -> str:
    return address.rpartition("/")[2]


def _expected(html: str) -> list[_Block]:
    parser = _Expected()
    parser.feed(html)
    parser.close()
    parser.end_block()
    return parser.blocks


def _found(source: str) -> list[_Block]:
    contents = markdown_contents(source, "example.md")
    text = contents.text
    blocks = []
    for block in contents.blocks:
        words = text[block.start : block.end]
        role = Role.PARAGRAPH if block.role == Role.IMAGE else block.role
        marks = frozenset(
            (_flat(text[m.start : m.end]), m.emphasis)
            for m in contents.marks
            if block.start <= m.start < block.end
        )
        links = tuple(
            (_flat(text[k.start : k.end]), k.address)
            for k in contents.links
            if block.start <= k.start < block.end
        )
        if role == Role.RULE:
            blocks.append(_Block(role, "***", frozenset(), ()))
        elif role == Role.CODE:
            blocks.append(_Block(role, words, frozenset(), ()))
        else:
            blocks.append(_Block(role, _flat(words), marks, links))
    return blocks


@pytest.mark.parametrize(
    "example",
    [one for one in _EXAMPLES if one["example"] not in _OTHERWISE],
    ids=lambda example: str(example["example"]),
)
def test_an_example_has_the_text_and_structure_of_its_html(example: dict[str, Any]) -> None:
    expected, found = _expected(example["html"]), _found(example["markdown"])
    assert [block[:3] for block in found] == [block[:3] for block in expected]
    for one, other in zip(expected, found, strict=True):
        assert set(one.links) <= set(other.links)


def test_these_are_all_the_examples() -> None:
    assert [example["example"] for example in _EXAMPLES] == list(range(1, 653))

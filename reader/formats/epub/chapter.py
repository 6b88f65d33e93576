"""One chapter: its file as a tree that is read like a page's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.base.errors import BrokenDocumentError
from reader.formats.epub.xml import attribute, decode, name_of, named, parse_strictly, words
from reader.formats.html.parse import MOST_ELEMENTS, parse_page

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from reader.formats.epub.xml import Decoded
    from reader.text.reading_as import HowToRead

_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[]{0,1000}(?:\[.{0,100000}?\]\s{0,100})?>", re.DOTALL)
_PROLOGUE = 10_000  # characters before which a document's type must stand
_WORDS_OF_DRAWINGS = frozenset({"title", "desc", "text"})
_PAGE_NUMBER = re.compile(r"\s*[\[(]?(?:\d{1,5}|[ivxlcdmIVXLCDM]{1,9})[\])]?\s*")


class Tree(NamedTuple):
    """A chapter's file as a tree.

    Attributes:
        root: Its outermost element; None if nothing can be made of the file.
        fault: What is wrong with it all the same; empty if nothing is.
    """

    root: Element | None
    fault: str = ""


def tree_of(data: bytes, name: str, how: HowToRead) -> Tree:
    """The tree of a chapter's file.

    One that is not XML in every respect, as it should be, is read as a browser reads a page.

    Args:
        data: The file.
        name: The book, as messages name it.
        how: What is said of the book.

    Raises:
        TooComplexError: It has too many elements.
        UsageError: There is no such encoding as the reader said.
    """
    is_modest = data.count(b"<") <= MOST_ELEMENTS
    root = parse_strictly(data) if is_modest else None
    if root is not None:
        return Tree(root)
    found = decode(data, how)
    try:
        root = parse_page(_without_doctype(found.text), name).root
    except BrokenDocumentError:
        return Tree(None, "holds nothing that can be read")
    return Tree(root, _doubt(found))


def _doubt(found: Decoded) -> str:
    """What may be wrong with the characters of a chapter; empty if nothing is."""
    if found.guessed:
        return f"is not in the encoding that it says, and read as {found.encoding}, a guess"
    if found.undecodable:
        return f"has {found.undecodable:,} bytes that are no {found.encoding}, shown as \ufffd"
    return ""


def prepare(root: Element) -> Element:
    """Change what books have and pages have not to what is read; the tree, or another."""
    if name_of(root) == "svg":
        return _described(root)
    for drawing in [*root.iter("{*}svg")]:
        _replace(drawing, _described(drawing))
    for switch in [*root.iter("{*}switch")]:
        for case in [*switch.iterchildren("{*}case")]:
            _replace(case, None)
    for element in root.iter("{*}span", "{*}div", "{*}a"):
        if "pagebreak" in attribute(element, "type").split() and not len(element):
            _drop_page_number(element)
    return root


def _without_doctype(source: str) -> str:
    """A page without the declaration before it, of which a browser would show what it defines."""
    start = source.find("<!DOCTYPE", 0, _PROLOGUE)
    found = _DOCTYPE.match(source, start) if start >= 0 else None
    return source[: found.start()] + source[found.end() :] if found else source


def _described(drawing: Element) -> Element:
    """A drawing as an image with the words in it as its description."""
    from lxml import etree

    told = (words(one) for one in drawing.iter() if name_of(one) in _WORDS_OF_DRAWINGS)
    pictures = (attribute(one, "href") for one in named(drawing, "image"))
    image = etree.Element("img", src=next(pictures, ""))
    if alt := " ".join(dict.fromkeys(filter(None, told))):
        image.set("alt", alt)
    return image


def _replace(element: Element, other: Element | None) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if other is not None:
        element.addprevious(other)
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + (element.tail or "")
    else:
        before.tail = (before.tail or "") + (element.tail or "")
    element.tail = None
    parent.remove(element)


def _drop_page_number(element: Element) -> None:
    """The number of a page of the printed book would stand in the middle of a sentence."""
    if element.text and _PAGE_NUMBER.fullmatch(element.text):
        element.text = None

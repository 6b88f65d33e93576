"""The elements inside a block: emphasis, links, images, raised and lowered words, line ends."""

from __future__ import annotations

from posixpath import basename
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from reader.formats.html.elements import EMPHASIS, LOWERED, RAISED, SUBSCRIPT, SUPERSCRIPT

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.formats.html.walk import Walk
    from reader.text.document import Emphasis

_SMALLEST = 3  # pixels; what is smaller counts visitors
_LONGEST_NAME = 80  # characters
_LONGEST_RAISED = 12


class _Open:
    """An element that has begun in a flow: from where on, and what it is."""

    __slots__ = ("address", "element", "emphasis", "start")

    def __init__(
        self, element: _Element, start: int, emphasis: Emphasis | None, address: str
    ) -> None:
        self.element = element
        self.start = start
        self.emphasis = emphasis
        self.address = address


class Inlines:
    """What is open around the next word.

    Args:
        walk: Whose flow the words go to.
    """

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._open: list[_Open] = []
        self._breaks = 0

    def begin(self, tag: str, element: _Element) -> None:
        """An element begins."""
        flow = self._walk.flow
        if tag in EMPHASIS:
            self._open.append(_Open(element, flow.length, EMPHASIS[tag], ""))
        elif tag == "a" and (address := (element.get("href") or "").strip()):
            resolved = self._walk.resolve(address)
            if resolved:
                self._open.append(_Open(element, flow.length, None, resolved))
        elif tag == "br":
            flow.break_line()
        elif tag in {"img", "image"}:
            self._image(element)
        elif tag == "q":
            flow.add("“")
        elif tag == "rt":
            flow.add("(")
        elif tag in {"sup", "sub"}:
            self._raise(element, is_raised=tag == "sup")

    def end(self, tag: str, element: _Element) -> None:
        """An element ends."""
        flow = self._walk.flow
        if tag == "q":
            flow.add("”")
        elif tag == "rt":
            flow.add(")")
        if self._open and self._open[-1].element is element:
            self._close(self._open.pop())

    def cut(self) -> None:
        """The flow ends: what is open ends in it."""
        for one in self._open:
            self._close(one)

    def resume(self) -> None:
        """Another flow begins: what is open begins in it again."""
        for one in self._open:
            one.start = self._walk.flow.length

    def _close(self, one: _Open) -> None:
        flow = self._walk.flow
        if one.start >= flow.length:
            return
        if one.emphasis is not None:
            flow.mark(one.start, one.emphasis)
        else:
            flow.link(one.start, one.address)

    def _image(self, element: _Element) -> None:
        alt = element.get("alt")
        size = [_pixels(element.get(side)) for side in ("width", "height")]
        if any(side is not None and side < _SMALLEST for side in size):
            return
        address = (
            element.get("src") or element.get("{http://www.w3.org/1999/xlink}href") or ""
        ).strip()
        words = " ".join((alt or element.get("title") or "").split())
        if not words and alt is None:
            words = _file_name(address)
        if words:
            resolved = "" if address.startswith("data:") else self._walk.resolve(address)
            self._walk.flow.image(words, resolved)

    def _raise(self, element: _Element, *, is_raised: bool) -> None:
        """Numbers above or below the line as Unicode has them; they would be others beside it."""
        known, table = (RAISED, SUPERSCRIPT) if is_raised else (LOWERED, SUBSCRIPT)
        words = ""
        for piece in element.itertext():
            words += str(piece)
            if len(words) > _LONGEST_RAISED or not set(words) <= known:
                return
        for one in element.iter():
            one.text = one.text.translate(table) if one.text else one.text
            if one is not element and one.tail:
                one.tail = one.tail.translate(table)


def _pixels(said: str | None) -> float | None:
    try:
        return float((said or "").removesuffix("px"))
    except ValueError:
        return None


def _file_name(address: str) -> str:
    if not address or address.startswith("data:"):
        return ""
    try:
        path = urlsplit(address).path
    except ValueError:
        return ""
    return basename(unquote(path))[:_LONGEST_NAME]

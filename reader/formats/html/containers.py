"""What surrounds the block that is being read: quotations, lists, notes, captions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.formats.html.elements import LISTS
from reader.text.document import Role

if TYPE_CHECKING:
    from lxml.etree import _Element

_BULLET = "•"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LETTERS = 26
_LARGEST = 3_999  # of a Roman number; larger ones, and letters, are written as numbers


class _List:
    """A list: the number of its next item, and how that is written."""

    def __init__(self, tag: str, element: _Element) -> None:
        self.is_ordered = tag == "ol"
        self.style = element.get("type", "1")
        start = _number(element.get("start"))
        self.step = -1 if element.get("reversed") is not None else 1
        if start is None:
            items = sum(1 for one in element.iterchildren("{*}li")) if self.step < 0 else 1
            start = items
        self.next = start

    def marker(self, element: _Element) -> str:
        """The marker of its next item."""
        if not self.is_ordered:
            return _BULLET
        number = _number(element.get("value"))
        number = self.next if number is None else number
        self.next = number + self.step
        return f"{_written(number, element.get('type', self.style))}."


class Framed(NamedTuple):
    """How a block is to be shown."""

    role: Role
    level: int
    marker: str


class Containers:
    """The containers around a place, and the marker that its next block gets.

    Attributes:
        heading: Level of the heading that is being read, or 0.
    """

    def __init__(self) -> None:
        self.heading = 0
        self._around: list[Role] = []
        self._lists: list[_List] = []
        self._marker = ""
        self._note_depths: list[int] = []

    def enter(self, tag: str, element: _Element) -> None:
        """An element begins that may contain blocks."""
        if tag == "blockquote":
            self._around.append(Role.QUOTATION)
        elif tag in LISTS:
            self._lists.append(_List(tag, element))
            self._around.append(Role.LIST_ITEM)
        elif tag == "li":
            self._set_marker(self._lists[-1].marker(element) if self._lists else _BULLET)
        elif tag in {"figcaption", "caption"}:
            self._around.append(Role.CAPTION)
        elif tag in {"dl", "dd"}:
            self._around.append(Role.LIST_ITEM)

    def leave(self, tag: str) -> None:
        """It ends."""
        if tag in LISTS and self._lists:
            self._lists.pop()
        if tag == "li":
            self._marker = ""
        if tag in {"blockquote", "figcaption", "caption", "dl", "dd"} or tag in LISTS:
            self._pop()

    def enter_note(self) -> None:
        """A note begins; as an item of a list its number is its marker."""
        self._note_depths.append(len(self._around))
        self._around.append(Role.FOOTNOTE)

    def leave_note(self) -> None:
        """It ends."""
        if self._note_depths:
            del self._around[self._note_depths.pop() :]

    def note_label(self, words: str) -> None:
        """The number or sign of the note that is being read."""
        if self._note_depths and not self._marker:
            self._marker = words

    @property
    def is_in_note(self) -> bool:
        """Whether a note is being read."""
        return bool(self._note_depths)

    def next_block(self, *, verbatim: bool, is_image: bool) -> Framed:
        """The frame of a block that begins here."""
        marker, self._marker = self._marker, ""
        around = self._around
        if self.heading:
            return Framed(Role.HEADING, self.heading, marker)
        depth = len(around)
        if Role.FOOTNOTE in around:
            return Framed(Role.FOOTNOTE, 0, marker.rstrip("."))
        role = around[-1] if around else Role.PARAGRAPH
        if verbatim:
            role = Role.CODE
        elif is_image and role is not Role.LIST_ITEM:
            role = Role.IMAGE
        within = role in {Role.QUOTATION, Role.LIST_ITEM}
        return Framed(role, max(0, depth - 1) if within else depth, marker)

    def _set_marker(self, marker: str) -> None:
        self._marker = f"{self._marker} {marker}".lstrip()

    def _pop(self) -> None:
        if self._around:
            self._around.pop()


def _number(words: str | None) -> int | None:
    """A whole number as HTML writes it, of a size that a list may have."""
    try:
        number = int(words or "")
    except ValueError:
        return None
    return number if abs(number) < 10**9 else None


def _written(number: int, style: str) -> str:
    if style in {"a", "A"} and 1 <= number <= _LETTERS:
        return chr(ord(style) + number - 1)
    if style in {"i", "I"} and 1 <= number <= _LARGEST:
        letters = ""
        for value, sign in _ROMAN:
            count, number = divmod(number, value)
            letters += sign * count
        return letters if style == "i" else letters.upper()
    return str(number)

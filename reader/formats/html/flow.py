"""The words of one block as they are put together, white space collapsed as a browser does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from reader.formats.words import Words
from reader.text.document import HARD_BREAK, Image, InlineMark, Link

if TYPE_CHECKING:
    from reader.text.document import Emphasis

_SPACE = re.compile(r"[ \t\n\r\f]+")
_AROUND_NUMBERS = "[]() .:^\n\t" + HARD_BREAK
_FEW = 20  # characters
_EDGES = " \t\n\r\f" + HARD_BREAK


_Spanning = TypeVar("_Spanning", InlineMark, Link, Image)


class Flow:
    """Collects words.

    Args:
        verbatim: Whether white space stays as it is.

    Attributes:
        length: Characters so far.
    """

    def __init__(self, *, verbatim: bool = False) -> None:
        self.verbatim = verbatim
        self.length = 0
        self._parts: list[str] = []
        self._ends_in_space = True
        self._has_words = False
        self._marks: list[InlineMark] = []
        self._links: list[Link] = []
        self._images: list[Image] = []

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing but white space."""
        return not self._has_words

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing but what may stand around the number of a note."""
        if not self._has_words:
            return True
        return self.length < _FEW and not "".join(self._parts).strip(_AROUND_NUMBERS)

    def add(self, data: str) -> None:
        """Words as they stand in the source."""
        if not self.verbatim:
            data = _SPACE.sub(" ", data)
            if self._ends_in_space and data.startswith(" "):
                data = data[1:]
        self._append(data)

    def space(self) -> None:
        """Something ends here that words must not run over."""
        if not self._ends_in_space:
            self._append(" ")

    def break_line(self) -> None:
        """A line end that the author asked for."""
        if not self.verbatim:
            while self._parts and self._parts[-1] == " ":
                self._parts.pop()
                self.length -= 1
        self._append("\n" if self.verbatim else HARD_BREAK)

    def mark(self, start: int, emphasis: Emphasis) -> None:
        """Set apart what was added since an offset."""
        self._marks.append(InlineMark(start, self.length, emphasis))

    def link(self, start: int, address: str) -> None:
        """Link what was added since an offset."""
        self._links.append(Link(start, self.length, address))

    def image(self, words: str, address: str) -> None:
        """Words that stand for an image."""
        start = self.length
        self._append(words)
        self._images.append(Image(start, self.length, address))

    @property
    def is_image(self) -> bool:
        """Whether an image is all there is."""
        if len(self._images) != 1:
            return False
        (image,) = self._images
        return "".join(self._parts).strip(_EDGES) == self._slice(image)

    def words(self) -> Words:
        """All of it, without white space at its edges."""
        text = "".join(self._parts)
        if self.verbatim:
            text = text.removeprefix("\n")
            skipped = self.length - len(text)
            text = text.rstrip(_EDGES)
        else:
            stripped = text.lstrip(_EDGES)
            skipped = len(text) - len(stripped)
            text = stripped.rstrip(_EDGES)
        return Words(
            text,
            tuple(sorted(_trimmed(self._marks, text, skipped))),
            tuple(sorted(_apart(_trimmed(self._links, text, skipped)))),
            tuple(sorted(_trimmed(self._images, text, skipped))),
        )

    def _append(self, data: str) -> None:
        if data:
            self._parts.append(data)
            self.length += len(data)
            self._ends_in_space = data[-1] in _EDGES
            self._has_words = self._has_words or not data.isspace()

    def _slice(self, image: Image) -> str:
        return "".join(self._parts)[image.start : image.end]


def _trimmed(spans: list[_Spanning], text: str, skipped: int) -> list[_Spanning]:
    found = []
    for span in spans:
        start, end = max(0, span.start - skipped), min(span.end - skipped, len(text))
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            found.append(span._replace(start=start, end=end))
    return found


def _apart(links: list[Link]) -> list[Link]:
    """Without links inside others, which no page should have."""
    kept: list[Link] = []
    for link in sorted(links, key=lambda one: (one.start, -one.end)):
        if not kept or link.start >= kept[-1].end:
            kept.append(link)
    return kept

"""The signs of a page. Each question about one costs a call into the library: few are asked."""
# ruff: noqa: ANN401 - handles of a C library

from __future__ import annotations

import ctypes
import math
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.formats.pdf.placing import Frame

HYPHENS = "\x02\ufffe"
"""The library's signs for a hyphen that parts a word at a line's end."""

_MOST_SIGNS = 200_000  # of one page; a large sheet of a newspaper has 60,000
_PIECE = re.compile(rf"[\r\n]|[{HYPHENS}]|(?P<word>[^\s\0{HYPHENS}]+)|(?P<space>[^\S\r\n]+)")
_LONE = re.compile("[\ud800-\udfff]")
_USUAL_WIDTH = 0.55  # of a sign, in heights; wider words are looked at sign by sign
_FIXED = 1  # flag of a font
_BOLD = 600
_LARGEST_FONT = 10_000  # points
_MONO_NAMES = ("mono", "courier", "cmtt", "consol", "typewriter", "menlo")


class Word(NamedTuple):
    """Signs without a space between them, by their places in the page's text."""

    start: int
    end: int
    first: Frame
    last: Frame
    spaced: bool


class Font(NamedTuple):
    """How a sign is set."""

    size: float
    bold: bool
    mono: bool


class Signs:
    """The text of a page, and where and how its signs stand.

    Args:
        page: The library's handle of the page's text; it must stay open.
        place: What makes a place on the page as it is seen.
    """

    def __init__(self, page: Any, place: Callable[[Any], Frame]) -> None:
        self.text = _text(page)
        self._page = page
        self._place = place
        self._box = pdfium.FS_RECTF()
        self._pointer = ctypes.byref(self._box)
        self._matrix = pdfium.FS_MATRIX()
        self._matrix_pointer = ctypes.byref(self._matrix)
        self._fonts: dict[int, Font] = {}
        self._faces: dict[int, tuple[bool, bool]] = {}

    def pieces(self) -> Iterator[Word | str]:
        """Words in the order of the file; a line feed ends a line, "-" a line that parts a word."""
        spaced = False
        for found in _PIECE.finditer(self.text):
            if found["space"]:
                spaced = True
            elif found["word"]:
                for word in self._words(*found.span(), spaced=spaced):
                    yield word
                    spaced = False
            else:
                yield "-" if found[0] in HYPHENS else "\n"
                spaced = False

    def _words(self, start: int, end: int, *, spaced: bool) -> list[Word]:
        """A word, or its signs each as one where they may stand apart."""
        first = self.frame(start)
        last = self.frame(end - 1) if end > start + 1 else first
        if first and last:
            height = max(first.bottom - first.top, last.bottom - last.top)
            level = first.top < last.bottom and last.top < first.bottom
            most = _USUAL_WIDTH * height * (end - start + 1)
            if level and -height < last.right - first.left <= most:
                return [Word(start, end, first, last, spaced)]
        words = []
        for at in range(start, end):
            if frame := self.frame(at):
                words.append(Word(at, at + 1, frame, frame, spaced))
                spaced = False
        return words

    def frame(self, at: int) -> Frame | None:
        """Where a sign stands, if it stands anywhere."""
        if not pdfium.FPDFText_GetLooseCharBox(self._page, at, self._pointer):
            return None
        return self._place(self._box)

    def font(self, at: int) -> Font:
        """How a sign is set; signs drawn at once are set alike."""
        drawn = pdfium.FPDFText_GetTextObject(self._page, at)
        key = _number_of(drawn)
        if key not in self._fonts:
            face = pdfium.FPDFTextObj_GetFont(drawn) if key else None
            known = _number_of(face)
            if known not in self._faces:
                self._faces[known] = self._face(at)
            self._fonts[key] = Font(self._size(at), *self._faces[known])
        return self._fonts[key]

    def _face(self, at: int) -> tuple[bool, bool]:
        """Whether a sign is bold, and whether its font has one width."""
        flags = ctypes.c_int(0)
        room = ctypes.create_string_buffer(200)
        pdfium.FPDFText_GetFontInfo(self._page, at, room, len(room), ctypes.byref(flags))
        name = room.value.decode("latin-1").lower()
        bold = pdfium.FPDFText_GetFontWeight(self._page, at) >= _BOLD or "bold" in name
        return bold, bool(flags.value & _FIXED) or any(one in name for one in _MONO_NAMES)

    def _size(self, at: int) -> float:
        pdfium.FPDFText_GetMatrix(self._page, at, self._matrix_pointer)
        high = math.hypot(self._matrix.c, self._matrix.d)
        size = pdfium.FPDFText_GetFontSize(self._page, at) * (high or 1)
        return round(size * 2) / 2 if 0 < size < _LARGEST_FONT else 1.0


def _number_of(handle: Any) -> int:
    """What tells a handle from others; 0 for none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0 if handle else 0


def _text(page: Any) -> str:
    """The signs, each one character."""
    count = min(pdfium.FPDFText_CountChars(page), _MOST_SIGNS)
    if count <= 0:
        return ""
    room = (ctypes.c_ushort * (count + 1))()
    size = pdfium.FPDFText_GetText(page, 0, count, room) - 1
    text = bytes(room)[: 2 * max(0, size)].decode("utf-16-le", "surrogatepass")
    if len(text) != count:
        text = "".join(_sign(pdfium.FPDFText_GetUnicode(page, at)) for at in range(count))
    return _LONE.sub("\N{REPLACEMENT CHARACTER}", text)


def _sign(code: int) -> str:
    try:
        return chr(code)
    except (ValueError, OverflowError):
        return "\N{REPLACEMENT CHARACTER}"

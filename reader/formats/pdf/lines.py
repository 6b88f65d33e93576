"""What stands on one page: lines of signs with their places."""
# ruff: noqa: ANN401 - handles of a C library

from __future__ import annotations

import ctypes
import math
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

from reader.formats.pdf.annotations import links_of
from reader.formats.pdf.placing import placing

if TYPE_CHECKING:
    from reader.formats.pdf.annotations import PageLink

_MOST_SIGNS = 200_000  # of one page; a large sheet of a newspaper has 60,000
_LINE_ENDS = frozenset("\r\n")
_HYPHENS = frozenset("\x02\ufffe")  # the library's signs for one that parts a word at a line's end
_GAP = 1.6  # heights; a wider gap parts cells or columns
_FIXED = 1  # flag of a font
_BOLD = 600
_LARGEST_FONT = 10_000  # points
_FONTS = 6  # signs of a line whose fonts are looked at
_MONO_NAMES = ("mono", "courier", "cmtt", "consol", "typewriter", "menlo")
_SURROGATES = range(0xD800, 0xE000)


class Line(NamedTuple):
    """Signs on one base line without a wide gap; points from the page's left top corner."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool = False
    mono: bool = False
    parted: bool = False
    links: tuple[tuple[int, int, str], ...] = ()


class Sheet(NamedTuple):
    """One page as it was printed."""

    number: int
    width: float
    height: float
    lines: list[Line]
    label: str = ""


class _Sign(NamedTuple):
    sign: str
    number: int
    left: float
    top: float
    right: float
    bottom: float


class _Font(NamedTuple):
    size: float
    bold: bool
    mono: bool


def sheet_of(document: Any, number: int) -> Sheet:
    """The lines of a page in the order in which the file has them; none if it is damaged."""
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        return Sheet(number, 0, 0, [])
    try:
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        text = pdfium.FPDFText_LoadPage(page)
        if not text:
            return Sheet(number, width, height, [])
        try:
            turned = pdfium.FPDFPage_GetRotation(page)
            lines = _lines(document, page, text, number, turned)
            if turned and sum(map(_is_sideways, lines)) * 2 > len(lines):
                width, height = (height, width) if turned % 2 else (width, height)
                lines = _lines(document, page, text, number, 0)  # not meant to be seen so
                lines = lines[::-1] if lines[0].top > lines[-1].top else lines
            return Sheet(number, width, height, lines)
        finally:
            pdfium.FPDFText_ClosePage(text)
    finally:
        pdfium.FPDF_ClosePage(page)


def _is_sideways(line: Line) -> bool:
    return line.bottom - line.top > line.right - line.left


def _lines(document: Any, page: Any, text: Any, number: int, turned: int) -> list[Line]:
    place = placing(page, turned)
    links = links_of(document, page, place)
    lines: list[Line] = []
    signs: list[_Sign] = []

    def end(*, parted: bool = False) -> None:
        if line := _line(text, number, signs, links, parted=parted):
            lines.append(line)
        signs.clear()

    rectangle = pdfium.FS_RECTF()
    pointer = ctypes.byref(rectangle)
    last: _Sign | None = None
    for index in range(min(pdfium.FPDFText_CountChars(text), _MOST_SIGNS)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        sign = (
            chr(code)
            if code not in _SURROGATES and code <= sys.maxunicode
            else "\N{REPLACEMENT CHARACTER}"
        )
        if sign in _LINE_ENDS or sign in _HYPHENS:
            end(parted=sign in _HYPHENS)
            last = None
            continue
        if sign == "\0" or not pdfium.FPDFText_GetLooseCharBox(text, index, pointer):
            continue
        one = _Sign(sign, index, *place(rectangle))
        if sign.isspace():
            signs.append(one._replace(sign=" "))
            continue
        if last and _apart(last, one):
            end()
        signs.append(one)
        last = one
    end()
    return lines


def _apart(one: _Sign, other: _Sign) -> bool:
    """Whether a sign stands on another line or beyond a gap."""
    height = max(one.bottom - one.top, other.bottom - other.top, 1)
    if other.top > one.bottom + height or one.top > other.bottom + height:
        return True
    return other.left - one.right > _GAP * height


def _line(
    text: Any, number: int, signs: list[_Sign], links: list[PageLink], *, parted: bool
) -> Line | None:
    seen = [sign for sign in signs if sign.sign != " "]
    if not seen:
        return None
    start, end = signs.index(seen[0]), len(signs) - signs[::-1].index(seen[-1])
    kept = [
        sign
        for before, sign in zip([None, *signs[start:end]], signs[start:end], strict=False)
        if not (before and before.sign == " " == sign.sign)
    ]
    fonts = [
        _font(text, seen[at].number) for at in range(0, len(seen), max(1, len(seen) // _FONTS))
    ]
    return Line(
        "".join(sign.sign for sign in kept),
        number,
        min(sign.left for sign in seen),
        min(sign.top for sign in seen),
        max(sign.right for sign in seen),
        max(sign.bottom for sign in seen),
        Counter(font.size for font in fonts).most_common(1)[0][0],
        all(font.bold for font in fonts),
        all(font.mono for font in fonts),
        parted,
        tuple(_linked(kept, links)),
    )


def _linked(signs: list[_Sign], links: list[PageLink]) -> list[tuple[int, int, str]]:
    """Which signs of a line lie in the frames of links."""
    found: list[tuple[int, int, str]] = []
    if not links:
        return found
    top, bottom = min(sign.top for sign in signs), max(sign.bottom for sign in signs)
    links = [link for link in links if link.frame.top <= bottom and link.frame.bottom >= top]
    for at, sign in enumerate(signs if links else ()):
        x, y = (sign.left + sign.right) / 2, (sign.top + sign.bottom) / 2
        for link in links:
            if (
                link.frame.left <= x <= link.frame.right
                and link.frame.top <= y <= link.frame.bottom
            ):
                if found and found[-1][1] == at and found[-1][2] == link.address:
                    found[-1] = (found[-1][0], at + 1, link.address)
                elif sign.sign != " ":
                    found.append((at, at + 1, link.address))
                break
    return found


def _font(text: Any, index: int) -> _Font:
    flags = ctypes.c_int(0)
    room = ctypes.create_string_buffer(200)
    pdfium.FPDFText_GetFontInfo(text, index, room, len(room), ctypes.byref(flags))
    name = room.value.decode("latin-1").lower()
    bold = pdfium.FPDFText_GetFontWeight(text, index) >= _BOLD or "bold" in name
    mono = bool(flags.value & _FIXED) or any(one in name for one in _MONO_NAMES)
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, ctypes.byref(matrix))
    size = pdfium.FPDFText_GetFontSize(text, index) * (math.hypot(matrix.c, matrix.d) or 1)
    size = round(size * 2) / 2 if 0 < size < _LARGEST_FONT else 1.0
    return _Font(size, bold, mono)

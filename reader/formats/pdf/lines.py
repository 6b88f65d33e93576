"""What stands on one page: lines of signs with their places."""
# ruff: noqa: ANN401 - handles of a C library

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

from reader.formats.pdf.annotations import links_of
from reader.formats.pdf.placing import placing
from reader.formats.pdf.signs import Signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.formats.pdf.annotations import PageLink
    from reader.formats.pdf.placing import Frame
    from reader.formats.pdf.signs import Font, Word

_GAP = 1.6  # heights; a wider gap parts cells or columns
_FONTS = 6  # signs of a line whose fonts are looked at


class Line(NamedTuple):
    """Signs on one base line without a wide gap; points from the page's left top corner.

    Attributes:
        parted: Whether a hyphen that the setting put stood at its end.
        links: Start, end and address of each.
        entry: Whether it is a line of a table of contents.
    """

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
    entry: bool = False


class Sheet(NamedTuple):
    """One page as it was printed."""

    number: int
    width: float
    height: float
    lines: list[Line]
    label: str = ""


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
    signs = Signs(text, place)
    lines: list[Line] = []
    words: list[Word] = []

    def end(*, parted: bool = False) -> None:
        if words:
            lines.append(_line(signs, number, words, links, parted=parted))
            words.clear()

    for piece in signs.pieces():
        if isinstance(piece, str):
            end(parted=piece == "-")
            continue
        if words and _apart(words[-1], piece):
            end()
        words.append(piece)
    end()
    return lines


def _apart(one: Word, other: Word) -> bool:
    """Whether a word stands on another line or beyond a gap."""
    before, after = one.last, other.first
    height = max(before.bottom - before.top, after.bottom - after.top, 1)
    if after.top > before.bottom + height or before.top > after.bottom + height:
        return True
    return after.left - before.right > _GAP * height


def _line(
    signs: Signs, number: int, words: Sequence[Word], links: list[PageLink], *, parted: bool
) -> Line:
    text, starts = "", []
    for word in words:
        text += " " if text and word.spaced else ""
        starts.append(len(text))
        text += signs.text[word.start : word.end]
    fonts = _fonts(signs, words)
    frames = [word.first for word in words] + [word.last for word in words]
    top, bottom = min([one.top for one in frames]), max([one.bottom for one in frames])
    near = [link for link in links if link.frame.top <= bottom and link.frame.bottom >= top]
    return Line(
        text,
        number,
        min([one.left for one in frames]),
        top,
        max([one.right for one in frames]),
        bottom,
        Counter(font.size for font in fonts).most_common(1)[0][0],
        all(font.bold for font in fonts),
        all(font.mono for font in fonts),
        parted,
        tuple(_linked(signs, words, starts, near)) if near else (),
    )


def _fonts(signs: Signs, words: Sequence[Word]) -> list[Font]:
    """Fonts of a few signs all along a line."""
    size = sum(word.end - word.start for word in words)
    step = max(1, size // _FONTS)
    fonts, skipped = [], 0
    for word in words:
        fonts += [signs.font(at) for at in range(word.start + skipped, word.end, step)]
        skipped = (skipped - (word.end - word.start)) % step
    return fonts


def _linked(
    signs: Signs, words: Sequence[Word], starts: Sequence[int], links: Sequence[PageLink]
) -> list[tuple[int, int, str]]:
    """Which signs of a line lie in the frames of links."""
    found: list[tuple[int, int, str]] = []
    left, right = min(one.frame.left for one in links), max(one.frame.right for one in links)
    for word, start in zip(words, starts, strict=True):
        if word.last.right < left or word.first.left > right:
            continue
        whole = _address_at(word.first, links)
        same = whole and whole == _address_at(word.last, links)
        step = max(1, word.end - word.start) if same else 1
        for at in range(word.start, word.end, step):
            frame = word.first if same else signs.frame(at)
            address = _address_at(frame, links) if frame else ""
            here, after = start + at - word.start, start + at - word.start + step
            if not address:
                continue
            if found and found[-1][2] == address and here - found[-1][1] <= word.spaced:
                found[-1] = (found[-1][0], after, address)
            else:
                found.append((here, after, address))
    return found


def _address_at(frame: Frame, links: Sequence[PageLink]) -> str:
    x, y = (frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2
    for link in links:
        one = link.frame
        if one.left <= x <= one.right and one.top <= y <= one.bottom:
            return link.address
    return ""

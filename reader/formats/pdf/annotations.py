"""Links of a page, as frames around what they stand on."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.formats.pdf.placing import Frame

_MOST_LINKS = 1_000  # of one page
_LONGEST_ADDRESS = 4_096  # bytes


class PageLink(NamedTuple):
    """A frame on a page, and where it leads."""

    frame: Frame
    address: str


def page_target(number: int) -> str:
    """The name of a page, counted from 0, as a target of links."""
    return f"page-{number + 1}"


def links_of(document: Any, page: Any, place: Callable[[Any], Frame]) -> list[PageLink]:  # noqa: ANN401 - handles of a C library
    """The links of a page."""
    found: list[PageLink] = []
    position = ctypes.c_int(0)
    link = pdfium.FPDF_LINK()
    box = pdfium.FS_RECTF()
    for _ in range(_MOST_LINKS):
        if not pdfium.FPDFLink_Enumerate(page, ctypes.byref(position), ctypes.byref(link)):
            break
        address = _address(document, link)
        if address and pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
            found.append(PageLink(place(box), address))
    return found


def _address(document: Any, link: Any) -> str:  # noqa: ANN401 - handles of a C library
    if destination := pdfium.FPDFLink_GetDest(document, link):
        number = pdfium.FPDFDest_GetDestPageIndex(document, destination)
        return "#" + page_target(number) if number >= 0 else ""
    action = pdfium.FPDFLink_GetAction(link)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    room = ctypes.create_string_buffer(_LONGEST_ADDRESS)
    size = pdfium.FPDFAction_GetURIPath(document, action, room, len(room))
    if size > len(room):
        return ""
    return room.value.decode("utf-8", "replace").replace("\r", "")

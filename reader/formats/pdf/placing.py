"""Places on a page as it is seen: points from its left top corner, turned as the page is."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Callable


class Frame(NamedTuple):
    """A rectangle on a page."""

    left: float
    top: float
    right: float
    bottom: float


def placing(page: Any, turned: int) -> Callable[[Any], Frame]:  # noqa: ANN401 - handles of a C library
    """What turns a rectangle of the file into one of the page, turned by so many quarters."""
    whole = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(whole))
    if turned == 1:
        return lambda one: Frame(
            one.bottom - whole.bottom,
            one.left - whole.left,
            one.top - whole.bottom,
            one.right - whole.left,
        )
    if turned == 2:  # noqa: PLR2004 - half a turn
        return lambda one: Frame(
            whole.right - one.right,
            one.bottom - whole.bottom,
            whole.right - one.left,
            one.top - whole.bottom,
        )
    if turned == 3:  # noqa: PLR2004 - three quarters
        return lambda one: Frame(
            whole.top - one.top,
            whole.right - one.right,
            whole.top - one.bottom,
            whole.right - one.left,
        )
    return lambda one: Frame(
        one.left - whole.left, whole.top - one.top, one.right - whole.left, whole.top - one.bottom
    )

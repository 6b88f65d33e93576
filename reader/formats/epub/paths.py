"""Addresses inside a book: what file of it they mean, and what place in that."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import unquote

_SCHEME = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9+.-]*:|//)")


class Inside(NamedTuple):
    """A place in a book.

    Attributes:
        path: The file, from the top of the archive.
        fragment: The name of a place in it, or empty.
    """

    path: str
    fragment: str = ""


def inside(base: str, address: str) -> Inside | None:
    """The place that an address means, or None if it leads out of the book.

    A path that climbs above the top stays at the top, as in a browser.

    Args:
        base: Path of the file that holds the address.
        address: As it stands there.
    """
    if _SCHEME.match(address):
        return None
    path, _, fragment = address.strip().partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return Inside(base, unquote(fragment))
    whole = normpath("/" + join(dirname(base), path)).lstrip("/")
    return Inside(whole, unquote(fragment))

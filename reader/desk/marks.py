"""Which terms of a text are marked, as the reader chose; the others stay doors, unmarked."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from reader.library.acquaintance import key_of
from reader.text.place import EntryPlace

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from reader.text.page import PageLink


class MarkMode(StrEnum):
    """What is marked; the words are told to the reader."""

    ALL = "all"
    UNKNOWN = "not yet known"
    OFF = "off"
    FIRST = "first in the text"
    SCREEN = "first on screen"

    @property
    def following(self) -> MarkMode:
        """The mode that one key press leads to."""
        modes = list(MarkMode)
        return modes[(modes.index(self) + 1) % len(modes)]


def marked_links(
    mode: MarkMode, links: Sequence[PageLink], known: Container[str] = ()
) -> bytes | None:
    """One byte per link, 1 for those marked, or None for all; a book's take a while.

    Args:
        mode: What is to be marked. What is first on screen is left to the screen: all, here.
        links: The links of the whole text in reading order.
        known: The entries that the reader knows, as ``key_of`` names them.
    """
    if mode == MarkMode.OFF:
        return bytes(len(links))
    if mode == MarkMode.FIRST:
        seen: set[str] = set()
        return bytes(_is_first(link, seen) for link in links)
    if mode == MarkMode.UNKNOWN:
        return bytes(_key(link) not in known for link in links)
    return None


def _is_first(link: PageLink, seen: set[str]) -> bool:
    address = link.target.entry if isinstance(link.target, EntryPlace) else str(link.target)
    is_new = address not in seen
    seen.add(address)
    return is_new


def _key(link: PageLink) -> str:
    target = link.target
    return key_of(target.entry) if isinstance(target, EntryPlace) else ""

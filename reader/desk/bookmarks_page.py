"""The reader's bookmarks of a document as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.desk.page_builder import PageBuilder
from reader.desk.quoting import first_words
from reader.text.anchoring import place_anchor
from reader.text.document import Role
from reader.text.page import Style
from reader.text.place import DocumentPlace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.text.anchoring import Anchor
    from reader.text.document import Document
    from reader.text.page import Page

_ROOM = 120  # characters quoted


class PlacedBookmark(NamedTuple):
    """A bookmark with where it stands now.

    Attributes:
        letter: What it is called.
        quote: The words it was set on.
        start: Offset of these, or None where they are lost.
    """

    letter: str
    quote: str
    start: int | None


def place_bookmarks(document: Document, kept: Mapping[str, Anchor]) -> tuple[PlacedBookmark, ...]:
    """The bookmarks in text order, those that are lost last; may take a while: for a thread."""
    placed = []
    for letter, anchor in kept.items():
        span = place_anchor(document.text, anchor).span
        start = span.start if span else None
        placed.append(PlacedBookmark(letter, anchor.quote, start))
    return tuple(sorted(placed, key=lambda one: (one.start is None, one.start or 0, one.letter)))


def bookmarks_page(document: Document, placed: tuple[PlacedBookmark, ...]) -> Page:
    """A line for each bookmark: its letter, how far into the text, and the words there."""
    build = PageBuilder()
    length = max(1, len(document.text))
    for letter, quote, start in placed:
        with build.block(Role.LIST_ITEM, marker=letter):
            words = first_words(quote, _ROOM) or "…"
            if start is None:
                build.add(words)
                build.add("  these words are not in the text any more", Style.FAINT)
            else:
                build.add(words, target=DocumentPlace(document.id, start, start))
                build.add(f"  {100 * start // length} %", Style.FAINT)
    if not placed:
        build.paragraph("No bookmarks in this text; M and a letter sets one.", Style.FAINT)
    return build.page()

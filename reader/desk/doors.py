"""Everything in a text that leads somewhere: its terms, and the links it has itself."""

from __future__ import annotations

import bisect
import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.text.document import Role
from reader.text.page import PageLink
from reader.text.place import (
    WEB_SCHEMES,
    DocumentPlace,
    EntryPlace,
    FilePlace,
    FootnotePlace,
    WebPlace,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from glossary.model import Mention
    from reader.text.document import Document, Link
    from reader.text.place import Place


def doors(
    document: Document, mentions: Sequence[Mention], folder: Path | None = None
) -> tuple[PageLink, ...]:
    """Mentions as links to their entries, and between them the document's own links.

    Where a term stands inside a link, the words of the term lead to its entry, and those beside
    it where the document says. A book's take a while.

    Args:
        document: The document.
        mentions: Its mentions, sorted by start.
        folder: Where the files are that it links to; None where it has no such.
    """
    terms = [PageLink(one.start, one.end, EntryPlace(one.entry)) for one in mentions]
    if not document.links:
        return tuple(terms)
    starts = [term.start for term in terms]
    own = [
        PageLink(start, end, place)
        for link in document.links
        if (place := place_of(link, document, folder)) is not None
        for start, end in _beside(link, terms, starts, document.text)
    ]
    return tuple(sorted([*terms, *own], key=lambda one: one.start))


def link_at(document: Document, start: int, end: int) -> Link | None:
    """The document's own link that shares a character with a stretch, the first of several."""
    at = bisect.bisect_right(document.links, start, key=lambda link: link.end)
    if at < len(document.links) and document.links[at].start < max(end, start + 1):
        return document.links[at]
    return None


def place_of(link: Link, document: Document, folder: Path | None) -> Place | None:
    """Where a link leads; None for nowhere, as one without address or target."""
    address = link.address.strip()
    if address.startswith("#"):
        return _inside(document, address[1:])
    scheme = address.partition(":")[0].lower() if ":" in address else ""
    if scheme in WEB_SCHEMES:
        return WebPlace(address)
    if scheme.isalnum() or not address or address.startswith("//"):
        return None  # mail, telephone, scripts: nothing that can be read
    return _file(address, folder) if folder is not None else None


def is_footnote(document: Document, name: str) -> bool:
    """Whether a target of the document is one of its notes."""
    span = document.targets.get(name)
    return span is not None and document.block_at(span.start).role == Role.FOOTNOTE


def _inside(document: Document, name: str) -> Place | None:
    found = next((one for one in (name, unquote(name)) if one in document.targets), None)
    if found is None:
        return None
    if is_footnote(document, found):
        return FootnotePlace(document.id, found)
    return DocumentPlace(document.id, document.targets[found].start, document.targets[found].start)


def _file(address: str, folder: Path) -> Place | None:
    """A file below the document's folder: a text must not lead to whatever else is on the disk."""
    path = unquote(address.partition("#")[0].partition("?")[0])
    inside = posixpath.normpath(path)
    if not path or "\0" in path or inside.startswith(("..", "/")) or inside == ".":
        return None
    target = folder / inside
    return FilePlace(str(target)) if target.resolve().is_relative_to(folder.resolve()) else None


def _beside(
    link: Link, terms: Sequence[PageLink], starts: Sequence[int], text: str
) -> Iterator[tuple[int, int]]:
    """The stretches of a link that are no term's, without those of no letter or sign."""
    at = link.start
    number = max(0, bisect.bisect_right(starts, link.start) - 1)
    while number < len(terms) and terms[number].start < link.end:
        term = terms[number]
        number += 1
        if term.end <= link.start:
            continue
        if _says_something(text[at : term.start]):
            yield at, term.start
        at = max(at, term.end)
    if at < link.end and (at == link.start or _says_something(text[at : link.end])):
        yield at, link.end


def _says_something(words: str) -> bool:
    return any(sign.isalnum() for sign in words)

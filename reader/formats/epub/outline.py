"""A book's outline: its navigation document, or the older form of it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader.formats.epub.paths import Inside, inside
from reader.formats.epub.xml import attribute, name_of, named, parse, parse_strictly, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element as Element

    from reader.formats.epub.archive import Archive
    from reader.formats.epub.package import Package

MOST_LINES = 20_000
"""Lines of the longest outline that is kept."""

_LONGEST_TITLE = 500  # characters
_OUTERMOST_LEVELS = 20


class Line(NamedTuple):
    """One line of an outline.

    Attributes:
        level: 1 is outermost.
        title: As it is shown.
        place: Where it leads; None for one that only holds others.
    """

    level: int
    title: str
    place: Inside | None


def read_outline(archive: Archive, package: Package) -> Sequence[Line]:
    """What the book tells of its parts, in the order it has them; empty if nothing.

    Raises:
        BombError: It becomes too much.
    """
    for path, lines_of in ((package.nav, _nav_lines), (package.ncx, _ncx_lines)):
        data = archive.read(path).data if path else b""
        root = _root(data) if data else None
        if root is not None and (lines := list(islice(lines_of(root, path), MOST_LINES))):
            return lines
    return ()


def _root(data: bytes) -> Element | None:
    strict = parse_strictly(data)
    return parse(data) if strict is None else strict


def _nav_lines(root: Element, base: str) -> Iterator[Line]:
    navs = list(named(root, "nav"))
    toc = next((nav for nav in navs if "toc" in attribute(nav, "type").split()), None)
    if toc is None:
        toc = navs[0] if navs else None
    if toc is None:
        return
    for item in named(toc, "li"):
        label = next((child for child in item if name_of(child) in {"a", "span"}), None)
        if label is not None and (title := _title(label)):
            level = sum(name_of(one) == "ol" for one in item.iterancestors())
            yield Line(_bounded(level), title, _place(base, attribute(label, "href")))


def _ncx_lines(root: Element, base: str) -> Iterator[Line]:
    for point in named(root, "navPoint"):
        label = next((child for child in point if name_of(child) == "navLabel"), None)
        content = next((child for child in point if name_of(child) == "content"), None)
        if label is not None and (title := _title(label)):
            level = 1 + sum(name_of(one) == "navPoint" for one in point.iterancestors())
            address = "" if content is None else attribute(content, "src")
            yield Line(_bounded(level), title, _place(base, address))


def _title(label: Element) -> str:
    return words(label)[:_LONGEST_TITLE]


def _bounded(level: int) -> int:
    return max(1, min(level, _OUTERMOST_LEVELS))


def _place(base: str, address: str) -> Inside | None:
    return inside(base, address) if address else None

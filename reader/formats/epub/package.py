"""A book's package: what files it is made of, and in which order they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.formats.contents import UNKNOWN
from reader.formats.epub.metadata import metadata_of
from reader.formats.epub.paths import inside
from reader.formats.epub.xml import attribute, named, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element as Element

    from reader.formats.epub.archive import Archive
    from reader.text.document import Metadata

_CONTAINER = "META-INF/container.xml"
_PACKAGE_TYPE = "application/oebps-package+xml"
_NCX_TYPE = "application/x-dtbncx+xml"
_READ_TYPES = frozenset(
    {"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"}
)
_DRAWING_TYPE = "image/svg+xml"
_READ_SUFFIXES = (".xhtml", ".html", ".htm")


class NoPackageError(Exception):
    """An archive that says nowhere what book it is."""


class Item(NamedTuple):
    """One file of a book, as its manifest tells.

    Attributes:
        path: Where it is in the archive.
        media_type: What it is.
        properties: What else is said of it ("nav").
        fallback: Id of the item that stands in for it where it cannot be shown; or empty.
    """

    path: str
    media_type: str
    properties: frozenset[str] = frozenset()
    fallback: str = ""

    @property
    def is_read(self) -> bool:
        """Whether it is a chapter in a form that is read."""
        return self.media_type in _READ_TYPES or (
            self.media_type != _DRAWING_TYPE and self.path.lower().endswith(_READ_SUFFIXES)
        )

    @property
    def is_drawing(self) -> bool:
        """Whether it is a drawing, which may hold words."""
        return self.media_type == _DRAWING_TYPE


class Package(NamedTuple):
    """What a book says of itself.

    Attributes:
        metadata: Title, author and so on.
        spine: Its chapters in the order of reading, each once.
        nav: Path of its outline of the third version, or empty.
        ncx: Path of its outline of the second version, or empty.
        warnings: What the package itself gets wrong.
    """

    metadata: Metadata
    spine: Sequence[Item]
    nav: str = ""
    ncx: str = ""
    warnings: tuple[str, ...] = ()


def read_package(archive: Archive) -> Package:
    """Find and read the package.

    Raises:
        NoPackageError: There is none, and nothing that could be a chapter.
        BombError: It becomes too much.
    """
    path = _package_path(archive)
    root = parse(archive.read(path).data) if path else None
    if root is None:
        return _without_package(archive)
    items = dict(_manifest(root, path))
    spine, unknown = _spine(root, items)
    if not spine:
        return _without_package(archive, metadata_of(root))
    warnings = (f"{unknown} chapters of the spine are not in the manifest",) if unknown else ()
    return Package(metadata_of(root), spine, _nav(items), _ncx(root, items), warnings)


def _package_path(archive: Archive) -> str:
    """Where the package is: as the container says, or where one is found."""
    container = parse(archive.read(_CONTAINER).data)
    if container is not None:
        told = [
            place.path
            for file in named(container, "rootfile")
            if attribute(file, "media-type") in {_PACKAGE_TYPE, ""}
            and (place := inside("", attribute(file, "full-path")))
        ]
        if there := [path for path in told if archive.has(path)]:
            return there[0]
    found = (path for path in archive.paths if path.lower().endswith(".opf"))
    return next(found, "")


def _manifest(root: Element, base: str) -> Iterator[tuple[str, Item]]:
    for manifest in named(root, "manifest"):
        for element in named(manifest, "item"):
            place = inside(base, attribute(element, "href"))
            if place:
                yield (
                    attribute(element, "id"),
                    Item(
                        place.path,
                        attribute(element, "media-type").partition(";")[0].strip().lower(),
                        frozenset(attribute(element, "properties").split()),
                        attribute(element, "fallback"),
                    ),
                )


def _spine(root: Element, items: Mapping[str, Item]) -> tuple[Sequence[Item], int]:
    """The chapters, and how many are named that the manifest does not have."""
    chapters: dict[str, Item] = {}
    unknown = 0
    for spine in named(root, "spine"):
        for element in named(spine, "itemref"):
            item = items.get(attribute(element, "idref"))
            if item is None:
                unknown += 1
                continue
            item = _shown(item, items)
            chapters.setdefault(item.path, item)
    return list(chapters.values()), unknown


def _shown(item: Item, items: Mapping[str, Item]) -> Item:
    """The item itself, or the first of those that stand in for it that can be read."""
    seen = set()
    one: Item | None = item
    while one is not None and one.path not in seen:
        if one.is_read or one.is_drawing:
            return one
        seen.add(one.path)
        one = items.get(one.fallback)
    return item


def _nav(items: Mapping[str, Item]) -> str:
    return next((item.path for item in items.values() if "nav" in item.properties), "")


def _ncx(root: Element, items: Mapping[str, Item]) -> str:
    told = (items.get(attribute(spine, "toc")) for spine in named(root, "spine"))
    found = (item for item in items.values() if item.media_type == _NCX_TYPE)
    return next((item.path for item in (*told, *found) if item), "")


def _without_package(archive: Archive, metadata: Metadata = UNKNOWN) -> Package:
    """All that could be chapters, in the order of the archive."""
    paths = [path for path in archive.paths if path.lower().endswith(_READ_SUFFIXES)]
    if not paths:
        raise NoPackageError
    warning = "it does not tell the order of its chapters, which are read as they lie in it"
    spine = [Item(path, "application/xhtml+xml") for path in paths]
    return Package(metadata, spine, warnings=(warning,))

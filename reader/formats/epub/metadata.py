"""What a book's package says of the book."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

from glossary.dates import PartialDate
from reader.formats.epub.xml import attribute, name_of, named, words
from reader.text.document import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element as Element

_LONGEST = 500  # characters; a longer one is no title and no name
_MOST_AUTHORS = 20
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?!\d)")
_UNKNOWN_YEAR = 101  # what a widespread program writes where it knows no date
_AUTHOR = "aut"
_PUBLISHED = frozenset({"publication", "original-publication", ""})


def metadata_of(package: Element) -> Metadata:
    """Title, authors, date and so on; the title is empty where none is told."""
    metadata = next(named(package, "metadata"), None)
    if metadata is None:
        return Metadata("")
    return Metadata(
        title=_title(metadata),
        author=_authors(metadata),
        date=_date(metadata),
        publisher=_first(metadata, "publisher"),
        source=_source(metadata),
        language=_first(metadata, "language").replace("_", "-"),
    )


def _elements(metadata: Element, name: str) -> Sequence[Element]:
    return [element for element in named(metadata, name) if words(element)]


def _shortened(element: Element) -> str:
    told = words(element)
    return told if len(told) <= _LONGEST else told[:_LONGEST].rstrip() + "…"


def _first(metadata: Element, name: str) -> str:
    return next((_shortened(element) for element in _elements(metadata, name)), "")


def _refined(metadata: Element, element: Element, name: str) -> str:
    """What another element says of this one."""
    own = "#" + attribute(element, "id")
    return next(
        (
            words(meta)
            for meta in named(metadata, "meta")
            if attribute(meta, "refines") == own and attribute(meta, "property") == name
        ),
        "",
    )


def _title(metadata: Element) -> str:
    titles = _elements(metadata, "title")
    main = (one for one in titles if _refined(metadata, one, "title-type") == "main")
    found = next(main, titles[0] if titles else None)
    return "" if found is None else _shortened(found)


def _authors(metadata: Element) -> str:
    creators = _elements(metadata, "creator")[:_MOST_AUTHORS]
    roles = [attribute(one, "role") or _refined(metadata, one, "role") for one in creators]
    authors = [one for one, role in zip(creators, roles, strict=True) if role in {_AUTHOR, ""}]
    names = dict.fromkeys(_shortened(one) for one in authors or creators)
    return ", ".join(names)


def _date(metadata: Element) -> PartialDate | None:
    for element in _elements(metadata, "date"):
        found = _DATE.match(words(element))
        if found and attribute(element, "event") in _PUBLISHED:
            with contextlib.suppress(ValueError):  # a thirteenth month
                date = PartialDate.parse(found[0])
                return date if date.year > _UNKNOWN_YEAR else None
    return None


def _source(metadata: Element) -> str:
    """The address that the book comes from, or that identifies it."""
    return next((told for told in _origins(metadata) if told.startswith(("http:", "https:"))), "")


def _origins(metadata: Element) -> Iterator[str]:
    for element in metadata.iter():
        if name_of(element) in {"source", "identifier"}:
            yield words(element)[:_LONGEST]

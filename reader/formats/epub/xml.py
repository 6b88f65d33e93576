"""The XML that books are made of, parsed so that it can do no harm."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]*);")
_OUTSIDE = re.compile(rb"<!ENTITY\s+(?:%\s+)?([^\s%>]{1,100})\s+(?:SYSTEM|PUBLIC)\s[^>]{0,1000}>")
_OF_XML = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})


def parse(data: bytes) -> Element | None:
    """The root of what can be read of a file, or None if that is nothing.

    Entities of its own are left out, nothing outside is loaded.
    """
    from lxml import etree

    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_pis=True,
        remove_comments=True,
    )
    try:
        return etree.fromstring(data.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def parse_strictly(data: bytes) -> Element | None:
    """The root of a file that is XML in every respect, or None.

    The entities of HTML are known, those that the file itself declares are expanded within the
    bounds of the parser, and those that stand for other files are empty.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities="internal",  # type: ignore[arg-type] # the stubs know only yes and no
        no_network=True,
        load_dtd=False,
        remove_pis=True,
        remove_comments=True,
    )
    try:
        known = _ENTITY.sub(_character, data.lstrip())
        return etree.fromstring(_OUTSIDE.sub(rb'<!ENTITY \1 "">', known), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _character(entity: re.Match[bytes]) -> bytes:
    """An entity of HTML as a reference by number, which every encoding can hold."""
    name = entity[1]
    if name in _OF_XML or not (characters := html5.get(f"{name.decode('ascii')};")):
        return entity[0]
    return "".join(f"&#{ord(char)};" for char in characters).encode("ascii")


def name_of(element: Element) -> str:
    """An element's name without its namespace; empty for what is no element."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def named(root: Element, name: str) -> Iterator[Element]:
    """All elements of that name below (and with) one, whatever their namespace, in order."""
    return (element for element in root.iter() if name_of(element) == name)


def attribute(element: Element, name: str) -> str:
    """An attribute's value whatever its namespace, or empty."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value).strip()
    return ""


def words(element: Element) -> str:
    """All text in an element, on one line."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    return map(str, element.itertext())

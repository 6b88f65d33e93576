"""The XML that books are made of, parsed so that it can do no harm."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple

from reader.formats.encodings import find_encoding
from reader.text.reading_as import AS_IT_IS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from reader.text.reading_as import HowToRead

_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]*);")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_NUMBER = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,9})|([0-9]{1,9}));")
_HALVES = range(0xD800, 0xE000)
_DECLARATION = re.compile(r"\s*(?:<\?xml\s[^>]{0,1000}>)?\s*")
_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}\bencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
_OUTSIDE = re.compile(rb"<!ENTITY\s+(?:%\s+)?([^\s%>]{1,100})\s+(?:SYSTEM|PUBLIC)\s[^>]{0,1000}>")
_OF_XML = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})


class Decoded(NamedTuple):
    """A file as characters.

    Attributes:
        text: The characters.
        encoding: What they were written in.
        undecodable: How many places are not that, and are U+FFFD now.
        guessed: Whether nobody said it.
    """

    text: str
    encoding: str
    undecodable: int
    guessed: bool


def decode(data: bytes, how: HowToRead = AS_IT_IS) -> Decoded:
    """Decode in what a file says that it is written in, or what it must be.

    Raises:
        UsageError: There is no such encoding as the reader said.
    """
    declared = _DECLARED.match(data)
    if data[:2] not in _WIDE:
        data = data.replace(b"\0", _REPLACEMENT.encode())
    found = find_encoding(
        data, how, declared[1].decode("ascii") if declared else _WIDE.get(data[:2], "")
    )
    text = data[found.mark :].decode(found.encoding, "replace")
    return Decoded(text, found.encoding, text.count(_REPLACEMENT), found.guessed)


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
        return etree.fromstring(_sayable(decode(data).text).encode("utf-8", "replace"), parser)
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


def _sayable(source: str) -> str:
    """XML in UTF-8 without what the parser takes and then cannot say: halves of characters."""
    return _NUMBER.sub(_half, _DECLARATION.sub("", source, count=1))


def _half(reference: re.Match[str]) -> str:
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    return _REPLACEMENT if number in _HALVES else reference[0]


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

"""The texts inside one article of a StarDict dictionary, each with its type."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from glossary.dictionaries.encodings import encoded
from glossary.dictionaries.model import Markup, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from glossary.dictionaries.encodings import Encoding

MARKUPS = {
    "m": Markup.PLAIN,
    "l": Markup.PLAIN,
    "g": Markup.PANGO,
    "x": Markup.XDXF,
    "h": Markup.HTML,
    "w": Markup.WIKI,
    "n": Markup.WORDNET,
    "k": Markup.POWERWORD,
    "t": Markup.PHONETIC,
    "y": Markup.READING,
    "r": Markup.RESOURCES,
    "W": Markup.SOUND,
    "P": Markup.PICTURE,
    "X": Markup.OTHER,
}
"""What the types hold. Texts of small letters end with a zero byte, others begin with a size."""

_TYPES = {markup: type_ for type_, markup in reversed(MARKUPS.items())}
_SIZE = 4


def type_of(markup: Markup) -> str:
    """The type of a text; that of plain text for markup that StarDict has no type for."""
    return _TYPES.get(markup, "m")


def parse_parts(data: bytes, types: str, encoding: Encoding) -> list[Part]:
    """The texts of an article, at least one.

    Args:
        data: The article.
        types: The types of all its texts if the dictionary tells them once for all
            (``sametypesequence``), else empty: each text then begins with its type.
        encoding: What the texts are written in.

    Raises:
        ValueError: It is not made so; the message goes on from "the article".
    """
    parts: list[Part] = []
    position = 0
    for index, type_ in enumerate(types):
        last = index + 1 == len(types)
        content, position = _content(data, position, type_, to_end=last)
        parts.append(_part(content, type_, encoding))
    while not types and position < len(data):
        type_ = chr(data[position])
        content, position = _content(data, position + 1, type_, to_end=False)
        parts.append(_part(content, type_, encoding))
    return parts or [Part("", Markup.PLAIN)]


def _content(data: bytes, position: int, type_: str, *, to_end: bool) -> tuple[bytes, int]:
    """One text and where the next begins."""
    if type_ not in MARKUPS:
        raise ValueError(f"has data of the unknown type {type_!r}")
    if to_end:
        return data[position:], len(data)
    if type_.islower():
        end = data.find(b"\0", position)
        # Writers forget the zero byte at the very end.
        return (data[position:], len(data)) if end < 0 else (data[position:end], end + 1)
    begin = position + _SIZE
    end = begin + int.from_bytes(data[position:begin], "big")
    if end > len(data):
        raise ValueError("has data that goes beyond its end")
    return data[begin:end], end


def _part(content: bytes, type_: str, encoding: Encoding) -> Part:
    if type_.islower():
        return Part(encoding.decode(content), MARKUPS[type_])
    return Part(base64.b64encode(content).decode(), MARKUPS[type_])


def render_parts(parts: Sequence[Part], *, typed: bool) -> bytes:
    """The bytes of an article, such as ``parse_parts`` reads.

    Args:
        parts: Its texts, of markup that StarDict has a type for.
        typed: Whether each text begins with its type.

    Raises:
        ValueError: A text holds what cannot be written; the message goes on from "the article".
    """
    return b"".join(_rendered(parts, typed=typed))


def _rendered(parts: Sequence[Part], *, typed: bool) -> Iterable[bytes]:
    for index, part in enumerate(parts):
        type_ = type_of(part.markup)
        content = _bytes_of(part, type_)
        to_end = not typed and index + 1 == len(parts)
        if typed:
            yield type_.encode()
        if to_end:
            yield content
        elif type_.isupper():
            yield len(content).to_bytes(_SIZE, "big") + content
        elif b"\0" in content:
            raise ValueError("holds a zero byte, which ends a text in this format")
        else:
            yield content + b"\0"


def _bytes_of(part: Part, type_: str) -> bytes:
    if type_.islower():
        return encoded(part.body)
    try:
        return base64.b64decode(part.body, validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("holds bytes that are not written in base 64") from None

"""Bytes of a file as text: the encoding is found out, and what cannot be decoded is told."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, NamedTuple

from reader.base.errors import NotTextError
from reader.formats.encodings import find_encoding, told
from reader.text.reading_as import AS_IT_IS

if TYPE_CHECKING:
    from reader.formats.encodings import Found
    from reader.text.reading_as import HowToRead

_SAMPLE = 8192  # characters
_MOST_CONTROLS = 0.3  # share of the sample
_WIDE = ("utf-16", "utf-32")
_WHITE_CONTROLS = frozenset("\t\n\v\f\r\x85")


class Decoded(NamedTuple):
    r"""A text and what is to be told about its making.

    Attributes:
        text: Line ends as ``\n``, without the byte order mark.
        encoding: What it was decoded from, as people call it.
        warnings: One, if bytes could not be decoded or the encoding is a guess.
    """

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, path: str, how: HowToRead = AS_IT_IS, *, complete: bool = True) -> Decoded:
    """Decode in the encoding that is found; undecodable bytes become U+FFFD.

    Args:
        data: The file's bytes, or its first ones.
        path: The file, as messages name it.
        how: What is said of it.
        complete: Whether these are all the bytes; if not, a character cut in two at the end is
            left out.

    Raises:
        NotTextError: The bytes are no text.
        UsageError: There is no such encoding as the reader said.
    """
    return decode_as(find_encoding(data, how), data, path, complete=complete)


def decode_as(found: Found, data: bytes, path: str, *, complete: bool = True) -> Decoded:
    """Decode in an encoding; see ``decode``."""
    encoding = found.encoding
    if not encoding.startswith(_WIDE) and b"\0" in data:
        raise NotTextError(path)
    data = data[found.mark :] if found.mark else data
    warnings: tuple[str, ...] = ()
    try:
        text = _decoded(data, encoding, "strict", complete=complete)
    except UnicodeDecodeError:
        text = _decoded(data, encoding, "replace", complete=complete)
        undecodable = text.count("\ufffd") - _decoded(
            data, encoding, "ignore", complete=complete
        ).count("\ufffd")
        warnings = (_undecodable(path, encoding, undecodable),)
    if "\0" in text or _is_mostly_controls(text[:_SAMPLE]):
        raise NotTextError(path)
    if found.guessed and not warnings:
        warnings = (_guessed(path, encoding),)
    return Decoded(_with_one_line_end(text, complete=complete), told(encoding), warnings)


def _decoded(data: bytes, encoding: str, errors: str, *, complete: bool) -> str:
    if complete:
        return data.decode(encoding, errors)
    return codecs.getincrementaldecoder(encoding)(errors).decode(data, final=False)


def _undecodable(path: str, encoding: str, count: int) -> str:
    return (
        f"{path}: {count:,} places are no {told(encoding)} and are shown as \ufffd; "
        "if that is not its encoding, name it with --encoding"
    )


def _guessed(path: str, encoding: str) -> str:
    return (
        f"{path}: does not say its encoding and is read as {told(encoding)}, a guess; "
        "if words look wrong, name it with --encoding"
    )


def _is_mostly_controls(sample: str) -> bool:
    controls = sum(
        character < " " or "\x7f" <= character < "\xa0"
        for character in sample
        if character not in _WHITE_CONTROLS
    )
    return controls > _MOST_CONTROLS * len(sample)


def _with_one_line_end(text: str, *, complete: bool) -> str:
    if "\r" not in text:
        return text
    if not complete and text.endswith("\r"):
        text = text[:-1]  # its "\n" may be the next byte
    return text.replace("\r\n", "\n").replace("\r", "\n")

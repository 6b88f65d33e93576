"""Notes of any program that is known, recognised by what their file holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.base.errors import UnknownFormatError
from reader.notes.importing import kindle, koreader, readwise, web_annotations

if TYPE_CHECKING:
    from reader.notes.importing.rows import Read

MAX_BYTES = 64 * 1024 * 1024
"""Largest file that is read."""

FORMATS = ("w3c", "hypothesis", "kindle", "koreader", "readwise")
_ADVICE = (
    "known are Web Annotation JSON-LD, Hypothes.is, Kindle's My Clippings.txt, KOReader's"
    " metadata and Readwise's CSV"
)


def read_notes(data: bytes, name: str) -> Read:
    """The notes in a file.

    Args:
        data: What it holds.
        name: What to call it.

    Raises:
        UnknownFormatError: It is of no program that is known, or damaged.
    """
    text = _decoded(data)
    begins = text.lstrip("\ufeff \t\r\n")[:1]
    try:
        if koreader.looks_so(text):
            return koreader.read_koreader(text)
        # A book whose title is "[sic]" begins as JSON does.
        if begins in {"{", "["} and not kindle.looks_so(text):
            return _of_json(json.loads(text.removeprefix("\ufeff")), name)
    except (ValueError, RecursionError) as error:
        raise UnknownFormatError(
            name, f"a damaged file of notes ({_line(error)})", _ADVICE
        ) from error
    if kindle.looks_so(text):
        return kindle.read_kindle(text)
    if readwise.looks_so(text):
        return readwise.read_readwise(text)
    raise UnknownFormatError(name, "no file of notes that is known", _ADVICE)


def _of_json(value: object, name: str) -> Read:
    if koreader.is_export(value):
        assert isinstance(value, dict)  # noqa: S101 - or it is none
        return koreader.read_koreader_export(value)
    if web_annotations.holds_annotations(value):
        return web_annotations.read_annotations(value)
    raise UnknownFormatError(name, "JSON without annotations", _ADVICE)


def _decoded(data: bytes) -> str:
    """A file as text; one in UTF-8 that is cut or damaged in places is still that."""
    text = data.decode("utf-8-sig", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    whole = len(text) - len(text.encode("ascii", "ignore")) - broken
    if whole >= broken:
        return text
    try:
        return data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "cp1252")
    except UnicodeDecodeError:
        return text


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:120]

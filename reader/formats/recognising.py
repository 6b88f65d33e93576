"""What a file is, told by its first bytes before its name is asked."""

from __future__ import annotations

import codecs
import re

from reader.base.errors import UnknownFormatError
from reader.formats.foreign import foreign_kind
from reader.text.format import NAMING, Format, format_of_name

BEGINNING = 4096
"""Bytes that are enough to tell what a file is."""

_PDF_WITHIN = 1024  # bytes; what mail and forms put before a PDF is let pass by every viewer
_EPUB_TYPE = b"mimetypeapplication/epub+zip"
_EPUB_SIGNS = (b"META-INF/container.xml", b".opf")
_PAGE = re.compile(
    r"(?>\s+|<!--.*?-->|<\?xml[^>]*\?>)*+(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE | re.DOTALL
)
_PIECE_OF_A_PAGE = re.compile(
    r"(?>\s+|<!--.*?-->)*+<(?:head|body|title|meta|script|style|link|iframe|h1|div|font|table|article"
    r"|main|section|header|p|br|center)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARKDOWN_SIGNS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^#{1,6} +\S.*$",
        r"^(?:```|~~~)",
        r"\]\((?:https?://|[./#\w])[^)\n]*\)",
        r"(?<![*\w])\*\*\w[^*\n]*\*\*(?![*\w])",
        r"^ {0,3}\[[^\]\n]+\]: +\S",
        r"^\|?[ :-]*-{3,}[ :-]*\|[ |:-]*$",
    )
)
_ENOUGH_SIGNS = 2  # different ones; one alone may be a comment of a script or a slip


def recognise(beginning: bytes, name: str, media_type: str = "") -> Format:
    """What a file is read as.

    Args:
        beginning: Its first bytes, ``BEGINNING`` of them if it has so many.
        name: Its name, or the path that messages name.
        media_type: What a server said that it is, or empty.

    Raises:
        UnknownFormatError: It is something known that is not read.
    """
    if b"%PDF-" in beginning[:_PDF_WITHIN]:
        return Format.PDF
    named = format_of_name(_last_part(name))
    if beginning.startswith(b"PK\x03\x04") and _is_epub(beginning, named):
        return Format.EPUB
    if kind := foreign_kind(beginning, name):
        raise UnknownFormatError(name, *kind)
    return _of_words(_sample(beginning), name, _said(media_type), named)


def _of_words(sample: str, name: str, said: Format | None, named: Format | None) -> Format:
    """What something made of words is."""
    if _PAGE.match(sample):
        return Format.HTML
    if told := _told(said, named):
        return told
    has_suffix = "." in _last_part(name)
    if said == Format.TEXT or (named == Format.TEXT and has_suffix):
        return Format.TEXT
    if _PIECE_OF_A_PAGE.match(sample):
        return Format.HTML
    return Format.MARKDOWN if not has_suffix and _looks_like_markdown(sample) else Format.TEXT


def _told(said: Format | None, named: Format | None) -> Format | None:
    """What words cannot contradict; a book's reader says what is wrong with one of words."""
    if said in {Format.HTML, Format.MARKDOWN}:
        return said
    return named if named not in {None, Format.TEXT} else None


def _last_part(name: str) -> str:
    return re.split(r"[/\\]", name)[-1]


def _said(media_type: str) -> Format | None:
    said = media_type.partition(";")[0].strip().lower()
    return next((one for one, naming in NAMING.items() if said in naming.media_types), None)


def _is_epub(beginning: bytes, named: Format | None) -> bool:
    return (
        _EPUB_TYPE in beginning[:200]
        or named == Format.EPUB
        or any(sign in beginning for sign in _EPUB_SIGNS)
    )


def _sample(beginning: bytes) -> str:
    """The first characters, whatever they are written in; only signs of markup matter."""
    encoding = next((name for mark, name in _WIDE if beginning.startswith(mark)), "")
    if encoding:
        return beginning.decode(encoding, "replace").removeprefix("\ufeff")
    return beginning.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _looks_like_markdown(sample: str) -> bool:
    return not sample.startswith("#!") and (
        sum(bool(sign.search(sample)) for sign in _MARKDOWN_SIGNS) >= _ENOUGH_SIGNS
    )

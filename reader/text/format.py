"""The formats that are read, and what files of them are called."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Format(StrEnum):
    """What a file can be read as; the value is what is typed and written down."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    """The article of a page."""
    PAGE = "page"
    """The whole of a page, with what stands around its article."""
    EPUB = "epub"
    PDF = "pdf"


class _Naming(NamedTuple):
    """What files of a format are called.

    Attributes:
        suffixes: Endings of names, lower case with their dot; the first is that of a copy.
        media_types: What servers call it.
        told: What people call it.
    """

    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    told: str


NAMING: dict[Format, _Naming] = {
    Format.TEXT: _Naming((".txt", ".text", ""), ("text/plain",), "plain text"),
    Format.MARKDOWN: _Naming((".md", ".markdown"), ("text/markdown",), "Markdown"),
    Format.HTML: _Naming(
        (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"), "a web page"
    ),
    Format.PAGE: _Naming((".html",), (), "a web page as a whole"),
    Format.EPUB: _Naming((".epub",), ("application/epub+zip",), "an EPUB book"),
    Format.PDF: _Naming((".pdf",), ("application/pdf",), "PDF"),
}


def format_of_name(name: str) -> Format | None:
    """The format that the ending of a file's name tells, or None."""
    dot = name.rfind(".")
    suffix = name[dot:].lower() if dot > 0 else ""
    return next((one for one, naming in NAMING.items() if suffix in naming.suffixes), None)

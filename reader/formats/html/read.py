"""A page as the contents of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from reader.base.files import read_bounded
from reader.formats.decode import decode
from reader.formats.html.article import LARGEST, article_blocks
from reader.formats.html.choosing import only
from reader.formats.html.metadata import page_metadata
from reader.formats.html.parse import parse_page
from reader.formats.html.walk import html_contents
from reader.formats.limits import LARGEST_FILE
from reader.text.format import Format

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element

    from reader.formats.contents import Contents
    from reader.text.reading_as import HowToRead


def read_html(path: Path, how: HowToRead, head: int | None) -> Contents:  # noqa: ARG001 - no page has a beginning before its article is found
    """Read a page: its article, or all of it where that is asked for or no article is found.

    Args:
        path: The file.
        how: What is said of it.
        head: A page is always read as a whole.

    Raises:
        ReaderError: It cannot be read.
    """
    name = how.name_of(path)
    source, encoding, warnings = decode(read_bounded(path, LARGEST_FILE), name, how)
    root, is_flattened = parse_page(source, name)
    metadata = page_metadata(root, how.address)
    body = root.find("{*}body")
    whole = html_contents(root if body is None else body, _base(root, how.address))
    if is_flattened:
        warnings = (*warnings, f"{name}: is nested too deep; all its words are here, in less order")
    contents = whole
    if how.format is not Format.PAGE:
        indexes = article_blocks(source, whole)
        if indexes is None:
            warnings = (*warnings, _told(name, source))
        else:
            contents = only(whole, indexes)
    return contents._replace(metadata=metadata, encoding=encoding, warnings=warnings)


def _base(root: _Element, address: str) -> str:
    """What the page's links are relative to: what it says, else where it came from."""
    if not address:
        return ""
    found = next(root.iter("{*}base"), None)
    said = found.get("href", "") if found is not None else ""
    try:
        return urljoin(address, said)
    except ValueError:
        return address


def _told(name: str, source: str) -> str:
    if len(source) > LARGEST:
        return f"{name}: is too long a page to look for its article; all of it is shown"
    return f"{name}: no article can be told from the page around it; all of it is shown"

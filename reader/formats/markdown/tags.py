"""HTML that stands in Markdown: tags are markup, their words are words."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.formats.contents import Contents

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_ATTRIBUTE = re.compile(
    r"(?<![\w:.-])([a-zA-Z_:][\w:.-]*+)\s*+=\s*+(\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+)"
)
_MARKUP = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_SHOWN_BY_TAGS = re.compile(r"<(?:img|hr|image)\b|\b(?:id|name)\s*=", re.IGNORECASE)


class Tag(NamedTuple):
    """One tag.

    Attributes:
        name: In lower case; empty for a comment and the like.
        closes: Whether it ends an element.
        attributes: Names in lower case, values with their entities decoded.
    """

    name: str
    closes: bool
    attributes: dict[str, str]


def read_tag(source: str) -> Tag:
    """The tag that a source is."""
    found = _TAG.match(source)
    if not found:
        return Tag("", closes=False, attributes={})
    attributes = {
        name.lower(): unescape(value.strip("\"'")).replace("\r", " ").strip()
        for name, value in _ATTRIBUTE.findall(source, found.end())
    }
    return Tag(found[2].lower(), closes=bool(found[1]), attributes=attributes)


def html_block(source: str, path: str) -> Contents | None:
    """The words of a block of HTML, or None where it is none that can be read.

    What is begun and not ended by the end of the block would hide what is after it.
    """
    from reader.formats.contents import Contents

    if source.rfind("<") > source.rfind(">") or not _ends_comments(source):
        return None
    if not _MARKUP.sub("", source).strip() and not _SHOWN_BY_TAGS.search(source):
        return Contents("", [])  # the usual block: a tag before and another after some Markdown
    from reader.base.errors import ReaderError
    from reader.formats.html.parse import parse_page
    from reader.formats.html.walk import html_contents

    try:
        return html_contents(parse_page(source, path).root)
    except ReaderError:
        return None


def _ends_comments(source: str) -> bool:
    at = 0
    while (start := source.find("<!--", at)) >= 0:
        end = source.find("-->", start + 2)
        if end < 0:
            return False
        at = end + 3
    return True

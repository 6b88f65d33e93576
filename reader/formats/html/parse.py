"""The bytes of a page as a tree, with nothing fetched, expanded or run, however hostile."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree, html

from reader.base.errors import BrokenDocumentError

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")


def parse_page(source: str, name: str) -> _Element:
    """The tree of a page.

    Args:
        source: The page, decoded.
        name: The file, as messages name it.

    Raises:
        BrokenDocumentError: No tree can be made of it.
    """
    # The parser would end at a NUL, and refuse an encoding that is declared of decoded text.
    source = _UNSPEAKABLE.sub("\N{REPLACEMENT CHARACTER}", _DECLARED.sub("", source))
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_pis=True, remove_comments=True
    )
    try:
        root = etree.fromstring(source.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError, MemoryError):
        root = None
    if root is None:
        raise BrokenDocumentError(name, "holds no page that can be read", "look at it in a browser")
    return root

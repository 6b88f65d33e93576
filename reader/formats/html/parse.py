"""The bytes of a page as a tree, with nothing fetched, expanded or run, however hostile."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree, html

from reader.base.errors import BrokenDocumentError, TooComplexError

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_ELEMENTS = 400_000
"""Elements of a page; reading more would take longer than anybody waits."""

_DEEPEST = 400  # elements inside each other; the parser stops at 2,048, with all that follows
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,40})(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>")
_NEVER_DEEP = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
        *("track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "option"),
    }
)
"""Elements without content, or that the next of their kind ends."""


class Parsed(NamedTuple):
    """A page as a tree.

    Attributes:
        root: Its outermost element.
        is_flattened: Whether elements were left out that stood too deep inside others; no words.
    """

    root: _Element
    is_flattened: bool = False


def parse_page(source: str, name: str) -> Parsed:
    """The tree of a page.

    Args:
        source: The page, decoded.
        name: The file, as messages name it.

    Raises:
        BrokenDocumentError: No tree can be made of it.
        TooComplexError: It has too many elements.
    """
    # The parser would end at a NUL, and refuse an encoding that is declared of decoded text.
    source = _UNSPEAKABLE.sub("\N{REPLACEMENT CHARACTER}", _DECLARED.sub("", source))
    if source.count("<") > 2 * MOST_ELEMENTS:
        raise TooComplexError(name, f"has more than {MOST_ELEMENTS:,} elements")
    root, is_whole = _tree(source)
    if not is_whole:
        root, _ = _tree(_flattened(source))
    if root is None:
        raise BrokenDocumentError(name, "holds no page that can be read", "look at it in a browser")
    return Parsed(root, is_flattened=not is_whole)


def _tree(source: str) -> tuple[_Element | None, bool]:
    """The tree, and whether it is all of the source."""
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_pis=True, remove_comments=True
    )
    try:
        root = etree.fromstring(source.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError, MemoryError):
        root = None
    return root, not any("depth" in error.message for error in parser.error_log)


def _flattened(source: str) -> str:
    """The source without the tags that stand too deep inside others."""
    open_tags: list[str] = []

    def shallow(found: re.Match[str]) -> str:
        ends, tag = bool(found[1]), found[2].lower()
        if tag in _NEVER_DEEP or found[0].endswith("/>"):
            return found[0]
        if not ends:
            open_tags.append(tag)
            return found[0] if len(open_tags) <= _DEEPEST else " "
        if open_tags and open_tags[-1] == tag:
            open_tags.pop()
            return found[0] if len(open_tags) < _DEEPEST else " "
        return found[0] if len(open_tags) <= _DEEPEST else " "

    return _TAG.sub(shallow, source)

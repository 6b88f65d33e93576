"""The first part of a long chapter, so that a first page need not wait for all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.formats.epub.xml import name_of, named
from reader.formats.html.elements import BLOCKS

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WHOLE = frozenset({"table", "pre", "figure", "dl"})
"""What is laid out as one."""


def cut_after(root: Element, count: int) -> bool:
    """Take away what follows the block in which that many characters are reached.

    What stays is as it is in the whole, since a block is left in or out as one.

    Returns:
        Whether anything was taken away.
    """
    last = _reaching(next(named(root, "body"), root), count)
    if last is None:
        return False
    kept = _block_of(last)
    cut = False
    while kept is not root and (parent := kept.getparent()) is not None:
        after = parent.index(kept) + 1
        cut = cut or after < len(parent) or bool((kept.tail or "").strip())
        kept.tail = None
        del parent[after:]
        kept = parent
    return cut


def _reaching(body: Element, count: int) -> Element | None:
    for element in body.iter():
        count -= len((element.text or "").strip()) + len((element.tail or "").strip())
        if count < 0:
            return element
    return None


def _block_of(element: Element) -> Element:
    """The innermost block around an element, or the outermost of those that must stay whole."""
    around = [element, *element.iterancestors()]
    whole = [one for one in around if name_of(one) in _WHOLE]
    return (
        whole[-1] if whole else next((one for one in around if name_of(one) in BLOCKS), around[-1])
    )

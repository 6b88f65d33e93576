"""A page as plain lines: no borders, nothing beside anything else, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.cells import cell_width
from reader.text.document import Role
from reader.text.visible import visible
from reader.text.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.text.document import Block
    from reader.text.page import Page

_AS_IT_STANDS = {Role.CODE, Role.TABLE}
_CLOSE = {Role.LIST_ITEM, Role.BYLINE}


def plain_lines(page: Page, width: int | None) -> Iterator[str]:
    """The lines of a page, an empty line between paragraphs.

    Args:
        page: What to print.
        width: Cells of a line, or None to leave each paragraph on one line.
    """
    before: Block | None = None
    for block in page.blocks:
        if before and not (before.role in _CLOSE and block.role in _CLOSE):
            yield ""
        yield from _block_lines(page.text, block, width)
        before = block


def _block_lines(text: str, block: Block, width: int | None) -> Iterator[str]:
    if block.role is Role.RULE:
        yield "* * *"
        return
    if block.role in _AS_IT_STANDS:
        yield from map(visible, text[block.start : block.end].split("\n"))
        return
    lead = "  " * block.level if block.role is Role.LIST_ITEM else ""
    lead += f"{block.marker} " if block.marker else ""
    hanging = " " * cell_width(lead)
    if width is None:
        whole = text[block.start : block.end]
        for line in whole.split("\n") if block.role is Role.BYLINE else [whole]:
            yield lead + visible(line)
        return
    room = max(10, width - cell_width(lead))
    for start, end in wrap(text, block.start, block.end, room, cell_width):
        yield lead + visible(text[start:end])
        lead = hanging

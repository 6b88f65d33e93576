"""The first part of a document, so that its first page need not wait for its last."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.document import Block

LEAST = 65_536  # bytes; enough to tell how the paragraphs of any encoding are made


def cut(text: str, blocks: Sequence[Block]) -> tuple[str, Sequence[Block]]:
    """Leave out the last block, which may go on; if that is most of the text, its last word.

    Returns:
        The text up to its last block's end, and its blocks: both as the whole text has them,
        but for the end of the last block where only a word was left out.
    """
    if not blocks:
        return text, blocks
    *whole, last = blocks
    if whole and last.start >= len(text) // 2:
        return text[: whole[-1].end], whole
    space = _last_space(text, last)
    end = space if space > last.start else last.end
    return text[:end], [*whole, last._replace(end=end)]


def _last_space(text: str, block: Block) -> int:
    """Where the white space before the block's last word begins; its start if it has only one."""
    words = text[block.start : block.end].rsplit(None, 1)
    return block.start + (len(words[0]) if len(words) > 1 else 0)

"""The blocks of a document as they are put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.formats.words import moved
from reader.text.document import Block, Role

if TYPE_CHECKING:
    from reader.formats.words import Words
    from reader.text.document import Image, InlineMark, Link

BETWEEN = "\n\n"


class Blocks:
    """Collects blocks and the spans in them; every offset is one into the whole text.

    Attributes:
        blocks: The blocks so far.
        marks: Emphasis.
        links: Links, their addresses as they stand.
        images: What stands for images.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.marks: list[InlineMark] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self._parts: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """All the words so far."""
        return "".join(self._parts)

    @property
    def end(self) -> int:
        """Offset after the last block."""
        return self._length

    @property
    def next_start(self) -> int:
        """Offset at which the next block begins."""
        return self._length + len(BETWEEN) if self.blocks else 0

    def add(self, words: Words, role: Role, level: int = 0, marker: str = "") -> None:
        """A block, unless there is nothing in it."""
        if not words.text.strip():
            return
        start = self.next_start
        self._parts += [BETWEEN, words.text] if self.blocks else [words.text]
        self._length = start + len(words.text)
        self.blocks.append(Block(start, self._length, role, level, marker))
        self.marks += moved(words.marks, start)
        self.links += moved(words.links, start)
        self.images += moved(words.images, start)

"""Building a page piece by piece, so that no offset is ever counted by hand."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.text.document import Block, Role
from reader.text.page import Page, PageLink, Style, StyledSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.text.place import Place


class PageBuilder:
    """Collects text with its styles and links, block by block."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._styles: list[StyledSpan] = []
        self._links: list[PageLink] = []

    @contextmanager
    def block(
        self, role: Role = Role.PARAGRAPH, *, level: int = 0, marker: str = ""
    ) -> Iterator[PageBuilder]:
        """A block that holds what is added inside; nothing added, no block."""
        start = self._length
        yield self
        if self._length > start:
            self._blocks.append(Block(start, self._length, role, level, marker))
            self._append("\n")

    def add(self, text: str, style: Style | None = None, target: Place | None = None) -> None:
        """Text inside the block that is open."""
        start = self._length
        self._append(text)
        if style is not None and text:
            self._styles.append(StyledSpan(start, self._length, style))
        if target is not None and text:
            self._links.append(PageLink(start, self._length, target))

    @contextmanager
    def link(self, target: Place) -> Iterator[None]:
        """A link over everything added inside."""
        start = self._length
        yield
        if self._length > start:
            self._links.append(PageLink(start, self._length, target))

    def paragraph(self, text: str, style: Style | None = None) -> None:
        """A paragraph of one style."""
        with self.block():
            self.add(text, style)

    def heading(self, text: str) -> None:
        """The heading of a section."""
        with self.block(Role.HEADING, level=2):
            self.add(text, Style.HEADING)

    def page(self) -> Page:
        """The page of all that was added."""
        return Page(
            "".join(self._parts),
            tuple(self._blocks),
            tuple(sorted(self._styles)),
            tuple(sorted(self._links, key=lambda link: link.start)),
        )

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

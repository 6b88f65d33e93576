"""From the parser's blocks to the blocks of a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.formats.contents import Contents
from reader.formats.markdown.extra_cells import extra_cells
from reader.formats.markdown.inline import Inline, note_name, read_inline
from reader.formats.markdown.parser import LONGEST_PARAGRAPH
from reader.formats.markdown.slugs import Slugs
from reader.formats.markdown.tags import html_block
from reader.formats.tables import table_rows
from reader.formats.words import Words, moved
from reader.text.document import Block, Image, InlineMark, Link, Role
from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

    from reader.formats.markdown.parser import Environment

_BETWEEN = "\n\n"
_BULLET = "•"
_RULE = "* * *"
_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
_DONE = {" ": "☐", "x": "☑", "X": "☑"}


class Walk:
    """One walk through the blocks; afterwards it holds the text and the spans of it.

    Args:
        source: What the blocks were parsed from.
        environment: The link definitions of the source.
        path: The file, as messages name it.
    """

    def __init__(self, source: str, environment: Environment, path: str) -> None:
        self.unread_paragraphs = 0
        self._blocks: list[Block] = []
        self._marks: list[InlineMark] = []
        self._links: list[Link] = []
        self._images: list[Image] = []
        self._targets: dict[str, Span] = {}
        self._source = source
        self._source_lines: list[str] | None = None
        self._environment = environment
        self._path = path
        self._parts: list[str] = []
        self._length = 0
        self._containers: list[Role] = []
        self._marker = ""
        self._heading = 0
        self._slugs = Slugs()
        self._note: tuple[str, int] | None = None
        self._names: tuple[str, ...] = ()
        self._rows: list[list[Words]] | None = None
        self._row_line = 0
        self._right_aligned: list[bool] = []

    def contents(self) -> Contents:
        """All that was taken in."""
        return Contents(
            "".join(self._parts),
            self._blocks,
            self._marks,
            self._links,
            self._images,
            self._targets,
        )

    def read(self, tokens: Iterable[Token]) -> None:
        """Take the blocks in."""
        for token in tokens:
            match token.type:
                case "inline":
                    self._inline(token.content)
                case "paragraph_open" | "paragraph_close" | "heading_close":
                    pass
                case "heading_open":
                    self._heading = int(token.tag[1:])
                case "fence" | "code_block":
                    self._add(Words(token.content.strip("\n")), Role.CODE)
                case "html_block":
                    self._html(token.content.strip())
                case "hr":
                    self._add(Words(_RULE), Role.RULE)
                case "table_open" | "tr_open" | "tr_close" | "th_open" | "table_close":
                    self._table(token)
                case _:
                    self._container(token)

    def _container(self, token: Token) -> None:
        match token.type:
            case "blockquote_open":
                self._containers.append(Role.QUOTATION)
            case "bullet_list_open" | "ordered_list_open":
                self._containers.append(Role.LIST_ITEM)
            case "blockquote_close" | "bullet_list_close" | "ordered_list_close":
                self._containers.pop()
            case "list_item_open":
                marker = f"{token.info}{token.markup}" if token.info else _BULLET
                self._marker = f"{self._marker} {marker}".lstrip()
            case "list_item_close":
                self._marker = ""
            case "footnote_reference_open":
                label = str(token.meta["label"])
                self._note, self._marker = (label, len(self._blocks)), label
            case "footnote_reference_close" if self._note:
                label, first = self._note
                self._note, self._marker = None, ""
                if first < len(self._blocks):
                    span = Span(self._blocks[first].start, self._length)
                    self._targets.setdefault(note_name(label), span)

    def _inline(self, source: str) -> None:
        if self._marker and self._rows is None and (task := _TASK.match(source)):
            self._marker = f"{self._marker.removesuffix(_BULLET)}{_DONE[task[1]]}"
            source = source[task.end() :]
        words = self._words(source)
        if self._rows is not None:
            self._rows[-1].append(words)
        elif self._heading:
            self._add(words, Role.HEADING)
        elif len(words.images) == 1 and words.images[0][:2] == (0, len(words.text)):
            self._add(words, Role.IMAGE)
        else:
            self._add(words, self._role())
        self._heading = 0

    def _words(self, source: str) -> Words:
        if len(source) > LONGEST_PARAGRAPH:
            self.unread_paragraphs += 1
            return Words(source)
        inline: Inline = read_inline(source, self._environment)
        self._names += inline.names
        return inline.words

    def _html(self, source: str) -> None:
        read = html_block(source, self._path)
        if read is None:
            self._add(Words(source), self._role())
            return
        start = self._length + (len(_BETWEEN) if self._blocks else 0)
        for block in read.blocks:
            own = block.role if block.role != Role.PARAGRAPH else self._role()
            words = Words(read.text[block.start : block.end])
            self._add(words, own, block.level or None, block.marker)
        if read.blocks:
            self._marks += moved(read.marks, start)
            self._links += moved(read.links, start)
            self._images += moved(read.images, start)
        for name, span in read.targets.items():
            self._targets.setdefault(name, Span(start + span.start, start + span.end))

    def _table(self, token: Token) -> None:
        match token.type:
            case "table_open":
                self._rows, self._right_aligned = [], []
            case "tr_open" if self._rows is not None:
                self._rows.append([])
                self._row_line = token.map[0] if token.map else 0
            case "tr_close" if self._rows is not None:
                self._add_extra_cells(self._rows[-1])
            case "th_open":
                self._right_aligned.append("right" in str(token.attrGet("style") or ""))
            case "table_close" if self._rows is not None:
                rows, self._rows = self._rows, None
                self._add(table_rows(rows, self._right_aligned), Role.TABLE)

    def _add_extra_cells(self, row: list[Words]) -> None:
        if self._source_lines is None:
            self._source_lines = self._source.split("\n")
        line = self._source_lines[self._row_line]
        row += [self._words(cell) for cell in extra_cells(line, len(self._right_aligned))]

    def _role(self) -> Role:
        if self._note:
            return Role.FOOTNOTE
        return self._containers[-1] if self._containers else Role.PARAGRAPH

    def _level(self, role: Role) -> int:
        if role == Role.HEADING:
            return self._heading
        depth = len(self._containers)
        return max(0, depth - 1) if role in {Role.QUOTATION, Role.LIST_ITEM} else depth

    def _add(self, words: Words, role: Role, level: int | None = None, marker: str = "") -> None:
        if not words.text.strip():
            return
        if self._blocks:
            self._parts.append(_BETWEEN)
            self._length += len(_BETWEEN)
        start = self._length
        text = words.text.replace("\r", " ")  # an entity can make one
        text = text if role == Role.CODE else text.rstrip()
        self._parts.append(text)
        self._length += len(text)
        level = self._level(role) if level is None else level
        self._blocks.append(Block(start, self._length, role, level, marker or self._marker))
        self._marker = ""
        if len(text) < len(words.text):
            words = words.cut(len(text))
        self._marks += moved(words.marks, start)
        self._links += moved(words.links, start)
        self._images += moved(words.images, start)
        if role == Role.HEADING:
            self._names += (self._slugs.name(text),)
        for name in self._names:
            self._targets.setdefault(name, Span(start, self._length))
        self._names = ()

"""From the parser's blocks to the blocks of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.formats.markdown.extra_cells import extra_cells
from reader.formats.markdown.inline import read_inline
from reader.formats.markdown.parser import LONGEST_PARAGRAPH
from reader.formats.tables import table_rows
from reader.formats.words import Words
from reader.text.document import Block, InlineMark, Link, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

    from reader.formats.markdown.parser import Environment

_BETWEEN = "\n\n"
_BULLET = "•"
_RULE = "* * *"


class Walk:
    """One walk through the blocks; afterwards it holds the text and the spans of it.

    Args:
        source: What the blocks were parsed from.
        environment: The link definitions of the source.
    """

    def __init__(self, source: str, environment: Environment) -> None:
        self.blocks: list[Block] = []
        self.marks: list[InlineMark] = []
        self.links: list[Link] = []
        self.unread_paragraphs = 0
        self._source = source
        self._source_lines: list[str] | None = None
        self._environment = environment
        self._parts: list[str] = []
        self._length = 0
        self._containers: list[Role] = []
        self._marker = ""
        self._heading = 0
        self._rows: list[list[Words]] | None = None
        self._row_line = 0
        self._right_aligned: list[bool] = []

    @property
    def text(self) -> str:
        """All the words so far."""
        return "".join(self._parts)

    def read(self, tokens: Iterable[Token]) -> None:
        """Take the blocks in."""
        for token in tokens:
            match token.type:
                case "inline":
                    self._inline(token.content)
                case "heading_open":
                    self._heading = int(token.tag[1:])
                case "fence" | "code_block":
                    self._add(Words(token.content.strip("\n")), Role.CODE)
                case "html_block":
                    self._add(Words(token.content.strip()), self._role())
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

    def _inline(self, source: str) -> None:
        if len(source) > LONGEST_PARAGRAPH:
            self.unread_paragraphs += 1
            inline = Words(source)
        else:
            inline = read_inline(source, self._environment)
        if self._rows is not None:
            self._rows[-1].append(inline)
        elif self._heading:
            self._add(inline, Role.HEADING)
        else:
            self._add(inline, self._role())
        self._heading = 0

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
        row += [
            read_inline(cell, self._environment)
            for cell in extra_cells(line, len(self._right_aligned))
        ]

    def _role(self) -> Role:
        return self._containers[-1] if self._containers else Role.PARAGRAPH

    def _level(self, role: Role) -> int:
        if role == Role.HEADING:
            return self._heading
        depth = len(self._containers)
        return max(0, depth - 1) if role in {Role.QUOTATION, Role.LIST_ITEM} else depth

    def _add(self, words: Words, role: Role) -> None:
        if not words.text.strip():
            return
        if self.blocks:
            self._parts.append(_BETWEEN)
            self._length += len(_BETWEEN)
        start = self._length
        self._parts.append(words.text)
        self._length += len(words.text)
        self.blocks.append(Block(start, self._length, role, self._level(role), self._marker))
        self._marker = ""
        self.marks += [m._replace(start=start + m.start, end=start + m.end) for m in words.marks]
        self.links += [k._replace(start=start + k.start, end=start + k.end) for k in words.links]

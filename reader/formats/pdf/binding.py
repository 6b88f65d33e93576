"""The pages of a document as one text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.formats.pdf.annotations import page_target
from reader.formats.pdf.entries import entry_lines, with_entries
from reader.formats.pdf.paragraphs import begins, right_edges, run_on
from reader.formats.pdf.rows import MARKER, Table, in_rows
from reader.formats.tables import table_rows
from reader.formats.words import Words
from reader.text.document import Block, InlineMark, Link, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.formats.pdf.lines import Line, Sheet
    from reader.formats.pdf.style import Style
    from reader.text.span import Span

_NOTE = re.compile(r"(\d{1,3}|[*†‡§]{1,3})[.)]?\s*(?=\S)")
_SMALLER = 0.93  # times the text's size: a note's
_LONGEST_HEADING = 250  # characters
_HEADING_LINES = 4
_LONGEST_BOLD = 120
_NO_LETTERS = re.compile(r"[\W_]+")


def plain_title(title: str) -> str:
    """A heading without what its setting adds, to compare it with the outline's."""
    return _NO_LETTERS.sub("", title).casefold()


class Binding:
    """Makes one text of pages; give it every page, then end it.

    Args:
        style: How the document is set.
        headings: Levels of the outline's lines, by page and plain title.
    """

    def __init__(self, style: Style, headings: Mapping[tuple[int, str], int]) -> None:
        self._style = style
        self._headings = headings
        self._parts: list[str] = []
        self._size = 0
        self._right = 0.0
        self._last_page = -1
        self._open: list[Line] = []
        self._notes: list[Words] = []
        self._waiting: list[int] = []
        self.blocks: list[Block] = []
        self.marks: list[InlineMark] = []
        self.links: list[Link] = []
        self.pages: dict[int, int] = {}
        self.found: dict[tuple[int, str], int] = {}

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    @property
    def targets(self) -> dict[str, Span]:
        """Where each page begins, by the name that links have for it."""
        return {
            page_target(page): self.blocks[block].span
            for page, block in self.pages.items()
            if block < len(self.blocks)
        }

    def add(self, sheet: Sheet) -> None:
        """Add a page."""
        lines, notes = self._split(sheet)
        items = in_rows(with_entries(lines))
        rights = right_edges([item for item in items if not isinstance(item, Table)])
        at = 0
        for position, item in enumerate(items):
            if isinstance(item, Table):
                self._end_paragraph()
                self._open_page(sheet.number)
                self._table(item)
                continue
            following = items[position + 1] if position + 1 < len(items) else None
            after = None if isinstance(following, Table) else following
            right = self._right if at == 0 and self._open else rights[max(0, at - 1)]
            if self._open and begins(self._open, item, after, right, self._style):
                self._end_paragraph()
            self._open_page(sheet.number)
            self._open.append(item)
            at += 1
        self._open_page(sheet.number)
        self._right = rights[-1] if rights else 0.0
        self._add_notes(notes)

    def _open_page(self, number: int) -> None:
        """The next block is the first that stands on a page, if none was."""
        if number > self._last_page:
            self._waiting.append(number)
            self._last_page = number

    def end(self) -> None:
        """End the last paragraph."""
        self._end_paragraph()

    def _split(self, sheet: Sheet) -> tuple[list[Line], list[Line]]:
        """A page's text, and the notes at its foot."""
        small = self._style.size * _SMALLER
        text = [line.bottom for line in sheet.lines if line.size > small]
        lowest = max(text, default=sheet.height)
        foot = [line for line in sheet.lines if line.size <= small and line.top >= lowest - 2]
        foot.sort(key=lambda line: line.top)
        if not foot or not _NOTE.match(foot[0].text):
            return sheet.lines, []
        gone = set(map(id, foot))
        return [line for line in sheet.lines if id(line) not in gone], foot

    def _add_notes(self, lines: list[Line]) -> None:
        """Keep notes until the paragraph ends that they stand under."""
        note: list[Line] = []
        for line in lines:
            if note and _NOTE.match(line.text) and line.left <= note[0].left + line.size:
                self._notes.append(self._words(note))
                note = []
            note.append(line)
        if note:
            self._notes.append(self._words(note))
        if not self._open:
            self._put_notes()

    def _put_notes(self) -> None:
        notes, self._notes = self._notes, []
        for note in notes:
            mark = _NOTE.match(note.text)
            if mark:
                self._put(_from(note, mark.end()), Role.FOOTNOTE, marker=mark[1])
            else:
                self._put(note, Role.FOOTNOTE)

    def _end_paragraph(self) -> None:
        lines, self._open = self._open, []
        if lines:
            self._paragraph(lines)
        self._put_notes()

    def _paragraph(self, lines: list[Line]) -> None:
        if lines[0].entry:
            self._put(entry_lines(lines), Role.VERSE)
            return
        if all(line.mono for line in lines) and not self._style.mono:
            self._put(_code(lines), Role.CODE)
            return
        words = self._words(lines)
        level = self._level(lines, words.text)
        marker = MARKER.match(words.text)
        if level:
            self._put(words, Role.HEADING, level)
        elif marker and words.text[marker.end() :].strip():
            rest = len(words.text) - len(words.text[marker.end() :].lstrip())
            self._put(_from(words, rest), Role.LIST_ITEM, marker=marker[0])
        else:
            self._put(words, Role.PARAGRAPH)

    def _level(self, lines: list[Line], text: str) -> int:
        """The level of a heading, or 0."""
        if len(lines) > _HEADING_LINES or len(text) > _LONGEST_HEADING:
            return 0
        key = (lines[0].page, plain_title(text))
        if key in self._headings:
            self.found.setdefault(key, len(self.blocks))
            return self._headings[key]
        if not any(map(str.isalpha, text)):
            return 0
        if level := self._style.level(lines[0]):
            return level
        bold = all(line.bold for line in lines) and not self._style.bold
        short = len(text) <= _LONGEST_BOLD and not text.endswith((".", ",", ";", ":"))
        large = lines[0].size >= self._style.size * _SMALLER
        return self._style.lowest if bold and short and large else 0

    def _words(self, lines: list[Line]) -> Words:
        text, links = run_on(lines, self._style)
        return Words(text, (), tuple(Link(*link) for link in links))

    def _table(self, table: Table) -> None:
        empty = Words("")
        rows = [[self._words([cell]) if cell else empty for cell in row] for row in table.rows]
        self._put(table_rows(rows, headings=0), Role.TABLE)

    def _put(self, words: Words, role: Role, level: int = 0, marker: str = "") -> None:
        if not words.text.strip():
            return
        if self._parts:
            self._parts.append("\n\n")
            self._size += 2
        start = self._size
        self._parts.append(words.text)
        self._size += len(words.text)
        self.links += [
            Link(link.start + start, link.end + start, link.address)
            for link in words.links
            if link.start < link.end
        ]
        self.marks += [
            mark._replace(start=mark.start + start, end=mark.end + start) for mark in words.marks
        ]
        for page in self._waiting:
            self.pages[page] = len(self.blocks)
        self._waiting.clear()
        self.blocks.append(Block(start, self._size, role, level, marker))


def _from(words: Words, start: int) -> Words:
    """Words without their beginning."""
    links = [
        Link(max(0, link.start - start), link.end - start, link.address)
        for link in words.links
        if link.end > start
    ]
    return Words(words.text[start:], (), tuple(links))


def _code(lines: list[Line]) -> Words:
    """Lines of one width of signs, each on its own, as far in as it stood."""
    left = min(line.left for line in lines)
    parts: list[str] = []
    links: list[Link] = []
    at = 0
    for line in lines:
        width = (line.right - line.left) / max(1, len(line.text))
        indent = min(80, round((line.left - left) / width)) if width > 0 else 0
        text = " " * indent + line.text + ("-" if line.parted else "")
        links += [Link(at + indent + a, at + indent + b, to) for a, b, to in line.links]
        parts.append(text)
        at += len(text) + 1
    return Words("\n".join(parts), (), tuple(links))

"""The text of an article as it is shown: plain words, and what stretches of them are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_SHOWN = 200_000
"""Characters of one text that are shown."""

MOST_NESTED = 40
"""Marks inside each other that count; deeper ones are passed over."""

_CUT = "\n\n[…]"
_SPACES = re.compile(r"[ \n\r\t\f]+")
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LONGEST_TARGET = 300


class Look(StrEnum):
    """What a stretch of a text is."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    FAINT = "faint"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class ShownSpan:
    """A stretch of a shown text.

    Attributes:
        start: Its first character.
        end: Offset after its last character.
        look: What it is.
        target: The headword that a link leads to, empty for all else.
    """

    start: int
    end: int
    look: Look
    target: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A text without marks or control characters.

    Lines end with a line end, paragraphs with two.

    Attributes:
        text: The text.
        spans: What stretches of it are, sorted by start; links do not overlap.
    """

    text: str
    spans: tuple[ShownSpan, ...] = ()


class ShownBuilder:
    """Collects a text with its stretches; white space is never doubled."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._breaks = 0
        self._space = False
        self._open: list[_Open] = []
        self._spans: list[ShownSpan] = []

    @property
    def full(self) -> bool:
        """Whether no more is shown."""
        return self._length >= LONGEST_SHOWN

    def flow(self, text: str) -> None:
        """Words of a paragraph, all white space between them alike."""
        run = _SPACES.sub(" ", text)
        words = run.strip(" ")
        self._space = self._space or run.startswith(" ")
        if words:
            self._put(words)
            self._space = run.endswith(" ")

    def lines(self, text: str) -> None:
        """Words whose line ends count."""
        for index, line in enumerate(text.replace("\r", "").split("\n")):
            if index:
                self.line_end()
            self.flow(line)

    def line_end(self) -> None:
        """What follows begins a line; twice, and it begins a paragraph."""
        self._breaks = min(2, self._breaks + 1)

    def ensure_line(self) -> None:
        """What follows begins a line, if it does not already."""
        self._breaks = max(1, self._breaks)

    def ensure_paragraph(self) -> None:
        """What follows begins a paragraph."""
        self._breaks = 2

    def begin(self, mark: str, look: Look | None = None, target: str = "") -> None:
        """A mark opens; nothing if too many are open."""
        if len(self._open) < MOST_NESTED:
            self._open.append(_Open(mark, look, target))

    def end(self, mark: str) -> None:
        """The mark that was opened last by this name closes, and what is open inside it."""
        marks = [opened.mark for opened in self._open]
        if mark in marks:
            last = len(marks) - 1 - marks[::-1].index(mark)
            while len(self._open) > last:
                self._close()

    def shown(self) -> Shown:
        """All that was collected."""
        while self._open:
            self._close()
        text = "".join(self._pieces)
        spans = [span for span in self._spans if span.end <= LONGEST_SHOWN]
        if len(text) > LONGEST_SHOWN:
            text = text[:LONGEST_SHOWN] + _CUT
        return Shown(text, tuple(_settled(text, spans)))

    def _put(self, words: str) -> None:
        if self._length and self._breaks:
            self._append("\n" * self._breaks)
        elif self._length and self._space:
            self._append(" ")
        self._breaks, self._space = 0, False
        for opened in reversed(self._open):
            if opened.start is not None:
                break
            # Only here, so that white space before the first word belongs to nothing.
            opened.start = self._length
        self._append(clean(words))

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _close(self) -> None:
        opened = self._open.pop()
        if opened.look is not None and opened.start is not None:
            self._spans.append(ShownSpan(opened.start, self._length, opened.look, opened.target))


@dataclass(slots=True)
class _Open:
    """A mark that is not closed yet; its start is known with its first word."""

    mark: str
    look: Look | None
    target: str
    start: int | None = None


def clean(text: str) -> str:
    """A text with a space for each tab and a sign for what no screen should be sent."""
    return _UNSHOWN.sub("\ufffd", text.replace("\t", " "))


def _settled(text: str, spans: list[ShownSpan]) -> Iterator[ShownSpan]:
    """The stretches in order; each link with its target, none inside another."""
    free = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.look is not Look.LINK:
            yield span
        elif span.start >= free and span.end - span.start <= _LONGEST_TARGET:
            free = span.end
            target = clean(span.target or text[span.start : span.end])
            yield replace(span, target=" ".join(target.split())[:_LONGEST_TARGET])

"""The text of a dictionary's article as lines of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.dictionaries.shown import Look
from reader.text.document import Role
from reader.text.page import Style
from reader.text.place import WordPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.dictionaries.shown import Shown, ShownSpan
    from reader.desk.page_builder import PageBuilder

_STYLES = {Look.STRONG: Style.STRONG, Look.EMPHASIS: Style.EMPHASIS, Look.FAINT: Style.FAINT}
_INDENT = 2  # spaces of a level
_DEEPEST = 4


def add_shown(build: PageBuilder, shown: Shown, longest: int) -> None:
    """Add a text line by line, its links leading to what dictionaries say of their targets.

    Args:
        build: Gets the lines.
        shown: The text.
        longest: Characters after which it is cut.
    """
    spans = sorted(shown.spans, key=lambda span: span.start)
    passed = start = 0
    for line in shown.text[:longest].split("\n"):
        end = start + len(line)
        while passed < len(spans) and spans[passed].end <= start:
            passed += 1
        words = start + len(line) - len(line.lstrip())
        level = min((words - start) // _INDENT, _DEEPEST)
        with build.block(Role.LIST_ITEM, level=level):
            _add_line(build, shown.text, words, end, spans[passed:])
        start = end + 1
    if len(shown.text) > longest:
        build.paragraph("…", Style.FAINT)


def _add_line(build: PageBuilder, text: str, start: int, end: int, spans: list[ShownSpan]) -> None:
    within = list(_within(spans, start, end))
    edges = {start, end, *(min(max(edge, start), end) for span in within for edge in _edges(span))}
    at = start
    for edge in sorted(edges):
        over = [span for span in within if span.start <= at and edge <= span.end]
        target = next((span.target for span in over if span.look is Look.LINK), "")
        style = next((_STYLES[span.look] for span in over if span.look in _STYLES), None)
        build.add(text[at:edge], style, WordPlace(target) if target.strip() else None)
        at = edge


def _within(spans: list[ShownSpan], start: int, end: int) -> Iterator[ShownSpan]:
    for span in spans:
        if span.start >= end:
            return
        if span.end > start:
            yield span


def _edges(span: ShownSpan) -> tuple[int, int]:
    return span.start, span.end

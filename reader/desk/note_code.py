"""Code in the words of a note, in which brackets are no links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCED = re.compile(
    r"^ {0,3}(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^ {0,3}(?P=fence)[^\n]*$|\Z)",
    re.MULTILINE | re.DOTALL,
)
_PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
_TICKS = re.compile(r"(?<![\\`])`+")


def code_in(body: str) -> Iterator[Span]:
    """The stretches of code in Markdown, in order.

    As CommonMark has them: between fences, and between equally long runs of backticks of one
    paragraph. Code that is only indented is not told from the items of lists, and is left out.
    """
    at = 0
    for fenced in _FENCED.finditer(body):
        yield from _ticked(body, at, fenced.start())
        yield Span(*fenced.span())
        at = fenced.end()
    yield from _ticked(body, at, len(body))


def _ticked(body: str, start: int, end: int) -> Iterator[Span]:
    if body.find("`", start, end) < 0:
        return
    for paragraph in _PARAGRAPH.finditer(body, start, end):
        runs = [run.span() for run in _TICKS.finditer(body, *paragraph.span())]
        partners = _next_of_equal_length(runs)
        at = 0
        while at < len(runs):
            if (partner := partners[at]) is None:
                at += 1
                continue
            yield Span(runs[at][0], runs[partner][1])
            at = partner + 1


def _next_of_equal_length(runs: list[tuple[int, int]]) -> list[int | None]:
    partners: list[int | None] = [None] * len(runs)
    last: dict[int, int] = {}
    for at in range(len(runs) - 1, -1, -1):
        length = runs[at][1] - runs[at][0]
        partners[at] = last.get(length)
        last[length] = at
    return partners

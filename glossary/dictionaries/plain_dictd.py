"""Texts such as dictionary servers send: broken into lines by hand, with ``{links}``.

Line ends that only kept a line short are taken away, so that the text can be set in any width;
line ends that mean something stay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.dictionaries.shown import Look, Shown, ShownBuilder

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINK = re.compile(r"\{([^{}]{1,300})\}")
_NARROWEST, _WIDEST = 62, 90
_LONGEST_HEADWORD_LINE = 300
# What begins a sense or a remark: "2:", "adj 1:", "3.", "(b)", "[1913 Webster]", "Note:", "--Shak".
_BEGINS = re.compile(
    r"(?:(?:n|v|adj|adv|adv\.|adj\.)?\s?\d{1,2}[:.)]|\([a-z0-9]{1,2}\)|\[[A-Z0-9]|Note:|Syn:|--\s?[A-Z]"
    r"|[-*•]\s)"
)


def show_dictd(text: str, words: Sequence[str]) -> Shown:
    """A text of a dictionary server; lines on top that only repeat the headwords are left out."""
    lines = text.replace("\r", "").expandtabs(8).split("\n")
    lines = lines[_repeated(lines, words) :]
    width = _width(lines)
    shown = ShownBuilder()
    before: str | None = None
    for line in lines:
        if shown.full:
            break
        if not line.strip():
            shown.ensure_paragraph()
            before = None
            continue
        if before is not None and _goes_on(before, line, width):
            shown.flow(" ")
        else:
            shown.ensure_line()
        _add(shown, line)
        before = line
    return shown.shown()


def _width(lines: list[str]) -> int:
    """How wide lines were let grow: as nearly all of them are, at least."""
    lengths = sorted(len(line) for line in lines if line.strip())
    return max(_NARROWEST, lengths[len(lengths) * 9 // 10]) if lengths else _NARROWEST


def _repeated(lines: list[str], words: Sequence[str]) -> int:
    """How many lines on top are nothing but headwords."""
    spelt = {word.strip().lower() for word in words}
    count = 0
    while count < len(lines) and lines[count].strip().lower() in spelt:
        count += 1
    return count if any(map(str.strip, lines[count:])) else 0


def _goes_on(before: str, line: str, width: int) -> bool:
    """Whether a line end only kept the line before short, or is inside a link."""
    if before.rfind("{") > before.rfind("}"):
        return True
    if width > _WIDEST or _BEGINS.match(line.lstrip()):
        return False
    first_word = line.split(None, 1)[0]
    return len(before.rstrip()) + 1 + len(first_word) > width


def _add(shown: ShownBuilder, line: str) -> None:
    """Add a line; a link that goes on in the next stays open."""
    read = 0
    for sign in re.finditer(r"[{}]", line):
        shown.flow(line[read : sign.start()])
        if sign[0] == "{":
            shown.begin("link", Look.LINK)
        else:
            shown.end("link")
        read = sign.end()
    shown.flow(line[read:])

"""What a paragraph of plain text is, told by its shape: a heading, verse, a table, a list, a rule.

Each is judged by itself and what stands before it, so that the first part of a text is read as
the whole is.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.text.document import Block, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST_HEADING = 160  # characters
_MOST_HEADING_LINES = 3
_ALONE = 3  # line ends before a heading that nothing else tells
_FEWEST_VERSES = 3  # lines
_LONGEST_JUDGED = 20_000  # characters; a longer paragraph is none of these
_NUMBER = r"(?:[IVXLCDM]+|\d{1,3}|the\s+\w+|one|two|three|four|five|six|seven|eight|nine|ten|first)"
_DIVISION = re.compile(
    rf"(?:(?P<great>volume|book|part|act|tome|band|teil|livre|partie|libro|parte)"
    rf"|chapter|chap\.|letter|canto|scene|section|lecture|sermon|kapitel|chapitre|cap[íi]tulo"
    rf"|capitolo)\s+{_NUMBER}\b(?:[.:,—–-]|\s|$)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:preface|foreword|introduction|prologue|epilogue|contents|table of contents|appendix"
    r"|conclusion|afterword|bibliography|index|footnotes|notes|dedication|vorwort|préface)"
    r"[.:]?(?:\s+[IVXLCDM\d]+\.?)?",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\.?")
_CAPITALS = re.compile(r"[^a-zß-öø-ÿ]*[A-ZÀ-ÖØ-Þ]{2}[^a-zß-öø-ÿ]*")
_SENTENCE_END = re.compile(r"[,;\-–—]$")
_RULE = re.compile(r"(?:[*•·~=_#+—–-]\s*){3,}")
_UNDERLINE = re.compile(r"\n[ \t]*(?:={3,}|-{3,}|~{3,}|\*{3,})\s*$")
_ITEM = re.compile(r"[ \t]*(?:[-*•+–—]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])[ \t]+(?=\S)")
_COLUMNS = re.compile(r"\S(?: {3,}|\t+)\S|^\s*[+|].*[+|]\s*$|[─│┌└├═║]")
_OPENS_VERSE = re.compile(r"[\s\"'“‘«(\[_—-]*[A-ZÀ-ÖØ-ÞА-ЯΑ-Ω]")
_LONGEST_VERSE = 66  # characters of a line
_FEWEST_CAPITALS = 0.8  # share of lines of verse that begin with one
_MOSTLY = 0.6  # share of lines that tell what all are
_ROOM = 4  # characters of a line that a careful hand leaves free though the next word would fit


def shaped(text: str, blocks: Iterable[Block], width: int) -> Iterator[Block]:
    """The blocks with their roles, some parted into several.

    Args:
        text: The text.
        blocks: Its paragraphs.
        width: Characters of its usual lines, or 0 where lines are not wrapped.
    """
    last_end = 0
    for block in blocks:
        gap = text.count("\n", last_end, block.start)
        last_end = block.end
        if block.end - block.start > _LONGEST_JUDGED:
            yield block
            continue
        words = text[block.start : block.end]
        if _RULE.fullmatch(words):
            yield block._replace(role=Role.RULE)
        elif level := _heading_level(words, alone=gap >= _ALONE or block.start == 0):
            yield block._replace(role=Role.HEADING, level=level)
        elif (underline := _UNDERLINE.search(words)) and "\n" not in words[: underline.start()]:
            yield from _underlined(text, block, block.start + underline.start())
        elif "\n" in words:
            yield from _of_lines(text, block, width)
        elif _ITEM.match(words):
            yield block._replace(role=Role.LIST_ITEM)
        else:
            yield block


def _heading_level(words: str, *, alone: bool) -> int:
    """1 to 3, or 0 for what is no heading."""
    if len(words) > _LONGEST_HEADING or words.count("\n") >= _MOST_HEADING_LINES:
        return 0
    if found := _DIVISION.match(words):
        if any(_DIVISION.match(line.strip()) for line in words.split("\n")[1:]):
            return 0  # a table of contents
        # "Part one of the plan was..." goes on as a sentence does.
        ends_well = not words.endswith((",", ";")) and (alone or len(words) < _LONGEST_VERSE)
        written = words[: found.end()]
        is_title = written[0].isupper() and (words[-1] != "." or len(words) < _LONGEST_VERSE)
        return (1 if found["great"] else 2) if ends_well and is_title else 0
    if _NAMED.fullmatch(words) and words[0].isupper():
        return 2
    if _ROMAN.fullmatch(words):
        return 3
    is_shout = alone and _CAPITALS.fullmatch(words) and not _SENTENCE_END.search(words)
    return 3 if is_shout else 0


def _underlined(text: str, block: Block, end: int) -> Iterator[Block]:
    under = text[end : block.end]
    level = 1 if "=" in under or "*" in under else 2
    yield block._replace(end=len(text[:end].rstrip()), role=Role.HEADING, level=level)
    yield Block(end + len(under) - len(under.lstrip()), block.end, Role.RULE)


def _of_lines(text: str, block: Block, width: int) -> Iterator[Block]:
    """A paragraph of several lines: whether its line ends mean something."""
    start = text.rfind("\n", 0, block.start) + 1
    if text[start : block.start].strip():  # it begins inside a line
        start = block.start
    lines = text[start : block.end].split("\n")
    items = [number for number, line in enumerate(lines) if _ITEM.match(line)]
    if items and items[0] == 0 and (len(items) > 1 or _hangs(lines)):
        yield from _items(start, lines, items)
    elif sum(bool(_COLUMNS.search(line)) for line in lines) >= _MOSTLY * len(lines):
        yield Block(start, block.end, Role.TABLE)
    elif _is_verse(lines, width):
        yield Block(start, block.end, Role.VERSE)
    else:
        yield block


def _hangs(lines: list[str]) -> bool:
    """Whether all lines but the first are set in, as those of a list's item are."""
    return all(line.startswith(("  ", "\t")) for line in lines[1:])


def _items(start: int, lines: list[str], items: list[int]) -> Iterator[Block]:
    offsets = [start]
    for line in lines:
        offsets.append(offsets[-1] + len(line) + 1)
    for first, following in pairwise([*items, len(lines)]):
        line = lines[first]
        yield Block(
            offsets[first] + len(line) - len(line.lstrip()),
            offsets[following - 1] + len(lines[following - 1].rstrip()),
            Role.LIST_ITEM,
        )


def _is_verse(lines: list[str], width: int) -> bool:
    """Whether lines end where their author wants it: there was room, or each begins anew."""
    if not width:
        return False
    followed = list(pairwise(line.rstrip() for line in lines))
    roomy = sum(
        len(line) + 1 + len(following.split(None, 1)[0]) <= width - _ROOM
        for line, following in followed
        if following.strip()
    )
    if roomy >= _MOSTLY * len(followed):
        return True
    begun = sum(bool(_OPENS_VERSE.match(line)) for line in lines)
    return (
        len(lines) >= _FEWEST_VERSES
        and begun >= _FEWEST_CAPITALS * len(lines)
        and max(map(len, lines)) <= _LONGEST_VERSE
    )

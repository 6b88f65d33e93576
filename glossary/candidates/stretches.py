"""A text in parts of bounded size, and the sentences in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.candidates.capitals import begins_sentence
from glossary.candidates.model import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n\s*")
_SPACE = re.compile(r"\s")
_LONGEST = 50_000  # characters of a stretch
_FURTHEST_CUT = 200  # characters looked through for a space to cut at
_BEFORE = 160  # characters of a sentence before the name
_AFTER = 140
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?。！？][\"'”’)\]]*(?=\s|$)|\n[^\S\n]*\n|(?<=[。！？])")


def paragraphs(text: str) -> Iterator[Stretch]:
    """A text as empty lines part it."""
    begin = 0
    for gap in _PARAGRAPH_END.finditer(text):
        if gap.start() > begin:
            yield Stretch(begin, gap.start())
        begin = gap.end()
    if begin < len(text):
        yield Stretch(begin, len(text))


def bounded(text: str, stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """The stretches, those that are very long cut at spaces."""
    for start, end, is_prose in stretches:
        at = start
        while end - at > _LONGEST:
            cut = _SPACE.search(text, at + _LONGEST, min(end, at + _LONGEST + _FURTHEST_CUT))
            stop = cut.start() if cut else at + _LONGEST
            yield Stretch(at, stop, is_prose)
            at = stop
        yield Stretch(at, end, is_prose)


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence that has the words between two offsets, in one line, with … where it is cut."""
    lowest = max(0, start - _BEFORE)
    begin, cut_before = lowest, lowest > 0
    for word in _WORD.finditer(text, lowest, start):
        if word.start() > lowest and begins_sentence(text, word.start(), lowest):
            begin, cut_before = word.start(), False
    paragraph = text.rfind("\n\n", lowest, start)
    if paragraph >= begin:
        begin, cut_before = paragraph + 2, False
    if cut_before:
        space = _SPACE.search(text, begin, start)
        begin = space.end() if space else begin
    else:
        while begin > lowest and text[begin - 1] in "\"'“‘«(":
            begin -= 1
    highest = min(len(text), end + _AFTER)
    stop, cut_after = highest, highest < len(text)
    for found in _SENTENCE_END.finditer(text, end, highest):
        following = _WORD.search(text, found.end(), min(len(text), found.end() + 12))
        if not following or begins_sentence(text, following.start(), end):
            stop, cut_after = found.end(), False
            break
    words = " ".join(text[begin:stop].split())
    return ("… " if cut_before else "") + words + (" …" if cut_after else "")

"""Sentences of a short English text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.ids import SOURCE_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

# A full stop with the quotes, brackets and citations that belong to it, then another beginning.
_END = re.compile(rf"[.!?][\"'”’)]*(?:\s*\[{SOURCE_KEY}\])*(?=\s+[\"'“‘(]*[^\W_a-z])|\n[ \t]*\n")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[“])(?:[A-Z]|[A-Za-z](?:\.[A-Za-z])+|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Gov|Lt|Col|St|No"
    r"|Art|ca?|vs|cf|approx|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)$"
)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, each with the citations that follow its full stop."""
    return (" ".join(text[start:end].split()) for start, end in sentence_spans(text))


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end."""
    begin = 0
    for end in _END.finditer(text):
        # A stop that closes a quotation or carries a citation ends more than an abbreviation.
        if end.group() == "." and _ABBREVIATION.search(text, begin, end.start()):
            continue
        yield from _worded(text, begin, end.end())
        begin = end.end()
    yield from _worded(text, begin, len(text))


def _worded(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[begin:end]
    if words := piece.strip():
        start = begin + piece.index(words)
        yield start, start + len(words)

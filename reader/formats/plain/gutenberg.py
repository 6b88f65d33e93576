"""What Project Gutenberg puts around a text: what it says of the book, and its licence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from glossary.dates import PartialDate
from reader.formats.contents import UNKNOWN
from reader.text.document import Block, Metadata, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SEARCHED = 20_000  # characters; no header is longer
_START = re.compile(
    r"^\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG E.*?\*{3}[ \t]*$", re.MULTILINE | re.DOTALL
)
_LONGEST_MARK = 400  # characters; a title may go over lines
_END = re.compile(r"^\*{3} ?END OF (?:THE|THIS) PROJECT GUTENBERG E", re.MULTILINE)
_FIELD = re.compile(
    r"^(Title|Author|Language|Original publication|Release date):", re.MULTILINE | re.IGNORECASE
)
_NEXT_LINES = re.compile(r"[ \t]*(.*(?:\n[ \t]+\S.*)*)")
_NUMBER = re.compile(r"\[(?:eBook|Etext) #(\d{1,7})\]", re.IGNORECASE)
_YEAR = re.compile(r"\b(1[4-9]\d\d|20\d\d)\b")
_LANGUAGES = {
    "english": "en",
    "french": "fr",
    "german": "de",
    "spanish": "es",
    "italian": "it",
    "portuguese": "pt",
    "dutch": "nl",
    "finnish": "fi",
    "swedish": "sv",
    "danish": "da",
    "norwegian": "no",
    "polish": "pl",
    "czech": "cs",
    "hungarian": "hu",
    "russian": "ru",
    "greek": "el",
    "latin": "la",
    "esperanto": "eo",
    "chinese": "zh",
    "japanese": "ja",
    "tagalog": "tl",
    "catalan": "ca",
    "welsh": "cy",
}


class Wrapping(NamedTuple):
    """What stands around a text.

    Attributes:
        before: Offset at which the text itself begins; 0 where nothing stands before it.
        after: Offset at which it ends.
        metadata: What is said of the book.
    """

    before: int
    after: int
    metadata: Metadata


def wrapping_of(text: str) -> Wrapping | None:
    """What Project Gutenberg put around a text, or None for a text from elsewhere."""
    start = _START.search(text, 0, _SEARCHED)
    if not start or start.end() - start.start() > _LONGEST_MARK:
        return None
    ends = [found.start() for found in _END.finditer(text, start.end())]
    return Wrapping(start.end(), ends[-1] if ends else len(text), _metadata(text[: start.start()]))


def set_aside(blocks: Sequence[Block], wrapping: Wrapping) -> Iterator[Block]:
    """The blocks with those of Project Gutenberg apart from the argument."""
    for block in blocks:
        if block.start < wrapping.before or block.start >= wrapping.after:
            yield block._replace(role=Role.CREDIT, level=0, marker="")
        else:
            yield block


def _metadata(header: str) -> Metadata:
    said: dict[str, str] = {}
    for found in _FIELD.finditer(header):
        value = _NEXT_LINES.match(header, found.end())
        said.setdefault(found[1].lower(), " ".join(value[1].split()) if value else "")
    number = _NUMBER.search(header)
    year = _YEAR.search(said.get("original publication", ""))
    return Metadata(
        title=said.get("title", UNKNOWN.title),
        author=said.get("author", ""),
        date=PartialDate.parse(year[1]) if year else None,
        publisher="Project Gutenberg",
        source=f"https://www.gutenberg.org/ebooks/{number[1]}" if number else "",
        language=_LANGUAGES.get(said.get("language", "").lower(), ""),
    )

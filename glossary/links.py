"""Links to entries and citations of sources inside the words of an entry.

``[[id]]`` shows the target's headword, ``[[id|words]]`` shows the words, and ``[KEY]`` cites a
source. Nothing else has a meaning, and nothing can fail: what is no link stays as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.ids import ADDRESS, SOURCE_KEY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MARK = re.compile(
    rf"\[\[(?P<entry>{ADDRESS})(?:\|(?P<words>[^\[\]|\n]{{1,200}}))?\]\]|\[(?P<key>{SOURCE_KEY})\]"
)


@dataclass(frozen=True, slots=True)
class EntryLink:
    """Words that lead to an entry.

    Attributes:
        start: First character of the words in the shown text.
        end: Offset after the last one.
        entry: Address of the entry.
    """

    start: int
    end: int
    entry: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A source named in the text, brackets included.

    Attributes:
        start: The opening bracket in the shown text.
        end: Offset after the closing bracket.
        key: Key of the source.
    """

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class LinkedText:
    """A text as it is shown, and what in it leads somewhere.

    Attributes:
        text: The words without the marks of links; citations keep their brackets.
        links: Links in order.
        citations: Citations in order.
    """

    text: str
    links: tuple[EntryLink, ...]
    citations: tuple[Citation, ...]

    @property
    def uncited(self) -> str:
        """The text without its citations and the spaces before them."""
        pieces, at = [], 0
        for cited in self.citations:
            pieces.append(self.text[at : cited.start].rstrip())
            at = cited.end
        return "".join([*pieces, self.text[at:]])


@dataclass(frozen=True, slots=True)
class Reference:
    """A link or a citation as it is written.

    Attributes:
        offset: Where it begins in the written text.
        entry: Id of the entry linked, empty for a citation.
        key: Key of the source cited, empty for a link.
    """

    offset: int
    entry: str = ""
    key: str = ""


def parse_links(text: str, term_of: Callable[[str], str | None]) -> LinkedText:
    """Turn a written text into the one that is shown.

    Args:
        text: The text with its marks.
        term_of: Gives the headword of an entry, or None if there is no such entry; such a link
            shows its words (or its id) and leads nowhere.
    """
    pieces: list[str] = []
    links: list[EntryLink] = []
    citations: list[Citation] = []
    read = shown = 0
    for mark in _MARK.finditer(text):
        between = text[read : mark.start()]
        start = shown + len(between)
        entry, words, key = mark.group("entry", "words", "key")
        term = term_of(entry) if entry else None
        piece = mark.group() if key else words or term or entry
        if key:
            citations.append(Citation(start, start + len(piece), key))
        elif term is not None:
            links.append(EntryLink(start, start + len(piece), entry))
        pieces += (between, piece)
        read, shown = mark.end(), start + len(piece)
    pieces.append(text[read:])
    return LinkedText("".join(pieces), tuple(links), tuple(citations))


def written_offset(text: str, term_of: Callable[[str], str | None], shown: int) -> int:
    """Where the character stands in a written text that ``parse_links`` shows at an offset.

    Args:
        text: The text with its marks.
        term_of: As for ``parse_links``.
        shown: Offset into the shown text; of a link's words, that of the link is given.
    """
    before = 0
    for mark in _MARK.finditer(text):
        start = mark.start() - before
        if shown < start:
            break
        piece = parse_links(mark.group(), term_of).text
        if shown < start + len(piece):
            return mark.start()
        before += len(mark.group()) - len(piece)
    return shown + before


def references(text: str) -> Iterator[Reference]:
    """Every link and citation of a written text, in order."""
    for mark in _MARK.finditer(text):
        yield Reference(mark.start(), mark["entry"] or "", mark["key"] or "")

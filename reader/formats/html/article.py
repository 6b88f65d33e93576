"""The article of a page, told from the page around it.

trafilatura says which words are the article's. Its text has no notes, images or addresses of its
own, so it only chooses: the blocks that our walk made of the page stay where its words are theirs.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from typing import TYPE_CHECKING

from reader.text.document import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.formats.contents import Contents

LARGEST = 4_000_000
"""Characters of the longest page whose article is looked for; of books there is no page around."""

_WORD = re.compile(r"\w+")
_RUN = 4  # words that stand together
_MOST_COMMON = 0.5  # share of a block's runs that are the article's
_SHORTEST = 200  # characters of an article
_MOST_OF_ALL = (
    0.6  # share of the words between its first and its last that are surely the article's
)
_MOSTLY_LINKS = 0.5  # share of a block's characters
_BESIDE = frozenset({Role.IMAGE, Role.CAPTION, Role.CODE, Role.VERSE, Role.RULE})
"""What belongs to an article between its first and its last words, though it has few words."""


def article_blocks(source: str, contents: Contents) -> list[int] | None:
    """The indexes of the blocks of a page that are its article; None if none can be told.

    Args:
        source: The page.
        contents: Everything on it.
    """
    if len(source) > LARGEST:
        return None
    said = _extracted(source)
    if len(said) < _SHORTEST:
        return None
    known = _Known(said)
    found = [known.has(contents.text[block.start : block.end]) for block in contents.blocks]
    if not any(found):
        return None
    first, last = found.index(True), len(found) - 1 - found[::-1].index(True)
    within = range(first, last + 1)
    kept = {index for index in within if _stays(index, found, contents)}
    if _length(kept, contents) >= _MOST_OF_ALL * _length(within, contents):
        # Little is between the article's words; what is no list of links is one of them.
        kept |= {index for index in within if not _is_mostly_links(index, contents)}
    kept |= set(_notes_of(kept, contents))
    return sorted(kept)


def _extracted(source: str) -> str:
    from trafilatura import extract

    try:
        return extract(source, include_comments=False, include_tables=True, favor_recall=True) or ""
    except Exception:  # noqa: BLE001 - a page that it cannot take is shown as a whole
        return ""


class _Known:
    """The words of an article, asked for by runs of them: no order of its blocks is relied on."""

    def __init__(self, text: str) -> None:
        self._runs: set[tuple[str, ...]] = set()
        self._lines: set[tuple[str, ...]] = set()
        for line in text.split("\n"):
            words = _words(line)
            self._lines.add(words)
            self._runs.update(_runs(words))

    def has(self, text: str) -> bool:
        """Whether a block's words are the article's."""
        words = _words(text)
        if not words:
            return False
        if len(words) < _RUN:
            return words in self._lines
        runs = list(_runs(words))
        return sum(run in self._runs for run in runs) >= _MOST_COMMON * len(runs)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def _runs(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return (words[at : at + _RUN] for at in range(len(words) - _RUN + 1))


def _stays(index: int, found: Sequence[bool], contents: Contents) -> bool:
    if found[index]:
        return True
    role = contents.blocks[index].role
    if role is Role.HEADING:
        return found[index + 1]
    return role in _BESIDE


def _length(indexes: Iterable[int], contents: Contents) -> int:
    blocks = (contents.blocks[index] for index in indexes)
    return sum(block.end - block.start for block in blocks)


def _is_mostly_links(index: int, contents: Contents) -> bool:
    block = contents.blocks[index]
    at = bisect.bisect_left(contents.links, block.start, key=lambda link: link.start)
    linked = 0
    while at < len(contents.links) and contents.links[at].start < block.end:
        linked += contents.links[at].end - contents.links[at].start
        at += 1
    return linked > _MOSTLY_LINKS * (block.end - block.start)


def _notes_of(kept: set[int], contents: Contents) -> Iterator[int]:
    """The notes at the foot of the page that what stays refers to."""
    starts = {contents.blocks[index].start: index for index in range(len(contents.blocks))}
    spans = [contents.blocks[index].span for index in sorted(kept)]
    wanted = {
        link.address[1:]
        for link in contents.links
        if link.address.startswith("#") and any(span.contains(link.start) for span in spans)
    }
    for name in wanted & contents.targets.keys():
        start, end = contents.targets[name]
        index = starts.get(start)
        while index is not None and index < len(contents.blocks):
            block = contents.blocks[index]
            if block.start >= end or block.role is not Role.FOOTNOTE:
                break
            yield index
            index += 1

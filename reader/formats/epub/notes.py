"""Notes that stand in another chapter than their references, where only the links tell it.

Of a pair of links that lead to each other's paragraphs across chapters, the first with a number or
a sign for its words, the paragraph that begins with the second is a note.
"""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

from reader.text.document import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.formats.contents import Contents
    from reader.text.document import Block, Link
    from reader.text.span import Span

_LONGEST_LABEL = 8  # characters of "12", "[12]", "*"
_MAY_BE_NOTES = frozenset({Role.PARAGRAPH, Role.LIST_ITEM})


def with_notes(contents: Contents, names: Mapping[str, Span]) -> Contents:
    """Give such notes their role.

    Args:
        contents: The book.
        names: The chapters by their names.
    """
    blocks = list(contents.blocks)
    starts = [block.start for block in blocks]
    openings = _openings(contents.links, blocks, starts)
    for link in contents.links:
        target = contents.targets.get(link.address[1:]) if link.address.startswith("#") else None
        if target is None or link.address[1:] in names or not _is_label(contents.text, link):
            continue
        note, reference = _index(starts, target.start), _index(starts, link.start)
        back = openings.get(note)
        if back is None or note <= reference or blocks[note].role not in _MAY_BE_NOTES:
            continue
        place = contents.targets.get(back.address[1:])
        if place is not None and _index(starts, place.start) == reference:
            blocks[note] = blocks[note]._replace(role=Role.FOOTNOTE, level=0)
    return contents._replace(blocks=blocks)


def _openings(
    links: Sequence[Link], blocks: Sequence[Block], starts: Sequence[int]
) -> Mapping[int, Link]:
    """The links inside the document that blocks begin with, by the block's number."""
    found: dict[int, Link] = {}
    for link in links:
        number = _index(starts, link.start)
        if link.address.startswith("#") and link.start <= blocks[number].start + 1:
            found.setdefault(number, link)
    return found


def _is_label(text: str, link: Link) -> bool:
    """Whether a link's words are the number or sign of a note."""
    words = text[link.start : link.end].strip("[]() ")
    return 0 < len(words) <= _LONGEST_LABEL and (
        words.isdigit() or not any(map(str.isalpha, words))
    )


def _index(starts: Sequence[int], offset: int) -> int:
    return max(0, bisect.bisect_right(starts, offset) - 1)

"""Footnote signs in a document: of each term where it comes first, and of the editor's notes."""

from __future__ import annotations

import bisect
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from reader.text.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary.model import Mention
    from reader.desk.editor_notes import PlacedEditorNote
    from reader.text.document import Document


EDITOR_SIGN = "E"
"""Stands before the number of an editor's note."""


def number_terms(
    document: Document, mentions: Sequence[Mention], notes: Sequence[PlacedEditorNote] = ()
) -> tuple[Page, list[str]]:
    """The document with ``[1]`` after the first mention of an entry, ``[E1]`` after noted words.

    Args:
        document: What is read.
        mentions: Its mentions, sorted by start.
        notes: Its editor's notes, the first being number 1; lost ones have no sign.

    Returns:
        The page, and the ids of the entries by number, the first being number 1.
    """
    first: dict[str, int] = {}
    for mention in mentions:
        first.setdefault(mention.entry, mention.end)
    signs = [(end, f"[{number}]") for number, end in enumerate(first.values(), 1)]
    signs += (
        (note.span.end, f"[{EDITOR_SIGN}{number}]")
        for number, note in enumerate(notes, 1)
        if note.span
    )
    signs.sort(key=lambda sign: sign[0])
    return _with_signs(document, signs), list(first)


def _with_signs(document: Document, signs: Sequence[tuple[int, str]]) -> Page:
    """The document with signs put in at offsets, sorted."""
    ends = [end for end, _ in signs]
    edges = [0, *ends, len(document.text)]
    parts = [document.text[start:end] for start, end in pairwise(edges)]
    put_in = [sign for _, sign in signs]
    text = "".join(part + sign for part, sign in zip(parts, [*put_in, ""], strict=True))
    lengths = list(accumulate(map(len, put_in), initial=0))

    def moved(offset: int, *, after_sign: bool) -> int:
        find = bisect.bisect_right if after_sign else bisect.bisect_left
        return offset + lengths[find(ends, offset)]

    blocks = tuple(
        block._replace(
            start=moved(block.start, after_sign=False), end=moved(block.end, after_sign=True)
        )
        for block in document.blocks
    )
    return Page(text, blocks)

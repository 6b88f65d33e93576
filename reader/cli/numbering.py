"""Numbering the terms of a document where each comes first, as footnotes are."""

from __future__ import annotations

import bisect
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from reader.text.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary.model import Mention
    from reader.text.document import Document


def number_terms(document: Document, mentions: Sequence[Mention]) -> tuple[Page, list[str]]:
    """The document with ``[1]``, ``[2]`` after the first mention of each entry.

    Args:
        document: What is read.
        mentions: Its mentions, sorted by start.

    Returns:
        The page, and the ids of the entries by number, the first being number 1.
    """
    first: dict[str, int] = {}
    for mention in mentions:
        first.setdefault(mention.entry, mention.end)
    signs = [f"[{number}]" for number in range(1, len(first) + 1)]
    ends = list(first.values())
    edges = [0, *ends, len(document.text)]
    parts = [document.text[start:end] for start, end in pairwise(edges)]
    text = "".join(part + sign for part, sign in zip(parts, [*signs, ""], strict=True))
    lengths = list(accumulate(map(len, signs), initial=0))

    def moved(offset: int, *, after_sign: bool) -> int:
        find = bisect.bisect_right if after_sign else bisect.bisect_left
        return offset + lengths[find(ends, offset)]

    blocks = tuple(
        block._replace(
            start=moved(block.start, after_sign=False), end=moved(block.end, after_sign=True)
        )
        for block in document.blocks
    )
    return Page(text, blocks), list(first)

"""Texts to measure with, made from the article’s own words, the same at every run."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from reader.base.shipped import default_document

if TYPE_CHECKING:
    from pathlib import Path

FIRST_WORDS = "Shinzo Abe is coming to Moscow"
"""Words on the first screen of every text."""

_WORDS_OF_A_PARAGRAPH = (40, 120)


def write_text(path: Path, *, size: int = 0, paragraphs: int = 0) -> None:
    """Write the article and, after it, paragraphs of its sentences in chance order.

    Args:
        path: Where to.
        size: Bytes to reach, or 0.
        paragraphs: Paragraphs to reach, or 0.
    """
    article = default_document().read_text(encoding="utf-8")
    chance = random.Random(2013)
    words = article.split()
    parts, length = [article], len(article)
    while length < size or len(parts) <= paragraphs:
        start = chance.randrange(len(words))
        count = chance.randint(*_WORDS_OF_A_PARAGRAPH)
        # A word of its own for each paragraph: a vocabulary that grows, as a real library's does.
        part = " ".join([*(words * 2)[start : start + count], f"note{len(parts)}."])
        parts.append(part)
        length += len(part) + 2
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")

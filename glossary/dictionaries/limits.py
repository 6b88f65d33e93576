"""How much of a dictionary is read at most; a file beyond is refused with a clear line."""

from __future__ import annotations

LONGEST_WORD = 2_000
"""Characters of a headword."""

LONGEST_SPELLING = 60
"""Characters of a word that may be offered for one spelt much like it."""

LONGEST_ARTICLE = 16 * 1024 * 1024
"""Bytes of one article, and of one line of a text format."""

MOST_WORDS = 10_000
"""Words that lead to one article."""

MOST_ARTICLES = 5_000_000
"""Articles of a dictionary, and lines of its index."""

LARGEST_INDEX = 256 * 1024 * 1024
"""Bytes of an index, which is held in memory."""

LARGEST_TEXT = 4 * 1024 * 1024 * 1024
"""Bytes of all articles together."""

LARGEST_HEADER = 1024 * 1024
"""Bytes of what a dictionary says of itself."""

MOST_INFLATED = 100
"""How many times its size a compressed file may become, beyond ``ALWAYS_INFLATED``."""

ALWAYS_INFLATED = 64 * 1024 * 1024
"""Bytes that any compressed file may become."""

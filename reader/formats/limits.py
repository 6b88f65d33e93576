"""Bounds that hold for every format."""

from __future__ import annotations

import re
from itertools import islice

from reader.base.errors import TooComplexError

_LINE = re.compile(r"^.*?\S", re.MULTILINE)

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes of the largest file that is read."""

SMALLEST_KEPT = 100_000
"""Bytes of the smallest file whose contents are kept; a smaller one is read as fast."""

MOST_LINES = 1_500_000
"""Lines with something on them; a file of the largest size has as many when they are short."""


def refuse_flood(text: str, name: str) -> None:
    """Refuse a text of more lines than anybody could read, which would take gigabytes.

    Args:
        text: The text.
        name: The file, as messages name it.

    Raises:
        TooComplexError: It has more.
    """
    if text.count("\n") <= MOST_LINES:
        return
    lines = _LINE.finditer(text)
    if next(islice(lines, MOST_LINES, None), None) is not None:
        raise TooComplexError(name, f"has more than {MOST_LINES:,} lines", "split it")

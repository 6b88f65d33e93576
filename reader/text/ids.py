"""Ids of documents, entries and notes."""

from __future__ import annotations

_LONGEST = 201  # characters
_FIRST = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_LATER = _FIRST | frozenset("._-")


def is_id(text: str) -> bool:
    """Whether the text can be an id; such a text is also a safe file name."""
    return 0 < len(text) <= _LONGEST and text[0] in _FIRST and _LATER.issuperset(text)

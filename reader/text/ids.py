"""Ids of documents, entries and notes."""

from __future__ import annotations

_LONGEST = 201  # characters
_FIRST = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_LATER = _FIRST | frozenset("._-")


def is_id(text: str) -> bool:
    """Whether the text can be an id; such a text is also a safe file name."""
    return 0 < len(text) <= _LONGEST and text[0] in _FIRST and _LATER.issuperset(text)


def is_address(text: str) -> bool:
    """Whether the text can be an entry's address: its id, or its id, ``@`` and a pack's id."""
    entry, at, pack = text.partition("@")
    return is_id(entry) and (is_id(pack) if at else True)

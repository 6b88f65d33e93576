"""The two sorts of names by which parts of a glossary refer to each other."""

from __future__ import annotations

import re

ENTRY_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""Pattern of an entry's id, hence of its file's stem."""

ADDRESS = rf"{ENTRY_ID}(?:@{ENTRY_ID})?"
"""Pattern of an entry's address: its id, or its id, ``@`` and the id of its pack."""

SOURCE_KEY = r"[A-Z][A-Z0-9]{0,15}(?:(?<=\d)[a-z])?"
"""Pattern of a source's key: capitals and digits, so that ``[sic]`` and ``[1]`` are none."""

_LONGEST_ID = 100


def is_entry_id(text: str) -> bool:
    """Whether the text can be an entry's id."""
    return len(text) <= _LONGEST_ID and re.fullmatch(ENTRY_ID, text) is not None


def address_in(entry_id: str, pack_id: str) -> str:
    """The address of the entry that a pack has under an id, whichever pack's entry counts."""
    return f"{entry_id}@{pack_id}"


def is_source_key(text: str) -> bool:
    """Whether the text can be the key of a source."""
    return re.fullmatch(SOURCE_KEY, text) is not None

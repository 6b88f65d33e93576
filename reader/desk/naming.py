"""Finding the entry that somebody means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import NoSuchEntryError

if TYPE_CHECKING:
    from glossary.glossary import Glossary
    from glossary.model import Entry


def find_entry(glossary: Glossary, words: str) -> Entry:
    """The entry with this id, term, name or alias.

    Raises:
        NoSuchEntryError: None has it; the nearest terms are named.
    """
    entry = glossary.find(words)
    if entry:
        return entry
    nearest = glossary.nearest(words)
    advice = f"perhaps {' or '.join(nearest)}" if nearest else "'reader glossary list' has them all"
    raise NoSuchEntryError(f"{words}: no such entry; {advice}")

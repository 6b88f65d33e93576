"""Entries that are written are marked in texts, and found by search, at once."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.base.errors import ReaderError
from reader.desk.entry_writing import EntryWriting
from reader.packs.own_entries import OwnEntries

if TYPE_CHECKING:
    from reader.desk.desk import Desk
    from reader.packs.own_entries import EntryChange


def entry_writing(desk: Desk) -> EntryWriting:
    """Writes the entries of a desk; every change is in its log, its glossary and its index.

    The index is brought up to date in a thread of its own, for another program may keep it
    waiting.
    """

    def published(change: EntryChange) -> None:
        desk.glossaries.refresh()
        threading.Thread(target=index_entry, args=(desk, change.id), daemon=True).start()

    return EntryWriting(
        OwnEntries(desk.paths.glossary), lambda: desk.glossary, desk.changes, published
    )


def index_entry(desk: Desk, entry_id: str) -> None:
    """Have search find an entry as the glossary has it now, or not any more.

    An index that cannot be used is left as it is: it is brought up to date when it can be.
    """
    from reader.desk.indexing import entry_source

    glossary = desk.glossary
    entry = glossary.get(entry_id)
    with suppress(ReaderError):
        if entry is None:
            desk.index.discard(f"entry:{entry_id}")
        else:
            desk.index.put(entry_source(entry, glossary))

"""How well the reader is acquainted with each term, and saying so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.library.acquaintance import key_of
from reader.notes.model import EntryTarget

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.desk.change_log import ChangeLog
    from reader.library.acquaintance import Acquaintance
    from reader.notes.model import Note


class TermState(StrEnum):
    """What a term is to the reader, in words."""

    NEW = "new"
    SEEN = "seen"
    KNOWN = "known"
    NOTED = "noted"


SIGNS = {
    TermState.NEW: "+",
    TermState.SEEN: "·",
    TermState.KNOWN: "✓",
    TermState.NOTED: "✎",
}
"""A sign for each state, a cell wide in every terminal; a list has no room for the words."""

LEGEND = " ".join(f"{sign} {state.value}" for state, sign in SIGNS.items())
"""What the signs say."""


@dataclass(frozen=True, slots=True)
class TermStates:
    """The state of every entry, each named as ``key_of`` does.

    Attributes:
        seen: Entries whose page was opened.
        known: Entries that the reader knows.
        noted: Entries that the reader wrote a note on.
    """

    seen: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    noted: frozenset[str] = frozenset()

    def of(self, entry: str) -> TermState:
        """The state of an entry, by its address; of several the last in ``TermState``."""
        key = key_of(entry)
        if key in self.noted:
            return TermState.NOTED
        if key in self.known:
            return TermState.KNOWN
        return TermState.SEEN if key in self.seen else TermState.NEW

    def is_known(self, entry: str) -> bool:
        """Whether the reader knows an entry, whether or not there is a note on it."""
        return key_of(entry) in self.known

    def sign(self, entry: str) -> str:
        """The state as a sign; of an entry that is known as well as noted, both."""
        state = self.of(entry)
        known = SIGNS[TermState.KNOWN] if state is TermState.NOTED and self.is_known(entry) else ""
        return known + SIGNS[state]


def states_now(acquaintance: Acquaintance, notes: Iterable[Note]) -> TermStates:
    """The states as file and notes have them now; for a worker, as a file may be read.

    Args:
        acquaintance: What was seen and is known.
        notes: All notes.
    """
    noted = (note.target.entry for note in notes if isinstance(note.target, EntryTarget))
    return TermStates(acquaintance.seen, acquaintance.known, frozenset(map(key_of, noted)))


def say_known(
    acquaintance: Acquaintance, log: ChangeLog, address: str, term: str, *, known: bool
) -> str:
    """The reader knows an entry, or not any more; for a worker.

    Args:
        acquaintance: Keeps it.
        log: Where the change is written down.
        address: Address of the entry.
        term: What it is called, for telling.
        known: Whether the reader knows it.

    Returns:
        What was changed, in words for the reader; empty if it was so before.

    Raises:
        ReaderError: It could not be saved.
    """
    told = f"{term} is {'known' if known else 'not known any more'}"
    with log.changing():
        if (key_of(address) in acquaintance.known) == known:
            return ""
        acquaintance.know(address, known)
        log.record(told, lambda: acquaintance.know(address, not known))
    return told


def dismiss(acquaintance: Acquaintance, log: ChangeLog, phrase: str) -> str:
    """A phrase shall be no candidate any more; for a worker.

    Returns:
        What was changed, in words for the reader.

    Raises:
        ReaderError: It could not be saved.
    """
    told = f"“{phrase}” is no candidate any more"
    with log.changing():
        acquaintance.dismiss(phrase)
        log.record(told, lambda: acquaintance.recall(phrase))
    return told

"""What each word of a query stands for in the index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search.query.parse import Piece, Query, Way
    from reader.search.store.snapshot import Snapshot

# The beginning of a word stands for its commonest words, within what a keystroke may cost.
_MOST_STEMS = 48
_MOST_OCCURRENCES = 8_000


class Step(NamedTuple):
    """One word of a way: the stems that will do, and its place after the first word."""

    stems: tuple[str, ...]
    offset: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """A clause with its words looked up.

    Attributes:
        ways: As in the clause.
        required: As in the clause.
    """

    ways: tuple[tuple[Step, ...], ...]
    required: bool


def look_up(query: Query, snapshots: Sequence[Snapshot]) -> list[Wanted]:
    """The clauses of a query with the stems that will do for each word."""

    def steps(way: Way) -> tuple[Step, ...]:
        return tuple(Step(_stems(piece, snapshots), piece.offset) for piece in way)

    return [Wanted(tuple(map(steps, clause.ways)), clause.required) for clause in query.clauses]


def _stems(piece: Piece, snapshots: Sequence[Snapshot]) -> tuple[str, ...]:
    stems = {piece.stem: None}
    if piece.prefix:
        for snapshot in snapshots:
            occurrences = 0
            for count, word in snapshot.vocabulary.stems_from(piece.word)[:_MOST_STEMS]:
                occurrences += count
                if occurrences > _MOST_OCCURRENCES and len(stems) > 1:
                    break
                stems[word] = None
    return tuple(stems)

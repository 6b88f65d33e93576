"""What each word of a query stands for in the index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.search.answering.nearly import nearly
from reader.search.stemming import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.search.query.tree import Clause, Piece, Query
    from reader.search.store.snapshot import Snapshot

# The beginning of a word stands for its commonest words, within what a keystroke may cost.
_MOST_STEMS = 24
_MOST_OCCURRENCES = 100_000


class Step(NamedTuple):
    """One word of a way: the stems that will do, and its place after the first word."""

    stems: tuple[str, ...]
    offset: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """A clause with its words looked up.

    Attributes:
        ways: Stems in the place of words.
        names: As in the clause.
        instead_of: As in the clause.
        is_denied: It says what is not wanted.
    """

    ways: tuple[tuple[Step, ...], ...]
    names: tuple[str, ...] = ()
    instead_of: tuple[int, ...] = ()
    is_denied: bool = False


def look_up(query: Query, snapshots: Sequence[Snapshot]) -> list[Wanted]:
    """The clauses of a query with the stems that will do for each word."""
    return [
        _wanted(clause, snapshots, is_denied=number in query.denied)
        for number, clause in enumerate(query.clauses)
    ]


def _wanted(clause: Clause, snapshots: Sequence[Snapshot], *, is_denied: bool) -> Wanted:
    ways = tuple(
        tuple(Step(stems_of(piece, snapshots), piece.offset) for piece in way)
        for way in clause.ways
    )
    return Wanted(ways, clause.names, clause.instead_of, is_denied)


def stems_of(piece: Piece, snapshots: Sequence[Snapshot]) -> tuple[str, ...]:
    """The stems that will do for a word."""
    stems = {stem(piece.word): None}
    for snapshot in snapshots:
        stems.update((stem(piece.word, language), None) for language in snapshot.languages)
    if piece.prefix:
        for snapshot in snapshots:
            stems.update(dict.fromkeys(_commonest(snapshot.vocabulary.stems_from(piece.word))))
    if piece.fuzzy:
        vocabularies = [snapshot.vocabulary for snapshot in snapshots]
        for word in nearly(piece.word, vocabularies):
            for vocabulary in vocabularies:
                stems.update(dict.fromkeys(vocabulary.stems_of(word)))
    return tuple(stems)


def _commonest(counted: Iterable[tuple[int, str]]) -> Iterable[str]:
    occurrences = 0
    for number, (count, word) in enumerate(counted):
        occurrences += count
        if number and (number >= _MOST_STEMS or occurrences > _MOST_OCCURRENCES):
            return
        yield word

"""Which records a query finds, best first.

Each thing asked for scores by BM25F: its weights in title and body are added, then damped, then
multiplied by how rare it is in everything that is searched, passages and notes alike, so that
scores of both parts of the index can be compared. Above the score stands a rank: all words
before some, and an entry that is named so before the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, NamedTuple

from reader.search.fields import BODY, TITLE, name_key
from reader.search.model import Kind
from reader.search.words import stem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from reader.search.query import Piece, Query, Way
    from reader.search.snapshot import Snapshot

_DAMPING = 1.6  # BM25's k1
_FIELDS = (TITLE, BODY)
# The beginning of a word stands for its commonest words, within what a keystroke may cost.
_MOST_WORDS = 64
_MOST_OCCURRENCES = 12_000


class Step(NamedTuple):
    """One word of a way: the stems that will do, and its place after the first word."""

    stems: tuple[str, ...]
    offset: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """A clause with its words looked up."""

    ways: tuple[tuple[Step, ...], ...]
    required: bool


class Ranked(NamedTuple):
    """A record found; the greater the better.

    Attributes:
        rank: 2 for an entry that is named so, 1 for all words, 0 for some.
        score: Within the rank.
        part: Minus the index of its snapshot.
        number: Minus its number there.
        kind: What it is.
    """

    rank: int
    score: float
    part: int
    number: int
    kind: Kind


def look_up(query: Query, snapshots: Sequence[Snapshot]) -> list[Wanted]:
    """The clauses of a query with the stems that will do for each word."""

    def steps(way: Way) -> tuple[Step, ...]:
        return tuple(Step(_stems(piece, snapshots), piece.offset) for piece in way)

    return [Wanted(tuple(map(steps, clause.ways)), clause.required) for clause in query.clauses]


def rank(
    wanted: Sequence[Wanted], query: Query, snapshots: Sequence[Snapshot], kinds: Collection[Kind]
) -> list[Ranked]:
    """Every record of these kinds that is found, best first."""
    ranked: list[Ranked] = []
    found = [[_found(clause, snapshot) for snapshot in snapshots] for clause in wanted]
    total = sum(snapshot.size for snapshot in snapshots)
    rarity = [_rarity(sum(map(len, parts)), total) for parts in found]
    for part, snapshot in enumerate(snapshots):
        of_kind = {kind: snapshot.of_kind(kind) for kind in Kind}
        weights = [parts[part] for parts in found]
        for number, (score, matched) in _scores(weights, rarity, wanted).items():
            kind = next((kind for kind in of_kind if number in of_kind[kind]), Kind.PASSAGE)
            if kind not in kinds:
                continue
            level = int(matched == len(wanted))
            if level and kind is Kind.ENTRY and _is_named(snapshot, number, query):
                level = 2
            ranked.append(Ranked(level, score, -part, -number, kind))
    ranked.sort(reverse=True)
    return ranked


def best(ranked: Sequence[Ranked], limit: int) -> list[Ranked]:
    """The best of all, with room for the best of every kind: none crowds out the others."""
    kept: set[Ranked] = set()
    for kind in Kind:
        of_kind = [one for one in ranked if one.kind is kind]
        kept.update(of_kind[: limit // (2 * len(Kind))])
    for one in ranked:
        if len(kept) >= limit:
            break
        kept.add(one)
    return sorted(kept, reverse=True)


def _stems(piece: Piece, snapshots: Sequence[Snapshot]) -> tuple[str, ...]:
    stems = {piece.stem: None}
    if piece.prefix:
        for snapshot in snapshots:
            occurrences = 0
            for count, word in snapshot.vocabulary.stems_from(piece.word)[:_MOST_WORDS]:
                occurrences += count
                if occurrences > _MOST_OCCURRENCES and len(stems) > 1:
                    break
                stems[word] = None
    return tuple(stems)


def _found(clause: Wanted, snapshot: Snapshot) -> dict[int, float]:
    """The records that hold the clause, with its weight in each."""
    found: dict[int, float] = {}
    for way in clause.ways:
        weights = _word(way[0].stems, snapshot) if len(way) == 1 else _phrase(way, snapshot)
        for number, weight in weights.items():
            found[number] = max(found.get(number, 0.0), weight)
    return found


def _word(stems: Iterable[str], snapshot: Snapshot) -> dict[int, float]:
    found: dict[int, float] = {}
    for field in _FIELDS:
        for number, weight in snapshot.weights(field, stems).items():
            found[number] = found.get(number, 0.0) + weight
    return found


def _phrase(way: Sequence[Step], snapshot: Snapshot) -> dict[int, float]:
    found: dict[int, float] = {}
    for field in _FIELDS:
        for number, weight in _phrase_in(field, way, snapshot):
            found[number] = found.get(number, 0.0) + weight
    return found


def _phrase_in(field: str, way: Sequence[Step], snapshot: Snapshot) -> Iterator[tuple[int, float]]:
    weights = [snapshot.weights(field, step.stems) for step in way]
    shared = set(weights[0]).intersection(*weights[1:])
    if not shared:
        return
    stand = [snapshot.positions(field, step.stems, shared) for step in way]
    for number in shared:
        starts = set(stand[0][number])
        for step, positions in zip(way[1:], stand[1:], strict=True):
            starts &= {position - step.offset for position in positions[number]}
        if starts:
            once = weights[0][number] / len(stand[0][number])
            yield number, once * len(starts)


def _scores(
    weights: Sequence[Mapping[int, float]], rarity: Sequence[float], wanted: Sequence[Wanted]
) -> dict[int, tuple[float, int]]:
    """Score and number of clauses matched, by record."""
    scores: dict[int, float] = {}
    matched: dict[int, int] = {}
    for of_clause, rare in zip(weights, rarity, strict=True):
        for number, weight in of_clause.items():
            scores[number] = scores.get(number, 0.0) + rare * weight / (_DAMPING + weight)
            matched[number] = matched.get(number, 0) + 1
    required = [of for of, clause in zip(weights, wanted, strict=True) if clause.required]
    count = len(wanted)
    # Matching more of few words tells much, one more of a long question little.
    bonus = [(times / count) ** (2 / count**2) for times in range(count + 1)]
    return {
        number: (score * bonus[matched[number]], matched[number])
        for number, score in scores.items()
        if all(number in of for of in required)
    }


def _rarity(holding: int, total: int) -> float:
    return log(1 + (total - holding + 0.5) / (holding + 0.5))


def _is_named(snapshot: Snapshot, number: int, query: Query) -> bool:
    names = snapshot.stored(number).names
    asked = name_key(query.words)
    if query.open and any(name.startswith(asked) for name in names):
        return True
    stems = name_key(map(stem, query.words))
    return any(name_key(map(stem, name.split(" "))) == stems for name in names)

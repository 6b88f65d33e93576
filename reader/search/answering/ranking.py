"""Which records a query finds, best first.

Each thing asked for scores by BM25F: its weights in title and text are added, then damped, then
multiplied by how rare it is in everything that is searched, passages and notes alike, so that
scores of both parts of the index can be compared. Above the score stands a rank: all words
before some, and an entry that is named so before the rest.
"""

from __future__ import annotations

from heapq import nlargest
from math import log
from typing import TYPE_CHECKING, NamedTuple

from reader.search.model import Kind
from reader.search.words import name_key, stem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from reader.search.answering.lookup import Step, Wanted
    from reader.search.query.parse import Query
    from reader.search.store.snapshot import Snapshot

_DAMPING = 1.6  # BM25's k1

_Weights = dict[int, float]
"""By number of a record."""


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


class Ranking(NamedTuple):
    """The best, and how many of each kind there are in all."""

    best: list[Ranked]
    counts: dict[Kind, int]


def rank(
    wanted: Sequence[Wanted],
    query: Query,
    snapshots: Sequence[Snapshot],
    kinds: Collection[Kind],
    limit: int,
) -> Ranking:
    """The best records of these kinds, and how many there are.

    Args:
        wanted: The clauses of the query, at least one, looked up in the snapshots.
        query: The query, to compare with whole names.
        snapshots: What is searched.
        kinds: Only these.
        limit: How many at most.
    """
    ranked: list[Ranked] = []
    counts = dict.fromkeys(Kind, 0)
    found = [[_found(clause, snapshot) for clause in wanted] for snapshot in snapshots]
    rarity = _rarity(found, sum(snapshot.size for snapshot in snapshots))
    for part, snapshot in enumerate(snapshots):
        scores = _scores(found[part], rarity, wanted)
        full = _in_all(found[part])
        for kind, members in _members(snapshot, kinds):
            its_scores, its_full = _only(scores, members), _only(full, members)
            counts[kind] += len(its_scores)
            for number in _best_numbers(its_scores, its_full, limit, every=kind is Kind.ENTRY):
                level = int(number in its_full)
                if level and kind is Kind.ENTRY and _is_named(snapshot, number, query):
                    level = 2
                ranked.append(Ranked(level, scores[number], -part, -number, kind))
    return Ranking(_fair(ranked, limit), counts)


def _found(clause: Wanted, snapshot: Snapshot) -> _Weights:
    """The records that hold the clause, with its weight in each; not to be changed."""
    ways = [
        snapshot.weights(way[0].stems) if len(way) == 1 else _phrase(way, snapshot)
        for way in clause.ways
    ]
    if len(ways) == 1:
        return ways[0]
    found: _Weights = {}
    for way in ways:
        for number, weight in way.items():
            found[number] = max(found.get(number, 0.0), weight)
    return found


def _phrase(way: Sequence[Step], snapshot: Snapshot) -> _Weights:
    weights = [snapshot.weights(step.stems) for step in way]
    shared = _in_all(weights)
    if not shared:
        return {}
    standing = [snapshot.positions(step.stems, shared) for step in way]
    found: _Weights = {}
    for number in shared:
        starts = set(standing[0][number])
        for step, positions in zip(way[1:], standing[1:], strict=True):
            starts &= {position - step.offset for position in positions[number]}
        if starts:
            found[number] = weights[0][number] * len(starts) / len(standing[0][number])
    return found


def _rarity(found: Sequence[Sequence[_Weights]], total: int) -> list[float]:
    """How much each clause tells, by how few of all records hold it."""
    holding = [sum(map(len, parts)) for parts in zip(*found, strict=True)]
    return [log(1 + (total - count + 0.5) / (count + 0.5)) for count in holding]


def _scores(
    found: Sequence[_Weights], rarity: Sequence[float], wanted: Sequence[Wanted]
) -> _Weights:
    scores: _Weights = {}
    for weights, rare in zip(found, rarity, strict=True):
        if not scores:
            scores = {
                number: rare * weight / (_DAMPING + weight) for number, weight in weights.items()
            }
            continue
        for number, weight in weights.items():
            scores[number] = scores.get(number, 0.0) + rare * weight / (_DAMPING + weight)
    required = [of for of, clause in zip(found, wanted, strict=True) if clause.required]
    return _only(scores, _in_all(required)) if required else scores


def _in_all(found: Sequence[_Weights]) -> _Weights:
    """What is in each, in the order of the smallest."""
    smallest, *others = sorted(found, key=len)
    for other in others:
        smallest = _only(smallest, other)
    return smallest


def _only(weights: _Weights, members: Collection[int] | None) -> _Weights:
    if members is None:
        return weights
    return {number: weight for number, weight in weights.items() if number in members}


def _members(
    snapshot: Snapshot, kinds: Collection[Kind]
) -> Iterator[tuple[Kind, Collection[int] | None]]:
    """The records of each kind that is asked for; None for all that there are."""
    for kind in kinds:
        if snapshot.only_kind is None:
            yield kind, snapshot.of_kind(kind)
        elif snapshot.only_kind is kind:
            yield kind, None


def _best_numbers(
    scores: _Weights, full: Mapping[int, float], limit: int, *, every: bool
) -> list[int]:
    """The best of one kind, those with all words first; with ``every``, no such is left out."""
    best = list(full) if every else nlargest(limit, full, key=scores.__getitem__)
    if len(best) < limit:
        others = (number for number in scores if number not in full)
        best += nlargest(limit - len(best), others, key=scores.__getitem__)
    return best


def _fair(ranked: Sequence[Ranked], limit: int) -> list[Ranked]:
    """The best of all, with room for the best of every kind: none crowds out the others."""
    ordered = sorted(ranked, reverse=True)
    kept: set[Ranked] = set()
    for kind in Kind:
        kept.update([one for one in ordered if one.kind is kind][: limit // (2 * len(Kind))])
    kept.update([one for one in ordered if one not in kept][: limit - len(kept)])
    return sorted(kept, reverse=True)


def _is_named(snapshot: Snapshot, number: int, query: Query) -> bool:
    names = snapshot.stored(number).names
    if query.name_start and any(f"{name} ".startswith(query.name_start) for name in names):
        return True
    stems = name_key(map(stem, query.words))
    return any(name_key(map(stem, name.split(" "))) == stems for name in names)

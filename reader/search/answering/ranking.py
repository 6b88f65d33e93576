"""Which records a query finds, best first.

Above the score stands a rank: an entry that is named so before the rest, and, where one or two
words are asked for, all before some. Of more words a question is made, where the rank would hide
better answers (measured); there it is only a little better to hold all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from reader.search.answering.filters import Filters
from reader.search.answering.matching import holding, mask_of
from reader.search.answering.scoring import rarities, record_scores, source_scores
from reader.search.model import Kind
from reader.search.stemming import stem
from reader.search.words import name_key

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    import numpy.typing as npt

    from reader.search.answering.lookup import Wanted
    from reader.search.model import Question
    from reader.search.query.tree import Query
    from reader.search.store.snapshot import Snapshot

_KINDS = tuple(Kind)
_MOST_RANKED = 2  # words, of which all go before some
_ALL_WORDS = 1.02  # how much better it is to hold all of more
_SHARE = 0.3  # of what a whole document tells, for a passage of it
_OF_DOCUMENTS_SHARE = 1.0  # the same where documents are asked for
_MOST_NAMED = 300  # entries with all words that are looked at for their names
_LEVEL = 1e6  # more than any score


class CancelledError(Exception):
    """The question is no longer of interest."""


class Ranked(NamedTuple):
    """A record found; the greater the better.

    Attributes:
        rank: 2 for an entry that is named so, 1 for all words, 0 for some.
        score: Within the rank.
        part: Minus the index of what was found in its snapshot.
        number: Minus its number there.
        kind: What it is.
    """

    rank: int
    score: float
    part: int
    number: int
    kind: Kind


class Found(NamedTuple):
    """What a query finds in one snapshot.

    Attributes:
        snapshot: It.
        scores: Of all records, with a million for each rank, below zero for no hit.
        holds: Which records are hits.
    """

    snapshot: Snapshot
    scores: npt.NDArray[np.float64]
    holds: npt.NDArray[np.bool_]


def find(
    wanted: Sequence[Wanted],
    query: Query,
    question: Question,
    snapshots: Sequence[Snapshot],
    check: Callable[[], None],
) -> list[Found]:
    """Score every record that the query finds.

    Args:
        wanted: The clauses of the query, looked up in the snapshots.
        query: The query.
        question: What is asked of the index.
        snapshots: What is searched.
        check: Called between steps; what it raises ends the search.
    """
    filters = Filters(snapshots)
    is_asked = np.array([kind in question.kinds for kind in Kind])
    snapshots = [one for one in snapshots if is_asked[one.kind_of].any()]
    held = []
    for snapshot in snapshots:
        of_snapshot = []
        for clause in wanted:
            check()
            of_snapshot.append(holding(clause, snapshot))
        held.append(of_snapshot)
    total = sum(snapshot.size for snapshot in snapshots)
    counts = [sum(len(one.numbers) for one in each) for each in zip(*held, strict=True)]
    rarity = rarities(counts, total)
    of_sources = _rarities_of_sources(wanted, snapshots)
    asked = sum(not (one.is_denied or one.names) for one in wanted)
    share = _OF_DOCUMENTS_SHARE if question.of_documents else _SHARE
    found = []
    for snapshot, its_held in zip(snapshots, held, strict=True):
        check()
        holds = mask_of(query.holds, its_held, snapshot, filters)
        holds &= is_asked[snapshot.kind_of]
        full = mask_of(query.full, its_held, snapshot, filters) & holds
        scores = record_scores(wanted, its_held, rarity, snapshot.size).astype(np.float64)
        scores += share * source_scores(wanted, of_sources, snapshot)[snapshot.source_of]
        if asked <= _MOST_RANKED:
            scores[full] += _LEVEL
        else:
            scores[full] *= _ALL_WORDS
        _lift_named(scores, full, snapshot, query)
        scores[~holds] = -1.0
        found.append(Found(snapshot, scores, holds))
    return found


def best(found: Sequence[Found], limit: int, *, of_documents: bool) -> list[Ranked]:
    """The best of all, with room for the best of every kind: none crowds out the others."""
    ranked = [
        one
        for part, of_part in enumerate(found)
        for kind in Kind
        for one in _best_of_kind(of_part, part, kind, limit, of_documents=of_documents)
    ]
    ranked.sort(reverse=True)
    kept: set[Ranked] = set()
    for kind in Kind:
        kept.update([one for one in ranked if one.kind is kind][: limit // (2 * len(Kind))])
    kept.update([one for one in ranked if one not in kept][: limit - len(kept)])
    return sorted(kept, reverse=True)


def counts_of(found: Sequence[Found]) -> dict[Kind, int]:
    """How many hits there are of each kind."""
    counts = sum(
        (np.bincount(one.snapshot.kind_of[one.holds], minlength=len(Kind)) for one in found),
        np.zeros(len(Kind), dtype=np.int64),
    )
    return {kind: int(count) for kind, count in zip(Kind, counts, strict=True)}


def _rarities_of_sources(wanted: Sequence[Wanted], snapshots: Sequence[Snapshot]) -> list[float]:
    total = sum(len(snapshot.sources) for snapshot in snapshots)
    counts = []
    for clause in wanted:
        holding_it = 0
        for snapshot in snapshots:
            mask = np.zeros(len(snapshot.sources), dtype=bool)
            for way in clause.ways:
                for one in way[0].stems if len(way) == 1 else ():
                    mask[snapshot.of_sources(one).numbers] = True
            holding_it += int(mask.sum())
        counts.append(holding_it)
    return rarities(counts, total)


def _best_of_kind(
    found: Found, part: int, kind: Kind, limit: int, *, of_documents: bool
) -> list[Ranked]:
    numbers = np.flatnonzero(found.holds & (found.snapshot.kind_of == _KINDS.index(kind)))
    if of_documents and kind is Kind.PASSAGE:
        numbers = _best_of_sources(found, numbers)
    scores = found.scores[numbers]
    if len(numbers) > limit:
        least = np.partition(scores, -limit)[-limit]
        numbers = numbers[scores >= least]
        scores = found.scores[numbers]
    order = np.lexsort((numbers, -scores))[:limit]
    return [
        _ranked(part, number, score, kind)
        for number, score in zip(numbers[order].tolist(), scores[order].tolist(), strict=True)
    ]


def _ranked(part: int, number: int, score: float, kind: Kind) -> Ranked:
    level = int(score // _LEVEL)
    return Ranked(level, score - level * _LEVEL, -part, -number, kind)


def _best_of_sources(found: Found, numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The best record of each source."""
    sources = found.snapshot.source_of[numbers]
    order = np.lexsort((numbers, -found.scores[numbers], sources))
    firsts = np.flatnonzero(np.diff(sources[order], prepend=-1))
    return numbers[order[firsts]]


def _lift_named(
    scores: npt.NDArray[np.float64],
    full: npt.NDArray[np.bool_],
    snapshot: Snapshot,
    query: Query,
) -> None:
    """Put entries that are named so above everything else."""
    entries = np.flatnonzero(snapshot.kind_of == _KINDS.index(Kind.ENTRY))
    if not len(entries) or not query.clauses:
        return
    heads = np.isin(snapshot.source_of[entries], _sources(query, snapshot))
    heading = set(entries[heads].tolist())
    candidates = entries[full[entries]]
    if len(candidates) > _MOST_NAMED:
        order = np.argpartition(scores[candidates], -_MOST_NAMED)
        candidates = candidates[order[-_MOST_NAMED:]]
    for number in {*candidates.tolist(), *heading}:
        if scores[number] > 0 and (
            number in heading or _is_named(snapshot.record(int(number)).names, query)
        ):
            scores[number] = 2 * _LEVEL + scores[number] % _LEVEL


def _sources(query: Query, snapshot: Snapshot) -> list[int]:
    wanted = set(query.entries)
    if not wanted:
        return []
    return [number for number, (_, about) in enumerate(snapshot.sources) if about.entry in wanted]


def _is_named(names: Collection[str], query: Query) -> bool:
    if query.name_start and any(f"{name} ".startswith(query.name_start) for name in names):
        return True
    stems = name_key(map(stem, query.words))
    return any(name_key(map(stem, name.split(" "))) == stems for name in names)

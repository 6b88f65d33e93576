"""Which records hold what, as arrays over all records of a snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from reader.search.query.tree import AllOf, AnyOf, Filter, Found, Not

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from reader.search.answering.filters import Filters
    from reader.search.answering.lookup import Step, Wanted
    from reader.search.query.tree import Node
    from reader.search.store.snapshot import Snapshot

_PLACE = 32  # bits of a position in an occurrence


class Holding(NamedTuple):
    """The records that hold a clause.

    Attributes:
        numbers: Of the records, rising.
        weights: How much it weighs in each, in step.
    """

    numbers: npt.NDArray[np.int64]
    weights: npt.NDArray[np.float32]


def holding(wanted: Wanted, snapshot: Snapshot) -> Holding:
    """The records that hold a clause; of several ways the one that weighs most counts."""
    found = [_way(way, snapshot) for way in wanted.ways]
    if len(found) == 1:
        return found[0]
    most = np.zeros(snapshot.size, dtype=np.float32)
    for numbers, weights in found:
        most[numbers] = np.maximum(most[numbers], weights)
    numbers = np.flatnonzero(most)
    return Holding(numbers, most[numbers])


def mask_of(
    node: Node, found: Sequence[Holding], snapshot: Snapshot, filters: Filters
) -> npt.NDArray[np.bool_]:
    """Where a node of a query holds."""
    match node:
        case Found(clause):
            mask = np.zeros(snapshot.size, dtype=bool)
            mask[found[clause].numbers] = True
            return mask
        case Filter():
            return filters.mask(node, snapshot)
        case Not(part):
            return ~mask_of(part, found, snapshot, filters)
        case AllOf(parts):
            mask = np.ones(snapshot.size, dtype=bool)
            for part in parts:
                mask &= mask_of(part, found, snapshot, filters)
            return mask
        case AnyOf(parts):
            mask = np.zeros(snapshot.size, dtype=bool)
            for part in parts:
                mask |= mask_of(part, found, snapshot, filters)
            return mask


def _way(way: Sequence[Step], snapshot: Snapshot) -> Holding:
    first = _word(way[0].stems, snapshot)
    return first if len(way) == 1 else _phrase(way, first, snapshot)


def _word(stems: Sequence[str], snapshot: Snapshot) -> Holding:
    """The records that hold any of some stems, each with the sum of their weights."""
    if len(stems) == 1:
        postings = snapshot.postings(stems[0])
        return Holding(postings.numbers.astype(np.int64), postings.weights)
    weights = np.zeros(snapshot.size, dtype=np.float32)
    for one in stems:
        postings = snapshot.postings(one)
        weights[postings.numbers] += postings.weights
    numbers = np.flatnonzero(weights)
    return Holding(numbers, weights[numbers])


def _phrase(way: Sequence[Step], first: Holding, snapshot: Snapshot) -> Holding:
    """A phrase weighs as its first word does, as far as that one's occurrences begin it."""
    shared = first.numbers
    for step in way[1:]:
        if not len(shared):
            break
        there = _word(step.stems, snapshot).numbers
        shared = np.intersect1d(shared, there, assume_unique=True)
    if not len(shared):
        return Holding(shared, np.empty(0, dtype=np.float32))
    firsts = starts = _occurrences(way[0].stems, shared, snapshot)
    for step in way[1:]:
        there = _occurrences(step.stems, shared, snapshot) - step.offset
        starts = np.intersect1d(starts, there)
    numbers, times = np.unique(starts >> _PLACE, return_counts=True)
    all_numbers, all_times = np.unique(firsts >> _PLACE, return_counts=True)
    share = times / all_times[np.searchsorted(all_numbers, numbers)]
    weights = first.weights[np.searchsorted(first.numbers, numbers)]
    return Holding(numbers, (weights * share).astype(np.float32))


def _occurrences(
    stems: Sequence[str], numbers: npt.NDArray[np.int64], snapshot: Snapshot
) -> npt.NDArray[np.int64]:
    among = numbers.astype(np.uint32)
    found = [snapshot.occurrences(one, among) for one in stems]
    return np.unique(np.concatenate(found))

"""How much each record tells of what is asked, as arrays over all records of a snapshot.

Each thing asked for scores by BM25F: its weights in title and text are added, then damped, then
multiplied by how rare it is in everything that is searched, passages and notes alike, so that
scores of both parts of the index can be compared. The same is done for the source as a whole, of
which a record has a share: a passage knows its document.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from reader.search.answering.lookup import Wanted
    from reader.search.answering.matching import Holding
    from reader.search.store.snapshot import Snapshot

_DAMPING = 1.6  # BM25's k1
_MOST_STEMS = 8  # of the beginning of a word, looked for in whole sources
_OTHER_NAME = 0.9  # what another name tells, beside the one that was typed

Scores = "npt.NDArray[np.float32]"


def rarities(counts: Sequence[int], total: int) -> list[float]:
    """How much each thing tells, by how few of all there are hold it."""
    return [log(1 + (total - count + 0.5) / (count + 0.5)) for count in counts]


def record_scores(
    wanted: Sequence[Wanted],
    found: Sequence[Holding],
    rarity: Sequence[float],
    size: int,
) -> npt.NDArray[np.float32]:
    """The score of each record of a snapshot, 0 where nothing is found that is wanted.

    Args:
        wanted: The clauses.
        found: The records that hold each.
        rarity: How much each tells.
        size: Records of the snapshot.
    """
    scores = np.zeros(size, dtype=np.float32)
    for clause, (numbers, weights), rare in zip(wanted, found, rarity, strict=True):
        if clause.is_denied:
            continue
        told = _damped(weights, rare)
        if clause.instead_of:
            told *= _OTHER_NAME
            typed = np.zeros(size, dtype=np.float32)
            for number in clause.instead_of:
                typed[found[number].numbers] += _damped(found[number].weights, rarity[number])
            told = np.maximum(told - typed[numbers], 0)
        scores[numbers] += told
    return scores


def source_scores(
    wanted: Sequence[Wanted], rarity: Sequence[float], snapshot: Snapshot
) -> npt.NDArray[np.float32]:
    """The score of each source of a snapshot as a whole, by the single words asked for."""
    scores = np.zeros(len(snapshot.sources), dtype=np.float32)
    for clause, rare in zip(wanted, rarity, strict=True):
        if clause.is_denied or clause.names:
            continue
        weights = np.zeros(len(scores), dtype=np.float32)
        for stem in single_stems(clause):
            sources = snapshot.of_sources(stem)
            weights[sources.numbers] += sources.weights
        scores += _damped(weights, rare)
    return scores


def single_stems(clause: Wanted) -> tuple[str, ...]:
    """The stems of a clause that is found by single words; of many the commonest few."""
    stems = [way[0].stems[:_MOST_STEMS] for way in clause.ways if len(way) == 1]
    return tuple(one for few in stems for one in few)


def _damped(weights: npt.NDArray[np.float32], rare: float) -> npt.NDArray[np.float32]:
    return np.asarray(rare * weights / (_DAMPING + weights), dtype=np.float32)

"""What a query without words lists: all that is so, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reader.search.answering.ranking import Found, Ranked
from reader.search.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

_KINDS = tuple(Kind)


def listed(found: Sequence[Found], limit: int) -> list[Ranked]:
    """The hits by kind, then the newest first; of a document its first passage."""
    rows: list[tuple[int, str, int, Ranked]] = []
    for part, one in enumerate(found):
        snapshot = one.snapshot
        numbers = only_firsts(one)
        for number in np.flatnonzero(numbers).tolist():
            about = snapshot.sources[int(snapshot.source_of[number])][1]
            kind = _KINDS[int(snapshot.kind_of[number])]
            ranked = Ranked(0, 0.0, -part, -number, kind)
            rows.append((-_KINDS.index(kind), max(about.dates, default=""), -number, ranked))
    rows.sort(key=lambda row: row[:3], reverse=True)
    return [ranked for *_, ranked in rows[:limit]]


def only_firsts(found: Found) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which hits are listed: of the passages of a document the first."""
    snapshot = found.snapshot
    firsts = np.zeros(snapshot.size, dtype=bool)
    firsts[snapshot.first_of_source] = True
    return np.asarray(found.holds & (firsts | (snapshot.kind_of != _KINDS.index(Kind.PASSAGE))))

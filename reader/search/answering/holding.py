"""Which documents may have a name, by the words of it that stand in them."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from reader.search.model import Holders
from reader.search.stemming import stem
from reader.search.words import STOP_WORDS, runs

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from reader.search.store.snapshot import Snapshot

_OF_DOCUMENTS = "doc:"


def holders(snapshot: Snapshot, names: Iterable[str]) -> Holders:
    """Documents in which all words of one of the names stand close together.

    That is in one passage or two that follow each other, in whatever form and order. A name of
    nothing but words that are not indexed may be in any document.
    """
    keys = [key for key, _ in snapshot.sources]
    source_of = snapshot.source_of
    found: set[int] = set()
    near: dict[str, npt.NDArray[np.int64]] = {}
    for name in names:
        words = _words(name)
        if not words:
            return Holders(_ids(keys), _ids(keys))
        for one in words - near.keys():
            held = _holding(snapshot, one)
            goes_on = source_of[held - 1] == source_of[held]
            near[one] = np.union1d(held, held[goes_on & (held > 0)] - 1)
        shared = reduce(np.intersect1d, [near[one] for one in words])
        found.update(source_of[shared].tolist())
    return Holders(_ids(keys[index] for index in found), _ids(keys))


def _words(name: str) -> frozenset[str]:
    words = (part.word for run in runs(name) for part in run.parts)
    return frozenset(word for word in words if word not in STOP_WORDS)


def _holding(snapshot: Snapshot, word: str) -> npt.NDArray[np.int64]:
    """The records that hold a word in any form, by the rules of any language that is there."""
    stems = {stem(word, language) for language in snapshot.languages}
    held = [snapshot.postings(one).numbers for one in stems]
    return reduce(np.union1d, held, np.empty(0, np.int64))


def _ids(keys: Iterable[str]) -> frozenset[str]:
    return frozenset(key.removeprefix(_OF_DOCUMENTS) for key in keys)

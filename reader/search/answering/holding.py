"""Which documents may have a name, by the words of it that stand in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.search.model import Holders
from reader.search.words import STOP_WORDS, runs, stem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from reader.search.store.snapshot import Snapshot

_OF_DOCUMENTS = "doc:"


def holders(snapshot: Snapshot, names: Iterable[str]) -> Holders:
    """Documents in which all words of one of the names stand close together.

    That is in one passage or two that follow each other, in whatever form and order. A name of
    nothing but words that are not indexed may be in any document.
    """
    key_of = snapshot.key_of
    seen = frozenset(key_of.values())
    found: set[str] = set()
    near: dict[str, frozenset[int]] = {}
    for name in names:
        stems = _stems(name)
        if not stems:
            return Holders(_ids(seen), _ids(seen))
        for one in stems - near.keys():
            holding = snapshot.weights((one,)).keys()
            before = (n - 1 for n in holding if key_of.get(n - 1) == key_of[n])
            near[one] = frozenset(holding).union(before)
        shared = frozenset.intersection(*(near[one] for one in stems))
        found.update(map(key_of.__getitem__, shared))
    return Holders(_ids(found), _ids(seen))


def _stems(name: str) -> frozenset[str]:
    words = (part.word for run in runs(name) for part in run.parts)
    return frozenset(stem(word) for word in words if word not in STOP_WORDS)


def _ids(keys: Collection[str]) -> frozenset[str]:
    return frozenset(key.removeprefix(_OF_DOCUMENTS) for key in keys)

"""Every word of a part of the index with its stems, so that the beginning of a word leads there."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search.store.leaf import Leaf

_AFTER_ALL = "\U0010ffff"
_COMMONEST = 128  # stems of a segment that are counted, of those that begin so
_KEPT = 512  # beginnings


class Vocabulary:
    """The words of some segments; it may hold words of records that were deleted."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self._leaves = leaves
        self._kept: dict[str, list[tuple[int, str]]] = {}

    def stems_from(self, beginning: str) -> list[tuple[int, str]]:
        """The commonest stems of all words that begin so, each with its count, in order."""
        if beginning not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[beginning] = self._find(beginning)
        return self._kept[beginning]

    def stems_of(self, word: str) -> tuple[str, ...]:
        """What a word counts as, in whatever languages it was met; nothing where it was not."""
        found: dict[str, None] = {}
        for leaf in self._leaves:
            at = bisect_left(leaf.spelt, word)
            while at < len(leaf.spelt) and leaf.spelt[at] == word:
                found[leaf.stems[int(leaf.stem_of[at])]] = None
                at += 1
        return tuple(found)

    def met(self, word: str) -> int:
        """How often a word was met, as it is written."""
        count = 0
        for leaf in self._leaves:
            at = bisect_left(leaf.spelt, word)
            while at < len(leaf.spelt) and leaf.spelt[at] == word:
                count += int(leaf.met[at])
                at += 1
        return count

    def near(self, word: str, most: int) -> set[str]:
        """Words among which all are that so many changed letters lead to."""
        return {
            leaf.spelt[number]
            for leaf in self._leaves
            for number in leaf.letters.near(word, most).tolist()
        }

    def _find(self, beginning: str) -> list[tuple[int, str]]:
        counts: Counter[str] = Counter()
        for leaf in self._leaves:
            first = bisect_left(leaf.spelt, beginning)
            after = bisect_left(leaf.spelt, beginning + _AFTER_ALL, first)
            if first == after:
                continue
            stems, at = np.unique(leaf.stem_of[first:after], return_inverse=True)
            met = np.bincount(at, leaf.met[first:after])
            if len(stems) > _COMMONEST:
                most = np.argpartition(met, -_COMMONEST)[-_COMMONEST:]
                stems, met = stems[most], met[most]
            for number, count in zip(stems.tolist(), met.tolist(), strict=True):
                counts[leaf.stems[number]] += int(count)
        return sorted(((count, word) for word, count in counts.items()), reverse=True)

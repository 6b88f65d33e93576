"""Words of the index that are spelt nearly so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reader.search.store.vocabulary import Vocabulary

_MOST_WORDS = 50
_SHORT = 5  # letters; one of a short word may differ, two of a longer one


def nearly(word: str, vocabularies: Sequence[Vocabulary]) -> tuple[str, ...]:
    """Other words at most one or two letters away, the nearest first.

    Letters put in, left out, changed and two that changed places each count one (optimal string
    alignment). The first letter is the same, unless no word with it is near.
    """
    if not word:
        return ()
    most = 1 if len(word) <= _SHORT else 2
    near: set[str] = set().union(*(vocabulary.near(word, most) for vocabulary in vocabularies))
    near.discard(word)
    same_first = {other for other in near if other[0] == word[0]}
    return _nearest(word, same_first, most) or _nearest(word, near - same_first, most)


def _nearest(word: str, choices: Collection[str], most: int) -> tuple[str, ...]:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=most, limit=None)
    distances = {other: distance for other, distance, _ in found}
    return tuple(sorted(distances, key=lambda other: (distances[other], other))[:_MOST_WORDS])

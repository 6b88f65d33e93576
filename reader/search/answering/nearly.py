"""Words of the index that are spelt nearly so."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search.store.vocabulary import Vocabulary

_MOST_WORDS = 50
_SHORT = 5  # letters; one of a short word may differ, two of a longer one
_AFTER_ALL = "\U0010ffff"


def nearly(word: str, vocabularies: Sequence[Vocabulary]) -> tuple[str, ...]:
    """Other words at most one or two letters away, the nearest first.

    Letters put in, left out, changed and two that changed places each count one (optimal string
    alignment). The first letter is the same, unless no word with it is near.
    """
    if not word:
        return ()
    most = 1 if len(word) <= _SHORT else 2
    found = _near(
        word, [_beginning(vocabulary.words, word[0]) for vocabulary in vocabularies], most
    )
    return found or _near(word, [vocabulary.words for vocabulary in vocabularies], most)


def _beginning(words: Sequence[str], letter: str) -> Sequence[str]:
    first = bisect_left(words, letter)
    return words[first : bisect_left(words, letter + _AFTER_ALL, first)]


def _near(word: str, choices: Sequence[Sequence[str]], most: int) -> tuple[str, ...]:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    distances: dict[str, float] = {}
    for words in choices:
        near = process.extract(
            word, words, scorer=OSA.distance, score_cutoff=most, limit=_MOST_WORDS
        )
        distances.update((other, distance) for other, distance, _ in near if other != word)
    return tuple(sorted(distances, key=lambda other: (distances[other], other))[:_MOST_WORDS])

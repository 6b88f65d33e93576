"""Made-up words, terms of them, and texts full of these terms; the same at every run."""

from __future__ import annotations

import random
from itertools import accumulate

_CONSONANTS = [*"bcdfghjklmnprstvwz", "st", "tr", "pl"]
_VOWELS = [*"aeiou", "ai", "ou"]
_ENDINGS = ["", "n", "r", "s", "t"]
_VOCABULARY = 60_000
_NAMES = 0.1  # share of words with a capital
_WORDS_OF_A_TERM = (1, 1, 2, 2, 3)


class Words:
    """A vocabulary in which, as in a language, few words are frequent and most are rare."""

    def __init__(self) -> None:
        self._chance = random.Random(2013)
        words: dict[str, None] = {}
        while len(words) < _VOCABULARY:
            words[self._word()] = None
        self._words = list(words)
        self._weights = list(accumulate(1 / (rank + 10) for rank in range(_VOCABULARY)))

    def terms(self, count: int) -> list[str]:
        """That many terms of one to three words."""
        terms: dict[str, None] = {}
        while len(terms) < count:
            size = self._chance.choice(_WORDS_OF_A_TERM)
            words = [self._chance.choice(self._words)] if size == 1 else self._frequent(size)
            terms[" ".join(words)] = None
        return list(terms)

    def text(self, size: int) -> str:
        """Paragraphs with commas and possessives, of that many characters or a few more."""
        parts, length = [], 0
        while length < size:
            words = self._frequent(self._chance.randint(40, 120))
            words[0] = words[0].capitalize()
            words[9::11] = [f"{word}," for word in words[9::11]]
            words[15::17] = [f"{word}'s" for word in words[15::17]]
            parts.append(f"{' '.join(words)}.")
            length += len(parts[-1]) + 2
        return "\n\n".join(parts)

    def drawn(self, count: int, seed: int) -> list[str]:
        """That many words, the frequent ones often; the same for the same seed."""
        return random.Random(seed).choices(self._words, cum_weights=self._weights, k=count)

    def _frequent(self, count: int) -> list[str]:
        return self._chance.choices(self._words, cum_weights=self._weights, k=count)

    def _word(self) -> str:
        choice = self._chance.choice
        syllables = range(choice((1, 2, 2, 3, 3)))
        word = "".join(choice(_CONSONANTS) + choice(_VOWELS) for _ in syllables) + choice(_ENDINGS)
        return word.capitalize() if self._chance.random() < _NAMES else word

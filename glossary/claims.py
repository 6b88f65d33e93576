"""Which entry words mean: the aliases that claim them, and whose case suits."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from glossary.boundaries import begins_word, ends_word
from glossary.case_rules import accepts
from glossary.characters import is_word
from glossary.folding import fold_words, lowered
from glossary.plurals import plurals

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from glossary.model import Alias, Case

NOBODY = -1
"""The verdict on words that no entry claims in their case."""
_BEGINNING = 4  # characters by which the lengths of aliases are known
_MOST_REMEMBERED = 200_000
_LONGEST = 1_000  # characters; automata take long to build for what is much longer


class Claims:
    """Aliases by their folded words, and what each folded surface means.

    A meaning is the number of an entry in ``entries``. Where two aliases claim the same words in
    the same case, the first given has them; plurals come after everything that was given.
    """

    def __init__(self, aliases: Iterable[tuple[Alias, str]]) -> None:
        # Flat tables: a hundred thousand small lists would slow every garbage collection.
        self._first: dict[str, int] = {}
        self._more: dict[str, list[int]] = {}
        self._aliases: list[str] = []
        self._cases: list[Case] = []
        self._meanings: array[int] = array("q")
        self._lengths: dict[str, int] = {}  # a bit for each length
        numbers: dict[str, int] = {}
        derived: list[tuple[str, Case, int]] = []
        for alias, entry in aliases:
            number = numbers.setdefault(entry, len(numbers))
            kept = fold_words(alias.text, keep_case=True)
            self._claim(kept, alias.case, number)
            derived += ((plural, alias.case, number) for plural in plurals(kept))
        for plural, case, number in derived:
            self._claim(plural, case, number)
        self.entries = tuple(numbers)
        self.verdicts = _Verdicts(self)

    @property
    def words(self) -> Collection[str]:
        """All that is looked for, folded."""
        return self._first.keys()

    def _claim(self, kept: str, case: Case, number: int) -> None:
        words = lowered(kept)
        claim = len(self._aliases)
        if words in self._first:
            self._more.setdefault(words, []).append(claim)
        elif len(words) <= _LONGEST and any(map(is_word, words)):
            self._first[words] = claim
            beginning = words[:_BEGINNING]
            self._lengths[beginning] = self._lengths.get(beginning, 0) | 1 << len(words)
        else:
            return
        self._aliases.append(kept)
        self._cases.append(case)
        self._meanings.append(number)

    def meaning(self, surface: str) -> int:
        """The entry that words of a text mean, or ``NOBODY``.

        Args:
            surface: The words, folded with their case kept.
        """
        words = lowered(surface)
        if words in self._first:
            claims: list[int] = [self._first[words], *self._more.get(words, ())]
            for claim in claims:
                if accepts(self._cases[claim], self._aliases[claim], surface):
                    return self._meanings[claim]
        return NOBODY

    def at(self, kept: str, small: str, start: int) -> Iterator[tuple[int, int]]:
        """All aliases that stand at an offset as whole words: end and meaning, longest first.

        Args:
            kept: A folded text with its case kept.
            small: The same, lowered.
            start: The offset.
        """
        if not begins_word(small, start):
            return
        for length in range(_BEGINNING, 0, -1):
            beginning = small[start : start + length]
            sizes = self._lengths.get(beginning, 0) if len(beginning) == length else 0
            while sizes:
                size = sizes.bit_length() - 1
                sizes ^= 1 << size
                end = start + size
                if end > len(small):  # a slice would stop short, at words of another length
                    continue
                if small[start:end] in self._first and ends_word(small, end):
                    meaning = self.meaning(kept[start:end])
                    if meaning != NOBODY:
                        yield end, meaning


class _Verdicts(dict[str, int]):
    """What each surface means, worked out once.

    A verdict is the meaning; or ``NOBODY``; or, where it depends on what stands around the words
    whether they are whole, ``doubted(meaning)``.
    """

    def __init__(self, claims: Claims) -> None:
        super().__init__()
        self._claims = claims

    def __missing__(self, surface: str) -> int:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        verdict = self._claims.meaning(surface)
        # Whether 9 is whole depends on what is around it: 9.5 is another number.
        if verdict != NOBODY and (surface[0].isdigit() or surface[-1].isdigit()):
            verdict = doubted(verdict)
        self[surface] = verdict
        return verdict


def doubted(verdict: int) -> int:
    """The verdict that words have a meaning if they are whole; and the meaning from that again."""
    return -verdict - 2

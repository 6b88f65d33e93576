"""Which entry words mean: the aliases that claim them, and whose case suits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.boundaries import begins_word, could_be_elided, ends_word
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


class Claims:
    """Aliases by their folded words, and what each folded surface means.

    A meaning is the number of an entry in ``entries``. Where two aliases claim the same words in
    the same case, the first given has them; plurals come after everything that was given.
    """

    def __init__(self, aliases: Iterable[tuple[Alias, str]]) -> None:
        self._by_words: dict[str, list[tuple[Case, str, int]]] = {}
        self._lengths: dict[str, set[int]] = {}
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
        return self._by_words.keys()

    def _claim(self, kept: str, case: Case, number: int) -> None:
        words = lowered(kept)
        if words in self._by_words:
            self._by_words[words].append((case, kept, number))
        elif any(map(is_word, words)):
            self._by_words[words] = [(case, kept, number)]
            self._lengths.setdefault(words[:_BEGINNING], set()).add(len(words))

    def meaning(self, surface: str) -> int:
        """The entry that words of a text mean, or ``NOBODY``.

        Args:
            surface: The words, folded with their case kept.
        """
        claims = self._by_words.get(lowered(surface), ())
        fitting = (entry for case, alias, entry in claims if accepts(case, alias, surface))
        return next(fitting, NOBODY)

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
            if beginning not in self._lengths or len(beginning) < length:
                continue
            for size in sorted(self._lengths[beginning], reverse=True):
                end = start + size
                if end > len(small):  # a slice would stop short, at words of another length
                    continue
                if small[start:end] in self._by_words and ends_word(small, end):
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
        if verdict != NOBODY and _depends_on_context(surface):
            verdict = doubted(verdict)
        self[surface] = verdict
        return verdict


def doubted(verdict: int) -> int:
    """The verdict that words have a meaning if they are whole; and the meaning from that again."""
    return -verdict - 2


def _depends_on_context(surface: str) -> bool:
    is_number = surface[0].isdigit() or surface[-1].isdigit()  # 9 in 9.5
    return is_number or could_be_elided(surface)

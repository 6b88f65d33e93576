"""The words of a text by number, and where each of them stands: for finding words again."""

from __future__ import annotations

import math
import re
from array import array
from typing import NamedTuple

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Scripts that put no space between words: each of their signs counts as one."""

_WORD = re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[^\W_])+(?:['’](?![{_UNSPACED}])[^\W_]+)*")
_RARITY_FLOOR = 0.3


class Word(NamedTuple):
    """A word of a text.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        key: What it has in common with the same word in other spelling.
    """

    start: int
    end: int
    key: str


def words_of(text: str) -> list[Word]:
    """The words of a text in order."""
    return [
        Word(found.start(), found.end(), found[0].casefold().replace("’", "'"))
        for found in _WORD.finditer(text)
    ]


class WordIndex:
    """The words of one text; made once, in time and room linear in the text.

    Args:
        text: The text.

    Attributes:
        numbers: For each word in order, the number of its key.
        starts: Offsets of the words.
        ends: Offsets after the words.
    """

    def __init__(self, text: str) -> None:
        self.numbers, self.starts, self.ends = array("i"), array("I"), array("I")
        self._known: dict[str, int] = {}
        self._places: list[array[int]] = []
        for at, found in enumerate(_WORD.finditer(text)):
            key = found[0].casefold().replace("’", "'")
            number = self._known.setdefault(key, len(self._places))
            if number == len(self._places):
                self._places.append(array("I"))
            self._places[number].append(at)
            self.numbers.append(number)
            self.starts.append(found.start())
            self.ends.append(found.end())

    def __len__(self) -> int:
        return len(self.numbers)

    def number(self, key: str) -> int:
        """The number of a key; -1 for a word that is not in the text."""
        return self._known.get(key, -1)

    def places(self, number: int) -> array[int]:
        """Which words of the text have a number."""
        return self._places[number]

    def rarity(self, number: int) -> float:
        """How much a word tells: the rarer in the text, the more."""
        times = len(self._places[number]) if number >= 0 else 0
        return math.log(1 + len(self.numbers) / (1 + times)) + _RARITY_FLOOR

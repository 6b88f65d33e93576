"""Which words may be spelt nearly as another, at a glance: by their lengths and letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

_BITS = 31  # a letter is one of 32 bits; letters that share one are told apart by whoever compares


class Letters(NamedTuple):
    """The letters of some words.

    Attributes:
        sets: Those of each word, as bits.
        lengths: How many each word has.
    """

    sets: npt.NDArray[np.uint32]
    lengths: npt.NDArray[np.int32]

    @classmethod
    def of(cls, words: Sequence[str]) -> Letters:
        """The letters of words none of which is empty."""
        lengths = np.fromiter(map(len, words), np.int32, len(words))
        if not len(words):
            return cls(np.zeros(0, np.uint32), lengths)
        codes = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), "<u4")
        bits = np.left_shift(np.uint32(1), codes & np.uint32(_BITS))
        starts = np.concatenate(([0], np.cumsum(lengths[:-1], dtype=np.int64)))
        return cls(np.bitwise_or.reduceat(bits, starts), lengths)

    def near(self, word: str, most: int) -> npt.NDArray[np.intp]:
        """The words, by number, that so many changes may lead to; all that do are among them.

        A letter put in, left out or changed makes a difference of one letter or two in the set.
        """
        own = Letters.of((word,))
        may_be = np.abs(self.lengths - len(word)) <= most
        may_be &= np.bitwise_count(self.sets ^ own.sets) <= 2 * most
        return np.flatnonzero(may_be)

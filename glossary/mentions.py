"""Many mentions of one text, kept as numbers and made into values when they are looked at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from glossary.model import Mention

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator


class Mentions(Sequence[Mention]):
    """Mentions in order of the text, none of which overlap; a slice of them is one too.

    Args:
        text: The text that they are in.
        starts: Offset of each one's first character.
        ends: Offset after each one's last character.
        meanings: Which of ``entries`` each one means.
        entries: Ids of entries.
    """

    __slots__ = ("_entries", "_meanings", "_text", "ends", "starts")

    def __init__(
        self,
        text: str,
        starts: array[int],
        ends: array[int],
        meanings: array[int],
        entries: Sequence[str],
    ) -> None:
        self.starts = starts
        self.ends = ends
        self._meanings = meanings
        self._text = text
        self._entries = entries

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Mention: ...

    @overload
    def __getitem__(self, index: slice) -> Mentions: ...

    def __getitem__(self, index: int | slice) -> Mention | Mentions:
        if isinstance(index, slice):
            if (index.step or 1) < 1:
                raise ValueError("mentions stay in the order of the text")
            return Mentions(
                self._text,
                self.starts[index],
                self.ends[index],
                self._meanings[index],
                self._entries,
            )
        start, end = self.starts[index], self.ends[index]
        return Mention(self.entry(index), start, end, self._text[start:end])

    def __iter__(self) -> Iterator[Mention]:
        text, entries = self._text, self._entries
        for start, end, meaning in zip(self.starts, self.ends, self._meanings, strict=True):
            yield Mention(entries[meaning], start, end, text[start:end])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    # Equal to a list of the same mentions, and as little to be hashed.
    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Mentions({list(self)!r})"

    def entry(self, index: int) -> str:
        """The id of the entry that a mention means, without making the mention."""
        return self._entries[self._meanings[index]]

    def entries(self) -> dict[str, int]:
        """How often each entry is mentioned, in order of its first mention."""
        counts: dict[int, int] = {}
        for meaning in self._meanings:
            counts[meaning] = counts.get(meaning, 0) + 1
        return {self._entries[meaning]: count for meaning, count in counts.items()}

    def of(self, entry: str) -> list[Mention]:
        """The mentions of one entry."""
        wanted = {number for number, known in enumerate(self._entries) if known == entry}
        return [self[at] for at, meaning in enumerate(self._meanings) if meaning in wanted]

    def beginning_in(self, start: int, end: int) -> Mentions:
        """The mentions whose first character is in ``[start, end)``."""
        return self[bisect_left(self.starts, start) : bisect_left(self.starts, max(start, end))]

    def touching(self, start: int, end: int) -> Mentions:
        """The mentions that share a character with ``[start, end)``."""
        return self[bisect_right(self.ends, start) : bisect_left(self.starts, max(start, end))]

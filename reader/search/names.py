"""What things are called, as far as a search wants to know it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class Named(NamedTuple):
    """An entry and all it is called.

    Attributes:
        entry: Its id.
        term: Its headword.
        names: Everything that texts call it, the headword among them, as written.
        related: Names of things whose own names hold one of these, as South Kurils does Kurils:
            who speaks loosely may mean them.
    """

    entry: str
    term: str
    names: tuple[str, ...]
    related: tuple[str, ...] = ()


class Names(Protocol):
    """The names of a glossary's entries; each answer within a millisecond."""

    def named(self, words: Sequence[str]) -> Named | None:
        """The entry that has these words for a whole name, in whatever form of them.

        Args:
            words: Folded as ``reader.search.words`` folds, in order, not stemmed.
        """
        ...

    def entry(self, words: str) -> Named | None:
        """The entry of an id, a headword or another name, as typed after ``term:``."""
        ...

    def of_side(self, side: str) -> tuple[str, ...]:
        """The names that are a side's own, such as ``side:China``; as written."""
        ...

    def sides(self) -> tuple[str, ...]:
        """Every side that has a name or a position."""
        ...

    def longest(self) -> int:
        """Words of the longest name."""
        ...

    def nearest(self, words: str, limit: int) -> tuple[str, ...]:
        """Names spelt nearly so, the nearest first."""
        ...


class _NoNames:
    """Where there is no glossary."""

    def named(self, words: Sequence[str]) -> Named | None:  # noqa: ARG002 - as the protocol has it
        return None

    def entry(self, words: str) -> Named | None:  # noqa: ARG002 - as the protocol has it
        return None

    def of_side(self, side: str) -> tuple[str, ...]:  # noqa: ARG002 - as the protocol has it
        return ()

    def sides(self) -> tuple[str, ...]:
        return ()

    def longest(self) -> int:
        return 0

    def nearest(self, words: str, limit: int) -> tuple[str, ...]:  # noqa: ARG002 - as above
        return ()


NO_NAMES: Names = _NoNames()

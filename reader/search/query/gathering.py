"""The clauses of a query while it is read, with other names beside typed ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.search.query.clauses import phrase
from reader.search.query.tree import AllOf, AnyOf, Clause, Found
from reader.search.stemming import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.search.names import Named, Names
    from reader.search.query.clauses import Wanted
    from reader.search.query.tree import Node, Way

MOST_CLAUSES = 64

_LONG = 3  # signs without spaces that are more than one word


class Part(NamedTuple):
    """What was read of a query.

    Attributes:
        holds: What a hit must fulfil.
        full: What the best hits fulfil.
        is_filter: It looks at no typed words: beside others it must hold.
        is_phrase: It was typed in quotes: beside words it must hold, and they need not.
        field: Name of the field, for filters of the same one.
    """

    holds: Node
    full: Node
    is_filter: bool = False
    is_phrase: bool = False
    field: str = ""


class Clauses:
    """Takes clauses up to a bound; those with the same ways are one.

    Args:
        names: What entries are called.

    Attributes:
        all: The clauses by number.
        entries: Ids of entries that are named, with the words that name them.
        is_cut: There were more than are taken.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self.all: list[Clause] = []
        self.entries: list[tuple[str, tuple[str, ...]]] = []
        self.is_cut = False

    def found(self, clause: Clause) -> Node:
        """Holds where a clause is found."""
        if clause in self.all:
            return Found(self.all.index(clause))
        if len(self.all) >= MOST_CLAUSES:
            self.is_cut = True
            return AllOf(())
        self.all.append(clause)
        return Found(len(self.all) - 1)

    def phrase(self, wanted: Wanted) -> Part | None:
        """Words in quotes."""
        if not wanted.ways:
            return None
        node = self.found(Clause(wanted.ways))
        return Part(node, node, is_phrase=True)

    def bare(self, run: Sequence[Wanted]) -> list[Part]:
        """Words side by side, each a part; those that name an entry are one with its other names.

        Words that any text has are left out, unless there are no others.
        """
        parts: list[Part] = []
        at = 0
        run = [one for wanted in run for one in self._told_apart(wanted)]
        while at < len(run):
            named, end = self._named(run, at)
            telling = [one for one in run[at:end] if one.ways and (one.is_telling or named)]
            at = end
            if named is None:
                parts += map(self._part, telling)
                continue
            typed = [self.found(Clause(one.ways)) for one in telling]
            if not typed:
                continue
            words = tuple(word for one in telling for word in one.words)
            parts.append(self._with_names(named, words, typed))
        if parts:
            return parts
        nodes = (self.found(Clause(one.ways)) for one in run if one.ways)
        return [Part(node, node) for node in nodes]

    def all_names(self, named: Iterable[str]) -> Node:
        """Holds where one of some names stands, however it is written."""
        ways = _ways_of(named)
        return self.found(Clause(tuple(ways), tuple(ways.values()))) if ways else AnyOf(())

    def _part(self, wanted: Wanted) -> Part:
        whole = self.found(Clause(wanted.ways))
        if not wanted.is_unspaced or len(wanted.words) < _LONG:
            return Part(whole, whole)
        pairs = tuple(self.found(Clause(pair.ways)) for pair in wanted.pairs())
        return Part(AnyOf(pairs), AllOf(pairs))

    def _told_apart(self, wanted: Wanted) -> Iterator[Wanted]:
        """Characters without spaces between them, cut before and after each name among them."""
        start = at = 0
        while wanted.is_unspaced and at < len(wanted.words):
            longest = min(len(wanted.words), at + self._names.longest())
            ends = range(longest, at + 1, -1)
            end = next((end for end in ends if self._names.named(wanted.words[at:end])), 0)
            if end:
                if start < at:
                    yield wanted.part(start, at)
                yield wanted.part(at, end)
                start = at = end
            else:
                at += 1
        if start == 0:
            yield wanted
        elif start < len(wanted.words):
            yield wanted.part(start, len(wanted.words))

    def _named(self, run: Sequence[Wanted], at: int) -> tuple[Named | None, int]:
        """The entry that the most words from here on are a name of, and where they end."""
        words: list[str] = []
        found: tuple[Named | None, int] = (None, at + 1)
        for end in range(at, len(run)):
            words += run[end].words
            if len(words) > self._names.longest():
                break
            if named := self._names.named(words):
                found = named, end + 1
                self.entries.append((named.entry, tuple(words)))
        return found

    def _with_names(self, named: Named, words: tuple[str, ...], typed: Sequence[Node]) -> Part:
        ways = _ways_of((*named.names, *named.related), but=words)
        numbers = tuple(node.clause for node in typed if isinstance(node, Found))
        together = AllOf(tuple(typed)) if len(typed) > 1 else typed[0]
        if not ways or not numbers:
            return Part(AnyOf(tuple(typed)), together)
        others = self.found(Clause(tuple(ways), tuple(ways.values()), numbers))
        return Part(AnyOf((*typed, others)), AnyOf((together, others)))


def _ways_of(names: Iterable[str], but: Sequence[str] = ()) -> dict[Way, str]:
    """Names as phrases, each with how it is written; not the one that was typed."""
    ways: dict[Way, str] = {}
    typed = tuple(map(stem, but))
    for name in names:
        wanted = phrase(name)
        if wanted.ways and tuple(map(stem, wanted.words)) != typed:
            ways.setdefault(wanted.ways[0], name)
    return ways

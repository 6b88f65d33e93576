"""What the entries of a glossary are called, for the search: any form of a name leads to all."""

from __future__ import annotations

import threading
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from glossary.model import Case
from reader.desk.related_names import Called, with_related
from reader.search.names import Named
from reader.search.query.clauses import words_of
from reader.search.stemming import stem
from reader.search.words import QUESTION_WORDS, STOP_WORDS, name_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from glossary.glossary import Glossary
    from glossary.model import Entry

_DROPPED = STOP_WORDS | QUESTION_WORDS
_LONGEST_NAME = 12  # words; longer ones are headings rather than names, and nobody types them
_NEAR = 0.7  # of all letters, for a name to be spelt nearly so


class _Book(NamedTuple):
    """All names, by their words.

    Attributes:
        exact: By folded words.
        stems: By the stems of folded words.
        longest: Words of the longest name.
    """

    exact: Mapping[str, Named]
    stems: Mapping[str, Named]
    longest: int


class NameBook:
    """The ``Names`` of one glossary; made when first asked, and safe to use from several threads.

    Entries of dictionaries are too many, and mean too little, to be names of anything.

    Args:
        glossary: Has the entries.
        before: The book of the glossary before this one; what it knows of entries that are still
            the same is not made again.
    """

    def __init__(self, glossary: Glossary, before: NameBook | None = None) -> None:
        self.glossary = glossary
        self._before = before
        self._making = threading.Lock()
        self._made: tuple[tuple[Called, ...], _Book] | None = None

    def named(self, words: Sequence[str]) -> Named | None:
        """See ``Names``."""
        if len(words) > self._book.longest or all(word in _DROPPED for word in words):
            return None
        found = self._book.exact.get(name_key(words))
        return found or self._book.stems.get(name_key(map(stem, words)))

    def entry(self, words: str) -> Named | None:
        """See ``Names``."""
        found = self.glossary.find(words)
        if found and self.glossary.get(found.id) is found:
            return _called(found).named
        return self.named(words_of(words))

    def of_side(self, side: str) -> tuple[str, ...]:
        """See ``Names``."""
        return self._of_sides.get(side, ())

    def sides(self) -> tuple[str, ...]:
        """See ``Names``; those with the most names and positions come first."""
        return tuple(self._of_sides)

    def longest(self) -> int:
        """See ``Names``."""
        return self._book.longest

    def nearest(self, words: str, limit: int) -> tuple[str, ...]:
        """See ``Names``."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        asked = name_key(words_of(words))
        if not asked or limit < 1:
            return ()
        near = process.extract(
            asked, self._spelt, scorer=OSA.normalized_similarity, score_cutoff=_NEAR, limit=limit
        )
        return tuple(self._spelt_so[key] for key, _, _ in near if key != asked)

    @property
    def _book(self) -> _Book:
        return self._both[1]

    @property
    def _both(self) -> tuple[tuple[Called, ...], _Book]:
        with self._making:
            if self._made is None:
                called = self._all_called()
                self._made, self._before = (called, _book(called)), None
            return self._made

    def _all_called(self) -> tuple[Called, ...]:
        """Every entry, in the order in which they have a name that is that of several."""
        known: dict[tuple[str, str], Called] = {}
        if self._before and self._before._made:  # noqa: SLF001 - another one of these
            called = self._before._made[0]  # noqa: SLF001 - as above
            known = {(one.entry.pack, one.entry.id): one for one in called}

        def again(entry: Entry) -> Called:
            one = known.get((entry.pack, entry.id))
            return one if one and one.entry is entry else _called(entry)

        height = {pack.id: at for at, pack in enumerate(self.glossary.packs)}
        entries = self.glossary.entries
        from_top = sorted(entries, key=lambda entry: (-height.get(entry.pack, 0), entry.id))
        return with_related(tuple(map(again, from_top)))

    @cached_property
    def _of_sides(self) -> dict[str, tuple[str, ...]]:
        names: dict[str, dict[str, None]] = {}
        counts: dict[str, int] = {}
        for entry in self.glossary.entries:
            for name in filter(lambda name: name.side, entry.names):
                spelt = (name.text, name.reading) if name.matched else (name.reading,)
                names.setdefault(name.side, {}).update(dict.fromkeys(filter(None, spelt)))
                counts[name.side] = counts.get(name.side, 0) + 1
            for position in entry.positions:
                names.setdefault(position.side, {})
                counts[position.side] = counts.get(position.side, 0) + 1
        order = sorted(names, key=lambda side: (-counts[side], side))
        return {side: tuple(names[side]) for side in order}

    @cached_property
    def _spelt_so(self) -> dict[str, str]:
        """Every name as it is written, by its folded words."""
        spelt: dict[str, str] = {}
        for called in self._both[0]:
            for name in called.named.names:
                spelt.setdefault(name_key(words_of(name)), name)
        spelt.pop("", None)
        return spelt

    @cached_property
    def _spelt(self) -> tuple[str, ...]:
        return tuple(self._spelt_so)


class NameBooks:
    """The name book of whatever glossary is in force; safe to use from several threads."""

    def __init__(self) -> None:
        self._last: NameBook | None = None

    def of(self, glossary: Glossary) -> NameBook:
        """The names of a glossary; the last one's are kept."""
        last = self._last
        if last is None or last.glossary is not glossary:
            last = self._last = NameBook(glossary, last)
        return last


def _book(called: Sequence[Called]) -> _Book:
    exact: dict[str, Named] = {}
    stems: dict[str, Named] = {}
    for one in called:
        for key in one.keys:
            exact.setdefault(key, one.named)
            stems.setdefault(name_key(map(stem, key.split(" "))), one.named)
    return _Book(exact, stems, max((key.count(" ") + 1 for key in exact), default=0))


def _called(entry: Entry) -> Called:
    names = tuple(dict.fromkeys(_names_in_texts(entry)))
    all_names = [*names, *(alias.text for alias in entry.aliases)]
    all_names += [spelt for name in entry.names for spelt in (name.text, name.reading)]
    keys = dict.fromkeys(
        name_key(words) for words in map(words_of, dict.fromkeys(all_names)) if _may_ask(words)
    )
    return Called(entry, Named(entry.id, entry.term, names), tuple(keys))


def _may_ask(words: Sequence[str]) -> bool:
    return 0 < len(words) <= _LONGEST_NAME and any(word not in _DROPPED for word in words)


def _names_in_texts(entry: Entry) -> Iterator[str]:
    """What texts call it, without single words that mean it only as they are written.

    The index knows no case: "diet" would be found for the Diet. Acronyms are safe enough.
    """
    yield entry.term
    for alias in entry.aliases:
        if alias.case is not Case.EXACT or alias.text.isupper() or _is_of_several(alias.text):
            yield alias.text
    for name in entry.names:
        if name.matched:
            yield from filter(None, (name.text, name.reading))


def _is_of_several(text: str) -> bool:
    return len([word for word in words_of(text) if word not in _DROPPED]) > 1

"""In what words a text means an entry, and whose words they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from glossary.folding import fold_words
from glossary.plurals import plurals

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from glossary.model import Entry, Mention

OWN_WORDS = "the article’s own words"

_POSSESSIVE = re.compile(r"(?<=\w)(?:'s|(?<=s)')$")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that mean an entry in a text.

    Attributes:
        words: As they stand where they come first, on one line.
        count: How often they do, whatever their case, accents and possessive ending.
        start: First character of where they come first.
        end: Offset after the last one.
        side: Whose name they are, such as China; empty where nobody's in particular.
        is_own: Whether they are no name that the entry knows, but the author's own words.
    """

    words: str
    count: int
    start: int
    end: int
    side: str = ""
    is_own: bool = False

    @property
    def whose(self) -> str:
        """Whose words they are, in words; empty where nobody's in particular."""
        if self.is_own:
            return OWN_WORDS
        return side_name(self.side) if self.side else ""


def wordings(mentions: Iterable[Mention]) -> tuple[Wording, ...]:
    """The wordings of mentions of one entry, the most frequent first; nobody's as yet."""
    surfaces: dict[str, int] = {}
    firsts: dict[str, Mention] = {}
    for one in mentions:
        surface = one.surface
        if surface in surfaces:
            surfaces[surface] += 1
        else:
            surfaces[surface] = 1
            firsts[surface] = one
    found: dict[str, Wording] = {}
    for surface, count in surfaces.items():
        key, first = _folded(surface), firsts[surface]
        known = found.get(key) or Wording(" ".join(surface.split()), 0, first.start, first.end)
        found[key] = replace(known, count=known.count + count)
    return tuple(sorted(found.values(), key=lambda one: (-one.count, one.start)))


@dataclass(frozen=True, slots=True)
class Uses:
    """How a text means one entry.

    Attributes:
        mentions: Its mentions, in text order.
        wordings: The words they use, as ``wordings`` gives them.
    """

    mentions: Sequence[Mention] = ()
    wordings: tuple[Wording, ...] = ()

    def first_of_each(self, most: int) -> list[Mention]:
        """The first mention in each wording, of the most frequent ones."""
        starts = [one.start for one in self.wordings[:most]]
        found = (bisect_left(self.mentions, start, key=lambda one: one.start) for start in starts)
        return [self.mentions[at] for at in found]


NO_USES = Uses()


def uses_by_entry(mentions: Iterable[Mention]) -> dict[str, Uses]:
    """The uses of every entry by its address, in the order of first mention.

    A book's take a while: this is for a thread.

    Args:
        mentions: Sorted by start.
    """
    found: dict[str, list[Mention]] = {}
    for one in mentions:
        found.setdefault(one.entry, []).append(one)
    return {entry: Uses(of_it, wordings(of_it)) for entry, of_it in found.items()}


def attributed(entry: Entry, found: Iterable[Wording]) -> tuple[Wording, ...]:
    """The wordings, each with whose words they are to the entry."""
    sides = Sides(entry)
    return tuple(
        replace(one, side=sides.of(one.words), is_own=sides.is_own(one.words)) for one in found
    )


def side_name(side: str) -> str:
    """What a name of a side is called: ``China's name``."""
    is_plural = side.endswith("s") and not side.endswith("ss")
    return f"{side}{'’' if is_plural else '’s'} name"


class Sides:
    """Whose the names of an entry are."""

    def __init__(self, entry: Entry) -> None:
        self._aliases = {form for alias in entry.aliases for form in _forms(alias.text)}
        self._names: dict[str, set[str]] = {}
        self._words: dict[str, set[str]] = {}
        if any(alias.text == entry.term for alias in entry.aliases):
            self._words[""] = _words_of(entry.term)  # a headword that texts use is nobody's
        for name in entry.names:
            for form in _forms(name.text):
                self._names.setdefault(form, set()).add(name.side)
            self._words.setdefault(name.side, set()).update(
                _words_of(name.text), _words_of(name.reading)
            )

    def of(self, surface: str) -> str:
        """The side whose name these words are; empty for nobody's in particular."""
        words = _folded(surface)
        sides = self._names.get(words)
        if sides is None:
            sides = self._sides_of_short_form(words) if words in self._aliases else set()
        return next(iter(sides)) if len(sides) == 1 else ""

    def is_own(self, surface: str) -> bool:
        """Whether these words are neither a name nor an alias of the entry."""
        words = _folded(surface)
        return words not in self._names and words not in self._aliases

    def _sides_of_short_form(self, words: str) -> set[str]:
        """The sides whose names have all of the words, one at least of which no other side has."""
        mine = _words_of(words)
        found = {side for side, known in self._words.items() if mine <= known}
        if len(found) != 1:
            return set()
        others = [known for side, known in self._words.items() if side not in found]
        return found if mine.difference(*others) else set()


def _folded(surface: str) -> str:
    return _POSSESSIVE.sub("", fold_words(surface))


def _forms(words: str) -> set[str]:
    return {_folded_name(form) for form in (words, *plurals(words))}


@lru_cache(maxsize=4_096)
def _folded_name(words: str) -> str:
    """Folded once: a page of an entry is made again whenever more is known of it."""
    return fold_words(words)


def _words_of(text: str) -> set[str]:
    """The words of a name, those in the plural as if they were not."""
    words = _WORD.findall(_folded_name(text))
    return {word.removesuffix("s") if len(word) > 3 else word for word in words}  # noqa: PLR2004 - no plurals

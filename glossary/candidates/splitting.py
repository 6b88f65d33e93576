"""Runs of capital words taken apart into names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossary.candidates import heads
from glossary.candidates import words as lists

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from glossary.candidates.capitals import Run, Word

_HEADS = heads.INSTITUTIONS | heads.PLACES | heads.EVENTS | heads.DOCUMENTS | heads.POLICIES
_NOT_NAMES = lists.GRAMMAR | lists.CALENDAR
_NEVER_ALONE = _NOT_NAMES | lists.DEMONYMS | (lists.TITLES - lists.RANKS)
_IN_TITLES = frozenset({"of", "and", "in", "to", "for", "on", "&"})
_ORIGINS = lists.DEMONYMS | lists.COUNTRIES | {"us", "sino", "russo", "anglo", "franco"}


class Piece(NamedTuple):
    """Words of a run that seem to make one name.

    Attributes:
        words: Capital words and the small ones between them.
        is_initial: Whether the first would have a capital whatever it is.
        is_titled: Whether a person's title stands before.
        is_quoted: Whether quotation marks stand around it.
    """

    words: list[Word]
    is_initial: bool
    is_titled: bool
    is_quoted: bool

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.words[-1].end


def names_in(run: Run, vocabulary: Container[str]) -> Iterator[Piece]:
    """The names of a run.

    Args:
        run: Capital words side by side.
        vocabulary: The words that the text has in small letters.
    """
    if run.is_quoted and (len(run.words) > 1 or not run.begins_sentence):
        yield Piece(run.words, run.begins_sentence, is_titled=False, is_quoted=True)
    elif len(run.words) == 1 and run.words[0].text.isalpha():
        word = run.words[0]
        if word.small not in _NEVER_ALONE:
            yield Piece(run.words, run.begins_sentence, is_titled=False, is_quoted=False)
    else:
        yield from _Splitter(run, vocabulary).pieces()


class _Splitter:
    """Goes through a run once, from word to word."""

    def __init__(self, run: Run, vocabulary: Container[str]) -> None:
        self._run = run
        self._words = run.words
        self._vocabulary = vocabulary
        self._at = 0
        self._name: list[Word] = []
        self._is_initial = run.begins_sentence
        self._is_titled = False
        self._found: list[Piece] = []

    def pieces(self) -> list[Piece]:
        """The names."""
        while self._at < len(self._words):
            word = self._words[self._at]
            if not word.is_capital:
                self._small_word()
            elif word.text.isdigit():
                self._number(word)
            elif word.small in _NOT_NAMES:
                self._grammar(word)
            elif skipped := self._title_length():
                self._flush()
                self._is_titled = True
                self._at += skipped
                self._is_initial = False
            else:
                self._name_word(word)
        self._flush()
        return self._found

    def _next(self, distance: int = 1) -> Word | None:
        at = self._at + distance
        return self._words[at] if at < len(self._words) else None

    def _small_word(self) -> None:
        """Go on with the name across small words, or end it before them."""
        length = 1
        while (after := self._next(length)) and not after.is_capital:
            length += 1
        if self._name and after and self._joins(length, after):
            self._name += self._words[self._at : self._at + length]
        else:
            self._flush()
        self._at += length

    def _joins(self, length: int, after: Word) -> bool:
        """Whether a name goes on across the small words from here."""
        first = self._words[self._at].small
        if first in lists.PARTICLES or first == "the":
            return (
                after.small not in _NOT_NAMES if first != "the" else after.small in lists.EPITHETS
            )
        if self._is_titled or after.small in _NOT_NAMES:
            return False
        if self._name[0].text == "The" and len(self._name) > 1:
            return first in _IN_TITLES  # a book or a film: The Adventures of Prince Achmed
        has_head = not _HEADS.isdisjoint(word.small for word in self._name)
        if first == "of":
            before = self._name[-1].small
            return has_head or before in heads.OF_HEADS or before in self._vocabulary
        if first in {"for", "on"}:
            return has_head
        return first == "&" or (first == "and" and length == 1 and self._and_joins(after))

    def _and_joins(self, after: Word) -> bool:
        """Foreign Affairs and Trade; French and Indian War; not Japan and China."""
        smalls = [word.small for word in self._name]
        if set(smalls) <= lists.DEMONYMS:
            return after.small in lists.DEMONYMS and self._head_after(after)
        if after.small in _ORIGINS or after.small in lists.TITLES | _HEADS | heads.GIVEN_NAMES:
            return False
        return not lists.AND_HEADS.isdisjoint(smalls) and not {"of", "for", "on"}.isdisjoint(smalls)

    def _head_after(self, word: Word) -> bool:
        at = self._words.index(word) + 1
        return at < len(self._words) and self._words[at].small in _HEADS

    def _number(self, word: Word) -> None:
        if self._name and self._name[-1].small in heads.NUMBERED:
            self._name.append(word)
            self._flush()
        else:
            self._flush()
        self._at += 1

    def _grammar(self, word: Word) -> None:
        """A capital on a word that names nothing: a sentence begins, or a title is written so."""
        after = self._next()
        if self._name and self._name[-1].text.endswith("."):
            self._flush()
            self._is_initial = True
        if self._name and word.small == "i":  # World War I
            self._name.append(word._replace(text="I", end=word.start + 1))
            if word.text == "I.":
                self._flush()
                self._is_initial = True
        elif self._name and word.small not in lists.CALENDAR and after and after.is_capital:
            self._name.append(word)
        else:
            held = not self._is_initial and word.small in {"the", "a", "an"} and after
            self._flush()
            if held and after and after.is_capital:
                self._name.append(word)
            self._is_initial = False
        self._at += 1

    def _title_length(self) -> int:
        """How many words from here are a person's title or an office; 0: none."""
        smalls = [word.small for word in self._words[self._at : self._at + 4]]
        if smalls[:2] == ["secretary", "of"] and len(smalls) > 2:  # noqa: PLR2004 - of what
            return 4 if smalls[2] == "the" else 3
        if smalls[:3] == ["chief", "of", "staff"]:
            return 3
        first, after = smalls[0], smalls[1] if len(smalls) > 1 else ""
        if first not in lists.TITLES or self._is_surname(after):
            return 0
        if first in lists.RANKS:
            return int(after in lists.TITLES or self._after_title())
        if after == "of":
            return 0 if first in lists.NOBLES else 2
        is_head = after in _HEADS or (first == "general" and after in lists.NOT_GENERALS)
        ends_name = not after and self._name and first in lists.NOBLES  # The Lion King
        return 0 if is_head or ends_name else 1

    def _is_surname(self, after: str) -> bool:
        """Whether a title is the last of a person's names: John Major, Martin Luther King."""
        return not after and bool(self._name) and self._name[0].small in heads.GIVEN_NAMES

    def _after_title(self) -> bool:
        return self._at > 0 and self._words[self._at - 1].small in lists.TITLES

    def _name_word(self, word: Word) -> None:
        self._at += 1
        if word.text.endswith(("'s", "'S")):
            self._possessive(word._replace(text=word.text[:-2], end=word.end - 2))
            return
        first, hyphen, rest = word.text.partition("-")
        if hyphen and self._is_modifier(rest):
            self._flush()
            if first.lower() not in self._vocabulary and first.lower() not in lists.PREFIXES:
                self._name.append(word._replace(text=first, end=word.start + len(first)))
            self._flush()
            return
        self._name.append(word)

    def _possessive(self, word: Word) -> None:
        after = self._next(0)
        owner = word.small in lists.OWNERS or (self._name and self._name[-1].small == "st")
        if after and after.is_capital and (owner or after.small in heads.CONCEPTS):
            self._name.append(word._replace(text=f"{word.text}'s", end=word.end + 2))
            return
        self._name.append(word)
        self._flush()

    def _is_modifier(self, rest: str) -> bool:
        last = rest.rpartition("-")[2]
        return last.islower() and (
            last in self._vocabulary
            or last in lists.MODIFIERS
            or last in _NOT_NAMES
            or last.endswith(("ed", "ing"))
        )

    def _flush(self) -> None:
        """End the name, if there is one."""
        name = self._name
        while name and not name[-1].is_capital:
            name.pop()
        if name and name[-1].small in {"the", "a", "an"}:
            name.pop()
        if len(name) > 1 and _is_origin(name[0]) and self._may_be_person(name[1:]):
            name = name[1:]
        if name and not all(_is_origin(word) for word in name if word.is_capital):
            self._found.append(Piece(name, self._is_initial, self._is_titled, is_quoted=False))
        if name or self._is_titled:
            self._is_initial = False
        self._name = []
        self._is_titled = False

    def _may_be_person(self, name: list[Word]) -> bool:
        """Whether words can be a person's name: a first name, or words that say nothing else."""
        if name[0].small in heads.GIVEN_NAMES:
            return True
        smalls = [word.small for word in name]
        known = _HEADS | lists.DEMONYMS | heads.CONCEPTS
        return len(name) > 1 and not any(
            word in known or word in self._vocabulary for word in smalls
        )


def _is_origin(word: Word) -> bool:
    small = word.small
    if "-" in small:
        return all(part in _ORIGINS for part in small.split("-"))
    return small in lists.DEMONYMS

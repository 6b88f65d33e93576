"""The names of a text, each with everywhere it stands."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from glossary.candidates import heads
from glossary.candidates import words as lists
from glossary.candidates.capitals import runs
from glossary.candidates.splitting import names_in
from glossary.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from glossary.candidates.capitals import Run, Word
    from glossary.candidates.model import Stretch
    from glossary.candidates.splitting import Piece

_COMMON = lists.GRAMMAR | lists.COMMON | lists.CALENDAR
_HEADS = heads.ALL | lists.TITLES
_TRIVIAL = _COMMON | lists.TITLES | lists.DEMONYMS | lists.COUNTRIES | lists.NATIONAL
_WORDS = re.compile(r"(?<![\w-])[^\W\d_]+")
_BETWEEN_INITIALS = re.compile(r"(?<=\b\w\.) (?=\w\.)")
_FEWEST_IN_TITLE = 3  # words
_FEWEST_IN_SENTENCE = 3
_MOST_PUT_OFF = 200_000  # names of which it cannot be told at once
_LONGEST_ACRONYM = 4  # letters


class Seen(NamedTuple):
    """Where a name stands.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        form: As it stands there, in one line.
        is_prose: Whether that is no headline.
    """

    start: int
    end: int
    form: str
    is_prose: bool


@dataclass(slots=True)
class Name:
    """A name and everywhere it stands.

    Attributes:
        key: Its folded words.
        small: Its words in small letters.
        seen: Where.
        sure: How often its capital means something: inside a sentence of prose.
        titled: How often a person's title stands before.
        quoted: How often quotation marks stand around.
        told: How often it is an acronym beside what it stands for, or the reverse.
    """

    key: str
    small: tuple[str, ...]
    seen: list[Seen] = field(default_factory=list)
    sure: int = 0
    titled: int = 0
    quoted: int = 0
    told: int = 0

    @property
    def form(self) -> str:
        """The form that the text has most often, of equals the first."""
        return Counter(one.form for one in self.seen).most_common(1)[0][0]


@dataclass(slots=True)
class Gathering:
    """Goes through the prose of a text, and keeps what it names.

    Attributes:
        text: The whole text.
        vocabulary: How often it has each word in small letters.
        is_known: Whether what stands between two offsets is explained already.
    """

    text: str
    vocabulary: Counter[str]
    is_known: Callable[[int, int], bool]
    names: dict[str, Name] = field(default_factory=dict)
    _later: list[Piece] = field(default_factory=list)
    _headlines: list[Piece] = field(default_factory=list)
    _forms: dict[str, tuple[str, str]] = field(default_factory=dict)

    def read(self, stretch: Stretch, capitals: str, small_words: int) -> None:
        """Take in a stretch.

        Args:
            stretch: Which.
            capitals: Every capital letter of the text.
            small_words: How many words of the stretch have small letters.
        """
        found = list(runs(self.text, stretch.start, stretch.end, capitals))
        is_prose = stretch.is_prose and not self._is_headline(stretch, found, small_words)
        for run in found:
            for piece in names_in(run, self.vocabulary):
                if not self._is_explained(piece):
                    self._sort(piece, is_prose=is_prose)

    def _sort(self, piece: Piece, *, is_prose: bool) -> None:
        """Keep a name that certainly is one; put others off until the text is read."""
        is_acronym = _is_acronym(piece)
        if not is_prose:
            put_off = self._headlines
        elif piece.is_initial and not is_acronym and self._may_be_common(piece.words[0]):
            put_off = self._later
        else:
            self._add(piece.words, piece, is_sure=not piece.is_initial or is_acronym)
            return
        if len(put_off) < _MOST_PUT_OFF:
            put_off.append(piece)

    def _is_explained(self, piece: Piece) -> bool:
        """Whether a name is explained, or all of it that says something."""
        if self.is_known(piece.start, piece.end):
            return True
        capital = [word for word in piece.words if word.is_capital]
        rest = [word for word in capital if not self.is_known(word.start, word.end)]
        return len(rest) < len(capital) and all(word.small in _TRIVIAL for word in rest)

    def _is_headline(self, stretch: Stretch, found: Sequence[Run], small_words: int) -> bool:
        """Whether a stretch has so many capitals that they say nothing."""
        words = [word.text for run in found for word in run.words if word.is_capital]
        shouted = sum(len(word) > 1 and word.isupper() for word in words)
        if shouted * 2 > len(words) + small_words and (len(words) > 1 or not small_words):
            return True
        if self.text[stretch.end - 1] in ".!?" and small_words >= _FEWEST_IN_SENTENCE:
            return False
        return len(words) > small_words and (len(words) >= _FEWEST_IN_TITLE or not small_words)

    def add_told(self, start: int, end: int) -> None:
        """Take in an acronym that stands beside what it stands for, or the reverse."""
        if name := self._add_span(start, end):
            name.told += 1

    def add_set_apart(self, start: int, end: int, *, is_quoted: bool) -> None:
        """Take in words that other signs than capitals set apart."""
        if name := self._add_span(start, end):
            name.quoted += is_quoted

    def _add_span(self, start: int, end: int) -> Name | None:
        if self.is_known(start, end):
            return None
        form = " ".join(self.text[start:end].split())
        key = key_of(form)
        name = self.names.get(key)
        if name is None:
            name = self.names[key] = Name(key, tuple(form.lower().split()))
        if all(one.start != start for one in name.seen[-3:]):
            name.seen.append(Seen(start, end, form, is_prose=True))
        return name

    def settle(self) -> None:
        """Decide on what could not be told when it was read, by all that was."""
        for piece in self._later:
            words: Sequence[Word] = piece.words
            rest = _without_first(words)
            whole = self.names.get(self._key(words))
            if len(words) > 1 and (whole is None or not whole.sure):
                other = self.names.get(self._key(rest)) if rest else None
                if other or not all(self._may_be_common(word) for word in rest):
                    words = rest
            if words:
                self._add(words, piece, is_sure=words is rest and len(rest) > 1)
        first_words = {name.small[0] for name in self.names.values()}
        for piece in self._headlines:
            for words in self._named_before(piece.words, first_words):
                self._add(words, piece, is_sure=False, is_prose=False)

    def _add(
        self, words: Sequence[Word], piece: Piece, *, is_sure: bool, is_prose: bool = True
    ) -> None:
        form, key = self._form_and_key(words)
        name = self.names.get(key)
        if name is None:
            smalls = tuple(word.small for word in words)
            name = self.names[key] = Name(key, smalls[1:] if smalls[0] == "the" else smalls)
        name.seen.append(Seen(words[0].start, words[-1].end, form, is_prose))
        name.sure += is_sure
        name.titled += piece.is_titled
        name.quoted += piece.is_quoted

    def _form_and_key(self, words: Sequence[Word]) -> tuple[str, str]:
        """The words in one line, the same text for all that are the same, and their key."""
        form = _form(words)
        known = self._forms.get(form)
        if known is None:
            known = self._forms[form] = form, key_of(form)
        return known

    def _key(self, words: Sequence[Word]) -> str:
        return self._form_and_key(words)[1]

    def _may_be_common(self, word: Word) -> bool:
        small = word.small
        return small in _COMMON or small in self.vocabulary

    def _named_before(
        self, words: Sequence[Word], first_words: Container[str]
    ) -> Iterator[Sequence[Word]]:
        """What of a headline the prose names, longest first; or all of it, if it can be a name."""
        at = 0
        hits = False
        while at < len(words):
            last = len(words) if words[at].small in first_words else at
            for end in range(last, at, -1):
                if self._key(words[at:end]) in self.names:
                    yield words[at:end]
                    hits = True
                    at = end
                    break
            else:
                at += 1
        capital = [word for word in words if word.is_capital]
        if not hits and not any(
            self._may_be_common(word) or word.small in _HEADS or word.text.isupper()
            for word in capital
        ):
            yield words


def key_of(form: str) -> str:
    """What forms of one name have in common; a short acronym is no word that looks like it."""
    if form.isupper() and len(form) <= _LONGEST_ACRONYM:
        return form
    return _BETWEEN_INITIALS.sub("", fold_words(form)).removeprefix("the ")


def small_words_of(text: str) -> list[str]:
    """The words of a text that stand in small letters, in order."""
    return [word for word in _WORDS.findall(text) if word.islower()]


def _form(words: Sequence[Word]) -> str:
    """The words in one line, as close together as the text has them."""
    parts = [words[0].text]
    for before, word in pairwise(words):
        parts += (" " if word.start > before.end else "", word.text)
    return "".join(parts)


def _without_first(words: Sequence[Word]) -> Sequence[Word]:
    rest = words[1:]
    while rest and not rest[0].is_capital:
        rest = rest[1:]
    return rest


def _is_acronym(piece: Piece) -> bool:
    word = piece.words[0].text
    return len(word) > 1 and word.isupper() and len(piece.words) == 1

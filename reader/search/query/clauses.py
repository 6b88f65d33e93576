"""Words as what is looked for in texts: single words, compounds and phrases."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.search.query.tree import Piece
from reader.search.words import QUESTION_WORDS, STOP_WORDS, runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.search.query.tree import Way
    from reader.search.words import Run

_DROPPED = STOP_WORDS | QUESTION_WORDS


class Wanted(NamedTuple):
    """Words that are one thing to look for.

    Attributes:
        words: All of them in order, folded.
        ways: How they are looked for; none where no word of them is indexed.
        is_telling: Not only a word that any text has.
        is_unspaced: They are characters of a script without spaces, whose words nobody told apart.
    """

    words: tuple[str, ...]
    ways: tuple[Way, ...]
    is_telling: bool
    is_unspaced: bool = False

    def part(self, start: int, end: int) -> Wanted:
        """Some of the words alone."""
        words = self.words[start:end]
        pairs = [first + second for first, second in pairwise(words)] or words
        way = tuple(Piece(word, at) for at, word in enumerate(pairs))
        return Wanted(words, (way,), is_telling=True, is_unspaced=True)

    def pairs(self) -> list[Wanted]:
        """Each two characters that touch: a text with some of them is near to what is meant."""
        return [self.part(at, at + 2) for at in range(len(self.words) - 1)]


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text, compounds in their parts."""
    return tuple(part.word for run in runs(text) for part in run.parts)


def bare(
    text: str, *, is_open: bool = False, prefix: bool = False, fuzzy: bool = False
) -> Iterator[Wanted]:
    """Words that may stand anywhere.

    Args:
        text: Words without space between them.
        is_open: The last may be the beginning of one, unless it ends with a character that is a
            word of its own.
        prefix: The last is the beginning of one.
        fuzzy: Words that are nearly so are wanted too.
    """
    found = list(runs(text))
    is_open = prefix or (is_open and bool(found) and _reaches_end(found[-1], text))
    groups = list(_side_by_side(found))
    for group in groups:
        opens = is_open and group is groups[-1]
        words = tuple(part.word for run in group for part in run.parts)
        whole = words[0] if len(words) == 1 else group[0].whole
        yield Wanted(
            words,
            _ways(group, opens=opens, fuzzy=fuzzy),
            is_telling=opens or whole not in _DROPPED,
            is_unspaced=not opens and all(run.unspaced for run in group),
        )


def phrase(text: str, *, is_open: bool = False) -> Wanted:
    """Words that stand one after the other."""
    found = list(runs(text))
    words = tuple(part.word for run in found for part in run.parts)
    opens = is_open and bool(found) and _reaches_end(found[-1], text)
    way = _one_after_the_other(found, opens=opens)
    return Wanted(words, (way,) if way else (), is_telling=True)


def _reaches_end(run: Run, text: str) -> bool:
    return run.end == len(text) and not run.unspaced


def _ways(group: Sequence[Run], *, opens: bool, fuzzy: bool) -> tuple[Way, ...]:
    if len(group) == 1 and not group[0].whole:
        return ((Piece(group[0].parts[0].word, 0, opens, fuzzy),),)
    way = _one_after_the_other(group, opens=opens)
    whole = group[0].whole if len(group) == 1 else ""
    ways = [way] if way else []
    if whole:
        ways.append((Piece(whole, 0, opens, fuzzy),))
    return tuple(ways)


def _one_after_the_other(found: Sequence[Run], *, opens: bool) -> Way:
    """The runs as one phrase; empty where no word of them is indexed."""
    words = list(_with_pairs(found))
    pieces = [
        Piece(word, at, opens and number == len(words))
        for number, (at, word) in enumerate(words, 1)
        if word not in STOP_WORDS or (opens and number == len(words))
    ]
    first = pieces[0].offset if pieces else 0
    return tuple(piece._replace(offset=piece.offset - first) for piece in pieces)


def _with_pairs(found: Sequence[Run]) -> Iterator[tuple[int, str]]:
    """The words of a phrase with their positions; characters that touch are two and two a word."""
    at = 0
    is_in_pair = False
    for number, run in enumerate(found):
        after = found[number + 1] if number + 1 < len(found) else None
        if after and run.unspaced and after.unspaced and run.end == after.start:
            yield at, run.parts[0].word + after.parts[0].word
            is_in_pair = True
        elif is_in_pair:
            is_in_pair = False
        else:
            yield from enumerate((part.word for part in run.parts), at)
        at += len(run.parts)


def _side_by_side(found: Sequence[Run]) -> Iterator[list[Run]]:
    """Runs in groups: characters without spaces, and what touches them, stay together."""
    group: list[Run] = []
    for run in found:
        if group and not (run.start == group[-1].end and (run.unspaced or group[-1].unspaced)):
            yield group
            group = []
        group.append(run)
    if group:
        yield group

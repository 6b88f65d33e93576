"""What was typed, as what is to be found; anything at all is a valid query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from glossary.characters import folded
from reader.search.words import QUESTION_WORDS, STOP_WORDS, name_key, runs, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.search.words import Run

LONGEST_QUERY = 256
_MOST_CLAUSES = 32
_DROPPED = STOP_WORDS | QUESTION_WORDS


class Piece(NamedTuple):
    """One word to be found.

    Attributes:
        word: Folded, not stemmed.
        offset: Its place after the first word of its phrase, in words.
        prefix: Words that only begin so are found too.
    """

    word: str
    offset: int
    prefix: bool = False

    @property
    def stem(self) -> str:
        """What is compared."""
        return stem(self.word)


Way = tuple[Piece, ...]
"""Words one after the other, at their offsets."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing asked for.

    Attributes:
        ways: It is found where any of these is.
        required: Only what holds it is a hit.
    """

    ways: tuple[Way, ...]
    required: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is to be found.

    Attributes:
        clauses: Best matched all; one suffices, beside those that are required.
        words: All words in order, to compare with whole names.
        name_start: What a name begins with that is being typed; empty where none is.
    """

    clauses: tuple[Clause, ...]
    words: tuple[str, ...]
    name_start: str = ""


def parse_query(text: str, *, as_you_type: bool = False) -> Query:
    """Read a query: bare words, and "phrases" that a hit must hold.

    Args:
        text: Anything; what follows its first 256 characters is not read.
        as_you_type: A word that the text ends with may be the beginning of one.
    """
    text = text[:LONGEST_QUERY]
    bare: list[Clause] = []
    quoted: list[Clause] = []
    words: list[str] = []
    is_open = False
    for stretch, in_quotes, is_last in _stretches(text):
        found = list(runs(stretch))
        words += [part.word for run in found for part in run.parts]
        is_open = as_you_type and is_last and bool(found) and _reaches_end(found[-1], stretch)
        if in_quotes:
            quoted += _phrase(found, is_open=is_open)
        else:
            bare += _bare_clauses(found, is_open=is_open)
    telling = [clause for clause in bare if not _is_dropped(clause)]
    clauses = dict.fromkeys([*quoted, *(telling if telling or quoted else bare)])
    name_start = (name_key(words) + " " * (not is_open)) if as_you_type else ""
    return Query(tuple(clauses)[:_MOST_CLAUSES], tuple(words), name_start)


def _stretches(text: str) -> Iterator[tuple[str, bool, bool]]:
    """The text cut at double quotes: each stretch, whether in quotes, whether the last."""
    start, in_quotes = 0, False
    for offset, char in enumerate(text):
        if folded(char) == '"':
            yield text[start:offset], in_quotes, False
            start, in_quotes = offset + 1, not in_quotes
    yield text[start:], in_quotes, True


def _reaches_end(run: Run, text: str) -> bool:
    return run.end == len(text) and not run.unspaced


def _bare_clauses(found: Sequence[Run], *, is_open: bool) -> Iterator[Clause]:
    groups = list(_side_by_side(found))
    for group in groups:
        opens = is_open and group is groups[-1]
        if len(group) == 1 and group[0].whole:
            parts = _phrase(group, is_open=opens)
            whole = Clause(((Piece(group[0].whole, 0, opens),),))
            ways = [way for clause in (*parts, whole) for way in clause.ways]
            yield Clause(tuple(ways))
        elif len(group) == 1:
            yield Clause(((Piece(group[0].parts[0].word, 0, opens),),))
        else:
            yield from (Clause(clause.ways) for clause in _phrase(group, is_open=opens))


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


def _phrase(found: Sequence[Run], *, is_open: bool) -> list[Clause]:
    """The runs as one phrase, or nothing where no word of them is indexed."""
    parts = [part.word for run in found for part in run.parts]
    pieces = [
        Piece(word, at, is_open and at == len(parts) - 1)
        for at, word in enumerate(parts)
        if word not in STOP_WORDS or (is_open and at == len(parts) - 1)
    ]
    if not pieces:
        return []
    first = pieces[0].offset
    way = tuple(piece._replace(offset=piece.offset - first) for piece in pieces)
    return [Clause((way,), required=True)]


def _is_dropped(clause: Clause) -> bool:
    return all(len(way) == 1 and way[0].word in _DROPPED for way in clause.ways)

"""A slow and obvious search over the same analysed words, to compare the index with."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, NamedTuple

from reader.search.model import Kind
from reader.search.query.parse import parse_query
from reader.search.words import STOP_WORDS, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search.model import Record, Source
    from reader.search.query.parse import Piece, Way

_Words = list[tuple[str, str, int]]


class Expected(NamedTuple):
    """What is to be found: the record's place, its rank and its score."""

    place: str
    rank: int
    score: float


class _Text:
    """One record as lists of (word, stem, position): its titles and its text."""

    def __init__(self, record: Record, *, is_first: bool) -> None:
        self.record = record
        has_title = is_first or record.kind is not Kind.PASSAGE
        self.titles = [_words(text) for text in (record.title, *record.names) if has_title]
        self.text = _words(record.text)

    def weight(self, way: Way, vocabulary: set[str]) -> float:
        """The weight of the first word, as far as its occurrences begin the phrase."""
        first = _weight_in(self.titles, way[0], vocabulary, (2, 0.5, 10))
        first += _weight_in([self.text], way[0], vocabulary, (1, 0.75, 60))
        parts = (*self.titles, self.text)
        places = sum(len(_starts(words, way[:1], vocabulary)) for words in parts)
        starts = sum(len(_starts(words, way, vocabulary)) for words in parts)
        return first * starts / places if places else 0.0


def search(sources: Sequence[Source], query: str, *, as_you_type: bool) -> list[Expected]:
    """Every record that the query finds."""
    all_texts = [
        _Text(record, is_first=number == 0)
        for source in sources
        for number, record in enumerate(source.records())
    ]
    vocabulary = {
        word for text in all_texts for part in (*text.titles, text.text) for word, *_ in part
    }
    clauses = parse_query(query, as_you_type=as_you_type).clauses
    weights = [
        [max(text.weight(way, vocabulary) for way in clause.ways) for text in all_texts]
        for clause in clauses
    ]
    found = []
    for number, text in enumerate(all_texts):
        held = [of_clause[number] > 0 for of_clause in weights]
        if not any(held) or any(c.required and not h for c, h in zip(clauses, held, strict=True)):
            continue
        score = sum(
            _rarity(of_clause) * of_clause[number] / (1.6 + of_clause[number])
            for of_clause in weights
        )
        found.append(Expected(str(text.record.place), int(all(held)), score))
    return found


def _words(text: str) -> _Words:
    return [(word, stem(word), at) for word, at, *_ in tokens(text) if word not in STOP_WORDS]


def _weight_in(
    parts: Sequence[_Words], piece: Piece, vocabulary: set[str], norm: tuple[float, float, int]
) -> float:
    most, slope, usual = norm
    times = sum(_is(word, piece, vocabulary) for words in parts for word in words)
    return most * times / (1 - slope + slope * sum(map(len, parts)) / usual)


def _starts(words: _Words, way: Way, vocabulary: set[str]) -> set[int]:
    starts = {at for *_, at in words}
    for piece in way:
        starts &= {word[2] - piece.offset for word in words if _is(word, piece, vocabulary)}
    return starts


def _is(word: tuple[str, str, int], piece: Piece, vocabulary: set[str]) -> bool:
    stems = {piece.stem}
    if piece.prefix:
        stems |= {stem(other) for other in vocabulary if other.startswith(piece.word)}
    return word[1] in stems


def _rarity(weights: list[float]) -> float:
    holding = sum(weight > 0 for weight in weights)
    return log(1 + (len(weights) - holding + 0.5) / (holding + 0.5))

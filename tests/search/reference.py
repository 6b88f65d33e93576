"""A slow and obvious search over the same analysed words, to compare the index with.

It is told nothing by arrays, postings or snapshots: every record is looked at, word by word. Only
how a text becomes words and how a query is read are the index's own.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA

from glossary.dates import PartialDate
from reader.search.model import Kind
from reader.search.query.clauses import words_of
from reader.search.query.reading import read_query
from reader.search.query.tree import AllOf, AnyOf, Field, Filter, Found, Not
from reader.search.stemming import stem
from reader.search.words import STOP_WORDS, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.search.model import About, Question, Record, Source
    from reader.search.names import Names
    from reader.search.query.tree import Clause, Node, Piece, Query, Way

_Words = list[tuple[str, str, int]]


class Expected(NamedTuple):
    """What is to be found: the record's place, its kind, its rank and its score."""

    place: str
    kind: Kind
    rank: int
    score: float


class _Text:
    """One record as lists of (word, stem, position): its titles and its text."""

    def __init__(self, record: Record, source: Source, *, is_first: bool) -> None:
        self.record = record
        self.source = source
        self.is_first = is_first
        language = source.about.language
        has_title = is_first or record.kind is not Kind.PASSAGE
        titles = (record.title, *record.names) if has_title else ()
        self.titles = [_words(text, language) for text in titles]
        self.text = _words(record.text, language)


class _All:
    """Everything that can be found."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = [source for source in sources if list(source.records())]
        self.of_source = {
            source.key: [
                _Text(record, source, is_first=number == 0)
                for number, record in enumerate(source.records())
            ]
            for source in self.sources
        }
        self.texts = [text for source in self.sources for text in self.of_source[source.key]]
        self.languages = {source.about.language for source in self.sources}
        self.met = {
            word[:2] for text in self.texts for part in (*text.titles, text.text) for word in part
        }

    def stems(self, piece: Piece) -> frozenset[str]:
        """What a word of a query counts as."""
        spelt = {word for word, _ in self.met}
        wanted = {piece.word}
        if piece.prefix:
            wanted |= {word for word in spelt if word.startswith(piece.word)}
        if piece.fuzzy:
            most = 1 if len(piece.word) <= 5 else 2
            near = {word for word in spelt if OSA.distance(word, piece.word) <= most}
            near.discard(piece.word)
            wanted |= {word for word in near if word[0] == piece.word[0]} or near
        known = {stem(piece.word, language) for language in ("", *self.languages)}
        return frozenset(known | {a_stem for word, a_stem in self.met if word in wanted})


def search(sources: Sequence[Source], question: Question, names: Names) -> list[Expected]:
    """Every record that the query finds; of several hits nothing is left out."""
    query = read_query(
        question.text,
        as_you_type=question.as_you_type,
        names=names,
        here=question.here,
        note_kinds=question.note_kinds.union(one.about.note_kind for one in sources) - {""},
    )
    everything = _All(sources)
    texts = everything.texts
    stems = {
        piece: everything.stems(piece)
        for clause in query.clauses
        for way in clause.ways
        for piece in way
    }
    weights = [[_weight(clause, text, stems) for text in texts] for clause in query.clauses]
    told = [_told(of_clause) for of_clause in weights]
    shares = _of_sources(query, everything, stems)
    asked = sum(
        number not in query.denied and not clause.names
        for number, clause in enumerate(query.clauses)
    )
    found = []
    for number, text in enumerate(texts):
        held = [of_clause[number] > 0 for of_clause in weights]
        kind = text.record.kind
        if kind not in question.kinds or not _holds(query.holds, text, held, sources):
            continue
        score = _score(query, [of_clause[number] for of_clause in told])
        score += (1.0 if question.of_documents else 0.3) * shares[text.source.key]
        is_full = _holds(query.full, text, held, sources)
        if is_full and asked > 2:
            score *= 1.02
        rank = int(is_full and asked <= 2)
        if kind is Kind.ENTRY and score > 0 and _heads(query, text, is_full=is_full):
            rank = 2
        if set(range(len(query.clauses))) <= query.denied:  # nothing but filters: a list
            if kind is Kind.PASSAGE and not text.is_first:
                continue
            rank, score = 0, 0.0
        found.append(Expected(str(text.record.place), kind, rank, score))
    return found


def _score(query: Query, told: Sequence[float]) -> float:
    score = 0.0
    for number, clause in enumerate(query.clauses):
        if number in query.denied:
            continue
        if clause.instead_of:
            typed = sum(told[other] for other in clause.instead_of)
            score += max(0.0, 0.9 * told[number] - typed)
        else:
            score += told[number]
    return score


def _told(weights: Sequence[float]) -> list[float]:
    """Each weight damped, and multiplied by how rare it is to have one."""
    holding = sum(weight > 0 for weight in weights)
    rarity = log(1 + (len(weights) - holding + 0.5) / (holding + 0.5))
    return [rarity * weight / (1.6 + weight) for weight in weights]


def _weight(clause: Clause, text: _Text, stems: dict[Piece, frozenset[str]]) -> float:
    return max(_weight_of(way, text, stems) for way in clause.ways)


def _weight_of(way: Way, text: _Text, stems: dict[Piece, frozenset[str]]) -> float:
    """The weight of the first word, as far as its occurrences begin the phrase."""
    wanted = [(stems[piece], piece.offset) for piece in way]
    first = wanted[0][0]
    weight = _times(text.titles, first) * _once(text.titles, (2, 0.5, 10))
    weight += _times([text.text], first) * _once([text.text], (1, 0.75, 60), least=20)
    parts = (*text.titles, text.text)
    places = sum(len(_starts(words, wanted[:1])) for words in parts)
    starts = sum(len(_starts(words, wanted)) for words in parts)
    return weight * starts / places if places else 0.0


def _times(parts: Iterable[_Words], stems: frozenset[str]) -> int:
    return sum(word[1] in stems for words in parts for word in words)


def _once(parts: Iterable[_Words], norm: tuple[float, float, float], least: int = 0) -> float:
    most, slope, usual = norm
    return most / (1 - slope + slope * max(least, sum(map(len, parts))) / usual)


def _starts(words: _Words, wanted: Sequence[tuple[frozenset[str], int]]) -> set[int]:
    starts = {at for *_, at in words}
    for stems, offset in wanted:
        starts &= {at - offset for _, a_stem, at in words if a_stem in stems}
    return starts


def _of_sources(
    query: Query, everything: _All, stems: dict[Piece, frozenset[str]]
) -> dict[str, float]:
    """What each source as a whole tells by the single words that were typed."""
    scores = dict.fromkeys(everything.of_source, 0.0)
    for number, clause in enumerate(query.clauses):
        if number in query.denied or clause.names:
            continue
        wanted = frozenset(a for way in clause.ways if len(way) == 1 for a in stems[way[0]])
        told = _told([_weight_in_source(everything, one, wanted) for one in everything.sources])
        for source, score in zip(everything.sources, told, strict=True):
            scores[source.key] += score
    return scores


def _weight_in_source(everything: _All, source: Source, stems: frozenset[str]) -> float:
    texts = everything.of_source[source.key]
    is_document = source.key.startswith("doc:")
    lengths = [
        sum(len(text.text) for text in everything.of_source[other.key])
        for other in everything.sources
        if other.key.startswith("doc:") == is_document
    ]
    usual = max(1.0, sum(lengths) / len(lengths))
    once = _once([text.text for text in texts], (1, 0.75, usual))
    weight = 0.0
    for number, text in enumerate(texts):
        is_heading = number == 0 and len(texts) > 1 and len(text.text) <= 25
        times = _times([text.text], stems) * (3 if is_heading else 1)
        weight += times * once
        weight += _times(text.titles, stems) * _once(text.titles, (2, 0.5, 10))
    return weight


def _holds(node: Node, text: _Text, held: Sequence[bool], sources: Sequence[Source]) -> bool:
    match node:
        case Found(clause):
            return held[clause]
        case Filter():
            return _is_so(node, text, sources)
        case Not(part):
            return not _holds(part, text, held, sources)
        case AllOf(parts):
            return all(_holds(part, text, held, sources) for part in parts)
        case AnyOf(parts):
            return any(_holds(part, text, held, sources) for part in parts)


def _is_so(wanted: Filter, text: _Text, sources: Sequence[Source]) -> bool:
    field, value = wanted
    about = text.source.about
    checks: dict[Field, Callable[[], bool]] = {
        Field.KIND: lambda: text.record.kind == value,
        Field.NOTE_KIND: lambda: about.note_kind.casefold() == value,
        Field.IN: lambda: about.document in _documents(value, sources),
        Field.TITLE: lambda: _has_words(about.title, value),
        Field.BY: lambda: _has_words(about.by, value),
        Field.TAG: lambda: any(" ".join(words_of(tag)) == value for tag in about.tags),
        Field.ENTRY: lambda: about.entry == value,
        Field.SIDE: lambda: value in about.sides,
        Field.BEFORE: lambda: any(_days(date)[0] < _days(value)[0] for date in about.dates),
        Field.AFTER: lambda: any(_days(date)[1] >= _days(value)[0] for date in about.dates),
    }
    return checks[field]()


def _documents(value: str, sources: Sequence[Source]) -> set[str]:
    abouts: list[About] = [one.about for one in sources if one.key.startswith("doc:")]
    exact = {about.document for about in abouts if about.document == value}
    return exact or {one.document for one in abouts if _has_words(one.title, value)} or {value}


def _has_words(text: str, value: str) -> bool:
    there = [stem(word) for word in words_of(text)]
    wanted = [stem(word) for word in words_of(value)]
    return bool(wanted) and any(there[at : at + len(wanted)] == wanted for at in range(len(there)))


def _days(date: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    parsed = PartialDate.parse(date)
    return parsed.first_day, parsed.last_day


def _heads(query: Query, text: _Text, *, is_full: bool) -> bool:
    """Whether an entry is what the whole query names."""
    if not query.clauses:
        return False
    if text.source.about.entry and text.source.about.entry in query.entries:
        return True
    names = [words_of(name) for name in (text.record.title, *text.record.names)]
    begins = any(f"{' '.join(name)} ".startswith(query.name_start) for name in names)
    asked = list(map(stem, query.words))
    is_one = any(list(map(stem, name)) == asked for name in names)
    return is_full and (is_one or (bool(query.name_start) and begins))


def _words(text: str, language: str) -> _Words:
    return [
        (word, stem(word, language), at) for word, at, *_ in tokens(text) if word not in STOP_WORDS
    ]

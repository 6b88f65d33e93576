"""What may have been meant, where a word of a query stands in nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.search.answering.nearly import nearly
from reader.search.words import name_key, runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.search.answering.lookup import Step, Wanted
    from reader.search.names import Names
    from reader.search.query.tree import Query
    from reader.search.store.snapshot import Snapshot
    from reader.search.store.vocabulary import Vocabulary

MOST = 3
"""Queries that are suggested."""

_MOST_MISSING = 8  # words; of a page that was pasted in no word was mistyped
_RARE = 2  # times that a word is met
_SHORTEST = 3  # letters; of shorter words any other is near
_SHORTEST_HALF = 3  # letters, where a space was left out
_PLAIN = re.compile(r"[^\"«»“”„‟″＂():~*]*")  # nothing but words, as far as names go


class _Suggestion(NamedTuple):
    """A query, and how many letters of it are not as they were typed."""

    letters: int
    query: str


def suggest(
    query: str, missing: Sequence[str], vocabularies: Sequence[Vocabulary], names: Names
) -> tuple[str, ...]:
    """Whole queries with words in the place of those that stand in nothing, the nearest first.

    Args:
        query: What was typed.
        missing: Its words that stand in nothing, folded.
        vocabularies: The words of all that is indexed.
        names: Of whole names some may be spelt nearly so.
    """
    asked = [word for word in dict.fromkeys(missing) if len(word) >= _SHORTEST]
    asked = [word for word in asked if not word.isdigit()]
    if not asked or len(asked) > _MOST_MISSING:
        return ()
    meant = {word: others for word in asked if (others := _meant(word, vocabularies))}
    found = [*_by_names(query, names), *_by_words(query, meant, vocabularies)]
    typed = _words(query)
    of_words: dict[str, str] = {}
    for one in sorted(found, key=lambda one: one.letters):  # names first where equal
        words = _words(one.query)
        if words != typed:
            of_words.setdefault(words, one.query)
    return tuple(of_words.values())[:MOST]


def missing_words(
    query: Query, wanted: Sequence[Wanted], snapshots: Sequence[Snapshot]
) -> tuple[str, ...]:
    """The words typed that stand in nothing.

    Args:
        query: What was asked.
        wanted: Its clauses with their words looked up, in step.
        snapshots: All that is searched.
    """
    missing: dict[str, None] = {}
    for clause, found in zip(query.clauses, wanted, strict=True):
        if found.is_denied or clause.names:
            continue
        for way, steps in zip(clause.ways[:1], found.ways[:1], strict=True):
            for piece, step in zip(way, steps, strict=True):
                if not any(_is_there(step, snapshot) for snapshot in snapshots):
                    missing[piece.word] = None
    return tuple(missing)


def _is_there(step: Step, snapshot: Snapshot) -> bool:
    return any(len(snapshot.postings(stem).numbers) for stem in step.stems)


def _by_names(query: str, names: Names) -> Iterator[_Suggestion]:
    if _PLAIN.fullmatch(query):
        for name in names.nearest(query, MOST):
            yield _Suggestion(_distance(_words(query), _words(name)), name)


def _by_words(
    query: str, meant: Mapping[str, Sequence[str]], vocabularies: Sequence[Vocabulary]
) -> Iterator[_Suggestion]:
    """The query with the nearest words, and with others in the place of one of them.

    What is met once or twice may be a slip itself, and counts as one letter further.
    """
    best = {word: others[0] for word, others in meant.items()}
    choices = [best] if best else []
    choices += [best | {word: other} for word, others in meant.items() for other in others[1:MOST]]
    for choice in choices:
        letters = sum(_distance(word, other) for word, other in choice.items())
        is_rare = any(_met(other, vocabularies) <= _RARE for other in choice.values())
        yield _Suggestion(letters + is_rare, _with(query, choice))


def _meant(word: str, vocabularies: Sequence[Vocabulary]) -> tuple[str, ...]:
    """Words that stand in texts, the nearest first, of those as near the commonest."""

    def order(other: str) -> tuple[int, int, str]:
        return _distance(word, other), -_met(other, vocabularies), other

    near = sorted(nearly(word, vocabularies), key=order)
    parted = _parted(word, vocabularies)
    if parted and (not near or _distance(word, near[0]) > 1):
        return (parted, *near)
    return tuple(near)


def _parted(word: str, vocabularies: Sequence[Vocabulary]) -> str:
    """Two words between which the space was left out; of several pairs the commonest."""

    def met(at: int) -> int:
        return min(_met(word[:at], vocabularies), _met(word[at:], vocabularies))

    at = max(range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1), key=met, default=0)
    return f"{word[:at]} {word[at:]}" if at and met(at) else ""


def _met(word: str, vocabularies: Sequence[Vocabulary]) -> int:
    return sum(vocabulary.met(word) for vocabulary in vocabularies)


def _with(query: str, choice: Mapping[str, str]) -> str:
    """The query with other words, capitals where they were."""
    pieces = []
    at = 0
    for part in (part for run in runs(query) for part in run.parts):
        if other := choice.get(part.word):
            pieces += [query[at : part.start], _as_typed(query[part.start : part.end], other)]
            at = part.end
    return "".join((*pieces, query[at:]))


def _as_typed(typed: str, other: str) -> str:
    if len(typed) > 1 and typed.isupper():
        return other.upper()
    return other[:1].upper() + other[1:] if typed[:1].isupper() else other


def _words(text: str) -> str:
    return name_key(part.word for run in runs(text) for part in run.parts)


def _distance(one: str, other: str) -> int:
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other)

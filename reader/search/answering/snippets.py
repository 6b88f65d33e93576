"""The words of a text around what matched, cut from the text itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.search.words import stem, tokens
from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search.answering.lookup import Step, Wanted

_LENGTH = 160  # characters
_BEFORE = 60  # of them before the first match, where the text does not begin sooner
_ELLIPSIS = "…"
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+|[。！？]|\n\s*")
_SPACE = re.compile(r"\s+")
_SPACES = {ord(space): " " for space in "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"}


class Match(NamedTuple):
    """Words of a text that match, and the number of the clause they match."""

    start: int
    end: int
    clause: int


class Snippet(NamedTuple):
    """A cut of a text with its matches as spans of the cut."""

    text: str
    matches: tuple[Span, ...]


def find_matches(text: str, wanted: Sequence[Wanted]) -> list[Match]:
    """Every match in a text, in order; matches may touch but not overlap."""
    words: dict[str, int] = {}
    phrases: list[tuple[int, Sequence[Step]]] = []
    for clause, one in enumerate(wanted):
        for way in one.ways:
            if len(way) == 1:
                words.update(dict.fromkeys(way[0].stems, clause))
            else:
                phrases.append((clause, way))
    found: list[Match] = []
    standing: dict[tuple[str, int], Span] = {}
    for word, position, start, end in tokens(text):
        word_stem = stem(word)
        if word_stem in words:
            found.append(Match(start, end, words[word_stem]))
        if phrases:
            standing[word_stem, position] = Span(start, end)
    for clause, phrase in phrases:
        found += _phrases(standing, phrase, clause)
    return _without_overlaps(found)


def first_words(text: str, matches: Sequence[Match]) -> Span:
    """The first matched words: the first match, and what follows it with only space between."""
    start, end, _ = matches[0]
    for match in matches[1:]:
        if text[end : match.start].strip():
            break
        end = match.end
    return Span(start, end)


def cut(text: str, matches: Sequence[Match]) -> Snippet:
    """About 160 characters around the matches that say most."""
    start = _start(text, matches[_densest(matches)].start if matches else 0)
    end = _end(text, start)
    before = _ELLIPSIS if text[:start].strip() else ""
    after = _ELLIPSIS if text[end:].strip() else ""
    spans = tuple(
        Span(match.start - start + len(before), min(match.end, end) - start + len(before))
        for match in matches
        if start <= match.start < end
    )
    return Snippet(f"{before}{text[start:end]}{after}".translate(_SPACES), spans)


def _phrases(
    standing: dict[tuple[str, int], Span], way: Sequence[Step], clause: int
) -> list[Match]:
    found = []
    for (word, position), span in standing.items():
        if word in way[0].stems:
            others = [_standing_at(standing, step, position) for step in way[1:]]
            if None not in others:
                found.append(Match(span.start, max(one.end for one in others if one), clause))
    return found


def _standing_at(standing: dict[tuple[str, int], Span], step: Step, position: int) -> Span | None:
    spans = (standing.get((word, position + step.offset)) for word in step.stems)
    return next((span for span in spans if span), None)


def _without_overlaps(found: list[Match]) -> list[Match]:
    kept: list[Match] = []
    for match in sorted(found, key=lambda match: (match.start, -match.end)):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


def _densest(matches: Sequence[Match]) -> int:
    """Index of the match that begins the stretch with the most clauses, then the most matches."""
    best, best_worth = 0, (0, 0)
    end = 0
    for first, match in enumerate(matches):
        while end < len(matches) and matches[end].end <= match.start + _LENGTH - _BEFORE:
            end += 1
        within = matches[first:end]
        worth = (len({one.clause for one in within}), len(within))
        if worth > best_worth:
            best, best_worth = first, worth
    return best


def _start(text: str, match: int) -> int:
    """Where to begin so that the match is in: at a sentence if one begins near, else at a word."""
    earliest = match - _BEFORE
    if earliest <= 0 or len(text) <= _LENGTH:
        return len(text) - len(text.lstrip())
    sentences = [found.end() for found in _SENTENCE_END.finditer(text, earliest, match)]
    if sentences:
        return sentences[-1]
    space = _SPACE.search(text, earliest, match)
    return space.end() if space else earliest


def _end(text: str, start: int) -> int:
    """Where to end: after a sentence if one ends near, else after a word."""
    latest = start + _LENGTH
    if latest >= len(text):
        return len(text.rstrip())
    sentences = [found.start() + 1 for found in _SENTENCE_END.finditer(text, latest - 40, latest)]
    if sentences:
        return sentences[-1]
    space = text.rfind(" ", start + _LENGTH // 2, latest)
    return space if space >= 0 else latest

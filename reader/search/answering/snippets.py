"""The words of a text around what matched, cut from the text itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.search.stemming import stem
from reader.search.words import tokens
from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.search.answering.lookup import Step, Wanted

_LENGTH = 160  # characters
_BEFORE = 60  # of them before the first match, where no sentence begins near
_FURTHEST = 110  # of them before the first match, where its sentence begins there
_TEXTS_KEPT = 400
_ELLIPSIS = "…"
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+|[。！？]|\n\s*")
_SPACE = re.compile(r"\s+")
_GAP = re.compile(" {2,}")
_SPACES = {ord(space): " " for space in "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"}


class Match(NamedTuple):
    """Words of a text that match.

    Attributes:
        start: Offset of their first character.
        end: Offset after their last.
        clause: Number of the clause they match.
        name: The other name that they are, where they are one.
    """

    start: int
    end: int
    clause: int
    name: str = ""


class Snippet(NamedTuple):
    """A cut of a text with its matches as spans of the cut."""

    text: str
    matches: tuple[Span, ...]


def find_matches(text: str, wanted: Sequence[Wanted], language: str = "") -> list[Match]:
    """Every match in a text, in order; matches may touch but not overlap.

    Args:
        text: Of the record.
        wanted: The clauses of the query, looked up.
        language: By whose rules its words are stemmed.
    """
    words: dict[str, tuple[int, str]] = {}
    phrases: list[tuple[int, str, Sequence[Step]]] = []
    for clause, one in enumerate(wanted):
        if one.is_denied:
            continue
        for number, way in enumerate(one.ways):
            name = one.names[number] if one.names else ""
            if len(way) == 1:
                for word_stem in way[0].stems:
                    words.setdefault(word_stem, (clause, name))
            else:
                phrases.append((clause, name, way))
    found: list[Match] = []
    standing: dict[str, dict[int, Span]] = {
        one: {} for *_, way in phrases for step in way for one in step.stems
    }
    for word_stem, position, start, end in _stemmed(text, language):
        if word_stem in words:
            found.append(Match(start, end, *words[word_stem]))
        if word_stem in standing:
            standing[word_stem][position] = Span(start, end)
    for clause, name, phrase in phrases:
        found += [Match(*span, clause, name) for span in _phrases(standing, phrase)]
    return _without_overlaps(found)


def stretches(text: str, matches: Sequence[Match]) -> list[Span]:
    """The matches as stretches of the text: those with only space between them are one."""
    spans: list[Span] = []
    for match in matches:
        if spans and not text[spans[-1].end : match.start].strip():
            spans[-1] = Span(spans[-1].start, match.end)
        else:
            spans.append(Span(match.start, match.end))
    return spans


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
    return _closed_up(f"{before}{text[start:end]}{after}".translate(_SPACES), spans)


def _closed_up(text: str, spans: tuple[Span, ...]) -> Snippet:
    """One space in the place of several, as between the cells of a table."""
    if "  " not in text:
        return Snippet(text, spans)
    dropped = [gap + 1 for found in _GAP.finditer(text) for gap in range(*_but_last(found))]

    def moved(offset: int) -> int:
        return offset - bisect_left(dropped, offset + 1)

    closed = _GAP.sub(" ", text)
    return Snippet(closed, tuple(Span(moved(start), moved(end)) for start, end in spans))


def _but_last(gap: re.Match[str]) -> tuple[int, int]:
    return gap.start(), gap.end() - 1


@lru_cache(_TEXTS_KEPT)
def _stemmed(text: str, language: str) -> tuple[tuple[str, int, int, int], ...]:
    """The words of a text with their stems; the next keystroke finds mostly the same texts."""
    return tuple(
        (stem(word, language), position, start, end) for word, position, start, end in tokens(text)
    )


def _phrases(standing: Mapping[str, Mapping[int, Span]], way: Sequence[Step]) -> Iterator[Span]:
    """Where a phrase stands, by where each word does."""
    for first in way[0].stems:
        for position, span in standing.get(first, {}).items():
            others = [_standing_at(standing, step, position) for step in way[1:]]
            if None not in others:
                yield Span(span.start, max(one.end for one in others if one))


def _standing_at(
    standing: Mapping[str, Mapping[int, Span]], step: Step, position: int
) -> Span | None:
    spans = (standing.get(word, {}).get(position + step.offset) for word in step.stems)
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
    """Where to begin so that the match is in: at its sentence unless far before, else at a word."""
    if match <= _BEFORE or len(text) <= _LENGTH:
        return len(text) - len(text.lstrip())
    furthest = max(match - _FURTHEST, 0)
    sentences = [found.end() for found in _SENTENCE_END.finditer(text, furthest, match)]
    if sentences:
        return sentences[-1]
    if not furthest:
        return len(text) - len(text.lstrip())
    space = _SPACE.search(text, match - _BEFORE, match)
    return space.end() if space else match - _BEFORE


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

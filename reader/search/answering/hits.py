"""A record that was found, as the reader sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.search.answering.snippets import cut, find_matches, stretches
from reader.search.model import Hit
from reader.text.place import DocumentPlace, parse_place
from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search.answering.lookup import Wanted
    from reader.search.answering.ranking import Ranked
    from reader.search.answering.snippets import Match
    from reader.search.store.snapshot import Snapshot

_MOST_NAMES = 3  # by which a hit is said to be found
_HALF = 5.0  # a score like this, of one rare word twice, stands half way to the next rank


def make_hit(ranked: Ranked, wanted: Sequence[Wanted], snapshot: Snapshot) -> Hit:
    """The hit with its words cut out and its place at the words that matched first."""
    number = -ranked.number
    stored = snapshot.record(number)
    about = snapshot.sources[int(snapshot.source_of[number])][1]
    matches = find_matches(stored.text, wanted, about.language)
    snippet = cut(stored.text, matches)
    place = parse_place(stored.place)
    spans: tuple[Span, ...] = ()
    if isinstance(place, DocumentPlace) and matches:
        spans = tuple(
            Span(stored.start + start, stored.start + end)
            for start, end in stretches(stored.text, matches)
        )
        place = DocumentPlace(place.document, spans[0].start, spans[0].end)
    return Hit(
        place,
        ranked.kind,
        ranked.rank + ranked.score / (ranked.score + _HALF),
        stored.title,
        snippet.text,
        snippet.matches,
        about=about,
        via=_via(matches, wanted),
        spans=spans,
    )


def _via(matches: Sequence[Match], wanted: Sequence[Wanted]) -> tuple[str, ...]:
    """The other names by which it was found, where the typed ones are not in it too."""
    there = {match.clause for match in matches}
    names = (
        match.name
        for match in matches
        if match.name and there.isdisjoint(wanted[match.clause].instead_of)
    )
    return tuple(dict.fromkeys(names))[:_MOST_NAMES]

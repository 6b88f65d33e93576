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
    from reader.search.store.snapshot import Snapshot

_HALF = 5.0  # a score like this, of one rare word twice, stands half way to the next rank


def make_hit(ranked: Ranked, wanted: Sequence[Wanted], snapshot: Snapshot) -> Hit:
    """The hit with its words cut out and its place at the words that matched first."""
    number = -ranked.number
    stored = snapshot.record(number)
    matches = find_matches(stored.text, wanted)
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
        about=snapshot.sources[int(snapshot.source_of[number])][1],
        via=tuple(dict.fromkeys(match.name for match in matches if match.name)),
        spans=spans,
    )

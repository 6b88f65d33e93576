"""A record that was found, as the reader sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.search.answering.snippets import cut, find_matches, first_words
from reader.search.model import Hit
from reader.text.place import DocumentPlace, parse_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search.answering.lookup import Wanted
    from reader.search.answering.ranking import Ranked
    from reader.search.store.snapshot import Snapshot

_HALF = 5.0  # a score like this, of one rare word twice, stands half way to the next rank


def make_hit(ranked: Ranked, wanted: Sequence[Wanted], snapshots: Sequence[Snapshot]) -> Hit:
    """The hit with its words cut out and its place at the words that matched first."""
    stored = snapshots[-ranked.part].stored(-ranked.number)
    matches = find_matches(stored.text, wanted)
    snippet = cut(stored.text, matches)
    place = parse_place(stored.place)
    if isinstance(place, DocumentPlace) and matches:
        start, end = first_words(stored.text, matches)
        place = DocumentPlace(place.document, stored.start + start, stored.start + end)
    score = ranked.rank + ranked.score / (ranked.score + _HALF)
    return Hit(place, ranked.kind, score, stored.title, snippet.text, snippet.matches)

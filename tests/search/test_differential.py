"""The index against a slow search: the same records, the same ranks, the same scores."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search.answering.hits import _HALF
from reader.search.index import open_index
from reader.search.model import Question
from reader.search.store import making
from reader.text.place import DocumentPlace
from tests.search import reference
from tests.search.building import document, note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search.model import Source
    from reader.text.place import Place

WORDS = [
    *("peace", "Peace", "constitution", "constitutional", "constitutions", "war", "wars", "the"),
    *("of", "state", "Abe's", "Sino-Japanese", "japanese", "sino", "café", "cafe", "1,000", "1000"),
    *("靖国", "靖国神社", "神", "第9条", "U.S.", "us", "warship", "peaceful", "O'Brien", "what"),
]

passages = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
documents = st.lists(st.lists(passages, min_size=1, max_size=4), min_size=1, max_size=5)
notes = st.lists(passages, max_size=4)
bare = st.lists(st.sampled_from([*WORDS, "const", "wa", "p", "s", "靖"]), min_size=1, max_size=4)
queries = st.one_of(
    bare.map(" ".join),
    bare.map(lambda words: f'"{" ".join(words)}"'),
    st.tuples(bare, bare).map(lambda two: f'{" ".join(two[0])} "{" ".join(two[1])}"'),
    st.tuples(bare, bare).map(lambda two: f'"{" ".join(two[0])}" {" ".join(two[1])}'),
)


@settings(max_examples=30, deadline=None)
@given(
    first=documents,
    then=documents,
    some_notes=notes,
    asked=st.lists(st.tuples(queries, st.booleans()), min_size=8, max_size=8),
)
def test_the_index_finds_what_a_slow_search_finds(
    first: list[list[str]],
    then: list[list[str]],
    some_notes: list[str],
    asked: list[tuple[str, bool]],
) -> None:
    sources = [
        *(document(f"d{n}", *texts, title=texts[0]) for n, texts in enumerate(then)),
        *(note(f"n{n}", text) for n, text in enumerate(some_notes)),
    ]
    with tempfile.TemporaryDirectory() as folder, patch.object(making, "BATCH_RECORDS", 3):
        index = open_index(Path(folder) / "index")
        # Two updates and single puts: several segments, and records deleted in them.
        index.update([document(f"d{n}", *texts) for n, texts in enumerate(first)])
        index.update(sources[:-1])
        index.put(sources[-1])
        for query, as_you_type in asked:
            expected = {
                one.place: one for one in reference.search(sources, query, as_you_type=as_you_type)
            }
            results = index.search(Question(query, limit=1000, as_you_type=as_you_type))
            found = {str(_record_place(hit.place, sources)): hit.score for hit in results.hits}
            assert found.keys() == expected.keys(), (query, as_you_type)
            for place, score in found.items():
                _, rank, exact = expected[place]
                assert abs(score - (rank + exact / (exact + _HALF))) < 1e-6, (query, place)
            assert sum(results.counts.values()) == len(expected)
            scores = [hit.score for hit in results.hits]
            assert scores == sorted(scores, reverse=True)
        index.close()


def _record_place(place: Place, sources: Sequence[Source]) -> Place:
    """The place of the passage that a hit lies in."""
    if not isinstance(place, DocumentPlace):
        return place
    for source in sources:
        for record in source.records():
            whole = record.place
            if (
                isinstance(whole, DocumentPlace)
                and whole.document == place.document
                and whole.start <= place.start < whole.end
            ):
                return whole
    raise AssertionError(place)

"""The index against a slow search: the same records, the same ranks, the same scores."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search.answering.hits import _HALF
from reader.search.index import open_index
from reader.search.model import About, Kind, Question
from reader.search.names import Named
from reader.search.query.clauses import words_of
from reader.search.store import making
from reader.search.words import name_key
from reader.text.place import DocumentPlace
from tests.search import reference
from tests.search.building import document, entry, note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search.model import Results, Source
    from reader.text.place import Place
    from tests.search.reference import Expected

WORDS = [
    *("peace", "Peace", "constitution", "constitutional", "constitutions", "war", "wars", "the"),
    *("of", "state", "Abe's", "Sino-Japanese", "japanese", "sino", "café", "cafe", "1,000", "1000"),
    *("靖国", "靖国神社", "神", "第9条", "U.S.", "us", "warship", "peaceful", "O'Brien", "what"),
    *("Häuser", "hausern", "мира", "мирами", "shrine", "article", "9"),
]
LANGUAGES = ("", "de")
NAMES = {
    "e0": Named("e0", "constitution", ("constitution", "Article 9", "第9条"), ("peace state",)),
    "e1": Named("e1", "Yasukuni", ("靖国神社", "shrine")),
    "e2": Named("e2", "Sino-Japanese war", ("Sino-Japanese war", "japanese wars", "U.S. war")),
}
VOCABULARY = [  # all words are always there, so that none is known of a deleted record alone
    replace(
        document(f"all-{language}", " ".join(WORDS), title="all of them"),
        about=About("all of them", language=language, document=f"all-{language}"),
    )
    for language in LANGUAGES
]


class _Names:
    """The names of the entries that every round has."""

    def named(self, words: Sequence[str]) -> Named | None:
        return next((one for one in NAMES.values() if self._is(one, name_key(words))), None)

    def entry(self, words: str) -> Named | None:
        return NAMES.get(words)

    def of_side(self, side: str) -> tuple[str, ...]:
        return ("shrine", "第9条") if side == "Japan" else ()

    def sides(self) -> tuple[str, ...]:
        return ("Japan",)

    def longest(self) -> int:
        return 4

    def nearest(self, words: str, limit: int) -> tuple[str, ...]:  # noqa: ARG002 - as the protocol has it
        return ()

    def _is(self, named: Named, key: str) -> bool:
        return key in {name_key(words_of(name)) for name in named.names}


passages = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
documents = st.lists(st.lists(passages, min_size=1, max_size=4), min_size=1, max_size=5)
notes = st.lists(passages, max_size=4)
abouts = st.builds(
    About,
    title=st.sampled_from(["", "Peace and War", "The Constitution"]),
    by=st.sampled_from(["", "O'Brien", "Shinzo Abe"]),
    language=st.sampled_from(LANGUAGES),
    tags=st.lists(st.sampled_from(["todo", "To Read"]), max_size=2).map(tuple),
    dates=st.lists(st.sampled_from(["2013", "2013-04", "1952-04-28"]), max_size=2).map(tuple),
    sides=st.sampled_from([(), ("Japan",), ("China", "Japan")]),
    document=st.sampled_from(["", "d0", "d1"]),
    entry=st.sampled_from(["", "e0", "e1"]),
    note_kind=st.sampled_from(["", "question", "To Check"]),
)
filters = st.sampled_from(
    [
        *("kind:note", "kind:passage", "kind:entry", "in:d0", "in:constitutions", "in:this"),
        *("title:peace", 'title:"peace and war"', "by:abe", "by:obrien", "tag:todo", "side:japan"),
        *('tag:"to read"', "before:2013", "before:2013-04", "after:2013-05", "after:1952-04-28"),
        *("term:e0", "term:e1", "kind:nothing", "kind:question", 'kind:"to check"'),
    ]
)
words = st.sampled_from([*WORDS, "const", "wa", "p", "s", "靖", "häuser", "article 9"])
marked = st.tuples(
    st.sampled_from(["const", "wa", "peice", "constitutoin", "stat", "cofe", "xar", "shrone"]),
    st.sampled_from(["{}*", "~{}", "{}~"]),
).map(lambda two: two[1].format(two[0]))
bare = st.lists(words, min_size=1, max_size=4).map(" ".join)
leaves = st.one_of(bare, bare, bare.map('"{}"'.format), marked, filters)
queries = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" ", " AND ", " OR ", " NOT ", " -"]), inner).map(
            "".join
        ),
        inner.map("({})".format),
        inner.map("NOT {}".format),
    ),
    max_leaves=6,
)
questions = st.builds(
    Question,
    queries,
    limit=st.just(1000),
    as_you_type=st.booleans(),
    here=st.sampled_from(["", "d1"]),
)


@settings(max_examples=20, deadline=None)
@given(
    first=documents,
    then=documents,
    some_notes=notes,
    about=st.lists(abouts, min_size=9, max_size=9),
    asked=st.lists(questions, min_size=10, max_size=10),
)
def test_the_index_finds_what_a_slow_search_finds(
    first: list[list[str]],
    then: list[list[str]],
    some_notes: list[str],
    about: list[About],
    asked: list[Question],
) -> None:
    sources = _sources(then, some_notes, about)
    with tempfile.TemporaryDirectory() as folder, patch.object(making, "BATCH_RECORDS", 3):
        index = open_index(Path(folder) / "index")
        # Two updates and single puts: several segments, and records deleted in them.
        index.update([*VOCABULARY, *(document(f"d{n}", *texts) for n, texts in enumerate(first))])
        index.update(sources[:-1])
        index.put(sources[-1])
        for question in asked:
            expected = reference.search(sources, question, _Names())
            _compare(index.search(question, _Names()), expected, sources)
            of_documents = replace(question, of_documents=True)
            expected = reference.search(sources, of_documents, _Names())
            _compare_documents(index.search(of_documents, _Names()), expected, sources)
        index.close()


def _sources(
    then: Sequence[Sequence[str]], some_notes: Sequence[str], about: Sequence[About]
) -> list[Source]:
    of_documents = [document(f"d{n}", *texts, title=texts[0]) for n, texts in enumerate(then)]
    own = [replace(about[n], document=f"d{n}", entry="") for n in range(len(then))]
    cards = [
        *(entry(one.entry, one.term, "of peace", one.names) for one in NAMES.values()),
        *(note(f"n{n}", text) for n, text in enumerate(some_notes)),
    ]
    of_cards = [*(replace(about[0], entry=key, document="") for key in NAMES), *about[5:]]
    return [
        *VOCABULARY,
        *(replace(one, about=its) for one, its in zip(of_documents, own, strict=True)),
        *(replace(one, about=its) for one, its in zip(cards, of_cards, strict=False)),
    ]


def _compare(results: Results, expected: Sequence[Expected], sources: Sequence[Source]) -> None:
    assert not results.damaged, results.query
    wanted = {one.place: one for one in expected}
    found = {str(_record_place(hit.place, sources)): hit.score for hit in results.hits}
    assert found.keys() == wanted.keys(), results.query
    for place, score in found.items():
        _, _, rank, exact = wanted[place]
        assert abs(score - (rank + exact / (exact + _HALF))) < 1e-5, (results.query, place)
    assert results.counts == {kind: sum(one.kind is kind for one in expected) for kind in Kind}, (
        results.query
    )
    scores = [hit.score for hit in results.hits]
    assert scores == sorted(scores, reverse=True)
    documents_found = [one.split("#")[0] for one in wanted if wanted[one].kind is Kind.PASSAGE]
    assert results.in_documents == len(set(documents_found))
    assert sorted(one.count for one in results.documents) == sorted(
        documents_found.count(one) for one in set(documents_found)
    )


def _compare_documents(
    results: Results, expected: Sequence[Expected], sources: Sequence[Source]
) -> None:
    """Of each document the best passage is there, and no other."""
    best: dict[str, float] = {}
    for place, kind, rank, score in expected:
        key = place.split("#")[0] if kind is Kind.PASSAGE else place
        best[key] = max(best.get(key, 0.0), rank + score / (score + _HALF))
    found = {}
    for hit in results.hits:
        place = str(_record_place(hit.place, sources))
        found[place.split("#")[0] if hit.kind is Kind.PASSAGE else place] = hit.score
    assert len(found) == len(results.hits)
    assert found.keys() == best.keys(), results.query
    assert all(abs(found[key] - best[key]) < 1e-5 for key in found), results.query


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

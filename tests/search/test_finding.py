from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.search.model import Kind, Question
from tests.search.building import document, entry, found, note, texts

if TYPE_CHECKING:
    from reader.search.index import SearchIndex


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("The postwar Constitution stands.", "constitutions"),
        ("Its constitutions stand.", "constitution"),
        ("Café São Paulo", "cafe sao"),
        ("Cafe Sao Paulo", "café"),
        ("Abe's turn to Moscow", "abe"),
        ("Abe’s turn to Moscow", "Abe's"),
        ("the Sino-Japanese dispute", "sino"),
        ("the Sino-Japanese dispute", "japanese"),
        ("the Sino-Japanese dispute", "sino-japanese"),
        ("the Sino-Japanese dispute", "sino japanese"),
        ("the Sino-Japanese dispute", "sinojapanese"),
        ("the Sino Japanese dispute", "Sino-Japanese"),
        ("to cooperate", "co-operate"),
        ("to co-operate", "cooperate"),
        ("a *word* and __another__", "word"),
        ("a *word* and __another__", "another"),
        ("参拝した靖国神社で", "靖国"),
        ("参拝した靖国神社で", "靖国神社"),
        ("参拝した靖国神社で", "靖"),
        ("憲法第9条の改正", "第9条"),
        ("O'Brien spoke", "obrien"),
        ("O'Brien spoke", "O’Brien"),
        ("a debt of 1,000 yen", "1000"),
        ("the U.S. position", "US"),
        ("the state of the union", '"state of the union"'),
    ],
)
def test_a_text_is_found_by(index: SearchIndex, text: str, query: str) -> None:
    index.update(texts("nothing of the kind", text))
    assert found(index, query) == ["doc:p1"]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("参拝した靖国神社で", "神国"),
        ("参拝した靖国神社で", "靖社"),
        ("constitution of peace", '"peace constitution"'),
        ("peace and the constitution", '"peace constitution"'),
        ("japanese sino", "sino-japanese"),
        ("warship", "war"),
        ("northern lights", '"northern territories" lights'),
    ],
)
def test_a_text_is_not_found_by(index: SearchIndex, text: str, query: str) -> None:
    index.update(texts(text))
    assert found(index, query) == []


def test_what_holds_all_words_comes_before_what_holds_one_often(index: SearchIndex) -> None:
    often = "alliance " * 30
    both = "an alliance, " + "words " * 200 + "not real"
    index.update(texts(often, both, "real " * 30, "something else"))
    assert found(index, "alliance real")[0] == "doc:p1"
    assert sorted(found(index, "alliance real")) == ["doc:p0", "doc:p1", "doc:p2"]


def test_rare_words_weigh_more_than_common_ones(index: SearchIndex) -> None:
    index.update(texts(*["japan talks"] * 10, "kuril talks", "japan news"))
    assert found(index, "japan kuril question")[0] == "doc:p10"


def test_words_of_the_title_weigh_more_than_words_of_the_text(index: SearchIndex) -> None:
    index.update(
        [
            entry("a", "Something", "It mentions the shrine among other things there are."),
            entry("b", "Shrine", "It mentions nothing else among other things there are."),
        ]
    )
    assert found(index, "shrine") == ["entry:b", "entry:a"]


def test_an_entry_comes_first_under_each_of_its_names(index: SearchIndex) -> None:
    index.update(
        [
            entry("nt", "Northern Territories", "Islands.", ["Kuril Islands", "北方領土"]),
            entry("x", "Kuril Islands dispute", "Kuril Islands, Kuril Islands."),
            document("d", "Kuril Islands " * 20),
        ]
    )
    for name in ("kuril islands", "Northern Territory", "北方領土"):
        results = index.search(Question(name))
        assert str(results.hits[0].place) == "entry:nt"
        assert results.hits[0].score > 2


def test_an_entry_comes_first_while_its_name_is_typed(index: SearchIndex) -> None:
    index.update([document("d", "yasukuni " * 20), entry("y", "Yasukuni Shrine", "A shrine.")])
    for typed in ("y", "yas", "yasukuni", "yasukuni ", "yasukuni shr"):
        assert found(index, typed, as_you_type=True)[0] == "entry:y", typed


def test_a_title_leads_to_the_start_of_its_document_once(index: SearchIndex) -> None:
    index.update([document("d", "first words", "second words", "third", title="Not Real")])
    (hit,) = index.search(Question("real")).hits
    assert str(hit.place) == "doc:d#0-11"
    assert hit.matches == ()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("c", True), ("co", True), ("const", True), ("constitutio", True), ("constitutiona", False)],
)
def test_the_beginning_of_a_word_finds_it_while_it_is_typed(
    index: SearchIndex,
    typed: str,
    expected: bool,  # noqa: FBT001 - drawn
) -> None:
    index.update(texts("the peace Constitution", "other"))
    assert found(index, typed, as_you_type=True) == ["doc:p0"] * expected
    assert found(index, f"peace {typed}", as_you_type=True)[0] == "doc:p0"
    assert found(index, typed) == []


def test_an_open_phrase_is_found_while_it_is_typed(index: SearchIndex) -> None:
    index.update(texts("the peace constitution", "constitution of peace"))
    assert found(index, '"peace cons', as_you_type=True) == ["doc:p0"]


def test_results_are_of_the_kinds_asked_for_and_counted_by_kind(index: SearchIndex) -> None:
    index.update(
        [document("d", "the shrine", "a shrine"), entry("e", "Shrine"), note("n", "shrine visit")]
    )
    results = index.search(Question("shrine"))
    assert results.counts == {Kind.PASSAGE: 2, Kind.ENTRY: 1, Kind.NOTE: 1}
    only = index.search(Question("shrine", kinds=frozenset({Kind.NOTE})))
    assert [hit.kind for hit in only.hits] == [Kind.NOTE]
    assert only.counts == {Kind.PASSAGE: 0, Kind.ENTRY: 0, Kind.NOTE: 1}
    assert index.search(Question("shrine", kinds=frozenset())).hits == ()


def test_no_kind_crowds_out_another(index: SearchIndex) -> None:
    index.update(
        [
            document("d", *["shrine"] * 200),
            entry("e", "Torii", "A gate " + "of words " * 100 + "at a shrine."),
            *(note(f"n{number}", "shrine " * 3) for number in range(100)),
        ]
    )
    results = index.search(Question("shrine", limit=12))
    assert len(results.hits) == 12
    assert {hit.kind for hit in results.hits} == set(Kind)
    assert results.counts == {Kind.PASSAGE: 200, Kind.ENTRY: 1, Kind.NOTE: 100}
    scores = [hit.score for hit in results.hits]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("limit", [0, 1, 2, 5])
def test_there_are_never_more_hits_than_asked_for(index: SearchIndex, limit: int) -> None:
    index.update([document("d", *["shrine"] * 9), entry("e", "Shrine"), note("n", "shrine")])
    assert len(index.search(Question("shrine", limit=limit)).hits) == limit


def test_nothing_typed_finds_nothing(index: SearchIndex) -> None:
    index.update(texts("some words"))
    for query in ("", "   ", '""', "***", "the"):
        assert index.search(Question(query)).hits == ()
        assert index.search(Question(query)).query == query

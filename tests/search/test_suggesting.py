"""Did you mean: whole queries with words that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.desk.name_book import NameBook
from reader.search.model import Question
from reader.search.names import NO_NAMES
from tests.desk.examples import entry_of, glossary_of
from tests.search.building import entry, texts

if TYPE_CHECKING:
    from reader.search.index import SearchIndex
    from reader.search.names import Names

NAMES = NameBook(
    glossary_of(
        entry_of("yasukuni", "Yasukuni Shrine", "Yasukuni"),
        entry_of("kurils", "Kuril Islands", "Northern Territories"),
    )
)


@pytest.fixture(autouse=True)
def _filled(index: SearchIndex) -> None:
    index.update(
        [
            *texts(
                "Abe went to Yasukuni, the shrine.",
                "The territory of Hokkaido, said the ministry.",
                "The ministry of defence, and the ministers.",
                "The ministry, again; sugar and vinegar.",
            ),
            entry("kurils", "Kuril Islands", names=["Northern Territories"]),
        ]
    )


def suggested(
    index: SearchIndex, query: str, names: Names = NO_NAMES, *, as_you_type: bool = False
) -> tuple[str, ...]:
    return index.search(Question(query, as_you_type=as_you_type), names).suggestions


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Yasakuni", "Yasukuni"),
        ("yasakuni", "yasukuni"),
        ("YASAKUNI", "YASUKUNI"),
        ("Yasukuin", "Yasukuni"),  # two letters changed places
        ("Tasukuni", "Yasukuni"),  # the first letter
        ("yasukuni shrnie", "yasukuni shrine"),
        ('"the shrin of" -Hokaido abe', '"the shrine of" -Hokaido abe'),
        ("hokaido kind:passage", "hokkaido kind:passage"),
        ("(yasakuni OR hokaido)", "(yasukuni OR hokkaido)"),
        ("ministrey", "ministry"),
        ("sugarvinegar", "sugar vinegar"),
    ],
)
def test_a_word_that_is_in_nothing_is_taken_for_the_nearest_that_is(
    index: SearchIndex, typed: str, meant: str
) -> None:
    assert suggested(index, typed)[0] == meant


def test_of_words_as_near_the_commonest_comes_first(index: SearchIndex) -> None:
    index.update(texts("cart", "card card", "card cart card"))
    assert suggested(index, "carx") == ("card", "cart")


@pytest.mark.parametrize(
    "typed",
    [
        "yasukuni",
        "Shrines",
        "yasukuni shrine",
        "",
        "zz",
        "photosynthesis",
        "20133",
        "靖国",
        "-abx",
        "the",
        "kind:note",
        "sug*",
        "x x x x x x x x x x",
    ],
)
def test_nothing_is_suggested_where_words_are_there_or_like_none(
    index: SearchIndex, typed: str
) -> None:
    assert suggested(index, typed, NAMES) == ()


def test_the_beginning_of_a_word_that_is_there_is_no_mistake_while_it_is_typed(
    index: SearchIndex,
) -> None:
    assert suggested(index, "yasuku", as_you_type=True) == ()
    assert suggested(index, "yasuku") == ("yasukuni",)
    assert suggested(index, "yasakuni", as_you_type=True) == ("yasukuni",)


def test_what_is_suggested_finds_something(index: SearchIndex) -> None:
    for typed in ("Yasakuni", "hokaido OR zzzzz", "northern teritories"):
        for query in suggested(index, typed, NAMES):
            assert index.search(Question(query), NAMES).hits


def test_whole_names_are_suggested_as_they_are_written(index: SearchIndex) -> None:
    assert suggested(index, "yasakuni shrin", NAMES)[0] == "Yasukuni Shrine"
    assert suggested(index, "northen teritories", NAMES)[0] == "Northern Territories"
    assert suggested(index, "kurli", NAMES)[0] == "kuril"


def test_words_that_are_there_stay_as_they_were_typed(index: SearchIndex) -> None:
    assert suggested(index, "Ministry  in Hokaido?")[0] == "Ministry  in Hokkaido?"


def test_at_most_three_are_suggested(index: SearchIndex) -> None:
    index.update(texts("bard card hard lard ward yard"))
    assert len(suggested(index, "zard", NAMES)) == 3


def test_words_that_were_deleted_are_not_suggested_as_missing_ones_are(index: SearchIndex) -> None:
    index.update(texts("the shrine"))
    assert suggested(index, "yasukuni") == ()

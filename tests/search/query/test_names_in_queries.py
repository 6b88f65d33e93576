"""Names of entries in what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search.names import Named
from reader.search.query.gathering import MOST_CLAUSES
from reader.search.query.reading import read_query
from reader.search.query.tree import AnyOf, Field, Filter, Found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search.query.tree import Clause, Query

_ENTRIES = (
    Named("kurils", "Kurils", ("Kurils", "Kuril Islands", "Northern Territories")),
    Named("yasukuni", "Yasukuni", ("Yasukuni", "靖国")),
    Named("will", "Will", ("Will", "The Last Will")),
)


class _Names:
    def named(self, words: Sequence[str]) -> Named | None:
        typed = " ".join(words) if all(word.isascii() for word in words) else "".join(words)
        return self.entry(typed)

    def entry(self, words: str) -> Named | None:
        return next(
            (one for one in _ENTRIES if words.lower() in {name.lower() for name in one.names}), None
        )

    def of_side(self, side: str) -> tuple[str, ...]:
        return ("Northern Territories",) if side == "Japan" else ()

    def sides(self) -> tuple[str, ...]:
        return ("Japan", "Russia")

    def longest(self) -> int:
        return 3

    def nearest(self, words: str, limit: int) -> tuple[str, ...]:  # noqa: ARG002 - as the protocol
        return ()


def _read(typed: str) -> Query:
    return read_query(typed, names=_Names())


def _spelt(clause: Clause) -> list[str]:
    return [" ".join(piece.word for piece in way) for way in clause.ways]


def test_a_name_is_looked_for_by_its_other_names_too() -> None:
    query = _read("kurils dispute")
    assert [_spelt(clause) for clause in query.clauses] == [
        ["kurils"],
        ["kuril islands", "northern territories"],
        ["dispute"],
    ]
    assert query.clauses[1].names == ("Kuril Islands", "Northern Territories")
    assert query.clauses[1].instead_of == (0,)


def test_the_longest_run_of_words_is_the_name() -> None:
    query = _read("northern territories")
    assert query.clauses[2].names == ("Kurils", "Kuril Islands")
    assert query.clauses[2].instead_of == (0, 1)
    assert query.entries == ("kurils",)


def test_other_names_do_for_all_words_of_a_name_together() -> None:
    query = _read("northern territories")
    assert query.holds == AnyOf((Found(0), Found(1), Found(2)))
    assert isinstance(query.full, AnyOf)
    assert Found(2) in query.full.parts


def test_what_stands_in_quotes_is_looked_for_as_it_is() -> None:
    query = _read('"northern territories"')
    assert [_spelt(clause) for clause in query.clauses] == [["northern territories"]]


def test_a_word_that_every_text_has_counts_where_it_is_a_name() -> None:
    assert _spelt(_read("will treaty").clauses[0]) == ["will"]
    assert _spelt(read_query("will treaty").clauses[0]) == ["treaty"]


def test_names_are_found_among_characters_without_spaces() -> None:
    query = _read("靖国参拝")
    assert [_spelt(clause) for clause in query.clauses] == [["靖国"], ["yasukuni"], ["参拝"]]


def test_without_a_name_each_two_characters_will_do() -> None:
    query = read_query("神社参拝")
    assert [_spelt(clause) for clause in query.clauses] == [
        ["神社 社参 参拝"],
        ["神社"],
        ["社参"],
        ["参拝"],
    ]
    assert query.holds == AnyOf((Found(1), Found(2), Found(3)))


def test_a_term_is_its_entry_or_any_of_its_names() -> None:
    query = _read("term:kurils")
    assert query.holds == AnyOf((Filter(Field.ENTRY, "kurils"), Found(0)))
    assert query.clauses[0].names == ("Kurils", "Kuril Islands", "Northern Territories")
    assert query.entries == ("kurils",)


def test_a_side_is_what_it_says_or_its_own_names() -> None:
    query = _read("side:japan")
    assert query.holds == AnyOf((Filter(Field.SIDE, "Japan"), Found(0)))
    assert query.clauses[0].names == ("Northern Territories",)
    assert "Japan, Russia" in _read("side:mars").remarks[0]


_WORDS = (
    'kurils northern territories 靖国 参拝 will the last AND OR NOT ( ) " - ~kuril kuril* '
    "term:kurils side:japan term:"
)


@given(st.lists(st.sampled_from(_WORDS.split()), max_size=200).map(" ".join), st.booleans())
def test_with_names_too_a_query_is_bounded_and_stands_for_clauses_it_has(
    typed: str,
    as_you_type: bool,  # noqa: FBT001 - drawn
) -> None:
    query = read_query(typed, as_you_type=as_you_type, names=_Names())
    assert len(query.clauses) <= MOST_CLAUSES
    for clause in query.clauses:
        assert all(clause.ways)
        assert not clause.names or len(clause.names) == len(clause.ways)
        assert set(clause.instead_of) <= set(range(len(query.clauses)))


@pytest.mark.parametrize("typed", ["don't panic", "can't panic", "what shall we panic"])
def test_a_word_of_a_question_is_left_out_however_it_is_written(typed: str) -> None:
    assert [_spelt(clause) for clause in read_query(typed).clauses] == [["panic"]]

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search.stemming import stem
from reader.search.words import tokens


def words(text: str) -> list[str]:
    return [word for word, *_ in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peace Constitution", ["peace", "constitution"]),
        ("São Café ŁÓDŹ Ærø", ["sao", "cafe", "lodz", "aero"]),
        ("Cafe\N{COMBINING ACUTE ACCENT}", ["cafe"]),
        ("Abe's and Abe’s states'", ["abe", "and", "abe", "states"]),
        ("*word* _word_ **word**", ["word", "word", "word"]),
        ("consti\N{SOFT HYPHEN}tution", ["constitution"]),
        ("U.S. and e.g. this", ["us", "and", "eg", "this"]),
        ("snake_case", ["snake", "case"]),
        ("靖国神社", ["靖", "靖国", "国", "国神", "神", "神社", "社"]),
        ("第9条", ["第", "9", "条"]),
        ("ガ", ["ガ"]),
        ("\x1b[31m\x00", ["31m"]),
        ("\ud800", []),
        ("", []),
    ],
)
def test_a_text_becomes_its_folded_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "parts", "whole"),
    [
        ("Sino-Japanese", ["sino", "japanese"], "sinojapanese"),
        ("Sino\N{NON-BREAKING HYPHEN}Japanese", ["sino", "japanese"], "sinojapanese"),
        ("O'Brien", ["o", "brien"], "obrien"),
        ("1,000", ["1", "000"], "1000"),
        ("2013-04-23", ["2013", "04", "23"], "20130423"),
        ("consti-\n  tution", ["consti", "tution"], "constitution"),
        ("Sino-Japanese's", ["sino", "japanese"], "sinojapanese"),
    ],
)
def test_a_compound_is_found_by_its_parts_and_as_a_whole(
    text: str, parts: list[str], whole: str
) -> None:
    assert words(text) == [*parts, whole]


def test_the_whole_of_a_compound_stands_where_its_first_part_does() -> None:
    numbers = {word: number for word, number, *_ in tokens("the Sino-Japanese war")}
    assert numbers == {"the": 0, "sino": 1, "japanese": 2, "sinojapanese": 1, "war": 3}


def test_a_dash_between_words_joins_nothing() -> None:
    assert words("one—two three - four") == ["one", "two", "three", "four"]


def test_a_word_without_end_is_cut() -> None:
    assert words("x" * 100_000) == ["x" * 64]
    assert words("é" * 100_000) == ["e" * 64]


def test_stems_join_the_forms_of_a_word() -> None:
    assert stem("constitutions") == stem("constitution") == stem("constitutional")
    assert stem("靖") == "靖"


@given(st.text())
def test_every_word_of_any_text_lies_in_it_and_in_order(text: str) -> None:
    last = 0
    for word, number, start, end in tokens(text):
        assert 0 <= start < end <= len(text)
        assert word == word.lower()
        assert len(word) <= 64
        assert number >= 0
        assert start >= last or "".join(words(text[start:end])[:-1]).startswith(word[:1])
        last = max(last, start)


@given(st.text(alphabet="abc ABC'’-.,_*é\u0301靖国9\n\u00ad", max_size=30))
def test_a_word_alone_is_what_it_is_in_its_text(text: str) -> None:
    for word, _, start, end in tokens(text):
        assert word in words(text[start:end])

"""Words as a reader picks them out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.words import next_word, word_at, word_before


def words_of(text: str) -> list[str]:
    """All words, one after another."""
    found, word = [], next_word(text, 0)
    while word is not None:
        found.append(text[word.start : word.end])
        word = next_word(text, word.end)
    return found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Shinzo Abe is coming.", ["Shinzo", "Abe", "is", "coming"]),
        ("don’t say Abe's name", ["don’t", "say", "Abe's", "name"]),
        ("‘quoted’ (words)", ["quoted", "words"]),
        ("3.5 per cent of 1,000 in 2013.", ["3.5", "per", "cent", "of", "1,000", "in", "2013"]),
        ("the U.S. and Asia-Pacific", ["the", "U.S", "and", "Asia", "Pacific"]),
        ("e\u0301lan na\u00efve", ["e\u0301lan", "na\u00efve"]),
        ("靖国神社", ["靖", "国", "神", "社"]),
        ("参拝していたはず", list("参拝していたはず")),
        ("日本の Tokyo です", ["日", "本", "の", "Tokyo", "で", "す"]),
        ("か\u3099", ["か\u3099"]),
        ("한국어 문장", ["한국어", "문장"]),
        ("Синдзо Абэ", ["Синдзо", "Абэ"]),
        ("क्षि हिन्दी", ["क्षि", "हिन्दी"]),
        ("snake_case x_1", ["snake_case", "x_1"]),
        ("1_\u0301 a", ["1", "a"]),
        (".\u0301a", ["a"]),
        ("— … *** ---", []),
        ("", []),
    ],
)
def test_words_are_those_a_reader_would_name(text: str, words: list[str]) -> None:
    assert words_of(text) == words


ANY = st.text(st.sampled_from("ab1 .,'’-_\n\u0301靖国か\u3099한\u200d\u00ad𝒳\x00"), max_size=40)


@given(ANY, st.integers(-2, 42))
def test_the_word_at_an_offset_holds_it_and_is_the_same_from_each_of_its_characters(
    text: str, offset: int
) -> None:
    word = word_at(text, offset)
    if word is not None:
        assert word.contains(offset)
        assert {word_at(text, at) for at in range(*word)} == {word}


@given(ANY)
def test_going_back_meets_the_same_words_as_going_on(text: str) -> None:
    there, word = [], next_word(text, 0)
    while word is not None:
        there.append(word)
        word = next_word(text, word.end)
    back, word = [], word_before(text, len(text))
    while word is not None:
        back.append(word)
        word = word_before(text, word.start)
    assert back == there[::-1]
    assert all(a.end <= b.start for a, b in pairwise(there))


def test_a_word_without_end_and_a_text_without_words_cost_little() -> None:
    endless = "a" * 2_000_000
    assert word_at(endless, 1_000_000) is not None
    dots = "." * 2_000_000
    assert next_word(dots, 0) is None
    assert word_before(dots, len(dots)) is None
    marks = "a" + "\u0301" * 2_000
    assert word_at(marks, 1_900) is None or word_at(marks, 1_900)

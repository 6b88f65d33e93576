"""Words spelt nearly so: the quick way finds what comparing all of them would."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from reader.search.answering.nearly import nearly
from reader.search.store.letters import Letters

if TYPE_CHECKING:
    from reader.search.store.vocabulary import Vocabulary

WORDS = st.text("abcdé靖", min_size=1, max_size=8)


class _Words:
    """A vocabulary of these words."""

    def __init__(self, *words: str) -> None:
        self._words = sorted(set(words))
        self._letters = Letters.of(self._words)

    def near(self, word: str, most: int) -> set[str]:
        return {self._words[number] for number in self._letters.near(word, most)}


def near_to(word: str, *words: str) -> tuple[str, ...]:
    return nearly(word, [cast("Vocabulary", _Words(*words))])


@given(WORDS, st.lists(WORDS, max_size=40))
@settings(deadline=None)
def test_all_words_are_found_that_are_near_enough(word: str, words: list[str]) -> None:
    most = 1 if len(word) <= 5 else 2
    near = {other for other in words if other != word and OSA.distance(word, other) <= most}
    same_first = {other for other in near if other[0] == word[0]}
    found = near_to(word, *words)
    assert set(found) == (same_first or near)
    assert list(found) == sorted(found, key=lambda other: (OSA.distance(word, other), other))


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("abcd", ("abc", "abcde", "abdc", "abxd")),
        ("zbcd", ("abcd",)),
        ("abcdefg", ("abcdef",)),
        ("", ()),
    ],
)
def test_a_letter_more_less_changed_or_moved_is_near(word: str, found: tuple[str, ...]) -> None:
    words = {"abcd": "abc abcde abdc abxd abcd axxd xbcd", "zbcd": "abcd a", "abcdefg": "abcdef x"}
    assert near_to(word, *words.get(word, "a").split()) == found


def test_of_many_near_words_fifty_are_enough() -> None:
    assert (
        len(near_to("aaaaaaaa", *("aaaaaa" + a + b for a in "bcdefghij" for b in "klmnopqr"))) == 50
    )


def test_a_vocabulary_without_words_has_none_near() -> None:
    assert near_to("word") == ()

"""Words named by what stands around them: told apart, and found again."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from reader.text.companion import Phrase
from reader.text.quotes import MOST_PLACES, places_of, surroundings
from reader.text.span import Span

_TEXTS = st.text("ab \n", max_size=60)


@given(_TEXTS, st.integers(0, 60), st.integers(1, 8))
def test_what_surroundings_tell_apart_is_found_there_and_nowhere_else(
    text: str, start: int, length: int
) -> None:
    span = Span(min(start, len(text)), min(start + length, len(text)))
    around = surroundings(text, span)
    if span.start == span.end:
        return
    assert around, "a short text is all of it around the words"
    phrase = Phrase(text[span.start : span.end], "x", *around)
    assert places_of(text, [phrase]) == [(span.start, 0)]


def test_words_between_the_same_words_are_not_told_apart() -> None:
    text = "the same words again and " * 1_000
    start = text.index("again", 12_000)
    assert surroundings(text, Span(start, start + 5)) is None


@given(_TEXTS, st.lists(st.text("ab ", min_size=1, max_size=3), max_size=4))
def test_every_place_of_every_quote_is_found(text: str, quotes: list[str]) -> None:
    found = places_of(text, [Phrase(quote, "x") for quote in quotes])
    assert found == sorted(
        (start, index)
        for index, quote in enumerate(quotes)
        for start in range(len(text))
        if text.startswith(quote, start)
    )


def test_many_quotes_in_a_long_text_are_found_as_few_are() -> None:
    text = " ".join(f"word{number}" for number in range(100_000))
    wanted = range(0, 100_000, 1_000)
    quotes = [Phrase(f"word{number}", "x", " ", " word") for number in wanted if number]
    found = places_of(text, quotes)
    assert [text[start:].split()[0] for start, _ in found] == [one.quote for one in quotes]


def test_quotes_that_stand_everywhere_do_not_fill_the_memory() -> None:
    text = "a " * 1_000_000
    quotes = [Phrase("a", "x", suffix=" " * (number % 2)) for number in range(1_000)]
    began = time.process_time()
    assert len(places_of(text, quotes)) == MOST_PLACES
    assert time.process_time() - began < 10, "seconds; it would be minutes if all were found"


_AROUND = ("he went as far as he could to see ", " once more before the winter came")


def test_words_are_found_again_where_one_side_of_them_was_changed() -> None:
    phrase = Phrase("Moscow", "x", *_AROUND)
    assert places_of(f"Then {_AROUND[0]}Moscow again.", [phrase]) == [(39, 0)]
    assert places_of(f"To Moscow{_AROUND[1]}.", [phrase]) == [(3, 0)]


def test_words_are_lost_where_both_sides_changed_or_one_stands_twice_or_is_short() -> None:
    phrase = Phrase("Moscow", "x", *_AROUND)
    assert places_of("To Moscow again.", [phrase]) == []
    assert places_of(f"{_AROUND[0]}Moscow. And {_AROUND[0]}Moscow.", [phrase]) == []
    assert places_of("in Moscow again", [Phrase("Moscow", "x", "in ", " once")]) == []

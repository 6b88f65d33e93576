"""How long a text takes to read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.text.reading_time import ReadingTime, told_minutes


def test_minutes_follow_the_words_that_are_left() -> None:
    text = "word " * 23_000
    time = ReadingTime(text)
    assert time.minutes_after(0, 230) == 100
    assert time.minutes_after(len(text) // 2, 230) == 50
    assert time.minutes_after(len(text) - 10, 230) == 1
    assert time.minutes_after(len(text), 230) == 0


def test_scripts_without_spaces_are_counted_by_characters() -> None:
    assert ReadingTime("日本" * 5_000).minutes_after(0, 230) == round(7_500 / 230)
    assert ReadingTime("слово " * 2_300).minutes_after(0, 230) == 10


@given(st.text(max_size=10_000), st.integers(-5, 12_000), st.integers(-5, 12_000))
def test_further_on_there_is_never_more_to_read(text: str, one: int, other: int) -> None:
    time = ReadingTime(text)
    assert time.words_after(max(one, other)) <= time.words_after(min(one, other)) + 1e-6
    assert time.words_after(len(text)) == 0.0


def test_minutes_are_told_in_words() -> None:
    assert [told_minutes(one) for one in (0, 1, 61)] == ["", "1 min left", "1 h 1 min left"]

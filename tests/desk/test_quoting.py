"""Words around a stretch, and the first words of a text."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.desk.quoting import first_words, quote_around

TEXT = "He went to the shrine in April, as ministers had done."
BLOCK = (0, len(TEXT))


def test_words_around_are_whole_words_with_an_ellipsis_where_they_were_cut() -> None:
    start = TEXT.index("shrine")
    around = quote_around(TEXT, start, start + 6, BLOCK, 12)
    assert around == ("… to the ", "shrine", " in April, …")


def test_words_around_end_with_their_block() -> None:
    text = f"Before.\n\n{TEXT}\n\nAfter."
    block = (9, 9 + len(TEXT))
    start = text.index("shrine")
    around = quote_around(text, start, start + 6, block, 100)
    assert "".join(around) == TEXT


def test_line_ends_are_quoted_as_spaces() -> None:
    assert quote_around("a\n b\tc  d", 3, 4, (0, 9), 20) == ("a ", "b", " c d")


def test_first_words_stop_at_a_word_and_say_that_more_follows() -> None:
    assert first_words(TEXT, 20) == "He went to the …"
    assert first_words(TEXT, 100) == TEXT
    assert first_words("x" * 40, 10) == "x" * 9 + " …"


def test_first_words_are_found_behind_any_amount_of_white_space() -> None:
    assert first_words("\n" * 1000 + "Words", 10) == "Words"


@given(st.text(), st.integers(1, 50))
@settings(deadline=None)
def test_first_words_are_on_one_line_and_begin_the_text(text: str, room: int) -> None:
    words = first_words(text, room)
    assert len(words) <= room + 2
    assert "\n" not in words
    flat = re.sub(r"\s+", " ", text.strip())
    assert flat.startswith(words.removesuffix(" …").rstrip())


@given(st.text(st.sampled_from("ab \n"), min_size=3), st.data())
@settings(deadline=None)
def test_words_around_are_those_of_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, len(text)))
    around = quote_around(text, start, end, (0, len(text)), data.draw(st.integers(1, 9)))
    flat = re.sub(r"\s+", " ", text)
    said = around.before.removeprefix("… ") + around.words + around.after.removesuffix(" …")
    assert re.sub(r"\s+", "", said) in flat.replace(" ", "")

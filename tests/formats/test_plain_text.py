"""Paragraphs of plain text."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from reader.formats.plain.paragraphs import paragraphs

_LINES = st.lists(
    st.text(alphabet=st.sampled_from("ab \t\u00a0\u2028é日\x0b\x1c."), max_size=90), max_size=30
)
_SENTENCE = (
    "The islands lie between two seas and have been claimed by two countries since the war. "
)


def _texts(text: str) -> list[str]:
    return [text[block.start : block.end] for block in paragraphs(text)]


@given(_LINES.map("\n".join) | st.text(max_size=300))
def test_every_character_that_is_not_white_space_is_in_exactly_one_block(text: str) -> None:
    blocks = paragraphs(text)
    inside = [index for block in blocks for index in range(block.start, block.end)]
    assert len(inside) == len(set(inside))
    assert inside == sorted(inside)
    covered = set(inside)
    assert all(character.isspace() for index, character in enumerate(text) if index not in covered)


@given(_LINES.map("\n".join))
def test_no_block_begins_or_ends_with_white_space_or_is_empty(text: str) -> None:
    for words in _texts(text):
        assert words
        assert words == words.strip()


def test_blank_lines_part_paragraphs_and_line_ends_inside_stay() -> None:
    assert _texts("one\ntwo\n\n  three\n \t\nfour  \n\n\n") == ["one\ntwo", "three", "four"]


def test_without_blank_lines_each_line_is_a_paragraph() -> None:
    assert _texts("A title\nshort line\nanother\n") == ["A title", "short line", "another"]


def test_long_lines_are_paragraphs_even_where_a_blank_line_follows_the_title() -> None:
    long = _SENTENCE * 3
    assert _texts(f"Title\n\n{long}\n{long}\n{long}") == ["Title", *[long.strip()] * 3]


def test_hard_wrapped_lines_without_blank_ones_are_joined_until_one_has_room() -> None:
    first = textwrap.fill(_SENTENCE * 4, 72)
    second = textwrap.fill("Nobody lives there. " + _SENTENCE * 3, 72)
    assert _texts(f"{first}\n{second}") == [first, second]


def test_an_indented_line_begins_a_paragraph_of_hard_wrapped_text() -> None:
    # The last line of each is as full as the others: only the indent tells.
    one = "\n".join(["    " + "a" * 66, *["a" * 70] * 4])
    assert _texts(f"{one}\n{one}\n{one}") == [one.strip()] * 3


def test_the_look_of_the_first_lines_decides_for_the_whole_text() -> None:
    beginning = "\n\n".join(["one\ntwo"] * 2000)
    assert len(paragraphs(beginning + "\n\nlast\nlines")) == 2001


def test_a_text_of_one_line_is_one_paragraph() -> None:
    assert _texts("word " * 5000) == [("word " * 5000).strip()]

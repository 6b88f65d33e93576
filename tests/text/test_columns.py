"""From cells to characters and back, with wide and combining characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.cells import cell_width
from reader.text.document import Block, Role
from reader.text.layout import Layout
from reader.text.page import Page
from reader.text.setting import Row, Setter, Stretch
from reader.text.sheet import Sheet
from reader.text.typography import PLAIN


@pytest.mark.parametrize(
    ("text", "offsets"),
    [
        ("abc", [0, 1, 2, 3, 3]),
        ("靖国x", [0, 0, 1, 1, 2, 3]),
        ("e\u0301a", [0, 2, 3]),
        ("a\tb", [0, 1, 2, 3]),
        ("a\x1bb", [0, 1, 2, 3]),
        ("", [0, 0]),
    ],
)
def test_each_cell_of_a_line_has_its_character(text: str, offsets: list[int]) -> None:
    row = _row(text)
    assert [row.offset_at(n, cell_width) for n in range(len(offsets))] == offsets
    assert row.offset_at(-3, cell_width) == 0


def _row(text: str) -> Row:
    stretch = Stretch(0, len(text), 0, len(text), is_prose=True)
    return Setter(text, cell_width, PLAIN).row(stretch, 200)


@given(st.text(st.sampled_from("ab 靖国e\u0301한\u200b\x07"), max_size=30), st.integers(0, 70))
def test_the_cell_of_a_character_leads_back_to_it(text: str, column: int) -> None:
    row = _row(text)
    offset = row.offset_at(column, cell_width)
    first = row.column_of(offset, cell_width)
    assert first <= column
    if offset < len(text):
        assert column < first + max(1, cell_width(text[offset]))


@given(
    st.text(st.sampled_from("ab 靖国e\u0301한-"), min_size=1, max_size=80),
    st.integers(1, 30),
    st.sampled_from(list(Role)),
)
def test_on_any_layout_a_character_is_found_in_its_own_cell(
    text: str, width: int, role: Role
) -> None:
    layout = Layout(text, (Block(0, len(text), role, marker="•"),), width)
    layout.settle_more(1000)
    for row in range(layout.height):
        line = layout.line(row)
        if line is None:
            continue
        for offset in range(line.start, line.end):
            if cell_width(text[offset]):
                assert layout.offset_at(row, layout.column_of(offset)) == offset


def test_a_cell_of_the_lead_is_the_beginning_of_the_text() -> None:
    page = Page("alpha beta gamma", (Block(0, 16),))
    sheet = Sheet(page, Page("Title", (Block(0, 5),)), 6)
    assert sheet.offset_at(0, 4) == 0
    assert sheet.offset_at(3, 2) == 8
    assert sheet.offset_at(3, 99) == 10
    assert (sheet.words_on(0), sheet.words_on(3)) == ((0, 0), (6, 10))

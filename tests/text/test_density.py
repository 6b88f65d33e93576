"""How densely things stand along a text."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.text.density import Row, density

if TYPE_CHECKING:
    from collections.abc import Callable


def _among(offsets: list[int]) -> Callable[[int, int], int]:
    return lambda start, end: bisect_left(offsets, end) - bisect_left(offsets, start)


_OFFSETS = st.lists(st.integers(0, 999), max_size=20).map(sorted)


@given(_OFFSETS, _OFFSETS, _OFFSETS, st.integers(1, 60))
def test_everything_that_stands_in_a_text_shows_in_the_strip(
    terms: list[int], notes: list[int], hits: list[int], rows: int
) -> None:
    strip = density(1_000, rows, _among(terms), _among(notes), _among(hits))
    assert len(strip) == rows
    assert any(row.terms for row in strip) == bool(terms)
    assert any(row.notes for row in strip) == bool(notes)
    assert max((row.hits for row in strip), default=0) == (4 if hits else 0)


def test_each_kind_has_a_form_of_its_own() -> None:
    signs = [Row(), Row(terms=1), Row(terms=4), Row(hits=1), Row(terms=4, hits=4), Row(notes=True)]
    assert [row.sign for row in signs] == [" ", "⡀", "⡇", "⢀", "⣿", "✎"]


def test_notes_do_not_hide_what_was_found() -> None:
    assert Row(notes=True, hits=2).sign == "⢠"

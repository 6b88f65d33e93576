"""Bounds that hold for texts of every format."""

from __future__ import annotations

import pytest

from reader.base.errors import TooComplexError
from reader.formats.limits import MOST_LINES, refuse_flood


def test_a_flood_of_lines_is_refused_before_it_is_read() -> None:
    with pytest.raises(TooComplexError, match=r"flood.txt: has more than 1,500,000 lines"):
        refuse_flood("a\n\n" * (MOST_LINES + 1), "flood.txt")


@pytest.mark.parametrize(
    "text", ["\n" * (2 * MOST_LINES), " \n" * (2 * MOST_LINES), "a\n" * MOST_LINES]
)
def test_as_many_as_are_read_and_any_number_of_blank_ones_are_let_through(text: str) -> None:
    refuse_flood(text, "long.txt")

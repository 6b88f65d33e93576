"""Ids for new entries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.ids import is_entry_id
from reader.packs.entry_ids import free_id, id_from


@pytest.mark.parametrize(
    ("term", "entry_id"),
    [
        ("Yasukuni Shrine", "yasukuni-shrine"),
        ("Putin's  “pivot” (2013)", "putins-pivot-2013"),
        ("Łódź, São Paulo & Müller", "lodz-sao-paulo-muller"),
        ("Ясукуни", "yasukuni"),
        ("靖国神社", "jing-guo-shen-she"),
        ("東京 Tower", "dong-jing-tower"),
        ("야스쿠니", "ya-seu-ku-ni"),
        ("???", "entry"),
        ("\u200b", "entry"),
        ("CON", "con-entry"),
        ("lpt1", "lpt1-entry"),
        ("a" * 300, "a" * 60),
        (" ".join(["word"] * 40), "-".join(["word"] * 12)),
    ],
)
def test_an_id_is_the_term_in_plain_letters(term: str, entry_id: str) -> None:
    assert id_from(term) == entry_id


@given(st.text())
def test_every_term_suggests_something_that_is_an_id(term: str) -> None:
    assert is_entry_id(id_from(term))


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert free_id("Fern", {"fern", "fern-2"}.__contains__) == "fern-3"

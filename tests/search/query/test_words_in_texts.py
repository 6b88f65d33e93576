"""What is found by what was typed, through the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.search.building import document, entry, found

if TYPE_CHECKING:
    from reader.search.index import SearchIndex


@pytest.mark.parametrize(
    "typed",
    [
        "sino",
        "japanese",
        "sino-japanese",
        '"sino japanese"',
        "sinojapanese",
        "Sino\u2011Japanese's",
    ],
)
@pytest.mark.parametrize("written", ["the Sino-Japanese War", "Sino\u2013Japanese’s war"])
def test_a_compound_is_found_however_it_is_typed(
    index: SearchIndex, typed: str, written: str
) -> None:
    index.update([document("d", written), document("other", "nothing of it")])
    assert found(index, typed) == ["doc:d"]


def test_a_compound_typed_is_found_where_its_words_stand_apart(index: SearchIndex) -> None:
    index.update([document("d", "Sino Japanese war"), document("other", "Japanese and Sino")])
    assert found(index, "sino-japanese") == ["doc:d"]


def test_characters_without_spaces_are_found_in_pairs(index: SearchIndex) -> None:
    index.update(
        [
            document("near", "靖国神社への参拝"),
            document("exact", "首相の靖国神社参拝"),
            document("other", "国の神"),
        ]
    )
    assert found(index, "靖国神社参拝") == ["doc:exact", "doc:near"]
    assert found(index, '"靖国神社参拝"') == ["doc:exact"]
    assert set(found(index, "国神")) == {"doc:exact", "doc:near"}
    assert set(found(index, "靖")) == {"doc:exact", "doc:near"}


def test_a_space_between_them_parts_characters(index: SearchIndex) -> None:
    index.update([document("d", "靖国 神社")])
    assert not found(index, "国神")
    assert found(index, "靖国 神社") == ["doc:d"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("peace AND treaty", {"both"}),
        ("peace NOT treaty", {"peace"}),
        ("peace -treaty", {"peace"}),
        ("treaty AND (war OR peace)", {"both", "war"}),
        ("peac* AND war", set()),
        ("~treety", {"both", "war"}),
        ("NOT peace", {"war", "none"}),
        ('"peace treaty"', {"both"}),
    ],
)
def test_signs_say_what_is_found(index: SearchIndex, typed: str, expected: set[str]) -> None:
    index.update(
        [
            entry("both", "a peace treaty"),
            entry("peace", "peace alone"),
            entry("war", "a treaty of war"),
            entry("none", "something else"),
        ]
    )
    assert {place.removeprefix("entry:") for place in found(index, typed)} == expected

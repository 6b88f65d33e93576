"""Which documents may have a name: never fewer than have it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from reader.search.model import Holders
from tests.search.building import document, entry, texts

if TYPE_CHECKING:
    from pathlib import Path

    from reader.search.index import SearchIndex

ISLANDS = document("islands", "The Diaoyu", "and other Islands.")
VISIT = document("visit", "Abe’s visit to the Yasu-\nkuni Shrine", "and Sino-Japanese relations")
CHINESE = document("chinese", "他们说钓鱼岛是中国的。")


@pytest.fixture
def filled(index: SearchIndex) -> SearchIndex:
    index.update([ISLANDS, VISIT, CHINESE, entry("abe", "Shinzo Abe")])
    return index


@pytest.mark.parametrize(
    ("name", "documents"),
    [
        ("Diaoyu Islands", {"islands"}),
        ("the island of Diaoyu", {"islands"}),
        ("Yasukuni", {"visit"}),
        ("ABE", {"visit"}),
        ("Sino–Japanese relation", {"visit"}),
        ("钓鱼岛", {"chinese"}),
        ("Putin", set()),
        ("Abe Islands", set()),
        ("of the", {"islands", "visit", "chinese"}),
        ("", {"islands", "visit", "chinese"}),
    ],
)
def test_documents_with_all_words_of_a_name_may_have_it(
    filled: SearchIndex, name: str, documents: set[str]
) -> None:
    assert filled.documents_with([name]).documents == documents


def test_words_that_stand_far_from_each_other_are_no_name(index: SearchIndex) -> None:
    far = document("far", "Diaoyu", "in between", "Islands")
    cut = document("cut", "in between", "the Diaoyu", "Islands", "in between")
    index.update([far, cut])
    assert index.documents_with(["Diaoyu Islands"]).documents == {"cut"}


def test_documents_with_one_of_several_names_are_found(filled: SearchIndex) -> None:
    found = filled.documents_with(["Diaoyu", "Yasukuni", "Putin"])
    assert found == Holders(
        frozenset({"islands", "visit"}), frozenset({"islands", "visit", "chinese"})
    )


def test_what_is_gone_from_the_index_is_not_known_of(filled: SearchIndex) -> None:
    filled.discard("doc:visit")
    assert filled.documents_with(["Abe"]) == Holders(frozenset(), frozenset({"islands", "chinese"}))


def test_without_an_index_nothing_is_known(index: SearchIndex, folder: Path) -> None:
    assert index.documents_with(["Abe"]) == Holders()
    index.update(texts("Abe"))
    shutil.rmtree(folder)
    assert index.documents_with(["Abe"]) == Holders()

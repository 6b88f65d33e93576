"""Saved and earlier searches on disk."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

import pytest

from reader.library.searches import MOST_BEFORE, Searches

if TYPE_CHECKING:
    from pathlib import Path


def test_earlier_searches_come_back_the_last_first_and_each_once(tmp_path: Path) -> None:
    path = tmp_path / "searches.json"
    for query in ("peace", "war", " peace\n"):
        Searches(path).remember(query)
    assert Searches(path).before() == ("peace", "war")


def test_only_so_many_are_remembered(tmp_path: Path) -> None:
    searches = Searches(tmp_path / "searches.json")
    for number in range(MOST_BEFORE + 3):
        searches.remember(f"query {number}")
    assert len(searches.before()) == MOST_BEFORE
    assert searches.before()[0] == f"query {MOST_BEFORE + 2}"


def test_a_search_is_kept_by_its_name_until_it_is_forgotten(tmp_path: Path) -> None:
    searches = Searches(tmp_path / "searches.json")
    searches.save("mine", "peace AND war")
    searches.save("other", "treaty")
    searches.save("mine", "peace")
    assert dict(Searches(tmp_path / "searches.json").saved()) == {
        "mine": "peace",
        "other": "treaty",
    }
    searches.forget("treaty")
    searches.forget("mine")
    assert dict(searches.saved()) == {}


def test_forgetting_a_kept_search_leaves_the_earlier_one(tmp_path: Path) -> None:
    searches = Searches(tmp_path / "searches.json")
    searches.remember("peace")
    searches.save("peace", "peace")
    searches.forget("peace")
    assert (dict(searches.saved()), searches.before()) == ({}, ("peace",))
    searches.forget("peace")
    assert searches.before() == ()


@pytest.mark.parametrize("name", ["", "  "])
def test_a_search_without_a_name_is_not_kept(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="by a name"):
        Searches(tmp_path / "searches.json").save(name, "peace")
    assert not (tmp_path / "searches.json").exists()


def test_several_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "searches.json"
    programs = [
        threading.Thread(target=lambda n=n: Searches(path).save(f"s{n}", f"q{n}")) for n in range(8)
    ]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    assert dict(Searches(path).saved()) == {f"s{n}": f"q{n}" for n in range(8)}


@pytest.mark.parametrize("content", ["{", "[]", '{"saved": []}', '{"before": [1]}'])
def test_a_broken_file_is_set_aside_and_told(tmp_path: Path, content: str) -> None:
    path = tmp_path / "searches.json"
    path.write_text(content, encoding="utf-8")
    searches = Searches(path)
    searches.remember("peace")
    assert searches.problems
    assert (tmp_path / "searches.json.broken-1").read_text(encoding="utf-8") == content
    assert json.loads(path.read_text(encoding="utf-8"))["before"] == ["peace"]

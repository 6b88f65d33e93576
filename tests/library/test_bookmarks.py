"""Bookmarks as they are kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from reader.library.bookmarks import Bookmarks, is_letter
from reader.text.anchoring import make_anchor
from reader.text.span import Span

if TYPE_CHECKING:
    from pathlib import Path

_ANCHOR = make_anchor("Some words to stand on.", Span(5, 10))


def test_bookmarks_are_kept_by_document_and_letter(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.json"
    Bookmarks(path).set("one", "a", _ANCHOR)
    Bookmarks(path).set("one", "é", _ANCHOR)
    Bookmarks(path).set("two", "a", _ANCHOR)
    assert Bookmarks(path).of("one") == {"a": _ANCHOR, "é": _ANCHOR}
    Bookmarks(path).set("one", "a", None)
    assert Bookmarks(path).of("one") == {"é": _ANCHOR}
    assert Bookmarks(path).of("three") == {}


@pytest.mark.parametrize("letter", ["", "ab", "?", " ", "\x1b"])
def test_what_is_no_letter_is_none(tmp_path: Path, letter: str) -> None:
    assert not is_letter(letter)
    with pytest.raises(ValueError, match="can be no bookmark"):
        Bookmarks(tmp_path / "bookmarks.json").set("one", letter, _ANCHOR)


@pytest.mark.parametrize(
    "content",
    [
        [],
        {"one": []},
        {"no id!": {}},
        {"one": {"ab": {}}},
        {"one": {"a": {"quote": "q", "prefix": "", "suffix": ""}}},
        {"one": {"a": {"quote": "q", "prefix": "", "suffix": "", "start": True}}},
        {"one": {"a": {"quote": "q" * 1_000, "prefix": "", "suffix": "", "start": 0}}},
        {"one": {"a": {"quote": 1, "prefix": "", "suffix": "", "start": 0}}},
    ],
)
def test_a_broken_file_is_set_aside_and_told(tmp_path: Path, content: Any) -> None:  # noqa: ANN401
    path = tmp_path / "bookmarks.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    kept = Bookmarks(path)
    assert kept.of("one") == {}
    kept.set("one", "a", _ANCHOR)
    assert kept.of("one") == {"a": _ANCHOR}
    assert kept.problems
    assert (tmp_path / "bookmarks.json.broken-1").exists()

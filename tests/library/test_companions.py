"""Companions found beside documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.formats.read import read_document
from reader.library.companions import Found, companion_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    path = tmp_path / "essay.txt"
    path.write_bytes(b"words of an essay")
    return path


def test_a_document_may_have_none(essay: Path) -> None:
    assert companion_of(essay) == Found(None, None)


def test_the_companion_is_read_again_when_it_changes(essay: Path) -> None:
    beside = essay.with_name("essay.companion.md")
    beside.write_bytes(b"---\ntitle: One\n---\n")
    first = companion_of(essay).companion
    beside.write_bytes(b"---\ntitle: Another\n---\n")
    second = companion_of(essay).companion
    assert first
    assert second
    assert [first.metadata.title, second.metadata.title] == ["One", "Another"]


@pytest.mark.parametrize(
    ("content", "line"), [(b"---\ntitel: x\n---\n", 2), (b"no front matter", 1), (b"---\n\xff", 2)]
)
def test_a_broken_companion_is_a_problem_and_the_document_opens(
    essay: Path, content: bytes, line: int
) -> None:
    beside = essay.with_name("essay.companion.md")
    beside.write_bytes(content)
    companion, problem = companion_of(essay)
    assert problem
    assert (problem.path, problem.line) == (str(beside), line)
    assert beside.read_bytes() == content
    assert read_document(essay, document_id="x", companion=companion).text == "words of an essay"


def test_a_folder_in_its_place_is_a_problem(essay: Path) -> None:
    essay.with_name("essay.companion.md").mkdir()
    problem = companion_of(essay).problem
    assert problem
    assert "folder" in problem.reason

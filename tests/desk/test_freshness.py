"""What somebody else changes is noticed, and what nobody does is not."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from reader.desk.freshness import Freshness
from reader.notes.model import EntryTarget, NewNote
from tests.desk.examples import desk_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TARGET = EntryTarget("shinzo-abe")


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    path = tmp_path / "files" / "essay.txt"
    path.parent.mkdir()
    path.write_text("A cat.\n", "utf-8")
    return path


@pytest.fixture
def home(tmp_path: Path, essay: Path) -> Path:
    """A home with a document and a note."""
    home = tmp_path / "home"
    desk = desk_at(home)
    desk.keep(desk.open_file(essay))
    desk.notes.add(NewNote(TARGET, "First."))
    return home


def changed_by_others(home: Path, change: Callable[[], object], looks: int = 200) -> bool:
    """Whether a change is noticed, by one who looked before and has nothing unsettled."""
    freshness = Freshness(desk_at(home), pause=0.0)
    assert not freshness.changed()
    while freshness.changed():  # until what the fixture wrote is old enough
        time.sleep(0.1)
    change()
    return any(_looked(freshness) for _ in range(looks))


def _looked(freshness: Freshness) -> bool:
    time.sleep(0.02)  # the more documents, the longer until they are looked at again
    return freshness.changed()


def test_nothing_is_noticed_where_nothing_changes(home: Path) -> None:
    assert not changed_by_others(home, lambda: None, looks=10)


def test_without_any_files_nothing_changes(tmp_path: Path) -> None:
    assert not changed_by_others(tmp_path / "none", lambda: None, looks=10)


def test_a_note_that_another_program_writes_changes_or_removes_is_noticed(home: Path) -> None:
    other = desk_at(home)
    assert changed_by_others(home, lambda: other.notes.add(NewNote(TARGET, "Second.")))
    (file, *_) = (home / "notes").rglob("*.md")
    text = file.read_text("utf-8")
    assert changed_by_others(home, lambda: file.write_text(text + "More.", "utf-8"))
    assert changed_by_others(home, file.unlink)


def test_the_first_note_of_all_is_noticed(tmp_path: Path) -> None:
    home = tmp_path / "new"
    assert changed_by_others(home, lambda: desk_at(home).notes.add(NewNote(TARGET, "First.")))


def test_a_document_that_another_program_adds_is_noticed(home: Path, essay: Path) -> None:
    second = essay.with_name("second.txt")
    second.write_text("A dog.\n", "utf-8")
    other = desk_at(home)
    assert changed_by_others(home, lambda: other.keep(other.open_file(second)))


def test_a_documents_own_file_and_its_companion_are_noticed(home: Path, essay: Path) -> None:
    assert changed_by_others(home, lambda: essay.write_text("A cat and a dog.\n", "utf-8"))
    companion = essay.with_name("essay.companion.md")
    assert changed_by_others(home, lambda: companion.write_text("---\ntitle: Cats\n---\n", "utf-8"))
    assert changed_by_others(home, essay.unlink)

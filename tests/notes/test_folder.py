"""A folder of notes is read as it is, whoever changed it and however broken parts of it are."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import pytest

from reader.notes import folder as folder_module
from reader.notes.folder import NoteFolder
from reader.notes.note_file import read_note
from tests.notes.examples import FOREIGN, PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossary.problems import Problem

_NAME = f"{PLAIN.id}.md"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    root = tmp_path / "notes"
    (root / "doc").mkdir(parents=True)
    (root / "doc" / _NAME).write_text(FOREIGN)
    return root


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of files as they are read; every file counts as settled at once."""
    seen: list[str] = []
    really = read_note

    def noted(data: bytes, note_id: str, path: str) -> object:
        seen.append(note_id)
        return really(data, note_id, path)

    monkeypatch.setattr(folder_module, "read_note", noted)
    monkeypatch.setattr(folder_module, "_UNSETTLED_NS", -1)
    return seen


def _only_problem(root: Path) -> Problem:
    scan = NoteFolder(root).scan()
    assert [found.note for found in scan.found.values()] == [PLAIN]
    (problem,) = scan.broken.values()
    told = str(problem)
    assert len(told.splitlines()) == 1
    return problem


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    scan = NoteFolder(tmp_path / "notes").scan()
    assert (scan.found, scan.broken) == ({}, {})
    assert not (tmp_path / "notes").exists()


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("x")
    scan = NoteFolder(tmp_path / "notes").scan()
    (problem,) = scan.broken.values()
    assert "cannot be listed" in problem.reason


def test_only_files_that_changed_are_read_again(home: Path, reads: list[str]) -> None:
    other = home / "doc" / "other.md"
    other.write_text(FOREIGN)
    files = NoteFolder(home)
    files.scan()
    assert sorted(reads) == [PLAIN.id, "other"]
    reads.clear()
    files.scan()
    assert reads == []
    other.write_text(FOREIGN.replace("Whose", "Which"))
    assert files.scan().found["other"].note.body.startswith("Which")
    assert reads == ["other"]


def test_a_change_that_keeps_size_and_time_is_seen(home: Path, reads: list[str]) -> None:
    files, path = NoteFolder(home), home / "doc" / _NAME
    files.scan()
    before = path.stat()
    replacement = home / "doc" / "new.tmp"
    replacement.write_text(FOREIGN.replace("Whose", "Which"))
    os.utime(replacement, ns=(before.st_atime_ns, before.st_mtime_ns))
    replacement.replace(path)
    assert path.stat().st_size == before.st_size
    assert files.scan().found[PLAIN.id].note.body.startswith("Which")


def test_a_file_just_written_is_read_again_for_it_may_change_within_one_tick(home: Path) -> None:
    files, path = NoteFolder(home), home / "doc" / _NAME
    files.scan()
    before = path.stat()
    with path.open("r+") as file:
        file.write(FOREIGN.replace("Whose", "Which"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert files.scan().found[PLAIN.id].note.body.startswith("Which")


def test_a_broken_file_is_told_once_read_and_then_from_memory(home: Path, reads: list[str]) -> None:
    (home / "doc" / "broken.md").write_text("---\nentry: [\n---\n")
    files = NoteFolder(home)
    first = files.scan().broken
    reads.clear()
    assert files.scan().broken == first
    assert reads == []


def test_files_that_are_gone_are_forgotten(home: Path) -> None:
    files = NoteFolder(home)
    files.scan()
    (home / "doc" / _NAME).unlink()
    assert files.scan().found == {}


def test_what_is_hidden_or_no_markdown_is_nobodys_note(home: Path) -> None:
    for name in (".reader-0123456789abcdef.tmp", ".hidden.md", "picture.png", "list.txt", "x.md~"):
        (home / "doc" / name).write_text(FOREIGN)
    for name in (".trash", ".git", ".stfolder"):
        (home / name).mkdir()
        (home / name / "x.md").write_text(FOREIGN)
    (home / "README.md").write_text("my notes")
    scan = NoteFolder(home).scan()
    assert (list(scan.found), scan.broken) == ([PLAIN.id], {})


@pytest.mark.parametrize(
    "name",
    [
        "Notes on the Pact.md",
        "\x1b[31mred\n.md",
    ],
    ids=["person", "control characters"],
)
def test_a_file_that_is_not_named_as_a_note_is_told_and_left_alone(home: Path, name: str) -> None:
    path = home / "doc" / name
    path.write_text(FOREIGN.replace("Whose", "Which"))
    scan = NoteFolder(home).scan()
    assert [found.note for found in scan.found.values()] == [PLAIN]
    assert scan.broken[PurePath("doc", name)].reason == "has not the name of a note"
    assert path.read_text() == FOREIGN.replace("Whose", "Which")


@pytest.mark.parametrize(
    "name",
    [
        f"{PLAIN.id} (conflicted copy 2026-11-22).md",
        f"{PLAIN.id} (Anna's conflicted copy 2026-11-22 101500).md",
        f"{PLAIN.id}.sync-conflict-20261122-195301-ABCDEFG.md",
        f"{PLAIN.id}_conflict-20261122-195301.md",
        f"{PLAIN.id} (1).md",
        f"{PLAIN.id} 2.md",
        f"{PLAIN.id}-LAPTOP.md",
    ],
)
def test_a_copy_made_by_a_sync_program_is_a_second_text_and_left_alone(
    home: Path, name: str
) -> None:
    path = home / "doc" / name
    path.write_text(FOREIGN.replace("Whose", "Which"))
    scan = NoteFolder(home).scan()
    assert [found.note for found in scan.found.values()] == [PLAIN]
    assert scan.broken == {}
    (conflict,) = scan.conflicts
    assert conflict.note == PLAIN
    assert conflict.copy == replace(PLAIN, body="Which words are these?\n")
    assert conflict.path == PurePath("doc", name)
    assert path.read_text() == FOREIGN.replace("Whose", "Which")


def test_a_copy_whose_note_is_gone_is_told_alone(home: Path) -> None:
    (home / "doc" / _NAME).rename(home / "doc" / f"{PLAIN.id} (1).md")
    scan = NoteFolder(home).scan()
    assert (scan.found, scan.broken) == ({}, {})
    assert [(one.note, one.copy) for one in scan.conflicts] == [(None, PLAIN)]


def test_the_same_note_in_two_folders_has_two_texts(home: Path) -> None:
    (home / "elsewhere").mkdir()
    (home / "elsewhere" / _NAME).write_text(FOREIGN)
    (conflict,) = NoteFolder(home).scan().conflicts
    assert conflict.path == PurePath("elsewhere", _NAME)


def test_a_merge_that_git_left_open_has_two_texts(home: Path) -> None:
    path = home / "doc" / _NAME
    merged = FOREIGN.replace(
        "Whose words are these?\n",
        "<<<<<<< HEAD\nMine.\n||||||| base\nWhose?\n=======\nTheirs.\n>>>>>>> other\n",
    )
    path.write_text(merged)
    scan = NoteFolder(home).scan()
    assert [found.note.body for found in scan.found.values()] == ["Mine.\n"]
    assert [one.copy.body for one in scan.conflicts] == ["Theirs.\n"]
    assert path.read_text() == merged


def test_a_link_is_told_and_not_followed(home: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text(FOREIGN)
    (home / "doc" / "a.md").symlink_to(secret)
    assert "symbolic link" in _only_problem(home).reason


def test_a_linked_folder_inside_is_told_and_not_followed(home: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "a.md").write_text(FOREIGN)
    (home / "linked").symlink_to(tmp_path / "secret")
    assert "symbolic link" in _only_problem(home).reason


def test_the_folder_of_the_notes_may_itself_be_a_link(home: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(home)
    assert list(NoteFolder(tmp_path / "link").scan().found) == [PLAIN.id]


def _gigabyte(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 30)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (_gigabyte, "has 1,073,741,824 bytes"),
        (lambda path: path.write_bytes(b"\x7fELF\0\0\0"), "binary data"),
        (os.mkfifo, "is a pipe or a device"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: path.write_bytes(b""), "has no front matter"),
        (lambda path: path.write_bytes(FOREIGN.encode()[:60]), "the front matter never ends"),
    ],
)
def test_a_hostile_file_is_told_and_hides_no_other(
    home: Path, make: Callable[[Path], None], told: str
) -> None:
    path = home / "doc" / "hostile.md"
    make(path)
    problem = _only_problem(home)
    assert problem.path == str(path)
    assert told in problem.reason
    assert problem.advice


def test_more_files_than_can_be_meant_are_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_module, "MAX_FILES", 3)
    for number in range(5):
        (home / "doc" / f"n{number}.md").write_text(FOREIGN)
    scan = NoteFolder(home).scan()
    assert len(scan.found) == 3
    assert "more than 3 notes" in str(*scan.broken.values())

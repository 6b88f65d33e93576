from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from glossary import pack_files
from glossary.pack import Pack, load_pack
from glossary.pack_files import MAX_FILE_BYTES

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "---\nterm: {}\nkind: place\n---\nBody."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "good.md").write_text(GOOD.format("Good"), encoding="utf-8")
    return folder


def reasons(pack: Pack) -> dict[str, str]:
    """Reasons by file name; and the good entry must be there whatever else is."""
    assert "good" in [entry.id for entry in pack.entries]
    return {problem.path.rpartition("/")[2]: problem.reason for problem in pack.problems}


def test_entries_are_read_in_order_of_their_ids(folder: Path) -> None:
    (folder / "also-good.md").write_text(GOOD.format("Also"), encoding="utf-8")
    pack = load_pack(folder, "mine")
    assert [entry.id for entry in pack.entries] == ["also-good", "good"]
    assert {entry.pack for entry in pack.entries} == {"mine"}
    assert pack.entries[1].path == str(folder / "good.md")
    assert (pack.id, pack.problems) == ("mine", ())


def test_only_markdown_directly_inside_is_read(folder: Path) -> None:
    (folder / "notes.txt").write_text("x", encoding="utf-8")
    (folder / ".#good.md").write_text("x", encoding="utf-8")
    (folder / "sub").mkdir()
    (folder / "sub" / "inner.md").write_text(GOOD.format("Inner"), encoding="utf-8")
    pack = load_pack(folder, "mine")
    assert [entry.id for entry in pack.entries] == ["good"]
    assert pack.problems == ()


def test_a_folder_that_is_not_there_is_an_empty_pack(tmp_path: Path) -> None:
    assert load_pack(tmp_path / "none", "mine") == Pack("mine")


def test_a_file_in_place_of_the_folder_is_a_problem(folder: Path) -> None:
    pack = load_pack(folder / "good.md", "mine")
    assert pack.entries == ()
    assert "cannot be read" in pack.problems[0].reason


def test_broken_files_are_named_and_left_alone_and_the_rest_is_read(folder: Path) -> None:
    bad = {
        "broken.md": b"---\nterm: x\nkind: wrong\n---\n",
        "latin.md": b"---\nterm: x\nkind: place\n---\n\nca\xe9",
        "Bad Name.md": GOOD.encode(),
        "large.md": b"x" * (MAX_FILE_BYTES + 1),
    }
    for name, data in bad.items():
        (folder / name).write_bytes(data)
    (folder / "folder.md").mkdir()
    pack = load_pack(folder, "mine")
    assert reasons(pack) == {
        "broken.md": "'kind' is 'wrong'",
        "latin.md": "is not UTF-8 text",
        "Bad Name.md": "its name cannot be an id",
        "large.md": "is larger than 1,048,576 bytes",
        "folder.md": "is no ordinary file",
    }
    lines = {problem.path.rpartition("/")[2]: problem.line for problem in pack.problems}
    assert (lines["broken.md"], lines["latin.md"]) == (3, 6)
    assert all((folder / name).read_bytes() == data for name, data in bad.items())


def test_a_link_is_followed_only_inside_the_folder(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.md").write_text(GOOD.format("Outside"), encoding="utf-8")
    (folder / "escape.md").symlink_to(tmp_path / "outside.md")
    (folder / "inside.md").symlink_to(folder / "good.md")
    (folder / "loop.md").symlink_to(folder / "loop.md")
    (folder / "nowhere.md").symlink_to(folder / "none")
    pack = load_pack(folder, "mine")
    assert [entry.id for entry in pack.entries] == ["good", "inside"]
    found = reasons(pack)
    assert found["escape.md"] == "is a link that leaves its folder"
    assert "cannot be read" in found["loop.md"]
    assert "cannot be read" in found["nowhere.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_in_the_folder_keeps_nobody_waiting(folder: Path) -> None:
    os.mkfifo(folder / "pipe.md")
    assert reasons(load_pack(folder, "mine")) == {"pipe.md": "is no ordinary file"}


def test_only_so_many_files_are_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack_files, "MAX_FILES", 1)
    (folder / "more.md").write_text(GOOD.format("More"), encoding="utf-8")
    pack = load_pack(folder, "mine")
    assert [entry.id for entry in pack.entries] == ["good"]
    assert "only the first 1" in pack.problems[0].reason

"""Noticing that files changed."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from reader.base import watch
from reader.base.watch import FolderWatch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LONG_AGO = time.time() - 1000


def aged(path: Path) -> Path:
    """A file or folder as if nobody had touched its content for long."""
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file counts as settled as soon as it was seen: a test need not wait."""
    monkeypatch.setattr(watch, "_UNSETTLED_NS", -1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "watched"
    folder.mkdir()
    (folder / "a.md").write_text("one")
    (folder / "below").mkdir()
    return folder


def watching(*folders: Path) -> FolderWatch:
    found = FolderWatch()
    found.watch(folders)
    return found


def test_nothing_changed_where_nothing_did(folder: Path, tmp_path: Path) -> None:
    found = watching(folder, tmp_path / "not there")
    assert not found.changed()
    assert not found.changed()


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "b.md").write_text("new"),
        lambda folder: (folder / "a.md").unlink(),
        lambda folder: (folder / "a.md").write_text("longer"),
        lambda folder: (folder / "a.md").write_text("two"),
        lambda folder: (folder / "a.md").rename(folder / "c.md"),
        lambda folder: (folder / "a.md").chmod(0o600),
        lambda folder: (folder / "below" / "d.md").write_text("in a folder below"),
    ],
    ids=["made", "deleted", "longer", "in place", "renamed", "permissions", "below"],
)
def test_every_change_is_noticed_once(folder: Path, change: Callable[[Path], object]) -> None:
    found = watching(folder)
    change(folder)
    assert found.changed()
    assert not found.changed()


def test_a_change_in_place_that_keeps_size_and_time_is_noticed(folder: Path) -> None:
    aged(folder / "a.md")
    found = watching(folder)
    (folder / "a.md").write_text("two")
    aged(folder / "a.md")
    assert found.changed()


def test_while_a_change_is_fresh_there_may_have_been_another(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "_UNSETTLED_NS", 3_600_000_000_000)
    found = watching(folder)
    assert found.changed()
    assert found.changed()


def test_a_folder_that_comes_later_is_noticed(tmp_path: Path) -> None:
    found = watching(tmp_path / "later")
    (tmp_path / "later").mkdir()
    assert found.changed()
    assert not found.changed()


def test_of_too_many_files_only_the_folders_are_looked_at(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        (folder / f"{number}.md").write_text("x")
    monkeypatch.setattr(watch, "MOST_WATCHED", 10)
    found = watching(folder)
    assert not found.changed()
    (folder / "one-more.md").write_text("x")
    assert found.changed()


def test_hidden_files_do_not_count(folder: Path) -> None:
    (folder / ".swap").write_text("x")
    found = watching(folder)
    (folder / ".swap").write_text("longer")
    assert not found.changed()

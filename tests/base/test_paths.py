"""The reader's directories are found, and finding them makes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.base.paths import Paths


def test_reader_home_holds_everything(tmp_path: Path) -> None:
    paths = Paths.discover({"READER_HOME": str(tmp_path / "home")})
    home = tmp_path / "home"
    assert paths.notes == home / "notes"
    assert paths.library == home / "library"
    assert paths.glossary == home / "glossary"
    assert paths.places == home / "places.json"
    assert paths.config_file == home / "config.toml"
    assert paths.index == home / "cache" / "index"
    assert not home.exists()


@pytest.mark.parametrize("environ", [{}, {"READER_HOME": ""}])
def test_without_reader_home_the_platform_decides(environ: dict[str, str]) -> None:
    paths = Paths.discover(environ)
    folders = (paths.data, paths.config, paths.cache)
    assert len(set(folders)) > 1
    for folder in folders:
        assert folder.is_absolute()
        assert "reader-companion" in folder.parts
        assert not folder.exists()


def test_a_relative_reader_home_does_not_wander_when_the_folder_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    paths = Paths.discover({"READER_HOME": "mine"})
    assert paths.data == tmp_path / "mine"


def test_a_tilde_means_the_home_of_the_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Paths.discover({"READER_HOME": "~/mine"}).data == tmp_path / "mine"
    assert Paths.discover({"READER_HOME": "~no-such-person/mine"}).data.is_absolute()


def test_every_path_has_a_name_to_print(tmp_path: Path) -> None:
    named = Paths.discover({"READER_HOME": str(tmp_path)}).as_dict()
    assert set(named) == {
        *("data", "config", "index", "notes", "library", "glossary", "packs"),
        *("companions", "acquaintance", "places", "bookmarks", "searches", "state"),
    }
    assert all(Path(path).is_absolute() for path in named.values())

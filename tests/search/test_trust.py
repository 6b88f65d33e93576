"""Whoosh unpickles what it reads: nothing that others could have written is ever opened."""

from __future__ import annotations

import os
import pickle
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.base.errors import IndexUnusableError
from reader.search.index import open_index
from reader.search.model import IndexState, Question
from tests.search.building import change_manifest, document, file_sum, found, note

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX ones")

_NOBODY = 65534
SOURCES = [document("d", "some words"), note("n", "more words")]


class Bomb:
    """Unpickled, it makes a file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self._path),)


@pytest.fixture
def made(folder: Path) -> Path:
    index = open_index(folder)
    index.update(SOURCES)
    index.close()
    return folder


def plant(made: Path, tmp_path: Path) -> Path:
    """Put a bomb in place of whoosh's table of contents, and in the manifest what fits it."""
    mark = tmp_path / "bomb-went-off"
    for toc in made.glob("*-*/*.toc"):
        toc.write_bytes(pickle.dumps(Bomb(mark)))
        files = [*toc.parent.glob("*.seg"), toc]
        manifest = made / f"{toc.parent.name.split('-')[0]}.json"
        change_manifest(manifest, files={path.name: file_sum(path) for path in files})
    return mark


def test_what_is_made_is_its_owners_alone_whatever_the_mask(folder: Path) -> None:
    mask = os.umask(0)
    try:
        index = open_index(folder)
        index.update(SOURCES)
        index.close()
    finally:
        os.umask(mask)
    made = [folder, *folder.glob("*-*/")]
    assert len(made) == 3
    assert all(path.stat().st_mode & 0o077 == 0 for path in made)


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_that_others_may_write_is_not_opened_but_made_anew(
    made: Path, tmp_path: Path, mode: int
) -> None:
    mark = plant(made, tmp_path)
    made.chmod(mode)
    told: list[str] = []
    index = open_index(made, told.append)
    assert index.search(Question("words")).damaged
    assert index.status().state is IndexState.DAMAGED
    index.update(SOURCES)
    assert not mark.exists()
    assert any("other users" in line for line in told)
    assert made.stat().st_mode & 0o077 == 0
    assert sorted(found(index, "words")) == ["doc:d", "note:n"]
    index.close()


def test_a_store_that_others_may_write_is_not_opened_but_made_anew(
    made: Path, tmp_path: Path
) -> None:
    mark = plant(made, tmp_path)
    for store in made.glob("*-*/"):
        store.chmod(0o777)
    index = open_index(made)
    assert index.search(Question("words")).damaged
    index.update(SOURCES)
    assert not mark.exists()
    assert sorted(found(index, "words")) == ["doc:d", "note:n"]
    index.close()


def test_a_store_that_is_a_link_is_not_followed(made: Path, tmp_path: Path) -> None:
    (store,) = made.glob("passages-*/")
    elsewhere = tmp_path / "elsewhere"
    store.rename(elsewhere)
    store.symlink_to(elsewhere)
    index = open_index(made)
    assert index.search(Question("words")).damaged
    index.update(SOURCES)
    assert elsewhere.is_dir()
    assert any(elsewhere.iterdir())
    assert sorted(found(index, "words")) == ["doc:d", "note:n"]
    index.close()


def test_a_folder_of_another_user_is_refused(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sorted(path.name for path in made.iterdir())
    monkeypatch.setattr(os, "geteuid", lambda: made.stat().st_uid + 1)
    index = open_index(made)
    assert index.search(Question("words")).damaged
    assert index.status().state is IndexState.UNUSABLE
    for change in (lambda: index.update(SOURCES), lambda: index.put(SOURCES[1])):
        with pytest.raises(IndexUnusableError, match="belongs to another user"):
            change()
    assert sorted(path.name for path in made.iterdir()) == before
    index.close()


def test_a_folder_that_cannot_be_made_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    index = open_index(tmp_path / "file" / "index")
    assert index.search(Question("words")).hits == ()
    with pytest.raises(IndexUnusableError) as caught:
        index.update(SOURCES)
    assert "\n" not in str(caught.value)
    index.close()


@pytest.fixture
def read_only() -> Iterator[Path]:
    """An index in a folder that its owner, who is not root, may only read."""
    with tempfile.TemporaryDirectory() as outside:
        Path(outside).chmod(0o711)
        folder = Path(outside) / "index"
        index = open_index(folder)
        index.update(SOURCES)
        index.close()
        for path in (*folder.rglob("*"), folder):
            if os.geteuid() == 0:
                os.chown(path, _NOBODY, _NOBODY)
            path.chmod(0o500 if path.is_dir() else 0o400)
        before = os.geteuid()
        try:
            if before == 0:
                os.seteuid(_NOBODY)
            yield folder
        finally:
            os.seteuid(before)
            for path in (folder, *folder.rglob("*")):
                path.chmod(0o700)


def test_a_folder_that_is_read_only_can_still_be_searched(read_only: Path) -> None:
    index = open_index(read_only)
    assert sorted(found(index, "words")) == ["doc:d", "note:n"]
    with pytest.raises(IndexUnusableError, match="cannot be written"):
        index.put(note("m", "words again"))
    assert sorted(found(index, "words")) == ["doc:d", "note:n"]
    index.close()


def test_a_folder_that_the_reader_linked_elsewhere_is_used_there(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    (tmp_path / "index").symlink_to(elsewhere)
    index = open_index(tmp_path / "index")
    index.update(SOURCES)
    assert sorted(found(index, "words")) == ["doc:d", "note:n"]
    index.rebuild(SOURCES)
    assert index.check(SOURCES) == ()
    assert (tmp_path / "index").is_symlink()
    assert (elsewhere / "cards.json").is_file()
    index.close()


def test_a_file_in_the_place_of_the_folder_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("mine")
    index = open_index(tmp_path / "index")
    assert index.search(Question("words")).hits == ()
    assert index.needs_update(SOURCES)
    assert index.check(SOURCES)
    for change in (index.update, index.rebuild):
        with pytest.raises(IndexUnusableError) as caught:
            change(SOURCES)
        assert str(tmp_path / "index") in str(caught.value)
    assert (tmp_path / "index").read_text() == "mine"
    index.close()


def test_whatever_else_lies_in_the_folder_is_left_alone(made: Path) -> None:
    (made / "passages-of-mine").mkdir()
    (made / "passages-of-mine" / "letter.txt").write_text("mine")
    (made / "notes.json").write_text("mine")
    index = open_index(made)
    index.rebuild(SOURCES)
    assert (made / "passages-of-mine" / "letter.txt").read_text() == "mine"
    assert (made / "notes.json").read_text() == "mine"
    index.close()

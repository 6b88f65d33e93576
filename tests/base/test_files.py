"""Files are read within bounds and written whole or not at all."""

from __future__ import annotations

import os
import stat
import threading
import time
from typing import TYPE_CHECKING, Self

import pytest

from reader.base import temporary
from reader.base.errors import (
    Exit,
    IsADirectoryFileError,
    NoSuchFileError,
    NotARegularFileError,
    NotWritableError,
    ReaderError,
    TooLargeError,
)
from reader.base.files import (
    create_new,
    ensure_folder,
    locked,
    move_new,
    read_bounded,
    read_stamped,
    write_atomic,
)
from reader.base.temporary import is_temporary, sweep_leftovers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_what_is_written_is_read_back_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    write_atomic(path, b"one")
    write_atomic(path, b"two\0\xff")
    assert read_bounded(path, 10) == b"two\0\xff"
    assert _names(tmp_path) == {"a.md"}


def test_the_file_is_synced_before_it_gets_its_name_and_its_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    seen: list[tuple[bool, bytes]] = []
    really = os.fsync

    def fsync(descriptor: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        seen.append((is_folder, path.read_bytes()))
        really(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    write_atomic(path, b"new")
    assert seen == [(False, b"old"), (True, b"new")]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_the_permissions_of_a_file_are_kept(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    path.chmod(mode)
    write_atomic(path, b"new")
    assert path.stat().st_mode & 0o777 == mode


def test_a_link_stays_a_link_and_its_target_is_written(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    target = tmp_path / "elsewhere" / "real.json"
    target.write_bytes(b"old")
    link = tmp_path / "places.json"
    link.symlink_to(target)
    write_atomic(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert _names(tmp_path) == {"elsewhere", "places.json"}


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_failure_half_way_leaves_the_old_and_no_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")

    def no_space(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, failing, no_space)
    with pytest.raises(NotWritableError) as caught:
        write_atomic(path, b"new")
    monkeypatch.undo()
    assert str(caught.value).startswith(f"{path}: cannot be written (no space left on device); ")
    assert path.read_bytes() == b"old"
    assert _names(tmp_path) == {"a.md"}


def test_a_file_that_its_owner_made_read_only_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    path.chmod(0o400)
    # The superuser may write everything, so the question is answered for an ordinary person.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(NotWritableError, match="permission denied"):
        write_atomic(path, b"new")
    assert path.read_bytes() == b"old"


def test_a_new_file_never_replaces_one_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    create_new(path, b"first")
    with pytest.raises(FileExistsError):
        create_new(path, b"second")
    assert path.read_bytes() == b"first"
    assert _names(tmp_path) == {"a.md"}


def test_a_new_file_is_made_where_the_file_system_knows_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "a.md"
    create_new(path, b"first")
    with pytest.raises(FileExistsError):
        create_new(path, b"second")
    assert path.read_bytes() == b"first"
    assert _names(tmp_path) == {"a.md"}


def test_a_move_never_replaces_what_is_there(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"1")
    two.write_bytes(b"2")
    with pytest.raises(FileExistsError):
        move_new(one, two)
    assert (one.read_bytes(), two.read_bytes()) == (b"1", b"2")
    two.unlink()
    move_new(one, two)
    assert two.read_bytes() == b"1"
    assert not one.exists()


def test_new_folders_are_for_their_owner_only(tmp_path: Path) -> None:
    ensure_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700
    ensure_folder(tmp_path / "a" / "b")


def test_a_file_or_a_dead_link_in_the_way_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for path, blamed in (("home", "home"), ("home/notes/x", "home"), ("link", "link")):
        with pytest.raises(NotWritableError) as caught:
            ensure_folder(tmp_path / path)
        assert str(caught.value).startswith(f"{tmp_path / blamed}: ")
        assert "\n" not in str(caught.value)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _sparse_gigabyte(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 30)


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda _: None, NoSuchFileError),
        (lambda path: path.mkdir(), IsADirectoryFileError),
        (_pipe, NotARegularFileError),
        (_sparse_gigabyte, TooLargeError),
        (lambda path: path.symlink_to(path), ReaderError),
        (lambda path: path.symlink_to("/dev/zero"), NotARegularFileError),
    ],
)
def test_what_cannot_be_read_is_refused_at_once_in_one_line(
    tmp_path: Path, make: Callable[[Path], None], error: type[ReaderError]
) -> None:
    path = tmp_path / "x"
    make(path)
    with pytest.raises(error) as caught:
        read_bounded(path, 1000)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)
    assert caught.value.code not in {Exit.OK, Exit.USAGE}


def test_a_name_that_no_file_can_have_is_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFileError):
        read_bounded(tmp_path / "a\0b", 10)


def test_a_file_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read_bounded(tmp_path / "a", 5) == b"12345"
    with pytest.raises(TooLargeError):
        read_bounded(tmp_path / "a", 4)


def test_the_stamp_changes_when_a_file_is_replaced_by_one_of_equal_size_and_time(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a"
    write_atomic(path, b"one")
    before = read_stamped(path, 10).stamp
    write_atomic(path, b"two")
    os.utime(path, ns=(before.modified, before.modified))
    assert read_stamped(path, 10).stamp != before


def test_only_one_holds_a_lock_and_who_waits_too_long_is_told(tmp_path: Path) -> None:
    path = tmp_path / "notes"
    with locked(path), pytest.raises(NotWritableError, match="held its lock"):  # noqa: SIM117
        with locked(path, seconds=0.05):
            pass
    with locked(path, seconds=0.05):
        assert _names(tmp_path) >= {".notes.lock"}


def test_threads_of_one_program_exclude_each_other(tmp_path: Path) -> None:
    path, inside, most = tmp_path / "n", 0, 0

    def work() -> None:
        nonlocal inside, most
        for _ in range(10):
            with locked(path):
                inside += 1
                most = max(most, inside)
                time.sleep(0)
                inside -= 1

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1


def test_only_old_temporary_files_are_swept_away(tmp_path: Path) -> None:
    names = [".reader-0011.tmp", ".reader-0022.tmp", "reader.tmp", ".other.tmp", "a.md"]
    for name in names:
        (tmp_path / name).write_text("x")
    long_ago = time.time() - 2 * temporary.LEFTOVER_SECONDS
    for name in names[:1] + names[2:]:
        os.utime(tmp_path / name, (long_ago, long_ago))
    assert sweep_leftovers(tmp_path) == 1
    assert _names(tmp_path) == set(names[1:])
    assert sweep_leftovers(tmp_path / "nowhere") == 0


def test_the_temporary_file_stands_beside_its_target_under_a_name_of_its_sort(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: set[str] = set()
    monkeypatch.setattr(os, "fsync", lambda _: seen.update(_names(tmp_path)))
    create_new(tmp_path / ("long" * 60 + ".md"), b"x")
    assert any(is_temporary(name) for name in seen)
    assert not any(is_temporary(name) for name in _names(tmp_path))


def test_a_queue_that_only_looks_like_a_file_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As /proc/kmsg, of which there is nothing to read without waiting."""
    path = tmp_path / "queue"
    path.write_bytes(b"x")

    class Queue:
        def __init__(self, descriptor: int) -> None:
            self._descriptor = descriptor

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            os.close(self._descriptor)

        def read(self, _: int) -> None:
            return None

    monkeypatch.setattr("builtins.open", lambda descriptor, _: Queue(descriptor))
    with pytest.raises(NotARegularFileError):
        read_bounded(path, 10)

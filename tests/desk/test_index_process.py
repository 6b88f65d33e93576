"""The index is brought up to date in a process of its own."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest

from reader.base.files import locked
from reader.base.paths import Paths
from reader.desk.desk import Desk
from reader.desk.index_process import update_in_background
from reader.search.model import IndexState, Question
from tests.desk.examples import desk_at

if TYPE_CHECKING:
    from pathlib import Path


def never() -> bool:
    return False


def ignore(done: int, total: int) -> None:
    pass


def test_progress_is_told_and_the_index_is_ready_afterwards(reader_home: Path) -> None:
    steps: list[tuple[int, int]] = []
    assert update_in_background(lambda done, total: steps.append((done, total)), never)
    desk = Desk(Paths.discover())
    sources = list(desk.sources())
    total = sum(source.size for source in sources)
    assert steps == sorted(set(steps))
    assert len(steps) > 1
    assert {of for _, of in steps} == {total}
    assert steps[-1] == (total, total)
    assert desk.index.status().state is IndexState.READY
    assert not desk.index.needs_update(sources)
    assert desk.index.search(Question("pacifist")).hits


@pytest.mark.parametrize(
    "name", ["reader", "whoosh", "glossary", "json", "ahocorasick_rs", "filelock"]
)
def test_files_where_the_reader_stands_are_never_run(
    name: str, reader_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stands = tmp_path / "downloads"
    stands.mkdir()
    (stands / f"{name}.py").write_text(f"open({str(tmp_path / 'run')!r}, 'w')\nraise SystemExit(0)")
    monkeypatch.chdir(stands)
    steps: list[int] = []
    update_in_background(lambda done, _: steps.append(done), lambda: bool(steps))
    assert steps
    assert not (tmp_path / "run").exists()


def test_the_process_imports_the_reader_that_started_it(
    reader_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_here = tmp_path / "site"
    only_here.mkdir()
    seen = tmp_path / "seen"
    (only_here / "whoosh.py").write_text(f"open({str(seen)!r}, 'w')\nraise SystemExit(5)")
    monkeypatch.syspath_prepend(str(only_here))
    assert not update_in_background(ignore, never)
    assert seen.exists()


def test_cancelling_stops_it_and_keeps_what_was_done(reader_home: Path) -> None:
    steps: list[int] = []
    ready = update_in_background(lambda done, _: steps.append(done), lambda: len(steps) > 2)
    assert not ready
    desk = desk_at(reader_home)
    total = len(list(desk.sources()))
    assert len(steps) < total
    assert desk.index.status().state is not IndexState.READY
    assert update_in_background(ignore, never)
    assert desk_at(reader_home).index.status().state is IndexState.READY


def test_cancelling_stops_it_while_it_waits_for_another_program(reader_home: Path) -> None:
    index = desk_at(reader_home).paths.index
    index.mkdir(parents=True)
    cancelled = threading.Event()
    results: list[bool] = []

    def work() -> None:
        results.append(update_in_background(ignore, cancelled.is_set))

    # Each part of the index has a lock of its own; whichever is first is held.
    with locked(index / "cards"), locked(index / "passages"):
        thread = threading.Thread(target=work)
        thread.start()
        cancelled.set()
        thread.join(5.0)  # the other program holds on for longer
        assert not thread.is_alive()
    assert results == [False]


def test_a_system_that_starts_no_process_is_told_not_thrown(
    reader_home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-python"))
    assert not update_in_background(ignore, never)


def test_an_index_that_cannot_be_made_is_told(reader_home: Path) -> None:
    index = desk_at(reader_home).paths.index
    index.parent.mkdir(parents=True)
    index.write_text("a file where the folder should be")
    assert not update_in_background(ignore, never)
    assert index.read_text() == "a file where the folder should be"

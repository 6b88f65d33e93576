"""``reader index``."""

from __future__ import annotations

import json
import os
import signal
from typing import TYPE_CHECKING

import pytest

from reader.base.errors import Exit, UnreadableFileError
from reader.base.monitor import Monitor
from reader.desk.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Reader


def test_the_index_can_be_made_again_and_tells_how_it_stands(reader: Reader) -> None:
    assert reader("index", "status", "--json").json["state"] == "missing"
    *steps, report = map(json.loads, reader("index", "update", "--json").out.splitlines())
    assert steps[-1]["done"] == steps[-1]["total"] >= report["added"]
    status = reader("index", "status", "--json").json
    assert (status["state"], status["sources"]) == ("ready", report["added"])
    *_, again = map(json.loads, reader("index", "update", "--json").out.splitlines())
    assert (again["added"], again["unchanged"]) == (0, report["added"])
    *_, rebuilt = map(json.loads, reader("index", "rebuild", "--json").out.splitlines())
    assert rebuilt["added"] == report["added"]
    assert "added" in reader("index", "rebuild").out
    assert "ready" in reader("index", "status").out


def test_a_damaged_index_is_mended_by_searching(reader: Reader, reader_home: Path) -> None:
    reader("index", "update")
    for path in (reader_home / "cache" / "index").rglob("*"):
        if path.is_file():
            path.write_bytes(b"\0" * 64)
    assert reader("search", "constitution").code == Exit.OK


def test_a_whole_index_has_nothing_wrong(reader: Reader) -> None:
    reader("index", "update")
    ran = reader("index", "check", "--json")
    assert (ran.code, ran.json) == (Exit.OK, {"faults": []})
    assert reader("index", "check").code == Exit.OK


def test_what_is_wrong_with_the_index_is_told_and_mended(reader: Reader, reader_home: Path) -> None:
    reader("index", "update")
    for path in (reader_home / "cache" / "index").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-9] + b"\0" * 9)
    ran = reader("index", "check")
    assert ran.code == Exit.FAULTS_FOUND
    assert ran.out
    assert "rebuild" in ran.err
    assert reader("index", "check", "--json").json["faults"]
    assert reader("index", "rebuild").code == Exit.OK
    assert reader("index", "check").code == Exit.OK


def test_a_change_that_the_index_has_not_seen_is_told(reader: Reader) -> None:
    reader("index", "update")
    reader("notes", "add", "Of plum blossom", "--at", "entry:shinzo-abe")
    ran = reader("index", "check")
    assert ran.code == Exit.FAULTS_FOUND
    assert "note:" in ran.out


@pytest.mark.parametrize("command", [("index", "update"), ("index", "rebuild"), ("search", "abe")])
def test_an_interrupted_update_stops_in_order_and_goes_on_later(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, command: tuple[str, str]
) -> None:
    tell = Monitor.tell

    def interrupted(monitor: Monitor, doing: str, done: int, total: int | None = None) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        monkeypatch.setattr(Monitor, "tell", tell)
        tell(monitor, doing, done, total)

    monkeypatch.setattr(Monitor, "tell", interrupted)
    stopped = reader(*command)
    assert (stopped.code, stopped.out) == (Exit.INTERRUPTED, "")
    assert stopped.err.startswith("reader: stopped")
    assert len(stopped.err.splitlines()) == 1
    assert reader("index", "update").code == Exit.OK
    assert reader("index", "check").code == Exit.OK


def test_what_is_left_out_is_named_and_told_by_the_exit_code(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Desk, document: str) -> None:
        raise UnreadableFileError(document, "Input/output error")

    monkeypatch.setattr(Desk, "open_document", refuse)
    ran = reader("index", "update")
    assert ran.code == Exit.FAULTS_FOUND
    assert "left out: doc:moscow-tokyo" in ran.err
    assert "Input/output error" in ran.err
    *_, report = map(json.loads, reader("index", "rebuild", "--json").out.splitlines())
    assert report["failed"][0]["source"].startswith("doc:moscow-tokyo")
    assert reader("search", "constitution").code == Exit.OK

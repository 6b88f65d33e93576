"""What cannot be done ends in one line and an exit code of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reader.base.errors import Exit
from reader.cli import COMMANDS
from reader.desk.desk import Desk
from tests.architecture.project import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Ran, Reader

COMMAND = [sys.executable, "-m", "reader"]


def _says_one_line(ran: Ran, code: Exit) -> None:
    assert ran.code == code
    assert ran.out == ""
    assert ran.err.startswith("reader: ")
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("missing.txt", None, Exit.NO_SUCH_FILE),
        ("empty.txt", b"", Exit.EMPTY_FILE),
        ("blank.txt", b" \n\t\n", Exit.EMPTY_FILE),
        ("binary.txt", bytes(range(256)) * 8, Exit.NOT_TEXT),
        ("letter.rtf", rb"{\rtf1\ansi words}", Exit.UNKNOWN_FORMAT),
    ],
    ids=["missing", "empty", "blank", "binary", "other format"],
)
def test_a_file_that_cannot_be_read_is_named(
    reader: Reader, tmp_path: Path, name: str, content: bytes | None, code: Exit
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    for command in (["terms", str(path)], ["read", "--plain", str(path)]):
        ran = reader(*command)
        _says_one_line(ran, code)
        assert str(path) in ran.err


def test_a_folder_is_not_a_file(reader: Reader, tmp_path: Path) -> None:
    _says_one_line(reader("terms", str(tmp_path)), Exit.IS_A_DIRECTORY)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["glossary"],
        ["glossary", "burn"],
        ["search"],
        ["search", "x", "--limit", "0"],
        ["search", "x", "--limit", "many"],
        ["search", "x", "--kind", "dream"],
        ["notes", "add", " \n"],
        ["notes", "add", "x", "--at", "search:words"],
        ["one.txt", "two.txt"],
        ["--"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_meant_is_refused_in_one_line(reader: Reader, arguments: list[str]) -> None:
    _says_one_line(reader(*arguments), Exit.USAGE)


@pytest.mark.parametrize("place", ["nowhere", "doc:never-opened", "doc:a#x", "entry:"])
def test_a_place_that_does_not_exist_is_refused(reader: Reader, place: str) -> None:
    _says_one_line(reader("notes", "add", "words", "--at", place), Exit.NO_SUCH_PLACE)


@pytest.mark.parametrize("arguments", [[], ["open", "entry:shinzo-abe"], ["read"]])
def test_without_a_terminal_no_screen_is_opened(reader: Reader, arguments: list[str]) -> None:
    ran = reader(*arguments)
    _says_one_line(ran, Exit.NO_TERMINAL)
    assert "reader read --plain" in ran.err


def test_hostile_names_never_reach_the_terminal_as_they_are(reader: Reader) -> None:
    ran = reader("terms", "a\x1b]0;title\x07\nb\x9b31m.txt")
    _says_one_line(ran, Exit.NO_SUCH_FILE)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", ran.err)


def test_a_mistake_of_the_program_is_one_line_without_traceback(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("inside")

    monkeypatch.setattr(Desk, "open_file", fail)
    ran = reader("terms")
    _says_one_line(ran, Exit.UNEXPECTED)
    assert "KeyError: 'inside'" in ran.err
    assert "READER_DEBUG=1" in ran.err
    monkeypatch.setenv("READER_DEBUG", "1")
    with pytest.raises(KeyError):
        reader("terms")


def test_interrupting_is_quiet(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Desk, "open_file", interrupt)
    ran = reader("terms")
    assert (ran.code, ran.out, ran.err) == (Exit.INTERRUPTED, "", "")


def test_a_reader_of_the_output_that_goes_away_is_no_error() -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    with os.fdopen(theirs, "wb") as closed:
        done = subprocess.run(
            [*COMMAND, "read", "--plain"], cwd=ROOT, stdout=closed, stderr=-1, check=False
        )
    assert (done.returncode, done.stderr) == (Exit.BROKEN_PIPE, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")  # noqa: PTH110
def test_output_that_cannot_be_written_is_an_error() -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            [*COMMAND, "terms"], cwd=ROOT, stdout=full, stderr=-1, text=True, check=False
        )
    assert done.returncode == Exit.NOT_WRITABLE
    assert len(done.stderr.splitlines()) == 1


def test_every_command_is_told_from_a_file_by_its_name(reader: Reader) -> None:
    told = set(re.findall(r"^    (\w+)  ", reader("--help").out, flags=re.MULTILINE))
    assert told == set(COMMANDS)


def test_every_exit_code_is_documented() -> None:
    table = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    documented = dict(re.findall(r"^\| (\d+) \| (\w+) \|", table, flags=re.MULTILINE))
    assert documented == {str(code.value): code.name for code in Exit}


@pytest.mark.parametrize("name", [".", "/", ""])
def test_a_folder_without_a_name_is_a_folder(reader: Reader, name: str) -> None:
    for command in ([name], ["terms", name]):
        _says_one_line(reader(*command), Exit.IS_A_DIRECTORY)


@pytest.mark.parametrize(
    ("closed", "arguments", "code"),
    [
        (1, ["paths"], Exit.OK),
        (2, ["terms", "missing.txt"], Exit.NO_SUCH_FILE),
        (0, ["notes", "add", "-", "--at", "entry:shinzo-abe"], Exit.USAGE),
        (0, [], Exit.NO_TERMINAL),
    ],
    ids=["output", "errors", "input", "input, for the screen"],
)
def test_a_stream_that_is_closed_from_the_start_is_no_mistake_of_the_program(
    reader_home: Path, closed: int, arguments: list[str], code: Exit
) -> None:
    shell = f'exec "$@" {closed}{"<" if closed == 0 else ">"}&-'
    done = subprocess.run(
        ["/bin/sh", "-c", shell, "sh", *COMMAND, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code
    assert len(done.stderr.splitlines()) <= 1
    assert "unexpected" not in done.stderr
    assert not reader_home.exists()


def test_an_error_that_comes_of_interrupting_is_quiet(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        error = AttributeError("half-loaded module")
        error.__context__ = KeyboardInterrupt()
        raise error

    monkeypatch.setattr(Desk, "open_file", interrupt)
    ran = reader("terms")
    assert (ran.code, ran.out, ran.err) == (Exit.INTERRUPTED, "", "")


def test_a_reader_of_progress_that_goes_away_is_no_error_of_the_index(reader_home: Path) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    with os.fdopen(theirs, "wb") as closed:
        done = subprocess.run(
            [*COMMAND, "index", "rebuild", "--json"],
            cwd=ROOT,
            stdout=closed,
            stderr=-1,
            check=False,
        )
    assert (done.returncode, done.stderr) == (Exit.BROKEN_PIPE, b"")
    assert reader_home.exists()

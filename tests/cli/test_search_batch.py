"""``reader search --batch``: many queries by one command."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.base.errors import Exit

if TYPE_CHECKING:
    from tests.cli.running import Reader

COMMAND = (sys.executable, "-c", "import sys; from reader.main import main; sys.exit(main())")
ROOT = Path(__file__).parents[2]


def test_each_line_is_answered_in_order(reader: Reader, tmp_path: Path) -> None:
    file = tmp_path / "queries.txt"
    file.write_bytes(b"\xef\xbb\xbfconstitution\r\n\r\nzzzqqq\r\nkurils")
    ran = reader("search", "--batch", str(file), "--limit", "2", "--json")
    first, second, third = map(json.loads, ran.out.splitlines())
    assert (first["line"], first["query"]) == (1, "constitution")
    assert (second["line"], second["query"], second["hits"]) == (3, "zzzqqq", [])
    assert third["line"] == 4
    assert third["hits"] == reader("search", "kurils", "--limit", "2", "--json").json["hits"]
    assert ran.code == Exit.OK


def test_each_query_heads_its_hits(reader: Reader, tmp_path: Path) -> None:
    file = tmp_path / "queries.txt"
    file.write_text("constitution\nkurils\n", encoding="utf-8")
    ran = reader("search", "--batch", str(file), "--limit", "1")
    blocks = ran.out.strip().split("\n\n")
    assert [block.split("\n")[0] for block in blocks] == ["query: constitution", "query: kurils"]
    assert "(entry:peace-constitution)" in blocks[0]


def test_options_hold_for_each_query(reader: Reader, tmp_path: Path) -> None:
    file = tmp_path / "queries.txt"
    file.write_text("abe OR constitution\nkurils\n", encoding="utf-8")
    ran = reader("search", "--batch", str(file), "--kind", "note")
    assert ran.code == Exit.NOTHING_FOUND
    assert "(" not in ran.out
    assert ran.err.splitlines()[1] == "reader: line 2: nothing found"


def test_queries_come_from_standard_input(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"kurils\nabe\n")))
    ran = reader("search", "--batch", "-", "--count", "--json")
    assert [json.loads(line)["query"] for line in ran.out.splitlines()] == ["kurils", "abe"]


def test_queries_come_from_a_pipe_of_the_shell(reader: Reader) -> None:
    ours, theirs = os.pipe()
    os.write(theirs, b"kurils\n")
    os.close(theirs)
    ran = reader("search", "--batch", f"/dev/fd/{ours}", "--json")
    os.close(ours)
    assert json.loads(ran.out)["query"] == "kurils"


def test_a_line_without_end_and_thousands_of_others_are_answered(
    reader: Reader, tmp_path: Path
) -> None:
    file = tmp_path / "queries.txt"
    file.write_bytes(b"plum " * 100_000 + b"\n" + b"plum\n" * 2_000 + b"\xff\xfe abe\n")
    ran = reader("search", "--batch", str(file), "--limit", "1", "--json")
    lines = ran.out.splitlines()
    assert len(lines) == 2_002
    assert json.loads(lines[-1])["line"] == 2_002
    assert len(json.loads(lines[-1])["hits"]) == 1


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("missing.txt", Exit.NO_SUCH_FILE),
        (".", Exit.IS_A_DIRECTORY),
        ("binary", Exit.NOT_TEXT),
        ("a\0b", Exit.UNREADABLE),
    ],
)
def test_a_file_that_holds_no_queries_is_named(
    reader: Reader, tmp_path: Path, name: str, code: Exit
) -> None:
    (tmp_path / "binary").write_bytes(b"\x7fELF\0\0\0")
    ran = reader("search", "--batch", str(tmp_path / name))
    assert (ran.code, ran.out) == (code, "")
    assert len(ran.err.splitlines()) == 1


def test_nothing_asked_is_nothing_found(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "empty").write_bytes(b"\n  \n")
    assert reader("search", "--batch", str(tmp_path / "empty")).code == Exit.NOTHING_FOUND


def test_a_reader_that_goes_away_ends_a_batch(tmp_path: Path) -> None:
    (tmp_path / "queries").write_bytes(b"kurils\n" * 2_000)
    ours, theirs = os.pipe()
    os.close(ours)
    with os.fdopen(theirs, "wb") as closed:
        done = subprocess.run(
            [*COMMAND, "search", "--batch", str(tmp_path / "queries")],
            cwd=ROOT,
            stdout=closed,
            stderr=-1,
            check=False,
        )
    assert (done.returncode, done.stderr) == (Exit.BROKEN_PIPE, b"")


def test_an_answer_is_there_before_the_next_question(reader: Reader) -> None:
    reader("index", "update")
    with subprocess.Popen(
        [*COMMAND, "search", "--batch", "-", "--json"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdin
        assert running.stdout
        for query in ("kurils", "abe"):
            running.stdin.write(f"{query}\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["query"] == query
        running.stdin.close()
        assert running.wait() == Exit.OK

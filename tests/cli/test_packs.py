"""``reader glossary pack``, ``import`` and ``export``."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reader.base.errors import Exit
from tests.packs.examples import TABBED, entries_at, entry_text, tabbed_at, zip_at
from tests.terminal.emulator import Emulator

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Reader


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    return entries_at(tmp_path / "weights", "Ounce", "Pound")


@pytest.fixture
def words(tmp_path: Path) -> Path:
    return tabbed_at(tmp_path / "words.tsv")


def listed(reader: Reader) -> list[tuple[str, bool]]:
    packs = reader("glossary", "pack", "list", "--json").json["packs"]
    return [(pack["id"], pack["on"]) for pack in packs]


def test_a_pack_is_added_listed_switched_ordered_and_removed(
    reader: Reader, weights: Path, words: Path
) -> None:
    added = reader("glossary", "pack", "add", str(weights), "--title", "Old weights")
    assert added.code == Exit.OK
    assert added.out == "weights: Old weights, 2 entries, marked in texts\n"
    told = reader("glossary", "pack", "add", str(words), "--look-up-only", "--json").json
    assert (told["id"], told["kind"], told["count"], told["marked"]) == (
        *("words", "dictionary", 3, False),
    )
    assert listed(reader) == [("own", True), ("weights", True), ("shipped", True), ("words", True)]
    lines = reader("glossary", "pack", "list").out.splitlines()
    assert [line.split()[0] for line in lines] == ["own", "weights", "shipped", "words"]
    assert "Old weights" in lines[1]
    assert "look-up only" in lines[3]
    assert reader("glossary", "pack", "off", "weights").code == Exit.OK
    assert reader("glossary", "pack", "up", "words").code == Exit.OK
    assert listed(reader)[1:] == [("weights", False), ("words", True), ("shipped", True)]
    assert reader("glossary", "pack", "down", "weights").code == Exit.OK
    assert reader("glossary", "pack", "on", "weights").code == Exit.OK
    assert reader("glossary", "pack", "order", "shipped").code == Exit.OK
    assert [name for name, _ in listed(reader)] == ["own", "shipped", "words", "weights"]
    assert reader("glossary", "pack", "remove", "weights").out == "weights: removed\n"
    assert reader("glossary", "pack", "remove", "words", "--json").json == {"removed": "words"}
    assert [name for name, _ in listed(reader)] == ["own", "shipped"]


def test_terms_of_a_pack_are_found_in_texts_as_long_as_it_is_on_and_marked(
    reader: Reader, weights: Path, tmp_path: Path
) -> None:
    text = tmp_path / "essay.txt"
    text.write_text("An Ounce of gold.\n")

    def found() -> list[str]:
        return [one["entry"] for one in reader("terms", str(text), "--json").json["mentions"]]

    reader("glossary", "pack", "add", str(weights))
    assert found() == ["ounce"]
    reader("glossary", "pack", "off", "weights")
    assert found() == []
    document = reader("terms", str(text), "--json").json["document"]
    told = reader("glossary", "pack", "on", "weights", "--document", f"doc:{document}", "--json")
    assert told.json == {"document": document, "pack": "weights", "on": True}
    assert found() == ["ounce"]
    reader("glossary", "pack", "on", "weights")
    reader("glossary", "pack", "off", "weights", "--document", str(text))
    assert found() == []
    reader("glossary", "pack", "on", "weights", "--document", str(text))
    reader("glossary", "pack", "unmark", "weights")
    assert found() == []
    assert reader("glossary", "show", "ounce").code == Exit.OK
    reader("glossary", "pack", "mark", "weights")
    assert found() == ["ounce"]


def test_entries_are_listed_and_shown_by_pack(reader: Reader, tmp_path: Path, words: Path) -> None:
    folder = tmp_path / "abe"
    folder.mkdir()
    (folder / "shinzo-abe.md").write_text(entry_text("Abe of the pack"))
    reader("glossary", "pack", "add", str(folder))
    reader("glossary", "pack", "add", str(words))
    (entry,) = reader("glossary", "list", "--pack", "abe", "--json").json["entries"]
    assert (entry["place"], entry["pack"]) == ("entry:shinzo-abe", "abe")
    shipped = reader("glossary", "list", "--pack", "shipped", "--json").json["entries"]
    places = {one["place"] for one in shipped}
    assert "entry:shinzo-abe@shipped" in places
    assert "entry:yasukuni-shrine" in places
    articles = reader("glossary", "list", "--pack", "words").out.splitlines()
    assert [line.split()[0] for line in articles] == ["n1@words", "n2@words", "n3@words"]
    assert reader("glossary", "show", "shinzo-abe").out.startswith("Abe of the pack\n")
    assert reader("glossary", "show", "shinzo-abe@shipped").out.startswith("Shinzo Abe\n")
    shown = reader("glossary", "show", "pole@words", "--json").json
    assert (shown["term"], shown["place"]) == ("rod", "entry:n3@words")
    rivals = reader("glossary", "show", "shinzo-abe", "--json").json["rivals"]
    assert rivals == ["entry:shinzo-abe@shipped"]
    listed_anew = reader("glossary", "list", "--json").json["entries"]
    assert len([one for one in listed_anew if one["id"] == "shinzo-abe"]) == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["pack", "add", "missing"], Exit.NO_SUCH_FILE),
        (["pack", "add", "hostile.zip"], Exit.UNUSABLE_PACK),
        (["pack", "add", "program"], Exit.UNUSABLE_PACK),
        (["pack", "add", "words.tsv", "--name", "own"], Exit.USAGE),
        (["pack", "add", "words.tsv", "--name", "words"], Exit.ALREADY_THERE),
        (["pack", "add", "words.tsv", "--encoding", "klingon"], Exit.UNUSABLE_PACK),
        (["pack", "add", "words.tsv", "--marked", "--look-up-only"], Exit.USAGE),
        (["pack", "remove", "nothing"], Exit.NO_SUCH_PACK),
        (["pack", "remove", "../words"], Exit.NO_SUCH_PACK),
        (["pack", "off", "own"], Exit.USAGE),
        (["pack", "on", "nothing"], Exit.NO_SUCH_PACK),
        (["pack", "on", "nothing", "--document", "words.tsv"], Exit.NO_SUCH_PACK),
        (["pack", "off", "words", "--document", "missing.txt"], Exit.NO_SUCH_FILE),
        (["pack", "order", "words", "nothing"], Exit.NO_SUCH_PACK),
        (["pack", "mark", "shipped"], Exit.NO_SUCH_PACK),
        (["pack"], Exit.USAGE),
        (["list", "--pack", "nothing"], Exit.NO_SUCH_PACK),
        (["import", "missing"], Exit.NO_SUCH_FILE),
        (["import", "hostile.zip"], Exit.UNUSABLE_PACK),
        (["export", "out.json", "--format", "json", "--pack", "nothing"], Exit.NO_SUCH_PACK),
        (["export", "out.json", "--format", "json"], Exit.USAGE),
        (["export", "words.tsv", "--format", "tsv", "--pack", "words"], Exit.ALREADY_THERE),
        (["export", "no/x.json", "--format", "json", "--pack", "words"], Exit.NO_SUCH_FILE),
        (["export", "out.json", "--pack", "words"], Exit.USAGE),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_cannot_be_done_is_one_line_and_a_code_of_its_own(
    reader: Reader,
    words: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: Exit,
) -> None:
    zip_at(tmp_path / "hostile.zip", {"../out.md": "x"})
    (tmp_path / "program").write_bytes(b"\x7fELF\0\0\1" * 99)
    monkeypatch.chdir(tmp_path)
    reader("glossary", "pack", "add", str(words))
    ran = reader("glossary", *arguments)
    assert (ran.code, ran.out) == (code, "")
    (line,) = ran.err.splitlines()
    assert line.startswith("reader: ")
    assert words.read_text() == TABBED
    assert [name for name, _ in listed(reader)] == ["own", "shipped", "words"]


@pytest.mark.parametrize(
    "command", [["pack"], ["pack", "add"], ["import"], ["export"], ["list"], ["show"]]
)
def test_every_command_has_help_with_examples(reader: Reader, command: list[str]) -> None:
    ran = reader("glossary", *command, "--help")
    assert ran.code == Exit.OK
    assert "examples:\n  reader glossary" in ran.out


def test_broken_entries_of_a_pack_are_told_and_the_rest_is_added(
    reader: Reader, weights: Path
) -> None:
    (weights / "broken.md").write_text("---\nterm: x\nkind: gadget\n---\n")
    ran = reader("glossary", "pack", "add", str(weights), "--json")
    assert ran.code == Exit.OK
    assert ran.json["count"] == 2
    (line,) = ran.err.splitlines()
    assert line.startswith("reader: left out: ")
    assert "broken.md:3" in line
    assert ran.json["left_out"] == [line.removeprefix("reader: left out: ")]


def test_entries_are_imported_and_none_is_overwritten(reader: Reader, weights: Path) -> None:
    assert reader("glossary", "import", str(weights)).out == "2 added, 0 replaced, 0 skipped\n"
    (weights / "ounce.md").write_text(entry_text("Ounce", "Changed by them."))
    again = reader("glossary", "import", str(weights))
    assert again.out == "0 added, 0 replaced, 2 skipped\n"
    assert "you have an entry ounce already" in again.err
    assert "Changed" not in reader("glossary", "show", "ounce").out
    told = reader("glossary", "import", str(weights), "--replace", "--json").json
    assert told == {"added": [], "replaced": ["ounce"], "skipped": ["pound"], "problems": []}
    assert "Changed" in reader("glossary", "show", "ounce").out


def test_ones_own_entries_are_exported_and_added_again(
    reader: Reader, weights: Path, tmp_path: Path
) -> None:
    reader("glossary", "import", str(weights))
    out = tmp_path / "mine.zip"
    assert reader("glossary", "export", str(out), "--format", "zip").out == f"{out}\n"
    told = reader("glossary", "export", str(out), "--format", "zip", "--force", "--json").json
    assert told == {"pack": "own", "format": "zip", "written": [str(out)]}
    added = reader("glossary", "pack", "add", str(out), "--json").json
    assert (added["id"], added["count"]) == ("mine", 2)


def test_a_bar_is_shown_on_a_terminal_and_nothing_on_a_pipe(reader: Reader, tmp_path: Path) -> None:
    words = tabbed_at(tmp_path / "many.tsv", "".join(f"word{i}\tx\n" for i in range(20_000)))
    piped = reader("glossary", "pack", "add", str(words), "--name", "piped")
    assert piped.err == ""
    master, slave = os.openpty()
    command = [sys.executable, "-m", "reader", "glossary", "pack", "add", str(words)]
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80"}
    with subprocess.Popen(command, stdout=slave, stderr=slave, env=environment) as running:
        os.close(slave)
        shown = b""
        while True:
            try:
                piece = os.read(master, 4096)
            except OSError:
                break
            if not piece:
                break
            shown += piece
    os.close(master)
    assert running.returncode == Exit.OK
    assert "articles" in shown.decode()
    screen = Emulator(80, 24)
    screen.feed(shown)
    assert [line.rstrip() for line in screen.lines if line.strip()] == [
        "many: many, 20,000 articles, to be looked up"
    ]


_SLOW = """
import sys, time
from reader.cli import progress
from reader.main import main

waits = progress.Monitor.tell
def slowly(self, doing, done, total=None):
    print("begun", flush=True)
    time.sleep(0.05)
    waits(self, doing, done, total)
progress.Monitor.tell = slowly
sys.exit(main())
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["pack", "add", "weights"],
        ["import", "weights"],
        ["export", "out.zip", "--format", "zip", "--pack", "shipped"],
    ],
    ids=lambda value: value[0],
)
def test_ctrl_c_leaves_nothing_half_done(
    weights: Path, tmp_path: Path, reader_home: Path, arguments: list[str]
) -> None:
    entries_at(weights, *(f"E{number}" for number in range(100)))
    command = [sys.executable, "-c", _SLOW, "glossary", *arguments]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout
        assert running.stdout.readline() == "begun\n"
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=60)
    assert running.returncode == Exit.INTERRUPTED
    assert told == "reader: stopped; nothing was changed\n"
    assert {path.name for path in tmp_path.iterdir()} <= {"weights", "reader-home"}
    for folder in (reader_home / "packs", reader_home / "glossary"):
        left = [path.name for path in folder.glob("*")] if folder.is_dir() else []
        assert [name for name in left if not name.startswith(".")] == []

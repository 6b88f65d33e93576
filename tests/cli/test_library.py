"""``reader library``, and ``reader`` with how to read: from the command line, as people see it."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from reader.base.errors import Exit
from reader.base.paths import Paths
from reader.desk.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Ran, Reader


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of files, one of which is broken."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "islands.md").write_text("# On Islands\n\nFour of them.\n")
    (folder / "treaty.txt").write_text("A treaty of peace was never signed.\n")
    (folder / "broken.txt").write_bytes(bytes(range(256)))
    return folder


def _id_of(reader: Reader, word: str) -> str:
    (document,) = reader("library", "list", word, "--json").json["documents"]
    return str(document["id"])


def _pipe(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def _one_line(ran: Ran) -> None:
    assert ran.err.startswith("reader: ")
    assert ran.err.count("\n") == 1


def test_a_folder_is_added_and_what_is_broken_is_listed_at_the_end(
    reader: Reader, folder: Path
) -> None:
    ran = reader("library", "add", str(folder))
    assert ran.code == Exit.FAULTS_FOUND
    assert ran.out == "2 added, 1 left out\n"
    assert "broken.txt: is not a text file" in ran.err
    (folder / "broken.txt").unlink()
    again = reader("library", "add", str(folder), "--json")
    assert again.code == Exit.OK
    assert (again.json["added"], again.json["known"]) == ([], 2)


def test_one_file_that_cannot_be_added_is_an_error_of_its_own(reader: Reader, folder: Path) -> None:
    ran = reader("library", "add", str(folder / "broken.txt"))
    assert ran.code == Exit.NOT_TEXT
    _one_line(ran)
    assert reader("library", "add", str(folder / "gone.txt")).code == Exit.NO_SUCH_FILE


def test_documents_are_listed_found_and_told_of(reader: Reader, folder: Path) -> None:
    reader("library", "add", str(folder))
    assert reader("library", "list").out.count("\n") == 3
    ran = reader("library", "list", "isl")
    assert "On Islands" in ran.out
    assert ran.out.count("\n") == 1
    document = _id_of(reader, "isl")
    told = reader("library", "info", f"doc:{document}").out
    assert str(folder / "islands.md") in told
    assert "version 1" in told
    values = reader("library", "info", document, "--json").json
    assert (values["title"], values["format"], values["origin"]) == (
        *("On Islands", "markdown", "file"),
    )
    assert [one["number"] for one in values["versions"]] == [1]
    assert reader("library", "info", "nobody").code == Exit.NO_SUCH_PLACE


def test_what_is_said_of_a_document_is_found_by(reader: Reader, folder: Path) -> None:
    reader("library", "add", str(folder / "treaty.txt"))
    document = _id_of(reader, "treaty")
    edited = reader(
        *("library", "edit", document, "--title", "Peace", "--date", "1956-10"),
        *("--tag", "history", "--tag", "law"),
    )
    assert edited.out == f"{document}  Peace; 1956-10; #history #law\n"
    assert _id_of(reader, "peace") == document
    assert reader("library", "edit", document, "--untag", "law", "--json").json["documents"][0][
        "tags"
    ] == ["history"]
    assert reader("library", "list", "--tag", "history").out.startswith(document)
    assert reader("library", "edit", document, "--date", "soon").code == Exit.USAGE
    assert reader("library", "edit", document).code == Exit.USAGE
    assert "Peace" in reader("search", "treaty").out


def test_a_document_is_removed_and_restored(reader: Reader, folder: Path) -> None:
    reader("library", "add", str(folder / "treaty.txt"))
    document = _id_of(reader, "treaty")
    assert f"reader library restore {document}" in reader("library", "remove", document).out
    assert reader("library", "list", "treaty").out == ""
    assert reader("library", "list", "--removed").out.startswith(document)
    assert reader("library", "restore", document).out.startswith(document)
    assert _id_of(reader, "treaty") == document


def test_versions_are_kept_shown_and_compared(reader: Reader, folder: Path) -> None:
    path = folder / "treaty.txt"
    reader("library", "add", str(path))
    document = _id_of(reader, "treaty")
    assert reader("library", "compare", document).code == Exit.NO_SUCH_PLACE
    path.write_text("A treaty of peace was signed at last.\n")
    assert "1 document changed, 0 not" in reader("library", "refresh", document).out
    assert reader("library", "refresh", "--all", "--json").json["unchanged"] == [document]
    compared = reader("library", "compare", document)
    assert "[- never-] signed" not in compared.out
    assert "[-" in compared.out
    assert "{+" in compared.out
    assert reader("library", "compare", document, "2", "2").code == Exit.NOTHING_FOUND
    shown = reader("library", "show", document, "--version", "1")
    assert shown.out == "A treaty of peace was never signed.\n"
    assert reader("library", "refresh").code == Exit.USAGE


def test_standard_input_is_read_kept_and_listed(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    _pipe(monkeypatch, b"# Piped\n\nWords on islands.\n")
    ran = reader("read", "-", "--plain", "--format", "markdown")
    assert "Words on islands." in ran.out
    assert "#" not in ran.out
    document = _id_of(reader, "piped")
    assert reader("read", f"doc:{document}", "--plain").out == ran.out
    _pipe(monkeypatch, b"")
    empty = reader("read", "-", "--plain")
    assert empty.code == Exit.EMPTY_FILE
    assert "standard input" in empty.err
    _one_line(empty)


def test_standard_input_without_end_is_not_read_on(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Endless(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            assert size is not None
            assert size > 0, "all of it was asked for"
            return b"y" * size

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Endless()))
    ran = reader("terms", "-")
    assert ran.code == Exit.TOO_LARGE
    _one_line(ran)


def test_format_and_encoding_are_said_and_remembered(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "essay.txt"
    path.write_bytes("# Слово\n\nо мире\n".encode("cp866"))
    said = ("--format", "markdown", "--encoding", "cp866")
    ran = reader("read", str(path), "--plain", *said)
    assert "о мире" in ran.out
    assert "#" not in ran.out
    assert reader("read", str(path), "--plain").out == ran.out
    document = _id_of(reader, "слово")
    again = reader("read", f"doc:{document}", "--plain", "--format", "text")
    assert "# Слово" in again.out
    assert "# Слово" in reader("read", f"doc:{document}", "--plain").out


@pytest.mark.parametrize(
    "arguments",
    [
        ("essay.txt", "--encoding", "rot13"),
        ("essay.txt", "--encoding", "no-such"),
        ("--format", "word", "essay.txt"),
        ("--format", "text"),
        ("essay.txt", "other.txt"),
        ("essay.txt", "--plain"),
    ],
)
def test_what_cannot_be_meant_is_told_in_one_line(
    reader: Reader, reader_home: Path, arguments: tuple[str, ...]
) -> None:
    ran = reader(*arguments)
    assert ran.code == Exit.USAGE
    _one_line(ran)
    assert not reader_home.exists()


def test_a_broken_record_is_told_and_the_rest_is_listed(reader: Reader, folder: Path) -> None:
    reader("library", "add", str(folder))
    library = Paths.discover().library
    record = library / _id_of(reader, "treaty") / "record.json"
    record.write_text(json.dumps({"versions": []}))
    ran = reader("library", "list")
    assert ran.code == Exit.OK
    assert "On Islands" in ran.out
    assert f"reader: left out: {record}: has no versions" in ran.err


def test_titles_from_files_cannot_write_to_the_terminal(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "essay.md"
    path.write_text("# \x1b]0;owned\x07 Title \u202e reversed\n\nWords.\n")
    reader("library", "add", str(path))
    document = Desk(Paths.discover()).library.documents()[1].id
    for command in (["list"], ["info", document], ["show", document], ["list", "--json"]):
        out = reader("library", *command).out
        assert not set(out) & {"\x1b", "\x07", "\u202e"}, command


def test_every_command_of_the_library_has_help_with_examples(reader: Reader) -> None:
    for command in ("add", "list", "info", "edit", "remove", "restore", "refresh", "compare"):
        ran = reader("library", command, "--help")
        assert ran.code == Exit.OK
        assert f"reader library {command}" in ran.out.partition("examples:")[2]

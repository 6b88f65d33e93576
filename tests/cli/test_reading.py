"""``reader read --plain``, ``reader paths``, ``--version`` and ``--help``."""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest

from glossary.model import Mention
from reader.base.errors import Exit
from reader.cli.numbering import number_terms
from reader.cli.plain_page import plain_lines
from reader.text.document import Block, Document, Metadata, Role
from reader.text.page import Page

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Reader


def test_the_article_is_printed_whole_with_numbered_terms_and_their_entries(
    reader: Reader,
) -> None:
    from reader.base.shipped import default_document

    printed = reader("read", "--plain").out
    article, _, terms = printed.partition("\nTerms\n")
    words = re.sub(r"\[E?\d+\]", "", article).split()
    missing = [w for w in default_document().read_text(encoding="utf-8").split() if w not in words]
    assert not missing
    numbered = re.findall(r"Shinzo Abe\[(\d+)\]", article)
    assert numbered == ["1"]
    assert "\n[1] Shinzo Abe\n" in terms
    signs = [int(one) for one in re.findall(r"\[(\d+)\]", article)]
    assert signs == list(range(1, len(signs) + 1))
    headings = [int(one) for one in re.findall(r"^\[(\d+)\] ", terms, flags=re.MULTILINE)]
    assert headings == signs


def test_the_editors_notes_are_at_the_foot_and_said_to_be_the_editors(reader: Reader) -> None:
    printed = reader("read", "--plain").out.partition("\nTerms\n")[0]
    article, whose, notes = printed.partition("\nEditor’s notes, not the author’s\n")
    assert whose
    assert "a 2,700-mile[E9] long border" in article
    signs = re.findall(r"\[(E\d+)\]", article)
    assert signs == [f"E{number}" for number in range(1, 15)]
    assert re.findall(r"^\[(E\d+)\] on “", notes, flags=re.MULTILINE) == signs
    assert "\n[E9] on “2,700-mile”\n2,700 miles are 4,345 kilometres" in notes
    assert "[BOR5] EFE, October 2008, libertaddigital.com/" in notes


@pytest.mark.parametrize("command", ["read", "terms"])
def test_the_editors_notes_are_listed_with_places_and_sources(reader: Reader, command: str) -> None:
    notes = reader(command, "--json").json["editor_notes"]
    assert len(notes) == 14
    note = next(one for one in notes if one["id"] == "border-length")
    assert note["place"] == "editor:moscow-tokyo-anti-china-alliance-not-real/border-length"
    assert note["target"] == "doc:moscow-tokyo-anti-china-alliance-not-real#2015-2025"
    assert (note["quote"], note["date"]) == ("2,700-mile", "2026-11-22")
    assert note["sources"]["BOR2"]["quality"] == "press"


@pytest.mark.parametrize("note", ["nobody-wrote", "border-length"])
def test_the_place_of_an_editors_note_is_looked_up_before_a_screen_is_opened(
    reader: Reader, note: str
) -> None:
    found = reader("open", f"editor:moscow-tokyo-anti-china-alliance-not-real/{note}")
    is_there = note == "border-length"
    assert found.code == (Exit.NO_TERMINAL if is_there else Exit.NO_SUCH_PLACE)


def test_what_happened_later_is_told_apart_by_the_date_of_the_article(reader: Reader) -> None:
    terms = reader("read", "--plain").out.partition("\nTerms\n")[2]
    assert "Since 27 April 2013" in terms


def test_printed_where_no_terminal_is_nothing_is_wrapped_and_nothing_coloured(
    reader: Reader,
) -> None:
    printed = reader("read", "--plain").out
    assert "\x1b" not in printed
    assert max(map(len, printed.splitlines())) > 200


def test_what_is_left_out_of_a_text_is_told_in_one_line(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("a caf\xe9\n".encode("latin-1"))
    told = reader("terms", str(path)).err
    assert len(told.splitlines()) == 1
    assert told.startswith(f"reader: {path}: ")
    assert "--encoding" in told
    assert told.count(str(path)) == 1


def test_control_characters_of_a_text_are_printed_as_signs(reader: Reader, tmp_path: Path) -> None:
    text = tmp_path / "hostile.txt"
    text.write_text("One \x1b[31mred\x1b[0m \x9b5m word \u202eand back.\n", encoding="utf-8")
    printed = reader("read", "--plain", str(text)).out
    assert "␛[31mred" in printed
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", printed)
    as_json = reader("read", "--json", str(text))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", as_json.out)
    assert "\x1b[31mred" in as_json.json["text"]


def test_numbers_move_the_blocks_along() -> None:
    document = Document(
        "d", Metadata("d"), "Abe met Putin.\nAbe left.", (Block(0, 14), Block(15, 24))
    )
    mentions = [
        Mention("abe", 0, 3, "Abe"),
        Mention("putin", 8, 13, "Putin"),
        Mention("abe", 15, 18, "Abe"),
    ]
    page, ids = number_terms(document, mentions)
    assert ids == ["abe", "putin"]
    assert [page.text[block.start : block.end] for block in page.blocks] == [
        "Abe[1] met Putin[2].",
        "Abe left.",
    ]


def test_a_number_at_the_end_of_a_block_stays_in_it() -> None:
    document = Document("d", Metadata("d"), "Abe\nPutin", (Block(0, 3), Block(4, 9)))
    mentions = [Mention("abe", 0, 3, "Abe"), Mention("putin", 4, 9, "Putin")]
    page, _ = number_terms(document, mentions)
    assert [page.text[block.start : block.end] for block in page.blocks] == ["Abe[1]", "Putin[2]"]


def test_lines_are_wrapped_in_cells_with_lists_hanging() -> None:
    page = Page(
        "靖国神社はある。 Yes.\nOne two three four",
        (Block(0, 13), Block(14, 32, Role.LIST_ITEM, marker="•")),
    )
    assert list(plain_lines(page, 12)) == [
        "靖国神社はあ",
        "る。 Yes.",
        "",
        "• One two",
        "  three four",
    ]


def test_version_and_help_are_printed_on_standard_output(reader: Reader) -> None:
    told, helped = reader("--version"), reader("--help")
    assert (told.code, told.out, told.err) == (
        Exit.OK,
        f"reader {version('reader-companion')}\n",
        "",
    )
    assert (helped.code, helped.err) == (Exit.OK, "")
    assert "examples:" in helped.out


@pytest.mark.parametrize(
    "command",
    [
        *("open", "search", "glossary", "terms", "brief", "notes", "read", "index", "paths"),
        *("glossary edit", "glossary pack on", "index update", "notes add"),
    ],
)
def test_the_help_of_a_command_has_examples(reader: Reader, command: str) -> None:
    words = command.split()
    assert f"examples:\n  reader {words[0]}" in reader(*words, "--help").out


def test_every_path_is_under_the_home_that_was_named(reader: Reader, reader_home: Path) -> None:
    paths = reader("paths", "--json").json
    assert set(paths) == {
        *("data", "config", "index", "notes", "library", "glossary", "packs", "searches"),
        *("companions", "acquaintance", "places", "bookmarks", "state"),
    }
    assert all(path.startswith(str(reader_home)) for path in paths.values())
    assert not reader_home.exists(), "asking where things are makes nothing"
    assert [line.split()[0] for line in reader("paths").out.splitlines()] == list(paths)

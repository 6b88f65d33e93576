"""``reader notes``."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from reader.base.errors import Exit
from reader.base.shipped import default_document

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.cli.running import Reader

ARTICLE = "doc:moscow-tokyo-anti-china-alliance-not-real"


def test_a_note_on_an_entry_is_listed_and_found(reader: Reader) -> None:
    added = reader("notes", "add", "Compare the plum blossom", "--at", "entry:shinzo-abe")
    assert added.code == Exit.OK
    (note,) = reader("notes", "list", "--json").json["notes"]
    assert added.out == f"{note['place']}\n"
    assert (note["target"], note["quote"]) == ("entry:shinzo-abe", None)
    assert note["body"].strip() == "Compare the plum blossom"
    (hit,) = reader("search", "blossom", "--json").json["hits"]
    assert (hit["place"], hit["kind"]) == (note["place"], "note")


def test_a_note_on_words_keeps_them(reader: Reader) -> None:
    text = default_document().read_text(encoding="utf-8")
    start = text.index("Pyongyang")
    place = f"{ARTICLE}#{start}-{start + 9}"
    note = reader("notes", "add", "Who?", "--at", place, "--tag", "people", "--json").json
    assert (note["target"], note["quote"], note["tags"]) == (place, "Pyongyang", ["people"])
    listed = reader("notes", "list").out
    assert "Pyongyang" in listed
    assert "#people" in listed
    assert "    Who?" in listed


def test_a_note_at_an_offset_stands_on_the_paragraph(reader: Reader) -> None:
    note = reader("notes", "add", "Here", "--at", f"{ARTICLE}#300", "--json").json
    assert note["quote"].startswith("The recent spike")
    assert note["quote"].endswith(("elite.", "elite"))


def test_a_note_without_a_place_stands_where_the_reader_left_off(
    reader: Reader, reader_home: Path
) -> None:
    first = reader("notes", "add", "At the start", "--json").json
    assert first["quote"].startswith("Japan's Prime Minister")
    from reader.library.places import ReadingPlaces

    ReadingPlaces(reader_home / "places.json").set(ARTICLE.removeprefix("doc:"), 300)
    second = reader("notes", "add", "Further on", "--json").json
    assert second["quote"].startswith("The recent spike")


def test_a_note_is_read_from_standard_input(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("From\na pipe\n"))
    note = reader("notes", "add", "-", "--json").json
    assert note["body"].strip() == "From\na pipe"


def test_a_note_beyond_the_end_of_its_document_is_refused(reader: Reader) -> None:
    ran = reader("notes", "add", "x", "--at", f"{ARTICLE}#99999999")
    assert ran.code == Exit.NO_SUCH_PLACE


def test_no_notes_are_an_empty_list(reader: Reader) -> None:
    ran = reader("notes", "list", "--json")
    assert (ran.code, ran.json) == (Exit.OK, {"notes": []})


def test_a_broken_note_is_named_and_the_others_are_listed(
    reader: Reader, reader_home: Path
) -> None:
    reader("notes", "add", "Whole", "--at", "entry:shinzo-abe")
    (whole,) = (reader_home / "notes").rglob("*.md")
    broken = whole.with_name("20200101T000000-00000000.md")
    broken.write_text("---\nbroken: [\n", encoding="utf-8")
    ran = reader("notes", "list")
    assert "Whole" in ran.out
    assert "left out: " in ran.err
    assert broken.name in ran.err
    assert broken.read_text(encoding="utf-8") == "---\nbroken: [\n"


def test_notes_that_cannot_be_written_are_an_error(reader: Reader, reader_home: Path) -> None:
    reader_home.parent.mkdir(parents=True, exist_ok=True)
    reader_home.write_text("a file where the folder should be", encoding="utf-8")
    ran = reader("notes", "add", "x", "--at", "entry:shinzo-abe")
    assert ran.code == Exit.NOT_WRITABLE
    assert len(ran.err.splitlines()) == 1

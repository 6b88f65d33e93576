"""``reader notes review`` and ``conflicts``: what became of words, and second texts of notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from reader.base.errors import Exit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Reader

BEFORE = """\
The harbour master wrote every ship into a green book, with its cargo and the name of its captain.

Nobody had opened the lighthouse door since the great storm, although its lamp was lit each night.

Fishermen from the northern villages sold their catch on the stone steps before the sun was up.
"""
AFTER = """\
The harbour master wrote every vessel into a green book, with its cargo and its captain's name.

Fishermen from the northern villages sold their catch on the stone steps before the sun was up.
"""
CHANGED = "wrote every ship into a green book, with its cargo"
LOST = "opened the lighthouse door since the great storm"
SAME = "sold their catch on the stone steps"


@pytest.fixture
def essay(reader: Reader, tmp_path: Path) -> Path:
    """A text with a note on words that will change, on words that will go, and on others."""
    file = tmp_path / "harbour.txt"
    file.write_text(BEFORE, encoding="utf-8")
    assert reader("library", "add", str(file)).code == Exit.OK
    for words in (CHANGED, LOST, SAME):
        ran = reader("notes", "add", words[-5:], "--quote", words, "--in", str(file))
        assert ran.code == Exit.OK, ran.err
    return file


def waiting(reader: Reader, *arguments: str) -> dict[str, dict[str, Any]]:
    """What waits to be reviewed, by the words it was written on."""
    listed = reader("notes", "review", *arguments, "--json").json["notes"]
    return {item["quote"]: item for item in listed}


def test_nothing_waits_while_the_text_is_as_it_was(reader: Reader, essay: Path) -> None:
    assert waiting(reader) == {}


def test_old_and_new_words_are_told_until_they_are_decided_on(reader: Reader, essay: Path) -> None:
    essay.write_text(AFTER, encoding="utf-8")
    items = waiting(reader, "--in", str(essay))
    assert waiting(reader) == items
    assert set(items) == {CHANGED, LOST}
    changed, lost = items[CHANGED], items[LOST]
    assert (changed["state"], changed["before"]["words"]) == ("changed", CHANGED)
    assert "vessel" in changed["after"]["words"]
    assert (lost["state"], lost["now"], lost["after"]) == ("lost", None, None)
    told = reader("notes", "review").out
    assert f"[{CHANGED}]" in told
    assert "vessel" in told

    accepted = reader("notes", "review", "--accept", changed["id"], "--json").json["decided"]
    assert [one["done"] for one in accepted] == ["accepted"]
    assert "vessel" in accepted[0]["note"]["quote"]
    assert accepted[0]["note"]["written_on"] == CHANGED
    assert reader("notes", "review", "--lost", lost["id"]).code == Exit.OK
    assert waiting(reader) == {}
    (kept,) = reader("notes", "list", "--state", "lost", "--json").json["notes"]
    assert (kept["id"], kept["quote"], kept["kept_as_lost"]) == (lost["id"], LOST, True)
    hits = reader("search", "lighthouse", "--kind", "note", "--json").json["hits"]
    assert [hit["place"] for hit in hits] == [lost["place"]]


def test_what_is_sure_enough_is_accepted_at_once(reader: Reader, essay: Path) -> None:
    essay.write_text(AFTER, encoding="utf-8")
    sure = waiting(reader)[CHANGED]["confidence"]
    assert reader("notes", "review", "--accept-over", "1").code == Exit.NOTHING_FOUND
    assert reader("notes", "review", "--accept-over", str(sure)).code == Exit.OK
    assert set(waiting(reader)) == {LOST}


def test_a_lost_note_is_put_on_words_of_its_text(reader: Reader, essay: Path) -> None:
    essay.write_text(AFTER, encoding="utf-8")
    lost = waiting(reader)[LOST]
    start = AFTER.index("northern villages")
    place = f"doc:{lost['document']}#{start}-{start + 17}"
    assert reader("notes", "review", "--accept", lost["id"]).code == Exit.USAGE
    assert reader("notes", "review", "--relocate", lost["id"], "entry:x").code == Exit.USAGE
    assert reader("notes", "review", "--relocate", lost["id"], place).code == Exit.OK
    (moved,) = reader("notes", "show", lost["id"], "--json").json["notes"]
    assert (moved["quote"], moved["state"]) == ("northern villages", "placed")
    ran = reader("notes", "review", "--accept", lost["id"])
    assert (ran.code, "does not wait" in ran.err) == (Exit.USAGE, True)
    assert reader("notes", "review", "--accept", "nothing").code == Exit.NO_SUCH_NOTE


def conflict(reader: Reader, home: Path) -> tuple[str, Path]:
    """A note, and the copy that a sync program left beside it."""
    note = reader("notes", "add", "Mine", "--at", "entry:shinzo-abe", "--json").json
    (file,) = (home / "notes").rglob(f"{note['id']}.md")
    copy = file.with_name(f"{note['id']}.sync-conflict-20261122-101500-ABCDEFG.md")
    theirs = file.read_text(encoding="utf-8").replace("Mine", "Theirs")
    copy.write_text(theirs, encoding="utf-8")
    return note["id"], copy


@pytest.mark.parametrize(
    ("option", "left"),
    [("--keep", {"Mine"}), ("--take-copy", {"Theirs"}), ("--both", {"Mine", "Theirs"})],
)
def test_two_texts_of_a_note_are_told_and_decided_on(
    reader: Reader, reader_home: Path, option: str, left: set[str]
) -> None:
    note, copy = conflict(reader, reader_home)
    told = reader("notes", "conflicts").out
    assert all(words in told for words in ("Mine", "Theirs", copy.name))
    (one,) = reader("notes", "conflicts", "--json").json["conflicts"]
    assert (one["note"]["body"].strip(), one["copy"]["body"].strip()) == ("Mine", "Theirs")
    assert reader("notes", "conflicts", option, "nothing").code == Exit.NO_SUCH_NOTE
    assert reader("notes", "conflicts", option, note).code == Exit.OK
    assert reader("notes", "conflicts", "--json").json == {"conflicts": []}
    notes = reader("notes", "list", "--json").json["notes"]
    assert {one["body"].strip() for one in notes} == left

"""``reader notes show``, ``edit``, ``remove``, ``restore``: notes by their ids, and never lost."""

from __future__ import annotations

import io
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reader.base.errors import Exit, NotWritableError

if TYPE_CHECKING:
    from tests.cli.running import Reader

ARTICLE = "doc:moscow-tokyo-anti-china-alliance-not-real"


@pytest.fixture
def note(reader: Reader) -> dict[str, Any]:
    added = reader(
        *("notes", "add", "Who? See [[shinzo-abe]].", "--quote", "Pyongyang", "--json"),
        *("--kind", "question", "--tag", "todo"),
    )
    assert added.code == Exit.OK, added.err
    return dict(added.json)


def writes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shell: str) -> None:
    """Has an editor that runs a line of shell, the file as ``$1``."""
    editor = tmp_path / "editor"
    editor.write_text(f"#!/bin/sh\n{shell}\n", encoding="utf-8")
    editor.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(editor))


def test_a_note_is_shown_whole(reader: Reader, note: dict[str, Any]) -> None:
    other = reader("notes", "add", f"As in [[note:{note['id']}]]", "--at", ARTICLE, "--json").json
    shown = reader("notes", "show", note["id"]).out
    for told in ("question", "“Pyongyang”", "placed, 100 % sure", "The recent spike", "todo"):
        assert told in shown
    assert "links to   entry:shinzo-abe" in shown
    assert f"linked by  note:{other['id']}" in shown
    assert shown.endswith("\nWho? See [[shinzo-abe]].\n")
    (values,) = reader("notes", "show", note["place"], "--json").json["notes"]
    assert (values["state"], values["confidence"], values["now"]) == ("placed", 1, note["target"])
    assert values["links"] == ["entry:shinzo-abe"]
    assert values["backlinks"] == [other["place"]]


def test_a_note_is_named_by_the_beginning_of_its_id_if_no_other_begins_so(
    reader: Reader, note: dict[str, Any]
) -> None:
    assert reader("notes", "show", note["id"][:4]).code == Exit.OK
    reader("notes", "add", "Another", "--at", "entry:shinzo-abe")
    ran = reader("notes", "show", note["id"][:4])
    assert ran.code == Exit.USAGE
    assert "2 notes begin so" in ran.err
    for unknown in ("nothing", "", "note:"):
        ran = reader("notes", "show", unknown)
        assert (ran.code, len(ran.err.splitlines())) == (Exit.NO_SUCH_NOTE, 1)


def test_options_change_a_note(reader: Reader, note: dict[str, Any]) -> None:
    changed = reader(
        *("notes", "edit", note["id"], "--text", "Seoul", "--kind", "Loaded Word", "--json"),
        *("--tag", "a b", "--untag", "TODO"),
    ).json
    assert (changed["body"], changed["kind"], changed["tags"]) == ("Seoul", "loaded", ["a b"])
    assert changed["quote"] == "Pyongyang"
    again = reader("notes", "edit", note["id"], "--tags", "x, y", "--json").json
    assert (again["tags"], again["body"]) == (["x", "y"], "Seoul")
    assert reader("notes", "edit", note["id"], "--untag", "z").code == Exit.USAGE
    assert reader("notes", "edit", note["id"], "--kind", "dream").code == Exit.USAGE


def test_a_note_put_elsewhere_remembers_the_words_it_was_written_on(
    reader: Reader, note: dict[str, Any]
) -> None:
    moved = reader("notes", "edit", note["id"], "--at", f"{ARTICLE}#0-5", "--json").json
    assert (moved["quote"], moved["written_on"]) == ("Japan", "Pyongyang")
    back = reader("notes", "edit", note["id"], "--at", note["target"], "--json").json
    assert (back["quote"], back["written_on"]) == ("Pyongyang", None)


def test_an_editor_opens_with_the_words_of_a_note(
    reader: Reader, note: dict[str, Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    writes(monkeypatch, tmp_path, 'grep -q "Who?" "$1" && echo "Me." > "$1"')
    assert reader("notes", "edit", note["id"], "--json").json["body"] == "Me.\n"
    writes(monkeypatch, tmp_path, "true")
    ran = reader("notes", "edit", note["id"])
    assert (ran.code, "left as it was" in ran.err) == (Exit.OK, True)


def test_what_cannot_be_saved_stays_in_a_file_that_is_named(
    reader: Reader,
    note: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    reader_home: Path,
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    (file,) = (reader_home / "notes").rglob(f"{note['id']}.md")
    writes(monkeypatch, tmp_path, f'echo "Mine." > "$1"; echo "Theirs." >> "{file}"')
    ran = reader("notes", "edit", note["id"])
    assert (ran.code, len(ran.err.splitlines())) == (Exit.NOTE_CHANGED, 1)
    kept = re.search(r"what you wrote is in (\S+)", ran.err)
    assert kept is not None
    assert Path(kept[1]).read_text(encoding="utf-8") == "Mine.\n"
    assert file.read_text(encoding="utf-8").endswith("Theirs.\n")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_words_given_as_an_option_are_kept_where_the_note_cannot_be_written(
    reader: Reader, note: dict[str, Any], reader_home: Path
) -> None:
    (file,) = (reader_home / "notes").rglob(f"{note['id']}.md")
    file.parent.chmod(0o500)
    ran = reader("notes", "edit", note["id"], "--text", "Precious")
    file.parent.chmod(0o700)
    kept = re.search(r"what you wrote is in (\S+)", ran.err)
    assert ran.code == Exit.NOT_WRITABLE
    assert kept is not None
    assert Path(kept[1]).read_text(encoding="utf-8") == "Precious"


def test_removed_notes_are_in_the_trash_and_come_back(reader: Reader, note: dict[str, Any]) -> None:
    assert reader("notes", "remove", note["id"], "nothing").code == Exit.NO_SUCH_NOTE
    assert reader("notes", "list", "--count").out == "1\n"
    assert reader("notes", "remove", note["id"]).code == Exit.OK
    assert reader("notes", "list", "--count").out == "0\n"
    assert "Who?" in reader("notes", "trash").out
    assert reader("notes", "restore", "nothing").code == Exit.NO_SUCH_NOTE
    (back,) = reader("notes", "restore", note["id"], "--json").json["restored"]
    assert back == note
    assert reader("notes", "trash", "--json").json == {"notes": []}


def test_a_highlight_needs_no_words_and_any_other_note_does(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = reader("notes", "add", "--quote", "Pyongyang", "--kind", "highlight", "--json")
    assert (added.json["body"], added.json["kind"]) == ("", "highlight")
    assert reader("notes", "add", "--quote", "Pyongyang").code == Exit.USAGE
    monkeypatch.setattr(sys, "stdin", io.StringIO(" \n"))
    assert reader("notes", "add", "-", "--quote", "Pyongyang").code == Exit.USAGE


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("Pyongyang,   the\ncontinuing", "Pyongyang, the continuing"),
        ("PYONGYANG", "Pyongyang"),
        ("elite", "elite"),
    ],
)
def test_words_are_found_by_their_quote(reader: Reader, quote: str, found: str) -> None:
    assert reader("notes", "add", "x", "--quote", quote, "--json").json["quote"] == found


def test_words_that_stand_in_several_places_are_told_with_all_of_them(reader: Reader) -> None:
    ran = reader("notes", "add", "x", "--quote", "territorial dispute")
    assert (ran.code, len(ran.err.splitlines())) == (Exit.USAGE, 1)
    first, second = re.findall(rf"{ARTICLE}#\d+-\d+", ran.err)
    assert first != second
    assert reader("notes", "add", "x", "--at", first).code == Exit.OK
    assert reader("notes", "add", "x", "--quote", "no such words").code == Exit.NO_SUCH_PLACE
    assert reader("notes", "add", "x", "--quote", "?!").code == Exit.USAGE


def test_a_note_stands_on_a_whole_document(reader: Reader) -> None:
    added = reader("notes", "add", "x", "--document", "Moscow-Tokyo", "--json").json
    assert (added["target"], added["quote"]) == (ARTICLE, None)
    assert reader("notes", "add", "x", "--document", "nothing").code == Exit.NO_SUCH_PLACE


def test_a_kind_of_the_settings_can_be_used_listed_and_searched_for(
    reader: Reader, reader_home: Path
) -> None:
    assert reader("notes", "add", "x", "--quote", "elite", "--kind", "check").code == Exit.USAGE
    reader_home.mkdir(exist_ok=True)
    (reader_home / "config.toml").write_text('note_kinds = ["check"]\n', encoding="utf-8")
    added = reader("notes", "add", "x", "--quote", "elite", "--kind", "check", "--json").json
    assert reader("notes", "list", "--kind", "check", "--json").json["notes"] == [added]
    hits = reader("search", "kind:check", "--json").json["hits"]
    assert [hit["place"] for hit in hits] == [added["place"]]
    assert (hits[0]["note_kind"], hits[0]["note_on"]) == ("check", "elite")
    assert reader("search", "--kind", "question").code == Exit.NOTHING_FOUND


def test_tags_are_parted_by_commas_and_lose_the_sign_before_them(reader: Reader) -> None:
    at = ("--at", "entry:shinzo-abe", "--json")
    added = reader("notes", "add", "Words", *at, "--tag", "#law, to check", "--tag", "asia").json
    assert added["tags"] == ["law", "to check", "asia"]
    changed = reader("notes", "edit", added["id"], "--tag", "#more", "--json").json
    assert changed["tags"] == ["law", "to check", "asia", "more"]


def test_without_a_terminal_no_editor_is_guessed(
    reader: Reader, note: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    ran = reader("notes", "edit", note["id"])
    assert ran.code == Exit.EDITOR_FAILED
    assert "no terminal" in ran.err


def test_words_that_cannot_be_added_are_kept_in_a_file_that_is_named(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise NotWritableError(str(path), "no space left on device")

    monkeypatch.setattr("reader.notes.store.create_new", full)
    ran = reader("notes", "add", "Words of mine", "--at", "entry:shinzo-abe")
    assert ran.code == Exit.NOT_WRITABLE
    kept = re.search(r"what you wrote is in (\S+)", ran.err)
    assert kept is not None
    assert Path(kept[1]).read_text("utf-8") == "Words of mine"


@pytest.mark.parametrize("order", ["place", "time", "modified", "rank"])
def test_orders_are_told_in_words(reader: Reader, order: str) -> None:
    ran = reader("notes", "list", "--sort", "foo")
    assert ran.code == Exit.USAGE
    assert order in ran.err
    assert "NoteOrder" not in ran.err

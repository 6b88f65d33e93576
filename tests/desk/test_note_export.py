"""Notes of a desk exported to files, and brought back into another."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.base.errors import AlreadyThereError
from reader.desk.note_export import export_notes, write_folder
from reader.desk.note_import import Fate, carry_out, plan_import
from reader.desk.note_rows import note_rows, sentence_around
from reader.desk.notebook import Notebook
from reader.notes.exporting.rows import Exported
from reader.notes.ids import is_note_id
from reader.notes.importing.read import read_notes
from reader.notes.model import DocumentTarget, EntryTarget, NewNote, PassageTarget
from reader.notes.note_file import write_note
from reader.text.anchoring import make_anchor
from reader.text.span import Span
from tests.desk.examples import desk_at

if TYPE_CHECKING:
    from pathlib import Path

    from reader.desk.desk import Desk


def _desk(home: Path) -> Desk:
    """A desk with the article that ships and notes on it."""
    desk = desk_at(home)
    opened = desk.open_file()
    text, document = opened.document.text, opened.document.id
    desk.keep(opened)
    for words, body, kind in (
        ("Peace Constitution", "See [[yasukuni-shrine]].", "claim"),
        ("Yasukuni Shrine", "", "highlight"),
    ):
        start = text.index(words)
        anchor = make_anchor(text, Span(start, start + len(words)))
        desk.notes.add(NewNote(PassageTarget(document, anchor), body, ("law",), kind))
    desk.notes.add(NewNote(DocumentTarget(document), "on the whole"))
    desk.notes.add(NewNote(EntryTarget("shinzo-abe"), "on him"))
    return desk


def test_rows_tell_the_sentence_the_document_and_the_way_back(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    rows = note_rows(desk, desk.notes.all().notes)
    assert [row.quote for row in rows] == ["Peace Constitution", "Yasukuni Shrine", "", ""]
    first = rows[0]
    assert first.sentence.before.startswith("He has restated his long-term goal")
    assert first.sentence.after.endswith("three cabinet ministers.")
    assert first.about.author == "Dmitri Trenin"
    assert first.about.address.startswith("https://carnegiemoscow.org/")
    assert first.place.startswith("doc:moscow-tokyo-anti-china-alliance-not-real#697-")
    assert first.names == {"entry:yasukuni-shrine": "Yasukuni Shrine"}
    assert rows[-1].about.title == "Shinzo Abe"


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One here. Two words there. Three.", "words", "Two words there."),
        ("He met Mr. Abe in Tokyo. Then left.", "Tokyo", "He met Mr. Abe in Tokyo."),
        ("一つ目。二つ目の文です。三つ目。", "文", "二つ目の文です。"),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    found = sentence_around(text, Span(start, start + len(words)), (0, len(text)))
    assert "".join(found) == sentence


def test_notes_come_back_into_another_home_and_not_twice(tmp_path: Path) -> None:
    here = _desk(tmp_path / "one")
    ((_, data),) = export_notes(here, here.notes.all().notes, "w3c").files
    there = desk_at(tmp_path / "two")
    there.keep(there.open_file())
    read = read_notes(data, "notes.jsonld")
    book = Notebook(there.notes)
    imported = carry_out(book, plan_import(there, read), read)
    assert imported.count(Fate.PLACED) == 4
    kept = there.notes.all().notes
    assert kept == here.notes.all().notes
    assert [one.fate for one in plan_import(there, read)] == [Fate.ALREADY] * 4
    assert [one.fate for one in plan_import(here, read)] == [Fate.ALREADY] * 4
    there.notes.delete(kept[0])
    assert plan_import(there, read)[0].fate is Fate.DELETED


def test_all_that_a_note_is_comes_back_under_its_own_id(tmp_path: Path) -> None:
    here = _desk(tmp_path / "one")
    note, *_ = here.notes.all().notes
    told = replace(note, written_on="other words", lost_in="0a" * 16)
    (path,) = here.paths.notes.rglob(f"{note.id}.md")
    path.write_bytes(write_note(replace(told, modified=told.modified + dt.timedelta(days=3))))
    ((_, data),) = export_notes(here, here.notes.all().notes, "w3c").files
    there = desk_at(tmp_path / "two")
    there.keep(there.open_file())
    read = read_notes(data, "notes.jsonld")
    carry_out(Notebook(there.notes), plan_import(there, read), read)
    assert there.notes.all().notes == here.notes.all().notes
    assert there.notes.get(note.id).written_on == "other words"


def test_what_no_note_can_hold_is_cut_from_an_imported_one(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    quote = {
        "type": "TextQuoteSelector",
        "exact": "words of no text \0",
        "prefix": "\0\ud800" * 5_000,
        "suffix": "x" * 5_000,
    }
    place = {"type": "TextPositionSelector", "start": 10**400, "end": 10**401}
    wild = {
        "id": "urn:reader:note:../../20261122t195301-00000001",
        "type": "Annotation",
        "body": [{"type": "TextualBody", "value": "\0said\ud800"}],
        "target": {
            "source": f"urn:reader:doc:{desk.open_file().document.id}",
            "selector": [quote, place],
        },
        "reader:kind": "no kind at all\n",
        "reader:lostIn": "not a digest",
        "reader:writtenOn": "\0" * 50_000,
    }
    read = read_notes(json.dumps(wild).encode(), "wild.jsonld")
    imported = carry_out(Notebook(desk.notes), plan_import(desk, read), read)
    (note,) = imported.notes
    assert desk.notes.get(note.id) == note
    assert note.lost_in == ""
    assert is_note_id(note.id)


def test_one_undo_takes_a_whole_import_back(tmp_path: Path) -> None:
    here = _desk(tmp_path / "one")
    ((_, data),) = export_notes(here, here.notes.all().notes, "w3c").files
    there = desk_at(tmp_path / "two")
    there.keep(there.open_file())
    read, book = read_notes(data, "x"), Notebook(there.notes)
    carry_out(book, plan_import(there, read), read)
    book.log.undo()
    assert there.notes.all().notes == ()


def test_clippings_are_put_on_the_text_of_their_title_and_what_is_not_there_is_told(
    tmp_path: Path,
) -> None:
    desk = _desk(tmp_path)
    told = "- Your Highlight on page 1 | location {} | Added on Monday, 30 December 2024 14:46:33"
    clippings = [
        (
            "Moscow-Tokyo Anti-China Alliance Not Real (Trenin)",
            "10-12",
            "growth of China’s military",
        ),
        ("Moscow-Tokyo Anti-China Alliance Not Real (Trenin)", "20-22", "words it does not have"),
        ("Another Book (Somebody)", "30-32", "whatever"),
    ]
    text = "".join(
        f"{title}\n{told.format(place)}\n\n{words}\n==========\n"
        for title, place, words in clippings
    )
    read = read_notes(text.encode(), "My Clippings.txt")
    planned = plan_import(desk, read)
    assert [one.fate for one in planned] == [Fate.PLACED, Fate.LOST, Fate.UNKNOWN]
    new = planned[0].new
    assert new is not None
    assert isinstance(new.target, PassageTarget)
    assert new.target.anchor.quote == "growth of China's military"


def test_a_folder_is_written_again_but_nothing_of_somebody_else_is(tmp_path: Path) -> None:
    desk = _desk(tmp_path / "home")
    exported = export_notes(desk, desk.notes.all().notes, "obsidian")
    folder = tmp_path / "vault"
    folder.mkdir()
    foreign = folder / exported.files[0][0]
    foreign.write_text("mine", encoding="utf-8")
    with pytest.raises(AlreadyThereError):
        write_folder(exported, folder)
    assert [path.name for path in folder.iterdir()] == [foreign.name]
    assert foreign.read_text(encoding="utf-8") == "mine"
    foreign.unlink()
    written = write_folder(exported, folder)
    assert write_folder(exported, folder) == written
    assert {path.read_bytes() for path in written} == {data for _, data in exported.files}


def test_an_exported_file_that_was_changed_is_replaced_and_removed_only_by_force(
    tmp_path: Path,
) -> None:
    desk = _desk(tmp_path / "home")
    exported = export_notes(desk, desk.notes.all().notes, "obsidian")
    folder = tmp_path / "vault"
    changed, *_ = write_folder(exported, folder)
    changed.write_text("my own words", encoding="utf-8")
    with pytest.raises(AlreadyThereError, match="was changed"):
        write_folder(exported, folder)
    write_folder(Exported(exported.files[1:]), folder)
    assert changed.read_text(encoding="utf-8") == "my own words"
    with pytest.raises(AlreadyThereError, match="not exported"):
        write_folder(exported, folder, force=True)  # by now it is nobody's but its owner's
    changed.unlink()
    write_folder(exported, folder)
    changed.write_text("again", encoding="utf-8")
    write_folder(exported, folder, force=True)
    assert changed.read_bytes() == exported.files[0][1]


def test_files_that_say_the_same_are_not_written_again(tmp_path: Path) -> None:
    desk = _desk(tmp_path / "home")
    exported = export_notes(desk, desk.notes.all().notes, "obsidian")
    written = write_folder(exported, tmp_path / "vault")
    before = [path.stat().st_mtime_ns for path in written]
    write_folder(exported, tmp_path / "vault")
    assert [path.stat().st_mtime_ns for path in written] == before


def test_the_article_that_ships_is_found_by_the_address_of_its_page(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    said = desk.open_file().companion
    assert said is not None
    address = f"https://{said.metadata.source.removeprefix('https://')}"
    rows = {"rows": [{"uri": address, "text": "Said of it", "target": [{"source": address}]}]}
    read = read_notes(json.dumps(rows).encode(), "hypothesis.json")
    assert [one.fate for one in plan_import(desk, read)] == [Fate.PLACED]

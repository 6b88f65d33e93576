"""The reader's own entries on disk: nothing lost, nothing of others overwritten, all undoable."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest

from glossary.entry_writer import EntryDraft
from glossary.model import Alias, Kind
from glossary.pack import load_pack
from reader.base.errors import (
    BrokenUserFileError,
    EntryChangedError,
    NoSuchEntryError,
    NotWritableError,
    UsageError,
)
from reader.packs.own_entries import NO_FILE, OwnEntries

if TYPE_CHECKING:
    from pathlib import Path

DRAFT = EntryDraft("Fern Point", Kind.PLACE, "A cape.", (Alias("the Point"),))
TEXT = "---\nterm: Fern\nkind: place  # by hand\n---\nA cape.\n"


@pytest.fixture
def own(tmp_path: Path) -> OwnEntries:
    return OwnEntries(tmp_path / "glossary")


def entries_in(own: OwnEntries) -> dict[str, str]:
    """Terms by id of what the program would read."""
    pack = load_pack(own.path_of("x").parent, "own")
    assert not pack.problems
    return {entry.id: entry.term for entry in pack.entries}


def test_a_new_entry_is_a_file_that_is_read(own: OwnEntries) -> None:
    made = own.create(DRAFT)
    assert made.id == "fern-point"
    assert made.told == "Fern Point has an entry now"
    assert made.entry
    assert (made.entry.pack, made.entry.path) == ("own", str(own.path_of("fern-point")))
    assert load_pack(own.path_of("x").parent, "own").entries == (made.entry,)


def test_a_new_entry_takes_nobody_s_id(own: OwnEntries) -> None:
    assert own.create(DRAFT, {"fern-point"}.__contains__).id == "fern-point-2"
    assert own.create(DRAFT, {"fern-point"}.__contains__).id == "fern-point-3"
    own.path_of("fern-point").write_text("broken", encoding="utf-8")
    assert own.create(DRAFT).id == "fern-point-4"
    assert own.path_of("fern-point").read_text(encoding="utf-8") == "broken"


def test_entries_made_at_once_are_all_there(own: OwnEntries) -> None:
    threads = [threading.Thread(target=own.create, args=(DRAFT,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(entries_in(own)) == 8


def test_making_an_entry_is_undone_and_done_again(own: OwnEntries) -> None:
    made = own.create(DRAFT)
    undone = made.undo()
    assert (undone.entry, undone.told) == (None, "Fern Point is deleted")
    assert entries_in(own) == {}
    again = undone.undo()
    assert again.entry == made.entry
    assert entries_in(own) == {"fern-point": "Fern Point"}
    again.undo()
    assert entries_in(own) == {}


def test_a_change_is_undone_to_the_byte(own: OwnEntries) -> None:
    own.update("fern", TEXT, NO_FILE)
    before = own.read("fern")
    changed = own.update("fern", TEXT.replace("Fern", "Shida"), before.stamp)
    assert entries_in(own) == {"fern": "Shida"}
    undone = changed.undo()
    assert undone.told == "Fern reads as before"
    assert own.read("fern") == before
    undone.undo()
    assert entries_in(own) == {"fern": "Shida"}


def test_what_another_program_wrote_is_never_overwritten(own: OwnEntries) -> None:
    own.update("fern", TEXT, NO_FILE)
    opened = own.read("fern")
    theirs = TEXT.replace("A cape.", "Their words.")
    own.path_of("fern").write_text(theirs, encoding="utf-8")
    with pytest.raises(EntryChangedError, match=r"fern\.md: was changed since") as caught:
        own.update("fern", TEXT.replace("cape", "bay"), opened.stamp)
    assert "bay" in caught.value.unsaved
    with pytest.raises(EntryChangedError):
        own.delete("fern", opened.stamp)
    assert own.read("fern").text == theirs


def test_a_change_by_another_program_is_not_undone(own: OwnEntries) -> None:
    made = own.update("fern", TEXT, NO_FILE)
    changed = own.update("fern", TEXT.replace("cape", "bay"), own.read("fern").stamp)
    own.path_of("fern").write_text("theirs", encoding="utf-8")
    for change in (changed, made):
        with pytest.raises(EntryChangedError):
            change.undo()
    assert own.read("fern").text == "theirs"


def test_a_file_that_went_or_came_meanwhile_is_told(own: OwnEntries) -> None:
    own.update("fern", TEXT, NO_FILE)
    with pytest.raises(EntryChangedError, match="was made meanwhile"):
        own.update("fern", TEXT, NO_FILE)
    opened = own.read("fern")
    own.path_of("fern").unlink()
    with pytest.raises(EntryChangedError, match="was deleted"):
        own.update("fern", TEXT, opened.stamp)
    with pytest.raises(NoSuchEntryError):
        own.read("fern")
    with pytest.raises(NoSuchEntryError):
        own.delete("fern")


def test_a_text_that_is_no_entry_is_not_saved(own: OwnEntries) -> None:
    own.update("fern", TEXT, NO_FILE)
    opened = own.read("fern")
    with pytest.raises(BrokenUserFileError, match=r"fern\.md:3: 'kind' is 'gadget'"):
        own.update("fern", TEXT.replace("place", "gadget"), opened.stamp)
    with pytest.raises(UsageError, match="half of a character"):
        own.update("fern", TEXT + "\ud800", opened.stamp)
    with pytest.raises(UsageError, match="shorten it"):
        own.update("fern", TEXT + "a" * 1024 * 1024, opened.stamp)
    assert own.read("fern") == opened


def test_a_draft_that_is_no_entry_is_told(own: OwnEntries) -> None:
    with pytest.raises(UsageError, match="term"):
        own.create(EntryDraft(""))
    assert entries_in(own) == {}


def test_a_broken_file_can_be_read_mended_and_broken_again_by_undoing(own: OwnEntries) -> None:
    own.create(DRAFT)
    own.path_of("fern").write_text("nothing of ours", encoding="utf-8")
    opened = own.read("fern")
    mended = own.update("fern", TEXT, opened.stamp)
    assert mended.entry
    undone = mended.undo()
    assert undone.entry is None
    assert own.read("fern").text == "nothing of ours"


def test_line_ends_and_byte_order_mark_come_through(own: OwnEntries) -> None:
    text = "\ufeff" + TEXT.replace("\n", "\r\n")
    own.update("fern", text, NO_FILE)
    assert own.read("fern").text == text
    assert own.path_of("fern").read_bytes() == text.encode()


def test_what_was_deleted_stays_in_the_trash_until_it_is_brought_back(own: OwnEntries) -> None:
    own.update("fern", TEXT, NO_FILE)
    first = own.delete("fern")
    own.update("fern", TEXT.replace("Fern", "Other"), NO_FILE)
    second = own.delete("fern")
    assert (first.told, second.told) == ("Fern is deleted", "Other is deleted")
    assert first.undo().told == "Fern is back"
    with pytest.raises(EntryChangedError, match="is there again") as caught:
        second.undo()
    assert ".trash" in str(caught.value)
    assert entries_in(own) == {"fern": "Fern"}


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_out_of_the_folder_is_neither_read_nor_written(
    own: OwnEntries, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text(TEXT, encoding="utf-8")
    own.create(DRAFT)
    own.path_of("fern").symlink_to(outside)
    with pytest.raises(BrokenUserFileError, match="leaves its folder"):
        own.read("fern")
    with pytest.raises(BrokenUserFileError):
        own.update("fern", TEXT, "x")
    assert outside.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("entry_id", ["", "../x", "a/b", "A", "a.b"])
def test_what_is_no_id_is_no_file(own: OwnEntries, entry_id: str) -> None:
    assert not own.has(entry_id)
    with pytest.raises(UsageError):
        own.read(entry_id)


def test_no_file_is_half_written_where_writing_fails(
    own: OwnEntries, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.update("fern", TEXT, NO_FILE)
    opened = own.read("fern")

    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(NotWritableError, match="no space left"):
        own.update("fern", TEXT.replace("cape", "bay"), opened.stamp)
    with pytest.raises(NotWritableError):
        own.create(DRAFT)
    monkeypatch.undo()
    assert own.read("fern") == opened
    assert entries_in(own) == {"fern": "Fern"}

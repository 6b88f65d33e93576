"""Notes that another program read are known without reading them, and never instead of them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

import reader.notes.folder
from reader.notes.model import DocumentTarget, EntryTarget, NewNote, Notes, PassageTarget
from reader.notes.store import NoteStore
from reader.text.anchoring import Anchor

if TYPE_CHECKING:
    from pathlib import Path

MANY = 250
TARGETS = (
    EntryTarget("abe"),
    DocumentTarget("essay"),
    PassageTarget("essay", Anchor("the words", "before ", " after", 7)),
)


@pytest.fixture
def store(tmp_path: Path) -> NoteStore:
    """A store of many notes, whose files have been as they are for long."""
    store = NoteStore(tmp_path / "notes", cache=tmp_path / "cache" / "readings.json")
    for number in range(MANY):
        target = TARGETS[number % len(TARGETS)]
        store.add(NewNote(target, f"Note {number}\n", ("a b",), "question", origin=f"x:{number}"))
    return store


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader.notes.folder, "_UNSETTLED_NS", 0)


def again(store: NoteStore) -> NoteStore:
    return NoteStore(store.folder, cache=store.cache)


def without_reading(store: NoteStore, monkeypatch: pytest.MonkeyPatch) -> Notes:
    """What another program finds that cannot read a single file."""
    with monkeypatch.context() as patched:
        patched.setattr(reader.notes.folder, "read_note", None)
        return again(store).all()


def test_what_was_read_is_known_to_the_next_program(
    store: NoteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = again(store).all()
    assert len(found.notes) == MANY
    assert without_reading(store, monkeypatch) == found


def test_a_file_that_changed_is_read_again(store: NoteStore) -> None:
    first, *_, last = again(store).all().notes
    (file,) = store.folder.rglob(f"{first.id}.md")
    file.write_text(file.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    next(store.folder.rglob(f"{last.id}.md")).unlink()
    found = again(store).all().notes
    assert len(found) == MANY - 1
    assert found[0].body.endswith("More.\n")


@pytest.mark.parametrize("damage", [b"", b"{}", b"[" * 100_000, b'{"version": 1}', b"\xff"])
def test_what_is_damaged_counts_for_nothing(store: NoteStore, damage: bytes) -> None:
    found = again(store).all()
    assert store.cache is not None
    store.cache.write_bytes(damage)
    assert again(store).all() == found


@pytest.mark.skipif(os.name != "posix", reason="there are no such permissions")
def test_what_others_could_have_written_counts_for_nothing(store: NoteStore) -> None:
    again(store).all()
    assert store.cache is not None
    kept = store.cache.read_text(encoding="utf-8")
    store.cache.write_text(kept.replace("Note 0", "Lies 0"), encoding="utf-8")
    assert again(store).all().notes[0].body.startswith("Lies")
    store.cache.parent.chmod(0o777)
    assert again(store).all().notes[0].body.startswith("Note")


def test_the_readings_of_another_folder_count_for_nothing(store: NoteStore, tmp_path: Path) -> None:
    again(store).all()
    moved = tmp_path / "moved"
    store.folder.rename(moved)
    assert store.cache is not None
    kept = store.cache.read_bytes()
    assert len(NoteStore(moved, cache=store.cache).all().notes) == MANY
    assert store.cache.read_bytes() != kept

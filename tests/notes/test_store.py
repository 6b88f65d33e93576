"""Notes are added, changed, deleted and brought back, and nobody's words are written over."""

from __future__ import annotations

import datetime as dt
import os
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.base import files
from reader.base.errors import (
    BrokenUserFileError,
    NoSuchNoteError,
    NoteChangedError,
    NotWritableError,
    UsageError,
)
from reader.base.temporary import LEFTOVER_SECONDS
from reader.notes.folder import NoteFolder
from reader.notes.ids import NoteIds
from reader.notes.model import EntryTarget, NewNote, Note, PassageTarget
from reader.notes.store import NoteStore
from reader.text.anchoring import Anchor
from tests.notes.examples import FOREIGN, ON_DOCUMENT, ON_ENTRY, PLAIN


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home" / "notes"


@pytest.fixture
def store(folder: Path) -> NoteStore:
    return NoteStore(folder)


def _path(store: NoteStore, note: Note) -> Path:
    (path,) = store.folder.glob(f"*/{note.id}.md")
    return path


def _everything(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_looking_makes_nothing(store: NoteStore, folder: Path) -> None:
    assert store.all().notes == ()
    assert store.deleted() == ()
    assert not folder.parent.exists()


def test_a_note_is_there_for_every_other_program_at_once(store: NoteStore, folder: Path) -> None:
    note = store.add(NewNote(ON_DOCUMENT, "My words", ("a tag",)))
    entry_note = store.add(NewNote(ON_ENTRY, "On the entry"))
    other = NoteStore(folder)
    assert other.all().notes == (note, entry_note)
    assert other.get(note.id) == note
    assert _path(store, note).parent == folder / "moscow-tokyo"
    assert _path(store, entry_note).parent == folder / "entries"
    assert (note.kind, note.tags, note.created) == ("note", ("a tag",), note.modified)
    assert abs(dt.datetime.now(dt.UTC) - note.created) < dt.timedelta(minutes=1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_the_words_are_kept_exactly(store: NoteStore, body: str) -> None:
    if not body.strip():
        return
    note = store.add(NewNote(ON_ENTRY, body))
    assert NoteStore(store.folder).get(note.id).body == body
    changed = store.update(note, replace(note, body=f"  {body}\r\n---\n", tags=()))
    assert NoteStore(store.folder).get(note.id) == changed
    store.delete(changed)


def test_new_words_and_tags_are_saved_and_the_time_of_writing_stays(store: NoteStore) -> None:
    note = store.add(NewNote(ON_DOCUMENT, "old", ("a",)))
    changed = store.update(note, replace(note, body="new", tags=("b", " b ", "", "c  d")))
    assert store.get(note.id) == changed
    assert (changed.body, changed.tags, changed.created) == ("new", ("b", "c d"), note.created)
    assert changed.target == note.target


def test_the_time_of_change_never_goes_back(folder: Path) -> None:
    now = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
    note = NoteStore(folder, NoteIds(lambda: now)).add(NewNote(ON_ENTRY, "old"))
    earlier = NoteStore(folder, NoteIds(lambda: now - dt.timedelta(days=1)))
    assert earlier.update(note, replace(note, body="new", tags=())).modified == now


def test_fields_of_other_programs_stay(store: NoteStore, folder: Path) -> None:
    (folder / "anywhere").mkdir(parents=True)
    path = folder / "anywhere" / f"{PLAIN.id}.md"
    path.write_text(FOREIGN)
    store.update(
        store.get(PLAIN.id),
        replace(store.get(PLAIN.id), body="My new words", tags=("names", "to check")),
    )
    text = path.read_text()
    assert text.endswith("\n---\nMy new words")
    for line in FOREIGN.splitlines()[:-2]:
        assert line.startswith("modified") or f"{line}\n" in text


def test_a_field_added_meanwhile_by_another_program_is_kept(store: NoteStore) -> None:
    note = store.add(NewNote(ON_DOCUMENT, "old"))
    path = _path(store, note)
    path.write_text(path.read_text().replace("---\n", "---\nrating: 5\n", 1))
    store.update(note, replace(note, body="new", tags=()))
    assert "rating: 5\n" in path.read_text()


@pytest.mark.parametrize("broken", [False, True])
def test_words_changed_by_another_program_are_not_written_over(
    store: NoteStore, *, broken: bool
) -> None:
    note = store.add(NewNote(ON_DOCUMENT, "old words"))
    path = _path(store, note)
    path.write_text("---\n[broken" if broken else path.read_text().replace("old", "their"))
    theirs = path.read_text()
    with pytest.raises(NoteChangedError) as caught:
        store.update(note, replace(note, body="my words", tags=()))
    assert caught.value.unsaved == "my words"
    told = str(caught.value)
    assert told.startswith(f"{path}: was changed ")
    assert "nothing was overwritten" in told
    assert ("mend the file" if broken else "copy your words") in told
    assert len(told.splitlines()) == 1
    with pytest.raises(NoteChangedError):
        store.delete(note)
    assert path.read_text() == theirs
    assert store.deleted() == ()


def test_a_note_deleted_by_another_program_is_not_written_again_in_silence(
    store: NoteStore,
) -> None:
    note = store.add(NewNote(ON_DOCUMENT, "old"))
    NoteStore(store.folder).delete(note)
    with pytest.raises(NoteChangedError, match="was deleted since") as caught:
        store.update(note, replace(note, body="my words", tags=()))
    assert caught.value.unsaved == "my words"


def test_a_note_moved_by_its_owner_is_changed_where_it_is(store: NoteStore, folder: Path) -> None:
    note = store.add(NewNote(ON_DOCUMENT, "old"))
    path = _path(store, note)
    (folder / "elsewhere").mkdir()
    moved = folder / "elsewhere" / path.name
    path.rename(moved)
    store.update(note, replace(note, body="new", tags=()))
    assert moved.read_text().endswith("---\nnew")
    assert not path.exists()


def test_a_note_that_became_a_link_is_not_written_through(store: NoteStore, tmp_path: Path) -> None:
    note = store.add(NewNote(ON_DOCUMENT, "old"))
    path, elsewhere = _path(store, note), tmp_path / "elsewhere.md"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    with pytest.raises(NoteChangedError, match="symbolic link"):
        store.update(note, replace(note, body="new", tags=()))
    with pytest.raises(NoteChangedError, match="symbolic link"):
        store.delete(note)
    assert path.is_symlink()
    assert elsewhere.read_bytes() == before


def test_saving_one_note_does_not_look_at_all_the_others(
    store: NoteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = store.add(NewNote(ON_DOCUMENT, "old"))
    monkeypatch.delattr(NoteFolder, "scan")
    store.delete(store.update(note, replace(note, body="new", tags=())))


def test_permissions_of_a_note_are_kept(store: NoteStore) -> None:
    note = store.add(NewNote(ON_DOCUMENT, "old"))
    _path(store, note).chmod(0o640)
    store.update(note, replace(note, body="new", tags=()))
    assert _path(store, note).stat().st_mode & 0o777 == 0o640


def test_undoing_one_change_after_another_leads_back_to_the_beginning(store: NoteStore) -> None:
    first = store.add(NewNote(ON_DOCUMENT, "one", ("a",)))
    second = store.update(first, replace(first, body="two", tags=("b",)))
    third = store.update(second, replace(second, body="three", tags=()))
    deleted = store.delete(third)
    assert store.restore(deleted) == third
    store.update(third, replace(third, body=second.body, tags=second.tags))
    store.update(second, replace(second, body=first.body, tags=first.tags))
    assert store.get(first.id).says_the_same(first)
    store.delete(first)
    assert store.all().notes == ()


def test_a_deleted_note_is_in_the_trash_and_comes_back_the_same_to_the_byte(
    store: NoteStore, folder: Path
) -> None:
    note = store.add(NewNote(ON_DOCUMENT, "words"))
    before = _everything(folder)
    deleted = store.delete(note)
    assert store.all().notes == ()
    assert [one.note for one in store.deleted()] == [note]
    assert _everything(folder) == {f".trash/{name}": data for name, data in before.items()}
    assert store.restore(deleted) == note
    assert _everything(folder) == before
    assert store.deleted() == ()


def test_a_deletion_can_be_undone_after_other_programs_ran(store: NoteStore, folder: Path) -> None:
    note = store.add(NewNote(ON_DOCUMENT, "words"))
    deleted = store.delete(note)
    other = NoteStore(folder)
    other.delete(other.add(NewNote(ON_DOCUMENT, "other")))
    other.add(NewNote(ON_DOCUMENT, "another"))
    (folder / "moscow-tokyo").rename(folder / "renamed")
    found = next(one for one in NoteStore(folder).deleted() if one.note == note)
    assert NoteStore(folder).restore(found) == note
    assert store.restore(deleted) == note
    assert store.get(note.id) == note


def test_what_is_neither_in_the_trash_nor_back_is_no_note(store: NoteStore, folder: Path) -> None:
    deleted = store.delete(store.add(NewNote(ON_DOCUMENT, "words")))
    for path in (folder / ".trash").rglob("*.md"):
        path.unlink()
    with pytest.raises(NoSuchNoteError):
        store.restore(deleted)


def test_a_note_that_came_back_by_file_sync_is_not_replaced_from_the_trash(
    store: NoteStore, folder: Path
) -> None:
    note = store.add(NewNote(ON_DOCUMENT, "words"))
    path = _path(store, note)
    data = path.read_bytes()
    deleted = store.delete(note)
    path.write_bytes(data.replace(b"words", b"other"))
    before = _everything(folder)
    with pytest.raises(NoteChangedError, match="stays in"):
        store.restore(deleted)
    assert _everything(folder) == before


def test_the_same_note_deleted_twice_is_in_the_trash_twice(store: NoteStore) -> None:
    note = store.add(NewNote(ON_DOCUMENT, "words"))
    path = _path(store, note)
    data = path.read_bytes()
    store.delete(note)
    path.write_bytes(data)
    store.delete(note)
    assert len(store.deleted()) == 2
    for deleted in store.deleted():
        store.restore(deleted)
    assert [one.body for one in store.all().notes] == ["words", "words"]


def test_a_broken_note_is_told_and_never_touched(store: NoteStore, folder: Path) -> None:
    note = store.add(NewNote(ON_DOCUMENT, "good"))
    broken = folder / "moscow-tokyo" / "mine.md"
    broken.write_text("---\ndocument: d\nanchor: [\n---\nprecious words\n")
    before = broken.read_bytes()
    (problem,) = store.all().problems
    assert (problem.path, problem.line) == (str(broken), 4)
    assert problem.reason
    assert problem.advice
    with pytest.raises(BrokenUserFileError, match=r"mine\.md:4: "):
        store.get("mine")
    store.update(note, replace(note, body="better", tags=()))
    store.delete(store.get(note.id))
    assert broken.read_bytes() == before


def test_a_note_that_is_not_there_is_told(store: NoteStore) -> None:
    with pytest.raises(NoSuchNoteError, match=r"^no-such-note: "):
        store.get("no-such-note")


@pytest.mark.parametrize(
    ("body", "tags"),
    [
        ("", ()),
        (" \n\t", ()),
        ("half \ud800", ()),
        ("a\0b", ()),
        ("x" * (1 << 21), ()),
        ("words", ("line\nend\x1b",)),
        ("words", ("t" * 200,)),
        ("words", [str(number) for number in range(500)]),
    ],
    ids=["empty", "blank", "surrogate", "NUL", "long", "control", "long tag", "tags"],
)
def test_what_cannot_be_a_note_is_refused_in_one_line(
    store: NoteStore, folder: Path, body: str, tags: list[str]
) -> None:
    note = store.add(NewNote(ON_DOCUMENT, "words"))
    before = _everything(folder)
    for old in (None, note):
        with pytest.raises(UsageError) as caught:
            store.update(old, replace(old, body=body, tags=tuple(tags))) if old else store.add(
                NewNote(ON_DOCUMENT, body, tuple(tags))
            )
        assert len(str(caught.value).splitlines()) == 1
        assert str(caught.value).isprintable()
    assert _everything(folder) == before


@pytest.mark.parametrize(
    "target",
    [
        EntryTarget("../../x"),
        PassageTarget("/etc", ON_DOCUMENT.anchor),
        PassageTarget("..", ON_DOCUMENT.anchor),
        PassageTarget("d", Anchor("q" * 30_000, "", "", 0)),
    ],
)
def test_no_target_leads_out_of_the_folder_or_is_too_long(
    store: NoteStore, folder: Path, target: PassageTarget | EntryTarget
) -> None:
    with pytest.raises(UsageError):
        store.add(NewNote(target, "words"))
    assert not folder.exists()


@pytest.mark.parametrize("what", ["home", "notes", "document", "trash"])
def test_a_file_where_a_folder_should_be_is_told(store: NoteStore, folder: Path, what: str) -> None:
    if what == "home":
        folder.parent.write_text("a file")
    else:
        folder.parent.mkdir()
    if what == "notes":
        folder.write_text("a file")
    if what == "document":
        folder.mkdir()
        (folder / "moscow-tokyo").write_text("a file")
    note = store.add(NewNote(ON_ENTRY, "on an entry")) if what in {"document", "trash"} else None
    if what == "trash":
        (folder / ".trash").write_text("a file")
    with pytest.raises(NotWritableError) as caught:
        store.delete(note) if note and what == "trash" else store.add(NewNote(ON_DOCUMENT, "words"))
    assert len(str(caught.value).splitlines()) == 1
    if note:
        assert store.get(note.id) == note


def test_a_full_disk_costs_neither_the_old_note_nor_an_error_page(
    store: NoteStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = store.add(NewNote(ON_DOCUMENT, "old"))
    before = _everything(folder)

    def no_space(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    for old in (None, note):
        with pytest.raises(NotWritableError, match="no space left on device"):
            store.update(old, replace(old, body="new", tags=())) if old else store.add(
                NewNote(ON_DOCUMENT, "new")
            )
    monkeypatch.undo()
    assert _everything(folder) == before


def test_a_folder_that_may_not_be_written_is_told(store: NoteStore, folder: Path) -> None:
    note = store.add(NewNote(ON_DOCUMENT, "old"))
    inside = _path(store, note).parent
    inside.chmod(0o500)
    try:
        if os.access(inside, os.W_OK):
            pytest.skip("the superuser may write everywhere")
        for old in (None, note):
            with pytest.raises(NotWritableError, match="permission denied"):
                store.update(old, replace(old, body="new", tags=())) if old else store.add(
                    NewNote(ON_DOCUMENT, "new")
                )
        with pytest.raises(NotWritableError, match="permission denied"):
            store.delete(note)
    finally:
        inside.chmod(0o700)
    assert store.get(note.id) == note


def test_an_id_that_is_taken_is_not_given_again(
    store: NoteStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = store.add(NewNote(ON_DOCUMENT, "first"))
    given_names = iter([taken.id, taken.id, "free-id"])
    monkeypatch.setattr(NoteIds, "next", lambda _: (next(given_names), taken.created))
    assert store.add(NewNote(ON_DOCUMENT, "second")).id == "free-id"
    assert store.get(taken.id).body == "first"


def test_leftovers_of_dead_writers_are_never_notes_and_are_swept_at_the_next_writing(
    store: NoteStore, folder: Path
) -> None:
    note = store.add(NewNote(ON_DOCUMENT, "words"))
    old, young = (folder / "moscow-tokyo" / f".reader-{sign * 16}.tmp" for sign in "ab")
    for path in (old, young):
        path.write_text(FOREIGN)
    os.utime(old, (time.time() - 2 * LEFTOVER_SECONDS,) * 2)
    assert store.all().notes == (note,)
    other = NoteStore(folder)
    other.all()
    assert old.exists()
    other.add(NewNote(ON_DOCUMENT, "more"))
    assert not old.exists()
    assert young.exists()


def test_a_folder_that_cannot_be_looked_through_for_leftovers_is_no_reason_not_to_save(
    store: NoteStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = Path.iterdir

    def refuse(path: Path) -> object:
        if path == folder:
            raise PermissionError(13, "Permission denied", str(path))
        return really(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    note = store.add(NewNote(ON_DOCUMENT, "words"))
    assert store.get(note.id) == note


def test_reading_needs_no_lock_and_writing_waits_for_no_reader(
    store: NoteStore, folder: Path
) -> None:
    note = store.add(NewNote(ON_DOCUMENT, "words"))
    with files.locked(folder):
        assert NoteStore(folder).all().notes == (note,)

"""Of two texts of one note none is lost, whatever is decided and whoever writes meanwhile."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

import reader.notes.settling
from reader.base.errors import NoteChangedError
from reader.base.files import write_atomic
from reader.notes.model import Conflict, NewNote, Note
from reader.notes.settling import Settling
from reader.notes.store import NoteStore
from tests.notes.examples import ON_DOCUMENT, ON_ENTRY

if TYPE_CHECKING:
    from pathlib import Path

_COPY = "{}.sync-conflict-20261122-195301-ABCDEFG.md"
_MERGE = "<<<<<<< HEAD\nmine\n=======\ntheirs\n>>>>>>> other\n"


@pytest.fixture
def store(tmp_path: Path) -> NoteStore:
    return NoteStore(tmp_path / "notes")


@pytest.fixture(params=["copy", "merge", "other folder"])
def conflict(request: pytest.FixtureRequest, store: NoteStore) -> Conflict:
    note = store.add(NewNote(ON_DOCUMENT, "mine\n"))
    path = store.folder / "moscow-tokyo" / f"{note.id}.md"
    text = path.read_text()
    if request.param == "merge":
        path.write_text(text.replace("mine\n", _MERGE))
    elif request.param == "copy":
        path.with_name(_COPY.format(note.id)).write_text(text.replace("mine", "theirs"))
    else:
        (store.folder / "renamed").mkdir()
        (store.folder / "renamed" / path.name).write_text(text.replace("mine", "theirs"))
    (found,) = store.all().conflicts
    assert isinstance(found.note, Note)
    assert (found.note.body, found.copy.body) == ("mine\n", "theirs\n")
    assert found.note.id == found.copy.id == note.id
    return found


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*.md")}


def _bodies(store: NoteStore) -> tuple[list[str], list[str]]:
    return [one.body for one in store.all().notes], [one.note.body for one in store.deleted()]


@pytest.mark.parametrize(
    ("decision", "kept", "gone"),
    [
        ("keep_note", ["mine\n"], ["theirs\n"]),
        ("take_copy", ["theirs\n"], ["mine\n"]),
        ("keep_both", ["mine\n", "theirs\n"], []),
    ],
)
def test_what_is_kept_is_a_note_the_rest_is_in_the_trash_and_all_can_be_taken_back(
    store: NoteStore, conflict: Conflict, decision: str, kept: list[str], gone: list[str]
) -> None:
    before = _files(store.folder)
    take_back = getattr(Settling(store), decision)(conflict)
    assert _bodies(store) == (kept, gone)
    assert store.all().conflicts == ()
    assert len({one.id for one in store.all().notes}) == len(kept)
    take_back()
    assert _files(store.folder) == before
    assert store.all().conflicts == (conflict,)


@pytest.mark.parametrize("decision", ["keep_note", "take_copy", "keep_both"])
def test_a_text_that_changed_meanwhile_is_not_decided_on(
    store: NoteStore, conflict: Conflict, decision: str
) -> None:
    path = store.folder / conflict.path
    path.write_text(path.read_text().replace("theirs", "newer"))
    before = _files(store.folder)
    with pytest.raises(NoteChangedError):
        getattr(Settling(store), decision)(conflict)
    assert _files(store.folder) == before


def test_a_decision_is_not_taken_back_over_what_was_written_since(
    store: NoteStore, conflict: Conflict
) -> None:
    take_back = Settling(store).take_copy(conflict)
    path = store.folder / str(store.path_of(conflict.copy.id))
    path.write_text(path.read_text().replace("theirs", "newer"))
    before = _files(store.folder)
    with pytest.raises(NoteChangedError):
        take_back()
    assert _files(store.folder) == before


def test_a_copy_is_no_reason_not_to_change_its_note(store: NoteStore) -> None:
    note = store.add(NewNote(ON_DOCUMENT, "mine"))
    path = store.folder / "moscow-tokyo" / f"{note.id}.md"
    shutil.copy(path, path.with_name(_COPY.format(note.id)))
    store.delete(store.update(note, note))
    assert [one.note for one in store.all().conflicts] == [None]


def _machines(tmp_path: Path) -> tuple[NoteStore, NoteStore, list[str]]:
    """Two folders that began as one, and the ids of all notes of both."""
    one = NoteStore(tmp_path / "one")
    one.add(NewNote(ON_DOCUMENT, "both"))
    shutil.copytree(one.folder, tmp_path / "two")
    two = NoteStore(tmp_path / "two")
    for number in range(20):
        (one if number % 2 else two).add(NewNote(ON_DOCUMENT, f"words {number}"))
        (two if number % 3 else one).add(NewNote(ON_ENTRY, f"on an entry {number}"))
    ids = {note.id for store in (one, two) for note in store.all().notes}
    assert len(ids) == 41
    return one, two, sorted(ids)


@pytest.mark.parametrize("first", [0, 1])
def test_folders_of_two_machines_copied_together_are_the_union(tmp_path: Path, first: int) -> None:
    *machines, ids = _machines(tmp_path)
    for store in (machines[first], machines[1 - first]):
        assert isinstance(store, NoteStore)
        shutil.copytree(store.folder, tmp_path / "both", dirs_exist_ok=True)
    both = NoteStore(tmp_path / "both").all()
    assert [note.id for note in both.notes] == ids
    assert (both.problems, both.conflicts) == ((), ())


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_folders_merged_by_git_are_the_union_and_what_both_changed_has_two_texts(
    tmp_path: Path,
) -> None:
    base = NoteStore(tmp_path / "one")
    shared = base.add(NewNote(ON_DOCUMENT, "both"))
    _git(base.folder, "init", "-q", "-b", "main")
    _commit(base.folder)
    _git(tmp_path, "clone", "-q", "one", "two")
    for name in ("one", "two"):
        store = NoteStore(tmp_path / name)
        path = store.folder / "moscow-tokyo" / f"{shared.id}.md"
        path.write_text(path.read_text().replace("both", f"of {name}"))
        store.add(NewNote(ON_DOCUMENT, f"new of {name}"))
        _commit(store.folder)
    _git(base.folder, "pull", "-q", "--no-rebase", "../two", "main", fails=True)
    notes = base.all()
    assert {note.body.strip() for note in notes.notes} == {"of one", "new of one", "new of two"}
    assert [one.copy.body.strip() for one in notes.conflicts] == ["of two"]
    assert notes.problems == ()


def _git(folder: Path, *arguments: str, fails: bool = False) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *who, *arguments], cwd=folder, capture_output=True, check=False, text=True
    )
    assert fails == bool(done.returncode), done.stderr


def _commit(folder: Path) -> None:
    _git(folder, "add", ".")
    _git(folder, "commit", "-q", "-m", "notes")


@pytest.mark.parametrize("decision", ["keep_note", "take_copy", "keep_both"])
@pytest.mark.parametrize("is_undo", [False, True])
def test_wherever_settling_stops_both_texts_are_still_in_files(
    store: NoteStore,
    conflict: Conflict,
    decision: str,
    is_undo: bool,  # noqa: FBT001 - a parameter of the test
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    take_back = getattr(Settling(store), decision)(conflict) if is_undo else None

    def written(path: Path, data: bytes) -> None:
        write_atomic(path, data)
        texts = b"".join(_files(store.folder).values())
        assert b"mine" in texts
        assert b"theirs" in texts

    monkeypatch.setattr(reader.notes.settling, "write_atomic", written)
    if take_back is not None:
        take_back()
    else:
        getattr(Settling(store), decision)(conflict)

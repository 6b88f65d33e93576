"""What is being written in a note outlives the program that it is written in."""

from __future__ import annotations

import datetime as dt
import os
import signal
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reader.base.errors import NotWritableError
from reader.notes.model import NewNote
from reader.notes.recovery import Draft, DraftStore, rescue
from tests.notes.examples import ON_DOCUMENT, PLAIN

_SAVED = dt.datetime(2026, 11, 22, 20, 0, tzinfo=dt.UTC)
_NEW = NewNote(ON_DOCUMENT, "Half a thou", ("a tag",), "question")
_PROGRAM = """
import datetime as dt, sys, pathlib
from reader.notes.model import NewNote
from reader.notes.recovery import Draft, DraftStore
from tests.notes.test_recovery import _NEW, _SAVED
drafts = DraftStore(pathlib.Path(sys.argv[1]))
drafts.save(Draft(drafts.new_id(), _NEW, "an-id", _SAVED))
print("saved", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "notes" / ".drafts"


def _draft(store: DraftStore, body: str = "Half a thou") -> Draft:
    return Draft(store.new_id(), replace(_NEW, body=body), "", _SAVED)


def _writer(folder: Path) -> subprocess.Popen[str]:
    writer = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(folder)],
        cwd=Path(__file__).resolve().parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "saved\n"
    return writer


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a POSIX one")
def test_a_draft_is_left_by_a_killed_program_and_not_taken_from_one_that_runs(folder: Path) -> None:
    with _writer(folder) as running, _writer(folder) as other:
        assert DraftStore(folder).left() == ()
        other.send_signal(signal.SIGKILL)
        other.wait()
        (draft,) = DraftStore(folder).left()
        assert (draft.new, draft.editing, draft.saved) == (_NEW, "an-id", _SAVED)
        running.kill()
    assert len(DraftStore(folder).left()) == 2


def test_a_draft_that_one_program_has_taken_over_is_offered_to_no_other(folder: Path) -> None:
    gone = DraftStore(folder)
    gone.save(_draft(gone))
    assert gone._lock is not None
    gone._lock.release()
    taking = DraftStore(folder)
    (left,) = taking.left()
    own = taking.take_over(left)
    assert replace(own, id=left.id) == left
    assert DraftStore(folder).left() == ()
    assert [path.stem for path in folder.glob("*.md")] == [own.id]


def test_a_program_does_not_find_its_own_drafts(folder: Path) -> None:
    store = DraftStore(folder)
    store.save(_draft(store))
    assert store.left() == ()


def test_the_latest_words_of_a_draft_are_kept_and_a_forgotten_one_is_gone(folder: Path) -> None:
    store = DraftStore(folder)
    draft, other = _draft(store), _draft(store, "other")
    for body in ("H", "Half", "Half a thought"):
        store.save(replace(draft, new=replace(_NEW, body=body)))
    store.save(other)
    store.forget(other.id)
    store.forget(other.id)
    (path,) = folder.glob("*.md")
    assert path.read_text().endswith("---\nHalf a thought")


def test_a_broken_draft_hides_no_other_and_is_left_alone(folder: Path) -> None:
    with _writer(folder) as writer:
        writer.kill()
    broken = folder / "0000-1.md"
    broken.write_text("just words")
    (draft,) = DraftStore(folder).left()
    assert draft.new == _NEW
    assert broken.read_text() == "just words"


def test_a_draft_that_cannot_be_kept_is_told(folder: Path) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("a file")
    store = DraftStore(folder)
    with pytest.raises(NotWritableError):
        store.save(_draft(store))


def test_words_that_cannot_be_saved_go_to_the_first_folder_that_takes_them(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "takes").mkdir()
    draft = _draft(DraftStore(folder))
    folders = (tmp_path / "file", tmp_path / "missing", tmp_path / "takes")
    path = rescue(draft, folders)
    assert path.parent == tmp_path / "takes"
    assert path.read_text().endswith("---\nHalf a thou")
    assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0
    again = replace(draft, new=replace(_NEW, body="More words"))
    assert rescue(again, folders) == path
    assert path.read_text().endswith("---\nMore words")


def test_words_that_no_folder_takes_are_told(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(NotWritableError):
        rescue(_draft(DraftStore(folder)), (tmp_path / "missing",))
    with pytest.raises(NotWritableError):
        rescue(_draft(DraftStore(folder)), ())


@pytest.mark.parametrize("body", ["", "a\0b", "half \ud800"])
def test_words_that_no_note_can_hold_are_kept_all_the_same(tmp_path: Path, body: str) -> None:
    draft = Draft("d", NewNote(PLAIN.target, f"{body}words"), "", _SAVED)
    assert rescue(draft, (tmp_path,)).read_bytes().endswith(b"words")

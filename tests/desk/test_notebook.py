"""Writing, changing and deleting notes, each undoable in turn, whatever goes wrong."""

from __future__ import annotations

import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

import reader.notes.store
from reader.base.errors import NoteChangedError, NotWritableError, UsageError
from reader.desk.notebook import Notebook
from reader.notes.model import EntryTarget, NewNote, Note
from reader.notes.store import NoteStore

if TYPE_CHECKING:
    from reader.notes.model import Target

ON_ABE = EntryTarget("shinzo-abe")
Said = dict[str, tuple["Target", str, tuple[str, ...]]]


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook(NoteStore(tmp_path / "notes"))


def said(notebook: Notebook) -> Said:
    """What every note says, read anew from the files."""
    notes = NoteStore(notebook.store.folder).all().notes
    return {note.id: (note.target, note.body, note.tags) for note in notes}


def test_a_new_note_is_deleted_again_by_undo(notebook: Notebook) -> None:
    note = notebook.add(NewNote(ON_ABE, "Check this.", ("to check",)))
    assert said(notebook) == {note.id: (ON_ABE, "Check this.", ("to check",))}
    undone = notebook.log.undo()
    assert undone is not None
    assert (undone.gone, undone.note) == (note.id, None)
    assert said(notebook) == {}


def test_a_changed_note_reads_as_before_after_undo_and_keeps_its_tags(notebook: Notebook) -> None:
    note = notebook.add(NewNote(ON_ABE, "First.", ("one",)))
    changed = notebook.edit(note, replace(note, body="Second."))
    assert (changed.id, changed.body, changed.tags) == (note.id, "Second.", ("one",))
    undone = notebook.log.undo()
    assert undone is not None
    assert undone.note is not None
    assert undone.note.says_the_same(note)
    assert said(notebook) == {note.id: (ON_ABE, "First.", ("one",))}


def test_a_deleted_note_is_back_after_undo(notebook: Notebook) -> None:
    note = notebook.add(NewNote(ON_ABE, "Keep me."))
    notebook.delete(note)
    assert said(notebook) == {}
    undone = notebook.log.undo()
    assert undone is not None
    assert undone.note == note
    assert said(notebook)[note.id][1] == "Keep me."


def test_with_nothing_changed_there_is_nothing_to_undo(notebook: Notebook) -> None:
    assert not notebook.log.can_undo
    assert notebook.log.undo() is None


def test_what_could_not_be_done_leaves_nothing_to_undo(notebook: Notebook) -> None:
    with pytest.raises(UsageError):
        notebook.add(NewNote(ON_ABE, "  "))
    assert not notebook.log.can_undo
    note = notebook.add(NewNote(ON_ABE, "Mine."))
    NoteStore(notebook.store.folder).update(note, replace(note, body="Theirs.", tags=()))
    with pytest.raises(NoteChangedError):
        notebook.edit(note, replace(note, body="Mine again."))
    with pytest.raises(NoteChangedError):
        notebook.delete(note)
    assert said(notebook)[note.id][1] == "Theirs."


def test_an_undo_that_somebody_elses_change_forbids_is_told_and_those_before_it_still_work(
    notebook: Notebook,
) -> None:
    first = notebook.add(NewNote(ON_ABE, "First."))
    second = notebook.add(NewNote(ON_ABE, "Second."))
    notebook.edit(first, replace(first, body="First, changed."))
    edited = notebook.edit(second, replace(second, body="Second, changed."))
    NoteStore(notebook.store.folder).update(
        edited, replace(edited, body="Somebody else's.", tags=())
    )
    with pytest.raises(NoteChangedError):
        notebook.log.undo()
    assert said(notebook)[second.id][1] == "Somebody else's."
    notebook.log.undo()
    assert said(notebook)[first.id][1] == "First."


def test_an_undo_that_could_not_be_written_can_be_tried_again(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = notebook.add(NewNote(ON_ABE, "First."))
    notebook.edit(note, replace(note, body="Second."))

    def full(path: Path, data: bytes) -> None:
        raise NotWritableError(str(path), "no space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(reader.notes.store, "write_atomic", full)
        with pytest.raises(NotWritableError):
            notebook.log.undo()
    assert notebook.log.can_undo
    notebook.log.undo()
    assert said(notebook)[note.id][1] == "First."


def test_undos_asked_for_all_at_once_are_done_one_after_the_other(notebook: Notebook) -> None:
    count = 8
    note = notebook.add(NewNote(ON_ABE, "0"))
    for number in range(1, count):
        note = notebook.edit(note, replace(note, body=str(number)))
    together = Barrier(count)

    def undo() -> None:
        together.wait()
        notebook.log.undo()

    with ThreadPoolExecutor(count) as threads:
        for one in [threads.submit(undo) for _ in range(count)]:
            one.result()
    assert said(notebook) == {}
    assert not notebook.log.can_undo


class NotebookModel(RuleBasedStateMachine):
    """Every undo leads back to what all notes said before the change."""

    notes = Bundle("notes")

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.notebook = Notebook(NoteStore(Path(self._folder.name) / "notes"))
        self.now: Said = {}
        self.before: list[Said] = []

    def teardown(self) -> None:
        self._folder.cleanup()

    def _current(self, note: Note) -> Note | None:
        return self.notebook.store.get(note.id) if note.id in self.now else None

    def _change(self, note: Note, told: tuple[Target, str, tuple[str, ...]] | None) -> None:
        self.before.append(dict(self.now))
        self.now.pop(note.id, None)
        if told:
            self.now[note.id] = told

    @rule(target=notes, entry=st.sampled_from(["abe", "kurils"]), body=st.sampled_from("ab"))
    def add(self, entry: str, body: str) -> Note:
        note = self.notebook.add(NewNote(EntryTarget(entry), body, ("tag",)))
        self._change(note, (EntryTarget(entry), body, ("tag",)))
        return note

    @rule(note=notes, body=st.sampled_from(["c", "d\n\n---\n"]))
    def edit(self, note: Note, body: str) -> None:
        if current := self._current(note):
            self.notebook.edit(current, replace(current, body=body))
            self._change(note, (note.target, body, note.tags))

    @rule(target=notes, note=consumes(notes))
    def delete(self, note: Note) -> Note:
        if current := self._current(note):
            self.notebook.delete(current)
            self._change(note, None)
        return note

    @rule()
    def undo(self) -> None:
        undone = self.notebook.log.undo()
        assert (undone is None) == (not self.before)
        if undone:
            self.now = self.before.pop()
            if undone.note:
                told = (undone.note.target, undone.note.body, undone.note.tags)
                assert self.now[undone.note.id] == told
            else:
                assert undone.gone not in self.now

    @invariant()
    def agrees(self) -> None:
        assert said(self.notebook) == self.now
        assert self.notebook.log.can_undo == bool(self.before)


TestNotebookModel = NotebookModel.TestCase
TestNotebookModel.settings = settings(max_examples=15, stateful_step_count=15, deadline=None)

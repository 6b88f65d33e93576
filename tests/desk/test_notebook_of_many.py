"""What changes many notes at once, or decides between their texts, is taken back as one."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import NamedTuple

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from reader.desk.notebook import Notebook
from reader.notes.model import DocumentTarget, NewNote, Note, PassageTarget
from reader.notes.store import NoteStore
from reader.text.anchoring import make_anchor
from reader.text.span import Span

TEXT = "The islands were given back, the treaty was not signed, the shrine was visited again."


class State(NamedTuple):
    """All that the files of the notes say, without their moments."""

    notes: tuple[object, ...]
    copies: tuple[tuple[str, str], ...]


def _state(store: NoteStore) -> State:
    found = NoteStore(store.folder).all()
    assert not found.problems
    notes = [
        (one.id, one.target, one.body, one.tags, one.kind, one.lost_in, one.written_on)
        for one in found.notes
    ]
    return State(tuple(notes), tuple((one.copy.id, one.copy.body) for one in found.conflicts))


class ManyModel(RuleBasedStateMachine):
    """Every undo leads back to what all files said before, in whatever order things were done."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.notebook = Notebook(NoteStore(Path(self._folder.name) / "notes"))
        self.before: list[State] = []
        for number in range(3):
            note = self.notebook.store.add(NewNote(DocumentTarget("essay"), f"mine {number}"))
            path = self.notebook.store.folder / "essay" / f"{note.id}.md"
            copy = path.with_name(f"{note.id} (conflicted copy).md")
            copy.write_text(path.read_text("utf-8").replace("mine", "theirs"), encoding="utf-8")

    def teardown(self) -> None:
        self._folder.cleanup()

    def _passages(self) -> list[Note]:
        notes = self.notebook.store.all().notes
        return [note for note in notes if isinstance(note.target, PassageTarget)]

    def _will_change(self) -> None:
        self.before.append(_state(self.notebook.store))

    @rule(starts=st.lists(st.integers(0, 60), min_size=1, max_size=3))
    def add_all(self, starts: list[int]) -> None:
        self._will_change()
        self.notebook.add_all(
            NewNote(PassageTarget("essay", make_anchor(TEXT, Span(at, at + 12))), f"on {at}")
            for at in starts
        )

    @precondition(lambda self: self._passages())
    @rule(start=st.integers(0, 60))
    def relocate_all(self, start: int) -> None:
        self._will_change()
        moves = [(note, Span(start, start + 9)) for note in self._passages()]
        self.notebook.relocate_all(moves, TEXT)

    @precondition(lambda self: self._passages())
    @rule()
    def keep_as_lost(self) -> None:
        note = self._passages()[-1]
        if not note.lost_in:
            self._will_change()
            self.notebook.keep_as_lost(note, "another text")

    @precondition(lambda self: self.notebook.store.all().conflicts)
    @rule(decision=st.sampled_from([(True, True), (True, False), (False, True)]))
    def settle(self, decision: tuple[bool, bool]) -> None:
        keeps, takes = decision
        conflict = self.notebook.store.all().conflicts[0]
        self._will_change()
        self.notebook.settle(conflict, keeps=keeps, takes=takes)
        bodies = [note.body for note in self.notebook.store.all().notes]
        assert conflict.note is not None
        assert (conflict.note.body in bodies) == keeps
        assert (conflict.copy.body in bodies) == takes

    @rule()
    def undo(self) -> None:
        undone = self.notebook.log.undo()
        assert (undone is None) == (not self.before)
        if undone:
            assert _state(self.notebook.store) == self.before.pop()

    @invariant()
    def all_that_can_be_undone_is_known(self) -> None:
        assert self.notebook.log.can_undo == bool(self.before)


TestManyModel = ManyModel.TestCase
TestManyModel.settings = settings(max_examples=15, stateful_step_count=12, deadline=None)

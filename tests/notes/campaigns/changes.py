"""What programs do to notes in a campaign, and how a note shows whether it is whole."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reader.base.errors import NoteChangedError
from reader.notes.model import NewNote, PassageTarget
from reader.notes.store import NoteStore
from reader.text.anchoring import Anchor

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

    from reader.notes.model import Deleted, Note

_LINES = 200


class State(NamedTuple):
    """What a note says: the number of its words and that of its place."""

    words: int
    place: int


GONE = State(-1, -1)
"""The state of a note in the trash."""


class Change(NamedTuple):
    """Something that a program does to a note.

    Attributes:
        step: ``add``, ``update``, ``place``, ``delete`` or ``restore``.
        note: The note's id; empty while it is being added.
        old: Its state before.
        new: Its state after.
    """

    step: str
    note: str
    old: State
    new: State


def note_in(state: State) -> NewNote:
    """A note of which half would show."""
    anchor = Anchor(f"quote {state.place}", f"before {state.place}", "after", state.place)
    words = f"{state.words}\n" * _LINES
    return NewNote(PassageTarget("a-document", anchor), words, (str(state.words),))


def state_of(note: Note) -> State | None:
    """What a note says; None if it is not whole."""
    words, _, _ = note.body.partition("\n")
    if not words.isdigit() or not isinstance(note.target, PassageTarget):
        return None
    state = State(int(words), note.target.anchor.start)
    whole = note_in(state)
    is_whole = (note.body, note.tags, note.target) == (whole.body, whole.tags, whole.target)
    return state if is_whole else None


def change_for_ever(
    folder: Path, seed: int, own: tuple[str, ...], shared: tuple[str, ...], answers: Connection
) -> None:
    """Change notes until killed; tell each change before it is begun, and after it is done.

    Args:
        folder: The notes.
        seed: Of the luck, and of the numbers, which no other program has.
        own: Notes that no other program touches.
        shared: Notes that others change at the same time.
        answers: Takes a ``Change`` before, and None after it or the word ``refused``.
    """
    _Changer(NoteStore(folder), random.Random(seed), seed * 100_000, answers).run(own, shared)


class _Changer:
    def __init__(
        self, store: NoteStore, luck: random.Random, number: int, answers: Connection
    ) -> None:
        self._store = store
        self._luck = luck
        self._number = number
        self._answers = answers
        self._trash: list[Deleted] = []

    def run(self, own: tuple[str, ...], shared: tuple[str, ...]) -> None:
        notes = [self._store.get(one) for one in own]
        self._answers.send("begun")
        while True:
            step = self._luck.choice(("add", "update", "place", "delete", "restore", "shared"))
            if step == "shared" and shared:
                self._change_shared(self._store.get(self._luck.choice(shared)))
            elif step == "restore" and self._trash:
                notes.append(self._restore(self._trash.pop()))
            elif step == "add" or not notes:
                notes.append(self._add())
            elif step == "delete":
                self._delete(notes.pop(self._luck.randrange(len(notes))))
            else:
                place = self._luck.randrange(len(notes))
                notes[place] = self._update(notes[place], places=step == "place")

    def _add(self) -> Note:
        state = State(self._next(), self._number)
        self._answers.send(Change("add", "", GONE, state))
        note = self._store.add(note_in(state))
        self._answers.send(note.id)
        return note

    def _update(self, note: Note, *, places: bool) -> Note:
        old, new, changed = self._wanted(note, places=places)
        self._answers.send(Change("place" if places else "update", note.id, old, new))
        saved = self._store.update(note, changed)
        self._answers.send(None)
        return saved

    def _change_shared(self, note: Note) -> None:
        old, new, changed = self._wanted(note, places=self._luck.random() < 0.5)
        self._answers.send(Change("shared", note.id, old, new))
        try:
            self._store.update(note, changed)
        except NoteChangedError:
            self._answers.send("refused")
        else:
            self._answers.send(None)

    def _wanted(self, note: Note, *, places: bool) -> tuple[State, State, Note]:
        old = state_of(note)
        assert old
        new = old._replace(**{"place" if places else "words": self._next()})
        told = note_in(new)
        return old, new, replace(note, target=told.target, body=told.body, tags=told.tags)

    def _delete(self, note: Note) -> None:
        old = state_of(note)
        assert old
        self._answers.send(Change("delete", note.id, old, GONE))
        self._trash.append(self._store.delete(note))
        self._answers.send(None)

    def _restore(self, deleted: Deleted) -> Note:
        state = state_of(deleted.note)
        assert state
        self._answers.send(Change("restore", deleted.note.id, GONE, state))
        note = self._store.restore(deleted)
        self._answers.send(None)
        return note

    def _next(self) -> int:
        self._number += 1
        return self._number

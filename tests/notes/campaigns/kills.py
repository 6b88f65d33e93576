"""Programs killed at random moments while they write the same folder of notes."""

from __future__ import annotations

import multiprocessing
import os
import random
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

from reader.base.temporary import LEFTOVER_SECONDS, is_temporary
from reader.notes.store import TRASH, NoteStore
from tests.notes.campaigns.changes import GONE, Change, State, change_for_ever, note_in, state_of
from tests.search.campaigns.victims import victim

if TYPE_CHECKING:
    from pathlib import Path

    from tests.search.campaigns.telling import Tally
    from tests.search.campaigns.victims import Victim

_TOGETHER = 3
_SHARED = 3
_OWN = 6  # notes that each program begins with
_LONGEST = 0.08  # seconds until a program is killed

multiprocessing.get_context("forkserver").set_forkserver_preload(
    ["tests.notes.campaigns.changes", "filelock", "yaml"]
)


def run(rounds: int, seed: int, folder: Path, tally: Tally) -> None:
    """Kill as many programs."""
    luck = random.Random(seed)
    world = _World(folder / "notes", tally)
    killed = 0
    while killed < rounds:
        killed += world.play(min(_TOGETHER, rounds - killed), luck, killed + 1)
        tally.progress(killed, rounds)
    world.sweep()


class _World:
    """A folder of notes, and what each is known to say."""

    def __init__(self, folder: Path, tally: Tally) -> None:
        self._folder = folder
        self._tally = tally
        self._store = NoteStore(folder)
        made = [self._store.add(note_in(State(0, 0))).id for _ in range(_SHARED)]
        self._shared = tuple(made)
        self._known: dict[str, State] = dict.fromkeys(made, State(0, 0))

    def play(self, many: int, luck: random.Random, first: int) -> int:
        """Have programs write at once, and kill each; look at what is left."""
        own = [one for one, state in self._known.items() if state != GONE]
        own = luck.sample(sorted(set(own) - set(self._shared)), len(own) - _SHARED)
        with ExitStack() as stack:
            writers = []
            for one in range(many):
                mine, own = tuple(own[:_OWN]), own[_OWN:]
                work = (self._folder, first + one, mine, self._shared)
                writers.append(stack.enter_context(victim(change_for_ever, *work)))
            for writer in writers:
                writer.answers.recv()
            for writer in writers:
                time.sleep(luck.uniform(0, _LONGEST))
                writer.kill()
            answers = [_answers(writer) for writer in writers]
        self._look(answers)
        for note in luck.sample(own, max(0, len(own) - 40)):  # so that a round stays short
            self._store.delete(self._store.get(note))
            self._known[note] = GONE
        return many

    def _look(self, answers: list[list[object]]) -> None:
        """Compare what is there with what was told."""
        may: dict[str, set[State]] = {one: {state} for one, state in self._known.items()}
        adding: set[State] = set()
        shared: list[tuple[Change, bool]] = []
        for told in answers:
            for change, answer in zip(told[::2], [*told[1::2], "killed"], strict=False):
                assert isinstance(change, Change)
                self._tally.count(f"{change.step} {'finished' if answer != 'killed' else 'killed'}")
                if change.step == "shared":
                    if answer != "refused":
                        shared.append((change, answer is None))
                elif answer == "killed" and not change.note:
                    adding.add(change.new)
                elif answer == "killed":
                    may[change.note].add(change.new)
                else:
                    may[change.note or str(answer)] = {change.new}
        for note in self._shared:
            may[note] = self._ends([one for one in shared if one[0].note == note], note)
        self._compare(may, adding)

    def _ends(self, changes: list[tuple[Change, bool]], note: str) -> set[State]:
        """What a note may say that several changed: each change followed on that before it."""
        done = {change.old: change.new for change, is_done in changes if is_done}
        told = sum(is_done for _, is_done in changes)
        self._tally.expect(len(done) == told, f"{note}: one change was written over by another")
        doubtful = [change for change, is_done in changes if not is_done]
        reached, left = {self._known[note]}, [self._known[note]]
        while left:
            state = left.pop()
            follows = {one.new for one in doubtful if one.old == state}
            follows |= {done[state]} if state in done else set()
            left += follows - reached
            reached |= follows
        lost = set(done.values()) - reached
        self._tally.expect(not lost, f"{note}: changes that followed on nothing: {lost}")
        return {state for state in reached if state not in done}

    def _compare(self, may: dict[str, set[State]], adding: set[State]) -> None:
        notes = NoteStore(self._folder).all()
        for what in (*notes.problems, *notes.conflicts):
            self._tally.fail(str(what))
        found = {note.id: state_of(note) for note in notes.notes}
        in_trash = {one.note.id: state_of(one.note) for one in self._store.deleted()}
        names = [path.name for path in self._folder.glob("*/*.md")]
        self._tally.expect(len(names) == len(set(names)), "a note is there twice")
        for note, states in may.items():
            state = found.pop(note, GONE)
            self._tally.expect(state in states, f"{note} is {state}, not {states}")
            if state == GONE and self._known.get(note) != GONE:
                self._tally.expect(in_trash.get(note), f"{note} is not whole in the trash")
            self._known[note] = state or GONE
        for note, state in found.items():
            self._tally.expect(state in adding, f"{note} is {state}, which nobody wrote")
            self._known[note] = state or GONE

    def sweep(self) -> None:
        """What the dead left goes with the next writing, and their lock is free."""
        long_ago = time.time() - 2 * LEFTOVER_SECONDS
        left = [path for path in self._folder.rglob("*") if is_temporary(path.name)]
        for path in left:
            self._tally.count("leftover of the dead")
            os.utime(path, (long_ago, long_ago))
        store = NoteStore(self._folder)
        store.delete(store.add(note_in(State(0, 0))))
        still = [path.name for path in left if path.exists()]
        self._tally.expect(not still, f"left behind: {still}")
        for path in self._folder.rglob("*"):
            is_known = path.is_dir() or path.suffix == ".md" or is_temporary(path.name)
            self._tally.expect(is_known, f"{path.name} is nobody's")
        notes, trash = len(store.all().notes), len(list((self._folder / TRASH).rglob("*.md")))
        self._tally.expect(notes == sum(one != GONE for one in self._known.values()), "a number")
        self._tally.expect(notes + trash >= len(self._known), "a note is neither there nor in it")


def _answers(writer: Victim) -> list[object]:
    answers = []
    try:
        while True:
            answers.append(writer.answers.recv())
    except (EOFError, OSError):
        return answers

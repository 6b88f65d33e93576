"""Programs that write at the same time, and are killed while they write, lose no note."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from reader.base.temporary import is_temporary
from reader.notes.model import NewNote
from reader.notes.store import NoteStore
from tests.notes.crasher import NEW, OLD
from tests.notes.examples import ON_DOCUMENT, ON_ENTRY
from tests.notes.writer import whole_body

_ROOT = Path(__file__).resolve().parents[2]
_ROUNDS = 20
_WRITERS = 2


@dataclass
class _Told:
    """What the killed programs said: the body each note must have, or what it may be instead.

    Attributes:
        saved: Number of the body by note id; None for a note that was deleted.
        doubtful: What was begun and not said to be done, by note id; "" is a note being added.
    """

    saved: dict[str, int | None] = field(default_factory=dict)
    doubtful: dict[str, set[int | None]] = field(default_factory=dict)

    def hear(self, output: str) -> None:
        """Take what one program said until it was killed."""
        begun: tuple[str, int | None] | None = None
        for line in output.splitlines(keepends=True):
            if not line.endswith("\n"):
                break  # killed while it spoke: what it meant to say counts as doubtful
            step, note_id, number = json.loads(line)
            if step in {"saved", "deleted"}:
                self.saved[note_id] = number if step == "saved" else None
                begun = None
            else:
                begun = (note_id, None if step == "delete" else number)
        if begun:
            self.doubtful.setdefault(begun[0], set()).add(begun[1])

    def check(self, store: NoteStore) -> None:
        """Every note is as it was said to be, or as it was about to be."""
        kept = store.all()
        assert kept.problems == ()
        bodies = {note.id: note.body for note in kept.notes}
        for note_id, number in self.saved.items():
            allowed = {number, *self.doubtful.get(note_id, ())}
            found = bodies.pop(note_id, None)
            assert found in {None if one is None else whole_body(one) for one in allowed}
        added = {whole_body(one) for one in self.doubtful.get("", ()) if one is not None}
        assert set(bodies.values()) <= added
        in_trash = {deleted.note.id for deleted in store.deleted()}
        assert {note_id for note_id, number in self.saved.items() if number is None} <= in_trash


def test_killed_at_any_moment_a_note_is_the_old_or_the_new_and_whole(tmp_path: Path) -> None:
    folder, told, rng = tmp_path / "notes", _Told(), random.Random(7)
    for turn in range(_ROUNDS):
        with ExitStack() as stack:
            writers = [
                stack.enter_context(_start("tests.notes.writer", folder, turn * _WRITERS + one + 1))
                for one in range(_WRITERS)
            ]
            for writer in writers:
                assert writer.stdout is not None
                said = "".join(writer.stdout.readline() for _ in range(rng.randrange(2, 12)))
                # A moment with no relation to what the writer is doing; nothing waits for it.
                time.sleep(rng.random() / 200)
                writer.kill()
                said += writer.stdout.read()
                assert writer.wait() == -signal.SIGKILL
                told.hear(said)
        told.check(NoteStore(folder))
    assert len(told.saved) > _ROUNDS
    # The lock of the dead is free and their temporary files are nobody's notes.
    note = NoteStore(folder).add(NewNote(ON_ENTRY, "afterwards"))
    assert NoteStore(folder).get(note.id) == note
    strangers = [path.name for path in folder.rglob("*") if path.is_file() and path.suffix != ".md"]
    assert all(map(is_temporary, strangers))


@pytest.mark.parametrize("step", ["add", "update", "delete", "restore"])
def test_killed_at_any_line_of_its_writing_a_step_is_done_or_not_begun(
    tmp_path: Path, step: str
) -> None:
    template, folder = tmp_path / "template", tmp_path / "copies"
    note = NoteStore(template).add(NewNote(ON_DOCUMENT, OLD))
    if step == "restore":
        NoteStore(template).delete(note)
    with _start("tests.notes.crasher", template, folder, step) as crasher:
        assert crasher.stdout is not None
        copies, ending = map(int, crasher.stdout.read().split())
    assert ending == 0
    assert copies > 10
    begun, done = {
        "add": (({note.id: OLD}, set()), ([NEW, OLD], set())),
        "update": (({note.id: OLD}, set()), ([NEW], set())),
        "delete": (({note.id: OLD}, set()), ([], {note.id})),
        "restore": (({}, {note.id}), ([OLD], set())),
    }[step]
    states = []
    for copy in range(copies):
        store = NoteStore(folder / str(copy))
        kept = store.all()
        assert kept.problems == ()
        in_trash = {deleted.note.id for deleted in store.deleted()}
        bodies = {one.id: one.body for one in kept.notes}
        states.append((bodies, in_trash) == begun)
        assert states[-1] or (sorted(bodies.values()), in_trash) == done
    assert states[0]
    assert not states[-1]
    assert states == sorted(states, reverse=True)


def test_programs_that_write_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    folder, names, steps = tmp_path / "notes", "abc", 12
    store = NoteStore(folder)
    shared = store.add(NewNote(ON_ENTRY, "shared\n"))
    with ExitStack() as stack:
        programs = [
            stack.enter_context(_start("tests.notes.appender", folder, shared.id, name, steps))
            for name in names
        ]
        assert [program.wait() for program in programs] == [0, 0, 0]
    kept = store.all()
    assert kept.problems == ()
    told = {f"{name} {step}" for name in names for step in range(steps)}
    deleted = {f"{name} {step}" for name in names for step in range(0, steps, 3)}
    lines = store.get(shared.id).body.splitlines()
    assert lines[0] == "shared"
    assert sorted(lines[1:]) == sorted(told)
    assert store.get(shared.id).tags == tuple(dict.fromkeys(line[0] for line in lines[1:]))
    assert {note.body for note in kept.notes if note.id != shared.id} == told - deleted
    assert {one.note.body for one in store.deleted()} == deleted
    assert len({note.id for note in kept.notes}) == len(kept.notes)


def _start(module: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", module, *map(str, arguments)],
        cwd=_ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )

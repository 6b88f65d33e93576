"""Disks that refuse: nothing is half, nothing old is touched, and one clear line tells it."""

from __future__ import annotations

import errno
import os
import random
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.base.errors import NotWritableError
from reader.base.temporary import is_temporary
from reader.notes.store import NoteStore
from tests.notes.campaigns.changes import State, note_in, state_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.notes.model import Note
    from tests.search.campaigns.telling import Tally

_REFUSALS = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO)
_CALLS = ("open", "fsync", "link", "rename", "replace", "mkdir")
_STEPS = ("add", "update", "place", "delete", "restore")


def run(rounds: int, seed: int, folder: Path, tally: Tally) -> None:
    """Refuse one call of the system in as many changes."""
    luck = random.Random(seed)
    store = NoteStore(folder / "notes")
    for number in range(1, rounds + 1):
        note = store.add(note_in(State(number, number)))
        _refuse(store, note, luck, tally)
        tally.progress(number, rounds)


def _refuse(store: NoteStore, note: Note, luck: random.Random, tally: Tally) -> None:
    step, call, error = luck.choice(_STEPS), luck.choice(_CALLS), luck.choice(_REFUSALS)
    when = f"{step} where {call} says {errno.errorcode[error]}"
    state = state_of(note)
    assert state
    new = note_in(State(state.words + 1_000_000, 0))
    changes: dict[str, Callable[[], object]] = {
        "add": lambda: store.add(new),
        "update": lambda: store.update(note, replace(note, body=new.body, tags=new.tags)),
        "place": lambda: store.update(note, replace(note, target=new.target)),
        "delete": lambda: store.delete(note),
    }
    if step == "restore":
        deleted = store.delete(note)
        changes[step] = lambda: store.restore(deleted)
    before = _files(store.folder)
    told = ""
    with _refusing(call, error, luck.choice((0, 0, 0, 1))):
        try:
            changes[step]()
        except NotWritableError as refusal:
            told = str(refusal)
    after = _files(store.folder)
    if not told:
        tally.count("went on")
    else:
        tally.count(f"{call} refused")
        is_line = len(told.splitlines()) == 1 and os.strerror(error).lower() in told.lower()
        tally.expect(is_line, f"{when}: told {told!r}")
        is_late = call in {"fsync", "open"}  # of the folder, when the new name is there
        gone, come = before.keys() - after.keys(), after.keys() - before.keys()
        tally.expect(is_late or before == after, f"{when}: {gone} became {come}")
    tally.expect(len(after) >= len(before), f"{when}: a note is gone")
    tally.expect(not any(map(is_temporary, after)), f"{when}: something is left")
    notes = store.all()
    for what in (*notes.problems, *notes.conflicts):
        tally.fail(f"{when}: {what}")
    if step not in {"update", "place"}:
        whole = [state_of(one) for one in notes.notes]
        tally.expect(None not in whole, f"{when}: a note is half")
    for one in notes.notes:
        store.delete(one)
    _empty(store.folder)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _empty(folder: Path) -> None:
    for path in folder.rglob("*.md"):
        path.unlink()


@contextmanager
def _refusing(call: str, error: int, after: int) -> Iterator[None]:
    """Have the system refuse what is written, from the nth time on that a call is made."""
    really = getattr(os, call)
    left = after

    def refuse(*arguments: object, **options: object) -> object:
        nonlocal left
        is_reading = call == "open" and not (int(str(arguments[1])) & (os.O_WRONLY | os.O_RDWR))
        is_lock = call == "open" and str(arguments[0]).endswith(".lock")
        if is_reading or is_lock:
            return really(*arguments, **options)
        left -= 1
        if left < 0:
            raise OSError(error, os.strerror(error))
        return really(*arguments, **options)

    setattr(os, call, refuse)
    try:
        yield
    finally:
        setattr(os, call, really)

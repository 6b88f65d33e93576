"""A program that does one thing to a note again and again, each time dying one line later.

Run as ``python -m tests.notes.crasher TEMPLATE FOLDER STEP``: copies of the template are made as
``FOLDER/0``, ``FOLDER/1``..., in each the step is begun, and killed at the nth line that runs in
whatever writes files. Prints how many copies were made; in the last the step was finished.
"""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.notes.model import NewNote
from reader.notes.store import NoteStore
from tests.notes.examples import ON_DOCUMENT

if TYPE_CHECKING:
    from types import FrameType
    from typing import Any

OLD, NEW = "old\n" * 500, "new\n" * 900
_WRITING = ("reader/base/files.py", "reader/base/temporary.py")
_BEFORE_WRITING = {"read_stamped", "of", "ensure_folder", "locked", "_writing", "sweep_leftovers"}


def _do(step: str, store: NoteStore) -> None:
    (note,) = store.all().notes or [one.note for one in store.deleted()]
    if step == "add":
        store.add(NewNote(ON_DOCUMENT, NEW))
    elif step == "update":
        store.update(note, replace(note, body=NEW, tags=("new",)))
    elif step == "delete":
        store.delete(note)
    else:
        store.restore(store.deleted()[0])


def _die_at(line: int) -> None:
    """Have this process killed at the nth line from now on that runs in what writes files."""
    left = line

    def watch_lines(_frame: FrameType, event: str, _argument: object) -> Any:  # noqa: ANN401 - a tracer
        nonlocal left
        if event == "line":
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1
        return watch_lines

    def watch_calls(frame: FrameType, _event: str, _argument: object) -> Any:  # noqa: ANN401 - a tracer
        return watch_lines if _writes(frame) or _writes(frame.f_back) else None

    sys.settrace(watch_calls)


def _writes(frame: FrameType | None) -> bool:
    """Whether this is our own writing; what that calls (pathlib) counts through its caller."""
    if frame is None or frame.f_code.co_name in _BEFORE_WRITING:
        return False
    return frame.f_code.co_filename.endswith(_WRITING)


def main() -> None:
    """Make the copies and die in each but the last."""
    template, folder, step = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    NoteStore(folder / "imports").add(NewNote(ON_DOCUMENT, NEW))  # once, not in every child
    for line in itertools.count():
        shutil.copytree(template, folder / str(line))
        child = os.fork()
        if child == 0:
            _die_at(line)
            _do(step, NoteStore(folder / str(line)))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            sys.stdout.write(f"{line + 1} {os.waitstatus_to_exitcode(status)}\n")
            return


if __name__ == "__main__":
    main()

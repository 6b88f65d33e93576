"""A program that adds notes of its own and its lines to a note that all share.

Run as ``python -m tests.notes.appender FOLDER SHARED_NOTE NAME STEPS``.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from reader.base.errors import NoteChangedError
from reader.notes.model import NewNote
from reader.notes.store import NoteStore
from tests.notes.examples import ON_DOCUMENT


def main() -> None:
    """Add the notes and lines; every third note is deleted again."""
    store = NoteStore(Path(sys.argv[1]))
    shared, name, steps = sys.argv[2], sys.argv[3], int(sys.argv[4])
    for step in range(steps):
        note = store.add(NewNote(ON_DOCUMENT, f"{name} {step}"))
        if step % 3 == 0:
            store.delete(note)
        while True:
            found = store.get(shared)
            try:
                store.update(
                    found,
                    replace(found, body=f"{found.body}{name} {step}\n", tags=(*found.tags, name)),
                )
            except NoteChangedError:
                continue
            break


if __name__ == "__main__":
    main()

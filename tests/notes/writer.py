"""A program that writes notes without end and says before and after each step what it does.

Run as ``python -m tests.notes.writer FOLDER SEED``; it ends only by being killed.
"""

from __future__ import annotations

import json
import random
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.notes.model import NewNote
from reader.notes.store import NoteStore
from tests.notes.examples import ON_DOCUMENT, ON_ENTRY

if TYPE_CHECKING:
    from reader.notes.model import Note


def whole_body(number: int) -> str:
    """A body of which half would show."""
    return f"{number}:" + f"{number}\n" * 1_000


def _say(*words: str | int) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Write for ever."""
    store, rng = NoteStore(Path(sys.argv[1])), random.Random(sys.argv[2])
    mine: list[Note] = []
    number = int(sys.argv[2]) * 1_000_000
    while True:
        number += 1
        step = rng.choice(("add", "update", "update", "delete")) if len(mine) > 3 else "add"
        if step == "add":
            _say("adding", "", number)
            mine.append(store.add(NewNote(rng.choice((ON_DOCUMENT, ON_ENTRY)), whole_body(number))))
            _say("saved", mine[-1].id, number)
            continue
        place = rng.randrange(len(mine))
        note = mine[place]
        _say(step, note.id, number)
        if step == "update":
            mine[place] = store.update(note, replace(note, body=whole_body(number), tags=()))
            _say("saved", note.id, number)
        else:
            store.delete(mine.pop(place))
            _say("deleted", note.id, number)


if __name__ == "__main__":
    main()

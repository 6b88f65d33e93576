"""A program that adds, changes, removes and restores for ever, telling what is done.

Run as ``python -m tests.library.keeper HOME FOLDER SEED``; each line says what is certainly kept
from then on: ``kept ID SHA256``. It is made to be killed.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from reader.base.paths import Paths
from reader.desk.desk import Desk
from reader.desk.library_shelf import Edit

_FILES = 6


def main() -> None:
    """Go on until killed."""
    desk = Desk(Paths.discover({"READER_HOME": sys.argv[1]}))
    folder, chance = Path(sys.argv[2]), random.Random(int(sys.argv[3]))
    turn = 0
    while True:
        turn += 1
        path = folder / f"text-{chance.randrange(_FILES)}.txt"
        draft = path.with_suffix(".draft")  # what is killed may leave no half of the file itself
        draft.write_text(f"words {sys.argv[3]} {turn} " * chance.randrange(1, 400))
        draft.replace(path)
        opened = desk.open_file(path)
        record = desk.documents.keep(opened)
        print("kept", record.id, record.sha256, flush=True)  # noqa: T201 - what it is for
        desk.shelf.edit(record.id, Edit(title=f"Title {turn}", tags=(f"tag{turn}",)))
        if chance.random() < 0.4:
            desk.shelf.remove(record.id)
            desk.shelf.restore(record.id)


if __name__ == "__main__":
    main()

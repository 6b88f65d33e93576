"""Notes from the first word to another machine, each command a program of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from reader.base.errors import Exit
from tests.architecture.project import ROOT

if TYPE_CHECKING:
    from pathlib import Path

BEFORE = """\
The harbour master wrote every ship into a green book, with its cargo and the name of its captain.

Fishermen from the northern villages sold their catch on the stone steps before the sun was up.
"""
QUOTE = "wrote every ship into a\ngreen book, with its cargo"
_KEPT = ("kind", "quote", "body", "tags", "document", "entry", "created")


def run(home: Path, *arguments: str, code: int = Exit.OK, **environ: str) -> str:
    """What the command prints in a home."""
    environment = {**os.environ, "READER_HOME": str(home), **environ}
    done = subprocess.run(
        [sys.executable, "-m", "reader", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stderr
    return done.stdout


def notes_in(home: Path, *arguments: str) -> list[dict[str, Any]]:
    """The notes as they are listed, without what is another machine's own."""
    listed = json.loads(run(home, "notes", "list", "--sort", "place", "--json", *arguments))
    return [{key: note[key] for key in _KEPT} for note in listed["notes"]]


def test_notes_are_written_changed_taken_elsewhere_and_follow_their_words(tmp_path: Path) -> None:
    here, there, file = tmp_path / "here", tmp_path / "there", tmp_path / "harbour.txt"
    file.write_text(BEFORE, encoding="utf-8")
    for home in (here, there):
        run(home, "library", "add", str(file))

    note = run(here, "notes", "add", "Who was he?", "--quote", QUOTE, "--in", str(file)).strip()
    run(here, "notes", "add", "Compare.", "--at", "entry:shinzo-abe", "--tag", "islands")
    run(here, "notes", "add", "--quote", "stone steps", "--in", str(file), "--kind", "highlight")
    assert "Who was he?" in run(here, "notes", "show", note)
    run(here, "notes", "edit", note, "--kind", "question", "--tag", "harbour")
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "And where from?" >> "$1"\n', encoding="utf-8")
    editor.chmod(0o700)
    run(here, "notes", "edit", note, VISUAL=str(editor))
    (question,) = notes_in(here, "--kind", "question")
    assert "And where from?" in question["body"]

    exported = tmp_path / "notes.jsonld"
    run(here, "notes", "export", "w3c", "-o", str(exported))
    run(there, "notes", "import", str(exported), "--dry-run")
    assert notes_in(there) == []
    run(there, "notes", "import", str(exported))
    assert len(notes_in(there)) == 3
    assert notes_in(there) == notes_in(here)
    run(there, "notes", "import", str(exported))
    assert notes_in(there) == notes_in(here)

    file.write_text(BEFORE.replace("every ship", "every vessel"), encoding="utf-8")
    assert "vessel" in run(here, "notes", "review")
    assert "accepted" in run(here, "notes", "review", "--accept", note)
    assert run(here, "notes", "review") == ""
    (question,) = notes_in(here, "--state", "placed", "--kind", "question")
    assert "every vessel" in question["quote"]


def test_what_cannot_be_imported_is_told_with_its_code(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "notes.txt"
    file.write_text("No notes at all.", encoding="utf-8")
    run(home, "notes", "import", str(file), code=Exit.UNKNOWN_FORMAT)
    run(home, "notes", "import", str(tmp_path / "nothing"), code=Exit.NO_SUCH_FILE)
    elsewhere = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:x:1",
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": "Hm."},
        "target": {
            "source": "https://example.org/nowhere",
            "selector": {"type": "TextQuoteSelector", "exact": "some words"},
        },
    }
    file.write_text(json.dumps(elsewhere), encoding="utf-8")
    told = json.loads(run(home, "notes", "import", str(file), "--json", code=Exit.NOTHING_FOUND))
    assert (told["counts"]["unknown"], told["notes"]) == (1, [])
    assert told["not_placed"][0]["quote"] == "some words"

"""A program that is killed at any moment loses nothing that was kept."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from reader.base.digest import sha256
from reader.base.paths import Paths
from reader.desk.desk import Desk

_ROOT = Path(__file__).resolve().parents[2]
_KILLS = 12


def _contents(home: Path) -> set[str]:
    """Every content that is kept, in the library or put away."""
    return {sha256(path.read_bytes()) for path in (home / "library").rglob("*.txt")}


def test_what_was_kept_survives_killing_at_any_moment(reader_home: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    chance, told = random.Random(4), set()
    for seed in range(_KILLS):
        command = [sys.executable, "-m", "tests.library.keeper", str(reader_home), str(texts)]
        with subprocess.Popen(
            [*command, str(seed)], cwd=_ROOT, stdout=subprocess.PIPE, text=True
        ) as keeper:
            assert keeper.stdout is not None
            first = keeper.stdout.readline()
            time.sleep(chance.uniform(0, 0.2))  # the moment of death is what is random here
            keeper.kill()
            lines = [first, *keeper.stdout]
        told |= {tuple(line.split()[1:]) for line in lines if line.endswith("\n")}
        desk = Desk(Paths.discover())
        rows = {row.id: row for row in desk.shelf.rows()}
        assert desk.library.problems == ()
        assert desk.companion_problems == ()
        away = desk.library.trash.ids()
        for document_id, digest in told:
            assert document_id in rows or document_id in away
            assert digest in _contents(reader_home)
        for row in rows.values():
            assert desk.open_document(row.id).document.text
            for version in desk.shelf.versions(row.id):
                assert sha256(version.path.read_bytes()) == version.sha256
        for document_id in away:
            if document_id not in rows:
                desk.shelf.restore(document_id)
    assert len(told) > _KILLS


def test_two_programs_at_once_lose_nothing(reader_home: Path, tmp_path: Path) -> None:
    texts = [tmp_path / f"texts-{number}" for number in range(2)]
    command = [sys.executable, "-m", "reader", "library", "add"]
    for number, folder in enumerate(texts):
        folder.mkdir()
        for file in range(25):
            (folder / f"{file}.txt").write_text(f"words {file} of {number if file % 2 else 'all'}")
    adding = [subprocess.Popen([*command, str(folder)], cwd=_ROOT) for folder in texts]
    assert [one.wait() for one in adding] == [0, 0]
    contents = {sha256(path.read_bytes()) for folder in texts for path in folder.iterdir()}
    desk = Desk(Paths.discover())
    assert {record.sha256 for record in desk.library.documents()} >= contents
    assert desk.library.problems == ()

"""A home whose index is made already: most tests are not about making it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from reader.base.paths import Paths
from reader.desk.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def indexed_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home as the first start leaves it."""
    home = tmp_path_factory.mktemp("indexed")
    desk = Desk(Paths(home, home, home / "cache"))
    opened = desk.open_file()
    desk.library.keep(opened.path, opened.document.id)
    desk.update_index()
    desk.index.close()
    return home


@pytest.fixture(autouse=True)
def home(reader_home: Path, indexed_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The test's own home, with the index of the article and its entries."""
    shutil.copytree(indexed_home, reader_home)
    # A fault of ours must fail the test, not end the program politely.
    monkeypatch.setenv("READER_DEBUG", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("COLORFGBG", raising=False)
    monkeypatch.setenv("SSH_CONNECTION", "far away")  # the clipboard of this system is somebody's
    return reader_home

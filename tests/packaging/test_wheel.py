"""The wheel, built and installed where nothing else is, run from where no checkout is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.architecture.project import ROOT, settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ARTICLE = "moscow-tokyo-anti-china-alliance-not-real"


def _run(command: Sequence[str | Path], folder: Path, **variables: str) -> str:
    kept = {name: os.environ[name] for name in os.environ if not name.startswith("PYTHON")}
    done = subprocess.run(
        command,
        cwd=folder,
        env={**kept, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    _run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``reader`` command, installed from the wheel with its dependencies."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    _run([sys.executable, "-m", "pip", "--python", python, "install", "-q", wheel], home)
    return home / "bin" / "reader"


def _reader(command: Path, folder: Path, *arguments: str) -> str:
    return _run([command, *arguments], folder, READER_HOME=str(folder / "home"))


def test_the_wheel_holds_all_that_ships_and_no_tests(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.partition("/")[0] for name in names}
    distribution = next(top for top in tops if top.endswith(".dist-info"))
    assert tops == {"reader", "glossary", distribution}
    assert {
        f"reader/seeds/{ARTICLE}.txt",
        f"reader/seeds/{ARTICLE}.companion.md",
        "reader/seeds/NOTICE.md",
        "reader/py.typed",
        "glossary/py.typed",
        f"{distribution}/licenses/LICENSE",
        f"{distribution}/licenses/seeds/NOTICE.md",
    } <= set(names)
    shipped = {f"glossary/entries/{path.name}" for path in ROOT.glob("glossary/entries/*.md")}
    assert "glossary/entries/yasukuni-shrine.md" in shipped
    assert shipped <= set(names)
    styles = {
        str(path.relative_to(ROOT)) for path in ROOT.glob("reader/**/*") if path.suffix == ".tcss"
    }
    assert styles <= set(names)


def test_the_installed_command_tells_its_version(command: Path, tmp_path: Path) -> None:
    version = settings()["project"]["version"]
    assert _reader(command, tmp_path, "--version").split() == ["reader", version]


def test_the_installed_command_keeps_its_things_where_it_is_told(
    command: Path, tmp_path: Path
) -> None:
    paths = json.loads(_reader(command, tmp_path, "paths", "--json"))
    assert paths["notes"] == str(tmp_path / "home" / "notes")


def test_the_installed_command_finds_its_entries(command: Path, tmp_path: Path) -> None:
    listed = _reader(command, tmp_path, "glossary", "list")
    assert "Yasukuni Shrine" in listed
    assert len(listed.splitlines()) >= len(list(ROOT.glob("glossary/entries/*.md")))


def test_the_installed_command_finds_the_terms_of_its_article(
    command: Path, tmp_path: Path
) -> None:
    mentions = json.loads(_reader(command, tmp_path, "terms", "--json"))["mentions"]
    assert {
        "yasukuni-shrine",
        "peace-constitution",
        "south-kuril-islands-northern-territories",
    } <= {mention["entry"] for mention in mentions}


def test_nothing_is_installed_that_the_tests_need(command: Path) -> None:
    library = command.parent.parent / "lib"
    installed = {path.name.partition("-")[0] for path in library.rglob("*.dist-info")}
    assert "textual" in installed
    assert not installed & {"pytest", "mypy", "ruff", "hypothesis", "pyte"}

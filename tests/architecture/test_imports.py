"""What comes along when something is imported, seen in fresh processes: start-up is a feature."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.architecture.project import ROOT, module_names

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAVY = {"textual", "rich", "whoosh", "markdown_it", "asyncio", "pygments"}
FOR_THE_SCREEN_OR_SEARCH = {"textual", "rich", "whoosh"}


def _loaded_by(code: str, *flags: str) -> set[str]:
    """Top-level names of all modules in a fresh process after some code."""
    report = "import json, sys; sys.stderr.write(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, *flags, "-c", f"{code}\n{report}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in json.loads(done.stderr)}


def _loaded_by_command(arguments: Sequence[str]) -> set[str]:
    return _loaded_by(
        "import sys\n"
        f"sys.argv = {['reader', *arguments]!r}\n"
        "from reader.main import main\n"
        "try:\n    code = main()\n"
        "except SystemExit as end:\n    code = end.code\n"
        "assert not code, code"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["paths"],
        ["terms"],
        ["terms", "--json"],
        ["glossary", "list"],
        ["glossary", "show", "Yasukuni Shrine"],
        ["read", "--plain"],
        ["notes", "list"],
    ],
    ids=" ".join,
)
def test_a_command_loads_neither_screen_nor_search(arguments: list[str]) -> None:
    assert not _loaded_by_command(arguments) & FOR_THE_SCREEN_OR_SEARCH


def test_searching_from_the_command_line_loads_no_screen() -> None:
    assert not _loaded_by_command(["search", "constitution"]) & {"textual", "rich"}


@pytest.mark.parametrize("module", ["reader.main", "reader.cli", "reader.desk.desk"])
def test_importing_the_front_door_loads_nothing_heavy(module: str) -> None:
    assert not _loaded_by(f"import {module}") & HEAVY


@pytest.mark.parametrize("module", ["reader.search.model", "reader.search.index"])
def test_naming_search_does_not_load_it(module: str) -> None:
    assert "whoosh" not in _loaded_by(f"import {module}")


def test_text_needs_the_standard_library_alone() -> None:
    # -S leaves out site-packages: an import from there would fail.
    imports = "\n".join(f"import {name}" for name in module_names("reader.text"))
    assert "reader" in _loaded_by(imports, "-S")


def test_the_glossary_does_not_know_the_reader() -> None:
    imports = "\n".join(f"import {name}" for name in module_names("glossary"))
    assert "reader" not in _loaded_by(imports)

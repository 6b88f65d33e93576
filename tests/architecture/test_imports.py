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

HEAVY = {"textual", "rich", "whoosh", "numpy", "markdown_it", "asyncio", "pygments"}
FOR_THE_SCREEN_OR_SEARCH = {"textual", "rich", "whoosh", "numpy", "rapidfuzz", "Stemmer"}


NOT_IN_THE_FIRST_PAINT = {
    *("yaml", "whoosh", "numpy", "rapidfuzz", "Stemmer"),
    *("ahocorasick_rs", "markdown_it", "filelock"),
    *("hashlib", "tomllib", "multiprocessing", "textual.widgets._text_area"),
    *("reader.search", "reader.notes", "reader.formats.markdown", "reader.cli.arguments"),
    *("reader.desk.terms", "reader.desk.entry_page", "reader.tui.searching", "reader.tui.noting"),
    *("reader.tui.note_editor", "reader.tui.palette", "reader.text.place"),
    *("glossary.glossary", "glossary.model", "glossary.matcher", "glossary.frontmatter"),
}


def _modules_after(code: str, *flags: str) -> set[str]:
    """Full names of all modules in a fresh process after some code."""
    report = "import json, sys; sys.stderr.write(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, *flags, "-c", f"{code}\n{report}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stderr))


def _loaded_by(code: str, *flags: str) -> set[str]:
    """Top-level names of all modules in a fresh process after some code."""
    return {name.partition(".")[0] for name in _modules_after(code, *flags)}


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


def test_the_first_paint_loads_nothing_that_can_wait() -> None:
    opened = (
        "import asyncio\n"
        "from reader.base.paths import Paths\n"
        "from reader.desk.desk import Desk\n"
        "from reader.desk.session import Session\n"
        "desk = Desk(Paths.discover())\n"
        "session = Session(desk.open_file(head=65536), desk.places.get('nothing') or 0)\n"
    )
    once_before = opened + "desk.keep_companions()"
    assert "yaml" in _loaded_by(once_before), "nothing was there to be remembered"
    painted = _modules_after(
        f"{opened}"
        "from reader.tui.app import ReaderApp\n"
        "from reader.tui.reading_screen import ReadingScreen\n"
        "async def stop(screen):\n    screen.app.exit(screen.article.visible_span.end)\n"
        "ReadingScreen._start = stop\n"
        "assert ReaderApp(desk, session).run(headless=True, size=(120, 40))"
    )
    assert "textual.scrollbar" in painted
    assert sorted(painted & NOT_IN_THE_FIRST_PAINT) == []


@pytest.mark.parametrize("module", ["reader.search.model", "reader.search.index"])
def test_naming_search_does_not_load_it(module: str) -> None:
    assert not {"whoosh", "numpy"} & _loaded_by(f"import {module}")


def test_text_needs_the_standard_library_alone() -> None:
    # -S leaves out site-packages: an import from there would fail.
    imports = "\n".join(f"import {name}" for name in module_names("reader.text"))
    assert "reader" in _loaded_by(imports, "-S")


def test_the_glossary_does_not_know_the_reader() -> None:
    imports = "\n".join(f"import {name}" for name in module_names("glossary"))
    assert "reader" not in _loaded_by(imports)

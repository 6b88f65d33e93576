"""Writing an entry in an editor on a real terminal."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

from reader.base.errors import Exit

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.terminal.conftest import Open

EDITOR = """\
import sys
from pathlib import Path

path = Path(sys.argv[1])
kind = input("which kind? ")
lines = path.read_text().splitlines(keepends=True)
lines[2] = f"kind: {kind}\\n"
path.write_text("".join(lines))
"""


def test_a_broken_entry_is_offered_again_until_it_is_sound(
    open_reader: Open, reader_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.py"
    script.write_text(EDITOR, encoding="utf-8")
    monkeypatch.setenv("VISUAL", f"{shlex.quote(sys.executable)} {shlex.quote(str(script))}")
    terminal = open_reader("glossary", "new", "Fern Point", "--edit", columns=160)
    terminal.wait_for("which kind?")
    terminal.type("gadget")
    terminal.press("enter")
    terminal.wait_for("'kind' is 'gadget'")
    terminal.wait_for("Open it again? [Y/n]")
    terminal.press("enter")
    terminal.wait_for(lambda screen: screen.count("which kind?") == 2)
    terminal.type("place")
    terminal.press("enter")
    assert terminal.wait_for_exit() == Exit.OK
    assert (reader_home / "glossary" / "fern-point.md").read_text(encoding="utf-8") == (
        "---\nterm: Fern Point\nkind: place\n---\n"
    )


def test_a_broken_entry_that_is_given_up_is_kept_where_it_is_told(
    open_reader: Open, reader_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.py"
    script.write_text(EDITOR, encoding="utf-8")
    monkeypatch.setenv("VISUAL", f"{shlex.quote(sys.executable)} {shlex.quote(str(script))}")
    terminal = open_reader("glossary", "new", "Fern Point", "--edit", columns=160)
    terminal.wait_for("which kind?")
    terminal.type("gadget")
    terminal.press("enter")
    terminal.wait_for("Open it again? [Y/n]")
    terminal.type("n")
    terminal.press("enter")
    terminal.wait_for("what you wrote is in")
    assert terminal.wait_for_exit() == Exit.BROKEN_FILE
    assert not (reader_home / "glossary" / "fern-point.md").exists()


def test_an_editor_that_fails_gives_the_screen_back(
    open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "false")
    terminal = open_reader()
    terminal.wait_for("Shinzo Abe  person")
    terminal.tab_to("Shinzo Abe")
    terminal.press("E")
    terminal.wait_for("false: failed (code 1); nothing was changed")
    terminal.press("enter")
    terminal.wait_for("安倍晋三")

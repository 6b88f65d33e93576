"""Bad input on a real terminal: nothing of it is interpreted, nothing stops the program."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from reader.base.errors import Exit
from tests.terminal.conftest import search_for

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.conftest import Open

ATTACK = (
    "\x1b]0;owned\x07 \x1b[2J \x1b[31;1m \x9b6n \x1bP+q544e\x1b\\ \x1b[?1049l \u202eevil \x08\x08"
)
FORBIDDEN = (b"owned", b"\x1b]0;", b"\x1b[2J", b"\xc2\x9b", b"\x1bP+q", b"\xe2\x80\xae", b"\x08")

ENTRY = """\
---
term: Widget
kind: term
sources:
  GK: {{title: General knowledge, quality: general knowledge, note: none}}
---
A widget {attack} is a thing [GK].
"""


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_control_characters_of_a_text_never_reach_the_terminal(
    open_reader: Open, tmp_path: Path, suffix: str
) -> None:
    text = tmp_path / f"hostile{suffix}"
    text.write_text(f"Words before {ATTACK} and words after.\n", encoding="utf-8")
    terminal = open_reader(str(text))
    terminal.wait_for("words after")
    assert "␛" in terminal.screen
    search_for(terminal, "words")
    terminal.wait_for("passage")
    # Only what is written while the text shows; ours are the sequences at start and end.
    for sequence in FORBIDDEN[1:]:
        assert sequence not in bytes(terminal.raw), sequence


def test_markup_of_a_text_is_never_interpreted(open_reader: Open, tmp_path: Path) -> None:
    text = tmp_path / "markup.txt"
    text.write_text("A [bold]word[/bold] and [@click=app.quit]here[/] and [/].\n", encoding="utf-8")
    terminal = open_reader(str(text))
    terminal.wait_for("[bold]word[/bold] and [@click=app.quit]here[/] and [/].")


def test_a_broken_entry_note_and_config_are_told_and_left_alone(
    open_reader: Open, reader_home: Path
) -> None:
    broken = {
        reader_home / "glossary" / "broken.md": "---\nterm: [\n---\n",
        reader_home / "notes" / "some-text" / "20200101T000000-00000000.md": "no note at all",
        reader_home / "config.toml": "measure = = 3\n",
    }
    for path, content in broken.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    terminal = open_reader()
    terminal.wait_for("Shinzo Abe is coming to Moscow")
    terminal.wait_for("3 file")
    terminal.press("!")
    for path in broken:
        terminal.wait_for(path.name)
    for path, content in broken.items():
        assert path.read_text(encoding="utf-8") == content


def test_a_home_that_cannot_be_written_is_no_reason_not_to_read(
    open_reader: Open, reader_home: Path
) -> None:
    reader_home.parent.mkdir(parents=True, exist_ok=True)
    reader_home.write_text("a file where the folder should be", encoding="utf-8")
    terminal = open_reader()
    terminal.wait_for("Shinzo Abe  person")
    terminal.wait_for("cannot be written")
    terminal.press("a")
    terminal.wait_for("Note on")
    terminal.wait_until_gone("cannot be written")
    terminal.type("not to be lost")
    terminal.wait_for("not to be lost")
    terminal.press("ctrl+s")
    terminal.wait_for("cannot be written")
    assert "not to be lost" in terminal.screen, "what was typed must stay"


def test_an_index_of_rubbish_is_made_again(open_reader: Open, reader_home: Path) -> None:
    first = open_reader()
    first.wait_for("Shinzo Abe  person")
    search_for(first, "constitution")
    first.wait_for("entries")
    first.press("escape")
    first.wait_until_gone("F2 Kind")
    first.press("q")
    assert first.wait_for_exit() == 0
    index = reader_home / "cache" / "index"
    for path in index.rglob("*"):
        if path.is_file():
            path.write_bytes(b"\0" * 100)
    again = open_reader()
    again.wait_for("Shinzo Abe  person")
    search_for(again, "constitution")
    again.wait_for("§ Constitution of Japan")
    shutil.rmtree(index)
    again.press("escape")
    again.wait_until_gone("F2 Kind")
    again.press("q")
    assert again.wait_for_exit() == 0


def test_a_missing_file_is_one_line_and_no_screen(open_reader: Open, tmp_path: Path) -> None:
    terminal = open_reader(str(tmp_path / "missing.txt"))
    assert terminal.wait_for_exit() == Exit.NO_SUCH_FILE
    assert "reader: " in terminal.screen
    assert b"\x1b[?1049h" not in terminal.raw
    assert not re.search(r"Traceback", terminal.screen)

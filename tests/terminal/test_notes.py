"""A note on a real terminal, by the keyboard alone, from the first word to the export."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

from reader.base.errors import Exit
from tests.terminal.conftest import READER, search_for

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.conftest import Open
    from tests.terminal.terminal import Terminal

_TEXT = """\
# The Islands

The islands were promised to their neighbours in 1956, when the
Joint Declaration ended the state of war. Nobody signed a treaty of
peace, and the promise waited for one.

## What each side says

Japan calls them the Northern Territories; Russia counts them among
the Kuril Islands.
"""


def _told(*arguments: str) -> str:
    done = subprocess.run([*READER, "notes", *arguments], capture_output=True, check=True)
    return done.stdout.decode()


def _only() -> dict[str, Any]:
    (note,) = json.loads(_told("list", "--json"))["notes"]
    assert isinstance(note, dict)
    return note


def _write(terminal: Terminal) -> None:
    """A note on three words over a line end, with a link and tags."""
    terminal.press("w")
    terminal.wait_for_focus("The")
    terminal.tab_to("when", "right")
    terminal.press(">")
    terminal.wait_for_focus("when the")
    terminal.press(">")
    terminal.wait_for_focus("Joint")
    terminal.press("a")
    terminal.wait_for("Note on “when the Joint”")
    terminal.type("Which day? See [[kuril")
    terminal.wait_for("› Kuril Islands  entry")
    terminal.press("enter")
    terminal.wait_for("[[kuril-islands|Kuril Islands]]")
    terminal.press("tab")
    terminal.type("treaty, to check")
    terminal.wait_for("Tags  treaty, to check")
    terminal.press("ctrl+s")
    terminal.wait_for("Note saved")
    terminal.press("escape")


def _find(terminal: Terminal) -> None:
    """The note is found by its words and opened, and Escape leads back."""
    search_for(terminal, "which day")
    terminal.wait_for("Which day? See")
    terminal.press("down", "enter")
    terminal.wait_for("Your note")
    terminal.wait_for("See Kuril Islands")
    terminal.press("escape", "escape")
    terminal.wait_for("in 1956, when the")


def _review(terminal: Terminal) -> None:
    """The change of the text is told, and where the note now stands is accepted."""
    terminal.wait_for("R reads it again")
    terminal.press("R")
    terminal.wait_for("; reviews 1 note")
    terminal.press(";")
    terminal.wait_for("1 changed, 0 lost")
    terminal.wait_for("[-when")
    terminal.press("a")
    terminal.wait_for("The note stands on these words now")


def test_three_words_over_a_line_end_are_noted_found_reviewed_and_exported(
    open_reader: Open, tmp_path: Path
) -> None:
    path = tmp_path / "islands.md"
    path.write_text(_TEXT, encoding="utf-8")
    terminal = open_reader(str(path), columns=80, rows=24)
    terminal.wait_for("Tab Next term")
    _write(terminal)
    note = _only()
    assert (note["quote"], note["tags"]) == ("when the\nJoint", ["treaty", "to check"])
    _find(terminal)
    path.write_text(_TEXT.replace("when the\n", "on the day that the\n"), encoding="utf-8")
    _review(terminal)
    terminal.press("ctrl+q")
    assert terminal.wait_for_exit() == Exit.OK
    note = _only()
    assert note["written_on"] == "when the\nJoint"
    assert "Joint" in note["quote"]
    assert json.loads(_told("review", "--json"))["notes"] == []
    exported = _told("export", "markdown")
    assert "# The Islands" in exported
    assert "Kuril Islands" in exported
    assert exported == _told("export", "markdown")


def test_what_was_being_written_when_the_program_was_killed_goes_on_in_the_next(
    open_reader: Open, tmp_path: Path
) -> None:
    path = tmp_path / "islands.md"
    path.write_text(_TEXT, encoding="utf-8")
    first = open_reader(str(path), columns=80, rows=24)
    first.wait_for("Tab Next term")
    first.press("a")
    first.wait_for("Note on")
    first.type("Half a thought, and")
    drafts = tmp_path / "reader-home"
    first.wait_for("Half a thought, and")
    while not any("Half a thought, and" in one.read_text("utf-8") for one in drafts.rglob("*.md")):
        first.wait_for("Half a thought, and")
    first.kill()
    second = open_reader(str(path), columns=80, rows=24)
    second.wait_for("A note was not finished")
    second.press("a")
    second.wait_for("Half a thought, and")
    second.type(" its end")
    second.press("ctrl+s")
    second.wait_for("Note saved")
    assert _only()["body"] == "Half a thought, and its end"

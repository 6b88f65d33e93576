"""The table of keys in the documentation is the one that the program has."""

from __future__ import annotations

import re
from pathlib import Path

from reader.tui.commands import COMMANDS
from reader.tui.commands.command import shown_key

_TABLE = Path(__file__).parents[2] / "docs" / "reading.md"
_ROW = re.compile(r"^\| (?P<keys>.+?) \| .+ \|$", re.MULTILINE)
_HEAD = "| keys | what they do |\n|---|---|\n"


def _told() -> list[str]:
    table = _TABLE.read_text(encoding="utf-8").partition(_HEAD)[2].partition("\n\n")[0]
    return [key for row in _ROW.finditer(f"{table}\n") for key in re.split(r",? ", row["keys"])]


def test_the_documentation_tells_every_key_once_and_no_other() -> None:
    assert sorted(_told()) == sorted(shown_key(key) for one in COMMANDS for key in one.keys)

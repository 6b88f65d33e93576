"""What comes by a pipe is read on a real terminal, the keyboard being the terminal's."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from reader.base.errors import Exit
from tests.terminal.conftest import READER, search_for
from tests.terminal.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path


def _piped(text: str, *arguments: str) -> Terminal:
    command = f"printf '{text}' | {' '.join(READER)} - {' '.join(arguments)}"
    return Terminal(["/bin/sh", "-c", command])


def test_piped_words_are_read_and_the_keyboard_works(reader_home: Path) -> None:
    with _piped("# Piped Title\\n\\nWords on islands.\\n", "--format", "markdown") as terminal:
        terminal.wait_for("Words on islands.")
        terminal.wait_for("Piped Title")
        search_for(terminal, "islands")
        terminal.wait_for("passage")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == Exit.OK
    (kept,) = (reader_home / "library").glob("piped-title-*")
    with Terminal([*READER, "open", f"doc:{kept.name}"]) as terminal:
        terminal.wait_for("Words on islands.")


@pytest.mark.skipif(not hasattr(os, "setsid"), reason="every session has its terminal")
def test_piped_words_without_any_terminal_are_an_error_and_kept(reader_home: Path) -> None:
    done = subprocess.run(
        [*READER, "-"],
        input=b"Words.",
        capture_output=True,
        check=False,
        start_new_session=True,
    )
    assert done.returncode == Exit.NO_TERMINAL
    assert done.stderr.count(b"\n") == 1
    assert list((reader_home / "library").glob("words-*"))

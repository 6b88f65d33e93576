"""Writing something in the reader's editor until it can be saved; no word of it is lost."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from reader.base.editor import NAMED_BY, Editing
from reader.base.errors import BrokenUserFileError, EditorError, ReaderError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.cli.output import Output

Saved = TypeVar("Saved")


def keep_words(error: ReaderError, words: str, name: str) -> None:
    """Have an error tell in what file the words are that could not be saved."""
    if words.strip():
        with suppress(EditorError):  # there is no room for such a file either
            error.args = (f"{error}; what you wrote is in {Editing(words, name).path}",)


def write_in_editor(
    text: str, name: str, save: Callable[[str, Path], Saved], output: Output
) -> Saved | None:
    """Have something written, and save it; what is broken is offered again.

    Args:
        text: What to begin with.
        name: What to call the file, without suffix.
        save: Saves what was written; given the file too, by which a writer knows its lines.
        output: Where it is told what is wrong.

    Returns:
        What was saved, or None if the text was left as it was.

    Raises:
        EditorError: The editor failed.
        ReaderError: It could not be saved. The error names the file in which the words are.
    """
    if not sys.stdin.isatty() and not any(os.environ.get(one, "").strip() for one in NAMED_BY):
        raise EditorError("there is no terminal to write in; give the words as an option instead")
    editing = Editing(text, name)
    while True:
        written = editing.edit()
        if written is None:
            editing.discard()
            return None
        try:
            saved = save(written, editing.path)
        except (BrokenUserFileError, UsageError) as error:
            if not _again(error, output):
                raise _keeping(error, editing) from None
        except ReaderError as error:
            raise _keeping(error, editing) from None
        else:
            editing.discard()
            return saved


def _again(error: ReaderError, output: Output) -> bool:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    output.complain(str(error))
    output.err.write("Open it again? [Y/n] ")
    output.err.flush()
    answer = sys.stdin.readline()
    return bool(answer) and not answer.strip().lower().startswith("n")


def _keeping(error: ReaderError, editing: Editing) -> ReaderError:
    error.args = (f"{error}; nothing was saved, what you wrote is in {editing.path}",)
    return error

"""Writing an entry in the reader's editor until it can be saved; no word of it is lost."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reader.base.editor import Editing
from reader.base.errors import BrokenUserFileError, ReaderError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.cli.output import Output
    from reader.packs.own_entries import EntryChange


def write_in_editor(
    text: str, name: str, save: Callable[[str], EntryChange], output: Output
) -> EntryChange | None:
    """Have an entry written, and save it; one that is broken is offered again.

    Args:
        text: What to begin with.
        name: What to call the file, without suffix.
        save: Saves what was written.
        output: Where it is told what is wrong.

    Returns:
        What was done, or None if the text was left as it was.

    Raises:
        EditorError: The editor failed.
        ReaderError: It could not be saved. The error names the file in which the words are.
    """
    from reader.desk.entry_writing import parsed_at

    editing = Editing(text, name)
    while True:
        written = editing.edit()
        if written is None:
            editing.discard()
            return None
        try:
            # By the name and the lines that the writer sees.
            parsed_at(written, str(editing.path))
            change = save(written)
        except (BrokenUserFileError, UsageError) as error:
            if not _again(error, output):
                raise _keeping(error, editing) from None
        except ReaderError as error:
            raise _keeping(error, editing) from None
        else:
            editing.discard()
            return change


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

"""Naming notes and their kinds."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reader.base.errors import BrokenUserFileError, NoSuchNoteError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.cli.commands import Parser
    from reader.desk.desk import Desk
    from reader.notes.model import Note

_NOTE = "its id, with or without note: before it, or a beginning of it that no other note has"
_TOLD = 3  # notes that are named where several are meant
STANDARD_INPUT = "-"
LONGEST = 1024 * 1024
"""Characters of a note."""


def add_note_argument(parser: Parser, *, many: bool = False) -> None:
    """One note, or several."""
    if many:
        parser.add_argument("notes", metavar="NOTE", nargs="+", type=note_id, help=_NOTE)
    else:
        parser.add_argument("note", metavar="NOTE", type=note_id, help=_NOTE)


def note_id(text: str) -> str:
    """The id, or the beginning of one, in what was typed."""
    return text.strip().removeprefix("note:").lower()


def notes_named(desk: Desk, named: Sequence[str]) -> list[Note]:
    """The notes that are meant, each once, in the order in which they are named.

    Raises:
        NoSuchNoteError: There is no such note.
        UsageError: Several begin so.
        BrokenUserFileError: Its file cannot be read.
    """
    found = desk.notes.all()
    there = {note.id: note for note in found.notes}
    ids = []
    for one in named:
        try:
            ids.append(only_one(one, there))
        except NoSuchNoteError:
            broken = (problem for problem in found.problems if one and one in problem.path)
            if problem := next(broken, None):
                raise BrokenUserFileError(str(problem)) from None
            raise
    return [there[one] for one in dict.fromkeys(ids)]


def only_one(named: str, there: Iterable[str], *, where: str = "list") -> str:
    """The one id that is, or begins, as named.

    Args:
        named: What was typed.
        there: Ids of notes.
        where: The command that lists them.

    Raises:
        NoSuchNoteError: None is.
        UsageError: Several begin so.
    """
    ids = list(there)
    if named in ids:
        return named
    meant = [one for one in ids if one.startswith(named)] if named else []
    if not meant:
        raise NoSuchNoteError(named or "''", where)
    if len(meant) > 1:
        told = ", ".join(meant[:_TOLD]) + (", …" if len(meant) > _TOLD else "")
        raise UsageError(f"{named}: {len(meant)} notes begin so ({told}); write more of one id")
    return meant[0]


def words_given(text: str, what: str = "TEXT") -> str:
    """What was written on the command line, or to standard input.

    Raises:
        UsageError: It is longer than a note may be.
    """
    words = sys.stdin.read(LONGEST + 1) if text == STANDARD_INPUT else text
    if len(words) > LONGEST:
        raise UsageError(f"{what}: the note has more than {LONGEST:,} characters; split it")
    return words

"""The text of an entry's file, on its way to and from the disk."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from glossary.entry_file import parse_entry
from glossary.entry_writer import render_entry
from glossary.pack import OWN
from glossary.pack_files import MAX_FILE_BYTES
from glossary.problems import BrokenFileError
from reader.base.errors import BrokenUserFileError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from glossary.entry_writer import EntryDraft
    from glossary.model import Entry


def rendered(draft: EntryDraft) -> str:
    """The file of a draft.

    Raises:
        UsageError: It holds what no entry can.
    """
    try:
        return render_entry(draft)
    except BrokenFileError as error:
        raise UsageError(f"the entry {error.problem.reason}; {error.problem.advice}") from error
    except ValueError as error:
        raise UsageError(f"the entry cannot be kept in a file ({error}); change it") from error


def parsed(text: str, entry_id: str, path: Path) -> Entry:
    """The reader's own entry that a text is.

    Raises:
        BrokenUserFileError: It is none; names the line.
    """
    try:
        return parse_entry(text, entry_id=entry_id, pack=OWN, path=str(path))
    except BrokenFileError as error:
        raise BrokenUserFileError(str(error)) from error


def entry_in(data: bytes, path: Path) -> Entry | None:
    """The entry that a file holds, or None if it is broken."""
    with contextlib.suppress(ValueError, BrokenUserFileError):
        return parsed(data.decode(), path.stem, path)
    return None


def term_in(data: bytes, path: Path) -> str:
    """What to call the entry that a file holds, broken or not."""
    entry = entry_in(data, path)
    return entry.term if entry else path.stem


def decoded(data: bytes, path: Path) -> str:
    """The text of a file.

    Raises:
        BrokenUserFileError: It is none; names the line.
    """
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BrokenUserFileError(f"{path}:{line}: is not UTF-8 text; save it as UTF-8") from None


def encoded(text: str, path: Path) -> bytes:
    """The text as bytes that can be saved.

    Raises:
        UsageError: It cannot be.
    """
    try:
        data = text.encode()
    except UnicodeEncodeError:
        raise UsageError(
            f"{path}: the text holds half of a character, which no file can keep; delete it"
        ) from None
    if len(data) > MAX_FILE_BYTES:
        raise UsageError(
            f"{path}: has {len(data):,} bytes, more than the {MAX_FILE_BYTES:,} of an entry; "
            "shorten it"
        )
    return data

"""A folder of entries."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.entry_file import parse_entry
from glossary.ids import is_entry_id
from glossary.problems import BrokenFileError, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from glossary.model import Entry

MAX_FILE_BYTES = 1024 * 1024
"""Largest file of an entry that is read."""

MAX_FILES = 20_000
"""Most files of a folder that are read."""


@dataclass(frozen=True, slots=True)
class Pack:
    """The entries of one folder.

    Attributes:
        name: What the pack is called.
        entries: What could be read, sorted by id.
        problems: What could not, each file by its name; such files are left alone.
    """

    name: str
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()


def load_pack(folder: Path, name: str) -> Pack:
    """Read every ``*.md`` directly inside a folder.

    A folder that is not there is an empty pack. Hidden files, which editors leave behind, are
    passed over. No error of a file stops the others.
    """
    entries: list[Entry] = []
    problems: list[Problem] = []
    try:
        files = sorted(path for path in folder.iterdir() if _is_candidate(path))
        home = folder.resolve()
    except FileNotFoundError:
        return Pack(name)
    except (OSError, RuntimeError) as error:
        reason = f"the folder cannot be read ({_why(error)})"
        return Pack(name, problems=(Problem(str(folder), None, reason, "check what it is"),))
    if len(files) > MAX_FILES:
        reason = f"holds {len(files):,} files; only the first {MAX_FILES:,} are read"
        problems.append(Problem(str(folder), None, reason, "split it into several packs"))
    for path in files[:MAX_FILES]:
        try:
            entries.append(_load_entry(path, home, name))
        except BrokenFileError as error:
            problems.append(error.problem)
    return Pack(name, tuple(entries), tuple(problems))


def _is_candidate(path: Path) -> bool:
    return path.suffix == ".md" and not path.name.startswith(".")


def _load_entry(path: Path, home: Path, pack: str) -> Entry:
    if not is_entry_id(path.stem):
        raise _broken(
            path, "its name cannot be an id", "use lower-case letters, digits and single hyphens"
        )
    data = _read(path, home)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _broken(path, "is not UTF-8 text", "save it as UTF-8", line) from None
    return parse_entry(text, entry_id=path.stem, pack=pack, path=str(path))


def _read(path: Path, home: Path) -> bytes:
    try:
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(home):
            raise _broken(path, "is a link that leaves its folder", "put the file itself there")
        # Without blocking, so that a pipe in the folder cannot keep us waiting for a writer.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise _broken(path, "is no ordinary file", "move it elsewhere")
            with os.fdopen(handle, "rb", closefd=False) as file:
                data = file.read(MAX_FILE_BYTES + 1)
        finally:
            os.close(handle)
    except (OSError, RuntimeError) as error:
        raise _broken(path, f"cannot be read ({_why(error)})", "check its permissions") from None
    if len(data) > MAX_FILE_BYTES:
        raise _broken(path, f"is larger than {MAX_FILE_BYTES:,} bytes", "shorten it")
    return data


def _broken(path: Path, reason: str, advice: str, line: int | None = None) -> BrokenFileError:
    return BrokenFileError(Problem(str(path), line, reason, advice))


def _why(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)

"""The files of a folder of entries: each read once, and again when it changes."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path
from typing import NamedTuple

from glossary.entry_file import parse_entry
from glossary.ids import is_entry_id
from glossary.model import Entry
from glossary.problems import BrokenFileError, Problem

MAX_FILE_BYTES = 1024 * 1024
"""Largest file of an entry that is read."""

MAX_FILES = 20_000
"""Most files of a folder that are read."""

_UNSETTLED_NS = 2_500_000_000
"""A file read so soon after a change may change again within one tick of the file system."""

_Stamp = tuple[int, int, int, int]


class EntriesRead(NamedTuple):
    """What a folder holds.

    Attributes:
        entries: What could be read, sorted by id.
        problems: What could not, each file by its name.
    """

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()


class _Known(NamedTuple):
    stamp: _Stamp | None
    result: Entry | Problem


class EntryFiles:
    """Every ``*.md`` directly inside a folder, which others may change at any time.

    A folder that is not there holds nothing. Hidden files, which editors leave behind, are passed
    over. No error of a file stops the others; files are never written.

    Args:
        folder: The folder.
        pack_id: The pack that its entries are of.
    """

    def __init__(self, folder: Path, pack_id: str) -> None:
        self._folder = folder
        self._pack_id = pack_id
        self._known: dict[str, _Known] = {}
        self._last = EntriesRead()

    def read(self) -> EntriesRead:
        """What the folder holds now: the very same object as before if nothing changed."""
        try:
            with os.scandir(self._folder) as found:
                files = sorted(filter(_is_candidate, found), key=lambda file: file.name)
            home = self._folder.resolve()
        except FileNotFoundError:
            return self._having(EntriesRead())
        except (OSError, RuntimeError) as error:
            reason = f"the folder cannot be read ({_why(error)})"
            problem = Problem(str(self._folder), None, reason, "check what it is")
            return self._having(EntriesRead(problems=(problem,)))
        problems: list[Problem] = []
        if len(files) > MAX_FILES:
            reason = f"holds {len(files):,} files; only the first {MAX_FILES:,} are read"
            advice = "split it into several packs"
            problems.append(Problem(str(self._folder), None, reason, advice))
        self._known = {file.name: self._look(file, home) for file in files[:MAX_FILES]}
        results = [known.result for known in self._known.values()]
        problems += (result for result in results if isinstance(result, Problem))
        entries = (result for result in results if isinstance(result, Entry))
        by_id = sorted(entries, key=lambda entry: entry.id)
        return self._having(EntriesRead(tuple(by_id), tuple(problems)))

    def _having(self, read: EntriesRead) -> EntriesRead:
        if read != self._last:
            self._last = read
        return self._last

    def _look(self, file: os.DirEntry[str], home: Path) -> _Known:
        path = Path(self._folder, file.name)
        known = self._known.get(file.name)
        try:
            found = file.stat()
        except OSError:  # a link to nowhere, or gone since it was listed: reading tells
            stamp = None
        else:
            stamp = (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
            if known and known.stamp == stamp:
                return known
            now = time.time_ns()
            if any(abs(now - time_ns) <= _UNSETTLED_NS for time_ns in stamp[:2]):
                stamp = None
        try:
            return _Known(stamp, read_entry(path, home, self._pack_id))
        except BrokenFileError as error:
            return _Known(stamp, error.problem)


def _is_candidate(file: os.DirEntry[str]) -> bool:
    return file.name.endswith(".md") and not file.name.startswith(".")


def read_entry(path: Path, home: Path, pack: str) -> Entry:
    """Read the file of one entry.

    Args:
        path: The file.
        home: The folder, resolved, that it must not lead out of by being a link.
        pack: The pack that the entry is of.

    Raises:
        BrokenFileError: It cannot be read, or is no entry.
    """
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

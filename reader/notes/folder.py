"""The files of a folder of notes: found, read once, and read again when they change."""

from __future__ import annotations

import os
import stat
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from glossary.problems import BrokenFileError, Problem
from reader.base.errors import NoSuchFileError, ReaderError
from reader.base.files import Stamp, read_stamped
from reader.notes.note_file import MAX_FILE_BYTES, NoteFile, read_note
from reader.text.place import is_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.notes.model import Note

MAX_FILES = 100_000
"""Most files that are looked at in a folder of notes."""

SUFFIX = ".md"

_UNSETTLED_NS = 2_500_000_000
"""A file read so soon after a change may change again within one tick of the file system."""


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note and where its file stands.

    Attributes:
        note: The note.
        path: The file, below the folder of the notes.
    """

    note: Note
    path: PurePath


@dataclass(frozen=True, slots=True)
class Scan:
    """What a folder holds.

    Attributes:
        found: The notes by id, in order of their ids.
        broken: What is wrong with a file, by its path below the folder.
    """

    found: dict[str, FoundNote]
    broken: dict[PurePath, Problem]


@dataclass(frozen=True, slots=True)
class _Reading:
    stamp: Stamp
    settled: bool
    result: Note | Problem


@dataclass(slots=True)
class NoteFolder:
    """The files of a folder of notes, which others may change at any time.

    Notes are the ``*.md`` files of the folders directly inside. Hidden files and folders are
    nobody's notes. Symbolic links are reported and not followed: a folder of notes can come
    from elsewhere by git or a file sync, and a link in it could make a note of any file of its
    reader's, or have us write over one. The folder itself may be a link.

    Attributes:
        root: The folder; it need not be there.
    """

    root: Path
    _known: dict[PurePath, _Reading] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def scan(self) -> Scan:
        """Look at every file; read those that are new or have changed."""
        with self._lock:
            broken: dict[PurePath, Problem] = {}
            paths = sorted(self._paths(broken))
            self._known = {
                path: reading for path in paths if (reading := self._reading(path)) is not None
            }
            found: dict[str, FoundNote] = {}
            for path, reading in self._known.items():
                if isinstance(reading.result, Problem):
                    broken[path] = reading.result
                elif (other := found.get(path.stem)) is not None:
                    broken[path] = self._problem(
                        path,
                        f"is the note that {self.root / other.path} is, too",
                        "keep the better one, or give this one a new name",
                    )
                else:
                    found[path.stem] = FoundNote(reading.result, path)
            return Scan(dict(sorted(found.items())), broken)

    def read(self, path: PurePath) -> NoteFile:
        """Read one file now.

        Raises:
            BrokenFileError: It is no note.
            ReaderError: It cannot be read.
        """
        return self._read_stamped(path)[0]

    def _read_stamped(self, path: PurePath) -> tuple[NoteFile, Stamp]:
        full = self.root / path
        content = read_stamped(full, MAX_FILE_BYTES)
        return read_note(content.data, path.stem, str(full)), content.stamp

    def _reading(self, path: PurePath) -> _Reading | None:
        try:
            stamp = Stamp.of((self.root / path).lstat())
        except OSError:  # gone since it was listed
            return None
        known = self._known.get(path)
        if known is not None and known.settled and known.stamp == stamp:
            return known
        settled = time.time_ns() - max(stamp.modified, stamp.changed) > _UNSETTLED_NS
        try:
            file, stamp_when_read = self._read_stamped(path)
        except BrokenFileError as error:
            return _Reading(stamp, settled, error.problem)
        except NoSuchFileError:
            return None
        except ReaderError as error:
            return _Reading(stamp, settled, _told_by(error, self.root / path))
        return _Reading(stamp_when_read, settled, file.note)

    def _paths(self, broken: dict[PurePath, Problem]) -> Iterator[PurePath]:
        left = MAX_FILES
        for folder in self._entries(PurePath(), broken):
            if self._is_link(folder, broken) or not (self.root / folder).is_dir():
                continue
            for path in self._entries(folder, broken):
                if path.suffix != SUFFIX or self._is_link(path, broken):
                    continue
                if not is_id(path.stem):
                    broken[path] = self._problem(
                        path,
                        "has not the name of a note",
                        "if a sync program made this copy, compare it with the note, then "
                        "delete it or name it in lower-case letters, digits and hyphens",
                    )
                    continue
                if left == 0:
                    broken[folder] = self._problem(
                        PurePath(), f"holds more than {MAX_FILES:,} notes", "move some elsewhere"
                    )
                    return
                left -= 1
                yield path

    def _entries(self, folder: PurePath, broken: dict[PurePath, Problem]) -> list[PurePath]:
        try:
            names = os.listdir(self.root / folder)  # noqa: PTH208 - half the time of iterdir
        except FileNotFoundError:
            return []
        except OSError as error:
            reason = f"cannot be listed ({error.strerror})"
            broken[folder] = self._problem(folder, reason, "make it a folder you can read")
            return []
        return [folder / name for name in names if not name.startswith(".")]

    def _is_link(self, path: PurePath, broken: dict[PurePath, Problem]) -> bool:
        try:
            is_link = stat.S_ISLNK((self.root / path).lstat().st_mode)
        except OSError:
            return False
        if is_link:
            broken[path] = self._problem(
                path, "is a symbolic link, which is not followed", "put the file itself here"
            )
        return is_link

    def _problem(self, path: PurePath, reason: str, advice: str) -> Problem:
        return Problem(str(self.root / path), None, reason, advice)


def _told_by(error: ReaderError, path: Path) -> Problem:
    """A refusal, which is one line, as a problem."""
    reason, _, advice = str(error).removeprefix(f"{path}: ").partition("; ")
    return Problem(str(path), None, reason, advice)

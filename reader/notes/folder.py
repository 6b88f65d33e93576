"""The files of a folder of notes: found, read once, and read again when they change."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from glossary.problems import BrokenFileError, Problem
from reader.base.errors import NoSuchFileError, ReaderError
from reader.base.files import Stamp, read_bounded
from reader.notes.copies import copied_id, open_merge
from reader.notes.model import Conflict
from reader.notes.note_file import MAX_FILE_BYTES, NoteFile, read_note
from reader.notes.readings import Reading
from reader.text.ids import is_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.notes.model import Note
    from reader.notes.readings import KeptReadings

MAX_FILES = 100_000
"""Most files that are looked at in a folder of notes."""

SUFFIX = ".md"

_MERGING = b"<<<<<<< "

_LINK, _NO_LINK = "is a symbolic link, which is not followed", "put the file itself here"
_RENAME = "name it in lower-case letters, digits and hyphens, or move it elsewhere"
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
        conflicts: Second texts of notes.
    """

    found: dict[str, FoundNote]
    broken: dict[PurePath, Problem]
    conflicts: tuple[Conflict, ...] = ()


@dataclass(slots=True)
class NoteFolder:
    """The files of a folder of notes, which others may change at any time.

    Notes are the ``*.md`` files of the folders directly inside. Hidden files and folders are
    nobody's notes. Symbolic links are reported and not followed: a folder of notes can come
    from elsewhere by git or a file sync, and a link in it could make a note of any file of its
    reader's, or have us write over one. The folder itself may be a link.

    Attributes:
        root: The folder; it need not be there.
        has_copies: Whether files named after a note are second texts of it.
        kept: What another program read of it before.
    """

    root: Path
    has_copies: bool = True
    kept: KeptReadings | None = None
    _known: dict[PurePath, Reading] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def scan(self) -> Scan:
        """Look at every file; read those that are new or have changed."""
        with self._lock:
            broken: dict[PurePath, Problem] = {}
            if self.kept and not self._known:
                self._known = self.kept.load()
            before = self._known
            self._known = {
                path: reading
                for path, file in sorted(self._files(broken), key=lambda one: one[1].path)
                if (reading := self._reading(path, file)) is not None
            }
            if self.kept:
                self.kept.save(before, self._known)
            found: dict[str, FoundNote] = {}
            seconds: list[FoundNote] = []
            for path, reading in self._known.items():
                if isinstance(reading.result, Problem):
                    broken[path] = reading.result
                    continue
                one = FoundNote(reading.result, path)
                if path.stem != one.note.id or one.note.id in found:
                    seconds.append(one)
                else:
                    found[one.note.id] = one
                if reading.other is not None:
                    seconds.append(FoundNote(reading.other, path))
            return Scan(dict(sorted(found.items())), broken, tuple(_conflicts(found, seconds)))

    def read(self, path: PurePath) -> NoteFile:
        """Read one file now.

        Raises:
            BrokenFileError: It is no note.
            ReaderError: It cannot be read.
        """
        return self._side(self._data(path), path, theirs=False)

    def note_id(self, path: PurePath) -> str:
        """The id of the note whose text a file holds."""
        return (self.has_copies and copied_id(path.stem)) or path.stem

    def holds_two_texts(self, path: PurePath) -> bool:
        """Whether a merge was left open in a file.

        Raises:
            ReaderError: It cannot be read.
        """
        return _has_two_texts(self._data(path))

    def _data(self, path: PurePath) -> bytes:
        full = self.root / path
        if full.is_symlink() or full.parent.is_symlink():
            raise BrokenFileError(self._problem(path, _LINK, _NO_LINK))
        return read_bounded(full, MAX_FILE_BYTES)

    def _side(self, data: bytes, path: PurePath, *, theirs: bool) -> NoteFile:
        """A file as a note; of a merge that was left open, one side."""
        text = data.decode("utf-8", "replace") if _MERGING in data else ""
        if sides := open_merge(text):
            data = (sides.theirs if theirs else sides.ours).encode()
        return read_note(data, self.note_id(path), str(self.root / path))

    def _both(self, path: PurePath) -> tuple[Note, Note | None]:
        """The note of a file, and its second text if a merge was left open in it."""
        data = self._data(path)
        note = self._side(data, path, theirs=False).note
        if not _has_two_texts(data):
            return note, None
        return note, self._side(data, path, theirs=True).note

    def _reading(self, path: PurePath, file: os.DirEntry[str]) -> Reading | None:
        try:
            stamp = Stamp.of(file.stat(follow_symlinks=False))
        except OSError:  # gone since it was listed
            return None
        known = self._known.get(path)
        if known is not None and known.settled and known.stamp == stamp:
            return known
        settled = time.time_ns() - max(stamp.modified, stamp.changed) > _UNSETTLED_NS
        try:
            return Reading(stamp, settled, *self._both(path))
        except BrokenFileError as error:
            return Reading(stamp, settled, error.problem)
        except NoSuchFileError:
            return None
        except ReaderError as error:
            return Reading(stamp, settled, _told_by(error, self.root / path))

    def _files(
        self, broken: dict[PurePath, Problem]
    ) -> Iterator[tuple[PurePath, os.DirEntry[str]]]:
        left = MAX_FILES
        for folder in self._entries(PurePath(), broken):
            inside = PurePath(folder.name)
            if self._is_link(inside, folder, broken) or not folder.is_dir():
                continue
            for file in self._entries(inside, broken):
                path = inside / file.name
                if not file.name.endswith(SUFFIX) or self._is_link(path, file, broken):
                    continue
                if not is_id(self.note_id(path)):
                    broken[path] = self._problem(path, "has not the name of a note", _RENAME)
                    continue
                if left == 0:
                    broken[inside] = self._problem(
                        PurePath(), f"holds more than {MAX_FILES:,} notes", "move some elsewhere"
                    )
                    return
                left -= 1
                yield path, file

    def _entries(self, folder: PurePath, broken: dict[PurePath, Problem]) -> list[os.DirEntry[str]]:
        """What is in a folder and not hidden."""
        try:
            with os.scandir(self.root / folder) as found:
                return [item for item in found if not item.name.startswith(".")]
        except FileNotFoundError:
            return []
        except OSError as error:
            reason = f"cannot be listed ({error.strerror})"
            broken[folder] = self._problem(folder, reason, "make it a folder you can read")
            return []

    def _is_link(
        self, path: PurePath, item: os.DirEntry[str], broken: dict[PurePath, Problem]
    ) -> bool:
        if not item.is_symlink():
            return False
        broken[path] = self._problem(path, _LINK, _NO_LINK)
        return True

    def _problem(self, path: PurePath, reason: str, advice: str) -> Problem:
        return Problem(str(self.root / path), None, reason, advice)


def _has_two_texts(data: bytes) -> bool:
    return _MERGING in data and open_merge(data.decode("utf-8", "replace")) is not None


def _conflicts(found: dict[str, FoundNote], seconds: list[FoundNote]) -> Iterator[Conflict]:
    """Second texts beside what is there of their notes."""
    for one in sorted(seconds, key=lambda second: (second.note.id, second.path)):
        first = found.get(one.note.id)
        yield Conflict(first.note if first else None, one.note, one.path)


def _told_by(error: ReaderError, path: Path) -> Problem:
    """A refusal, which is one line, as a problem."""
    reason, _, advice = str(error).removeprefix(f"{path}: ").partition("; ")
    return Problem(str(path), None, reason, advice)

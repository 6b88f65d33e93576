"""What is being written in a note, kept while it is: a crash loses no more than a second of it.

A draft is one file in a folder of drafts, written as notes are. As long as the program that
writes it runs, it holds a lock on a file of its own beside its drafts; the system lets go of the
lock however the program ends, so that no number of a process has to be trusted.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from glossary.problems import BrokenFileError
from reader.base.errors import NotWritableError, ReaderError
from reader.base.files import ensure_folder, read_bounded, write_atomic, write_private
from reader.notes.model import Note
from reader.notes.note_file import MAX_FILE_BYTES, read_note, write_note

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from filelock import BaseFileLock

    from reader.notes.model import NewNote

_SUFFIX, _LOCK = ".md", ".lock"
_EDITS = "editing:"  # how the draft of a note that is there already tells which
_MOST = 100  # drafts that are looked at
_RESCUED = "reader-note"


@dataclass(frozen=True, slots=True)
class Draft:
    """A note that is being written.

    Attributes:
        id: Names it among the drafts.
        new: The note as it stands.
        editing: Id of the note whose words are being changed; empty for a new one.
        saved: When it was kept.
    """

    id: str
    new: NewNote
    editing: str
    saved: dt.datetime


@dataclass(slots=True)
class DraftStore:
    """The drafts in a folder; safe to use from several threads and programs.

    Attributes:
        folder: The folder; it is made with the first draft.
    """

    folder: Path
    _run: str = field(default_factory=lambda: os.urandom(6).hex())
    _lock: BaseFileLock | None = None
    _count: int = 0

    def new_id(self) -> str:
        """An id that no other draft has."""
        self._count += 1
        return f"{self._run}-{self._count}"

    def save(self, draft: Draft) -> None:
        """Keep a draft, in the place of what was kept of it before.

        Raises:
            NotWritableError: It cannot be kept.
        """
        self._hold()
        write_atomic(self.folder / f"{draft.id}{_SUFFIX}", _written(draft))

    def forget(self, draft_id: str) -> None:
        """A draft was saved as a note, or given up."""
        with contextlib.suppress(OSError):
            (self.folder / f"{draft_id}{_SUFFIX}").unlink(missing_ok=True)

    def take_over(self, draft: Draft) -> Draft:
        """Make a draft that was left one of this program's, so that no other offers it.

        Raises:
            NotWritableError: It cannot be kept; it stays as it was left.
        """
        own = replace(draft, id=self.new_id())
        self.save(own)
        self.forget(draft.id)
        return own

    def left(self) -> tuple[Draft, ...]:
        """Drafts of programs that run no more, the latest first; others' are left alone."""
        found = sorted(self._left(), key=lambda draft: draft.saved, reverse=True)
        return tuple(found)

    def _left(self) -> Iterator[Draft]:
        try:
            paths = sorted(self.folder.glob(f"*{_SUFFIX}"))[-_MOST:]
        except OSError:
            return
        running: dict[str, bool] = {self._run: True}
        for path in paths:
            run = path.stem.partition("-")[0]
            if run not in running:
                running[run] = self._runs(run)
            if running[run] or path.is_symlink():
                continue
            with contextlib.suppress(ReaderError, BrokenFileError):
                yield _read(path)

    def _hold(self) -> None:
        """Show others that this program runs."""
        if self._lock is None:
            ensure_folder(self.folder)
            lock = _lock_of(self.folder / f"{self._run}{_LOCK}")
            try:
                lock.acquire(timeout=0)
            except OSError as error:  # a full disk has no room for it either
                raise NotWritableError(str(self.folder), error.strerror or str(error)) from error
            self._lock = lock

    def _runs(self, run: str) -> bool:
        from filelock import Timeout

        path = self.folder / f"{run}{_LOCK}"
        if not path.exists():
            return False
        lock = _lock_of(path)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return True
        except OSError:
            return False
        lock.release()
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        return False


def rescue(draft: Draft, folders: tuple[Path, ...]) -> Path:
    """Keep a note that cannot be saved, for its owner only, in the first folder that takes it.

    Raises:
        NotWritableError: None does.
    """
    failed: ReaderError | None = None
    for folder in folders:
        path = folder / f"{_RESCUED}-{draft.id}{_SUFFIX}"
        try:
            write_private(path, _written(draft))
        except ReaderError as error:
            failed = error
        else:
            return path
    raise failed or NotWritableError(_RESCUED, "there is no folder for it")


def _lock_of(path: Path) -> BaseFileLock:
    from filelock import FileLock

    return FileLock(path)


def _written(draft: Draft) -> bytes:
    new = draft.new
    origin = f"{_EDITS}{draft.editing}" if draft.editing else ""
    now = draft.saved.replace(microsecond=0)
    note = Note(draft.id, new.target, new.body, new.tags, now, now, new.kind, origin=origin)
    try:
        return write_note(note)
    except ValueError:  # what no note can hold is kept as it is
        return new.body.encode("utf-8", "replace")


def _read(path: Path) -> Draft:
    from reader.notes.model import NewNote

    note = read_note(read_bounded(path, MAX_FILE_BYTES), path.stem, str(path)).note
    editing = note.origin.removeprefix(_EDITS) if note.origin.startswith(_EDITS) else ""
    new = NewNote(note.target, note.body, note.tags, note.kind)
    return Draft(path.stem, new, editing, note.modified)

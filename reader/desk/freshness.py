"""Noticing that notes, documents or what is said of them were changed by somebody else."""

from __future__ import annotations

import threading
from time import monotonic
from typing import TYPE_CHECKING

from reader.base.files import Stamp
from reader.base.watch import FolderWatch

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from reader.desk.desk import Desk
    from reader.library.record import DocumentRecord
    from reader.text.companion import Companion

_SHARE = 50  # looking at the files of all documents may take one part of so many of the time
_PAUSE = 5.0  # seconds between two such looks, at least

_Known = tuple["DocumentRecord", "Stamp | None", "Companion | None"]


class OpenFile:
    """Notices that the file of the document on screen was written to."""

    def __init__(self) -> None:
        self._seen: tuple[Path, Stamp] | None = None

    def changed(self, path: Path) -> bool:
        """Whether it was since this was last asked of the same file; at first, it was not."""
        try:
            now = path, Stamp.of(path.stat())
        except OSError:  # gone, perhaps to be there again in a moment
            return False
        before, self._seen = self._seen, now
        return before is not None and before[0] == path and before[1] != now[1]


class Freshness:
    """Watches what search finds, apart from packs, which watch themselves; for a thread.

    Args:
        desk: Has the notes and documents.
        pause: Seconds between two looks at the files of all documents, at least.
    """

    def __init__(self, desk: Desk, pause: float = _PAUSE) -> None:
        self._desk = desk
        self._pause = pause
        self._watch = FolderWatch()
        self._watched: tuple[Path, ...] = ()
        self._documents: Mapping[str, _Known] | None = None
        self._next = 0.0
        self._looking = threading.Lock()

    def changed(self) -> bool:
        """Whether anything may have changed since this was last asked; at first, nothing has.

        A change of a document's own file is noticed at the next look at all documents.
        """
        with self._looking:
            is_first = self._documents is None
            in_folders = self._folders_changed()
            in_documents = self._documents_changed() if monotonic() >= self._next else False
            return (in_folders or in_documents) and not is_first

    def _folders_changed(self) -> bool:
        folders = tuple(self._folders())
        if folders != self._watched:
            self._watched = folders
            self._watch.watch(folders)
            return True
        return self._watch.changed()

    def _folders(self) -> Iterator[Path]:
        paths = self._desk.paths
        yield from (paths.library, paths.companions, paths.notes)
        try:
            yield from sorted(path for path in paths.notes.iterdir() if path.is_dir())
        except OSError:  # there are none yet
            return

    def _documents_changed(self) -> bool:
        began = monotonic()
        now: dict[str, _Known] = {
            one.record.id: (one.record, Stamp.of(one.file) if one.file else None, one.companion)
            for one in self._desk.documents.unopened()
        }
        before, self._documents = self._documents, now
        self._next = monotonic() + max(self._pause, _SHARE * (monotonic() - began))
        return now != before

"""Noticing that files changed, without reading them."""

from __future__ import annotations

import os
import threading
import time
from typing import TYPE_CHECKING

from reader.base.files import Stamp

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MOST_WATCHED = 5_000
"""Most files that are looked at; of what comes after them only the folder's own stamp counts."""

_UNSETTLED_NS = 2_500_000_000
"""A file seen so soon after a change may change again within one tick of the file system."""


class FolderWatch:
    """Tells whether something directly inside some folders may have changed.

    Costs one question to the system for each file, so it can be asked every second or so, but
    from a thread. Changes in place are noticed as well as files that come and go, also where
    several changes fall into one tick of the file system's clock: for as long as a change is
    that fresh, the answer is that there may have been another.
    """

    def __init__(self) -> None:
        self._folders: tuple[Path, ...] = ()
        self._seen: dict[str, Stamp] = {}
        self._settled = True
        self._looking = threading.Lock()

    def watch(self, folders: Iterable[Path]) -> None:
        """Watch these folders from now on, and no others; they need not be there."""
        with self._looking:
            self._folders = tuple(folders)
            self._look()

    def changed(self) -> bool:
        """Whether anything may have changed since this was last asked, or since ``watch``."""
        with self._looking:
            before, was_settled = self._seen, self._settled
            self._look()
            return self._seen != before or not was_settled

    def _look(self) -> None:
        now = time.time_ns()
        self._seen = _stamps(self._folders)
        times = (time_ns for one in self._seen.values() for time_ns in (one.modified, one.changed))
        self._settled = all(abs(now - time_ns) > _UNSETTLED_NS for time_ns in times)


def _stamps(folders: Iterable[Path]) -> dict[str, Stamp]:
    """The stamps of folders and of what is in them, by path; hidden files do not count."""
    found: dict[str, Stamp] = {}
    for folder in folders:
        try:
            found[str(folder)] = Stamp.of(folder.stat())
            with os.scandir(folder) as files:
                for file in files:
                    if len(found) >= MOST_WATCHED:
                        break
                    if file.name.startswith("."):
                        continue
                    try:
                        found[file.path] = Stamp.of(file.stat())
                    except OSError:  # a link to nowhere, or gone since it was listed
                        continue
        except OSError:  # not there, or not ours to look at: as long as that stays, no change
            continue
    return found

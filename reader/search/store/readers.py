"""Open snapshots of a part, lent to one search at a time and kept for the next."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from time import sleep
from typing import TYPE_CHECKING, NamedTuple

from reader.search.store.part import UnfitError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.base.files import Stamp
    from reader.search.store.part import Part
    from reader.search.store.snapshot import Snapshot

_ATTEMPTS = 20
_PAUSE = 0.01  # seconds


class _Open(NamedTuple):
    stamp: Stamp | None
    complete: bool
    snapshot: Snapshot


class Readers:
    """The snapshots of one part; made anew when the part has changed, never refreshed."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._idle: list[_Open] = []
        self._guard = Lock()
        self._closed = False

    @contextmanager
    def lend(self) -> Iterator[tuple[Snapshot, bool]]:
        """A snapshot of the last commit, and whether an update was ever finished.

        Raises:
            UnfitError: The part is damaged or missing.
        """
        lent = self._idle_one() or self._open()
        try:
            yield lent.snapshot, lent.complete
        except Exception:
            lent.snapshot.close()
            raise
        with self._guard:
            if not self._closed:
                self._idle.append(lent)
                return
        lent.snapshot.close()

    def close(self, *, for_good: bool = False) -> None:
        """Let go of all that is not lent."""
        with self._guard:
            self._closed = self._closed or for_good
            idle, self._idle = self._idle, []
        for one in idle:
            one.snapshot.close()

    def _idle_one(self) -> _Open | None:
        stamp = self._part.stamp()
        with self._guard:
            current = [one for one in self._idle if one.stamp == stamp and stamp is not None]
            outdated = [one for one in self._idle if one not in current]
            lent = current.pop() if current else None
            self._idle = current
        for one in outdated:
            one.snapshot.close()
        return lent

    def _open(self) -> _Open:
        from reader.search.store.snapshot import Snapshot

        for attempt in range(_ATTEMPTS):
            stamp = self._part.stamp()
            manifest = self._part.load()
            try:
                return _Open(
                    stamp, manifest.complete, Snapshot(self._part.store(manifest), manifest.abouts)
                )
            except Exception as error:
                # Whoosh raises anything at all on what it cannot read, and also on what a
                # writer takes away just then.
                if attempt == _ATTEMPTS - 1 or not self._part.has_moved(manifest, stamp):
                    raise UnfitError(f"could not be opened: {error!r}") from error
                sleep(_PAUSE)
        raise AssertionError  # the last attempt returns or raises

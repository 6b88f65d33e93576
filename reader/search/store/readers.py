"""The open snapshot of a part, shared by all searches until the part has changed."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from time import sleep
from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from reader.search.store.part import UnfitError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.search.store.part import Part
    from reader.search.store.snapshot import Snapshot

_ATTEMPTS = 20
_PAUSE = 0.01  # seconds


class _Open(NamedTuple):
    stamp: bytes | None
    complete: bool
    snapshot: Snapshot


class Readers:
    """The snapshot of one part; made anew when the part has changed, never refreshed."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._current: _Open | None = None
        self._opening = Lock()

    @contextmanager
    def lend(self) -> Iterator[tuple[Snapshot, bool]]:
        """A snapshot of the last commit, and whether an update was ever finished.

        Raises:
            UnfitError: The part is damaged or missing.
        """
        current = self._current
        if not self._is_of_now(current):
            with self._opening:
                current = self._current
                if not self._is_of_now(current):
                    self._current = None
                    self._current = current = self._open()
        yield current.snapshot, current.complete

    def _is_of_now(self, current: _Open | None) -> TypeGuard[_Open]:
        if current is None or current.stamp is None or current.stamp != self._part.stamp():
            return False
        if not current.snapshot.is_whole:
            self._part.leaves.clear()
            return False
        return True

    def close(self) -> None:
        """Let go of all files, as soon as nobody searches in them."""
        self._current = None
        self._part.leaves.clear()

    def _open(self) -> _Open:
        from reader.search.store.engine import Contents
        from reader.search.store.snapshot import Snapshot

        for attempt in range(_ATTEMPTS):
            stamp = self._part.stamp()
            manifest = self._part.load()
            store = self._part.store(manifest)
            try:
                segments = Contents(store).segments
                leaves = self._part.leaves.of(store, segments)
                deleted = [name.deleted for name in segments]
                known = self._part.sources(manifest)
                snapshot = Snapshot(zip(leaves, deleted, strict=True), known)
            except Exception as error:
                # Whoosh raises anything at all on what it cannot read, and also on what a
                # writer takes away just then.
                if attempt == _ATTEMPTS - 1 or not self._part.has_moved(manifest, stamp):
                    raise UnfitError(f"could not be opened: {error!r}") from error
                sleep(_PAUSE)
            else:
                return _Open(stamp, manifest.complete, snapshot)
        raise AssertionError  # the last attempt returns or raises

"""The time that a fetch has, and whether somebody stopped it."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Generic, TypeVar

from reader.base.monitor import Monitor, StoppedError
from reader.fetching.errors import FetchFailedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.fetching.model import Bounds

T = TypeVar("T")

SLICE = 0.1
"""Seconds after which whoever waits looks up: whether it is time, or was stopped."""


class Watch:
    """Holds one fetch to its bounds, from its first look-up to its last byte.

    Args:
        shown: The address, for messages.
        bounds: How long is waited.
        monitor: Asked whether to stop.
    """

    def __init__(self, shown: str, bounds: Bounds, monitor: Monitor | None = None) -> None:
        self.shown = shown
        self.bounds = bounds
        self.monitor = monitor or Monitor()
        self._phase_start = time.monotonic()
        self._phase_end = self._end = self._phase_start + bounds.whole
        self._doing = "answering"
        self._received: int | None = None

    def begin(self, doing: str, seconds: float) -> None:
        """From now on, for at most so long, this is done; what it is stands in the message."""
        self._doing = doing
        self._phase_start = time.monotonic()
        self._phase_end = self._phase_start + seconds
        self._received = None

    def begin_page(self) -> None:
        """From now on the page comes: it may take long, but not drip."""
        self.begin("its page", self.bounds.whole)
        self._received = 0

    def received(self, size: int) -> None:
        """So many more bytes of the page have come."""
        self._received = (self._received or 0) + size

    def slice(self) -> float:
        """Seconds that may be waited before asking again; never none.

        Raises:
            FetchFailedError: The time is over.
            StoppedError: Somebody stopped it.
        """
        if self.monitor.is_cancelled():
            raise StoppedError
        now = time.monotonic()
        if self._is_dripping(now - self._phase_start):
            raise self.failure("the server sends the page too slowly", "try again later")
        left = min(self._end, self._phase_end) - now
        if left <= 0:
            raise self.failure(f"the server takes too long over {self._doing}", "try again later")
        return min(SLICE, left)

    def _is_dripping(self, seconds: float) -> bool:
        if self._received is None or seconds <= self.bounds.patience:
            return False
        return self._received < self.bounds.slowest * seconds

    def failure(self, reason: str, advice: str) -> FetchFailedError:
        """What to raise to give up."""
        return FetchFailedError(self.shown, reason, advice)

    def attend(self, work: Callable[[], T]) -> T:
        """Do what cannot be interrupted, in a thread that is left behind if it takes too long.

        Raises:
            FetchFailedError: The time is over.
            StoppedError: Somebody stopped it.
            Exception: What the work raises.
        """
        errand = _Errand(work)
        errand.start()
        while errand.is_alive():
            errand.join(self.slice())
        return errand.result()


class _Errand(threading.Thread, Generic[T]):
    def __init__(self, work: Callable[[], T]) -> None:
        super().__init__(daemon=True, name="fetching")
        self._work = work
        self._results: list[T] = []
        self._error: BaseException | None = None

    def run(self) -> None:
        try:
            self._results.append(self._work())
        except BaseException as error:  # noqa: BLE001 - it is raised again where it is waited for
            self._error = error

    def result(self) -> T:
        if self._error:
            raise self._error
        return self._results[0]

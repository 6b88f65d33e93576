"""Work off the screen's thread, and its results back on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.message import Message
from textual.worker import get_current_worker

from reader.base.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen
    from textual.worker import Worker

T = TypeVar("T")


class Delivery(Message):
    """Something to be done on the screen's thread; a screen that has gone never gets it."""

    def __init__(self, run: Callable[[], None]) -> None:
        super().__init__()
        self.run = run


class Background:
    """Runs work in threads for one screen.

    Args:
        screen: Gets the results, as ``Delivery`` messages that it runs.
        report: Tells the reader of an error.
    """

    def __init__(self, screen: Screen[None], report: Callable[[str], None]) -> None:
        self._screen = screen
        self._report = report

    def start(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[ReaderError], None] | None = None,
        *,
        group: str,
        exclusive: bool = False,
    ) -> Worker[None]:
        """Do the work in a thread, then ``done`` with its result on the screen's thread.

        Args:
            work: Runs in a thread; must not touch widgets.
            done: Gets its result, unless it was cancelled meanwhile.
            failed: Gets its error; without one the reader is told.
            group: Work of one sort.
            exclusive: Whether starting cancels earlier work of the group.
        """

        def run() -> None:
            try:
                result = work()
            except ReaderError as error:
                # Bound now: Python unbinds the name of an exception after its handler.
                self.deliver(lambda error=error: (failed or self._tell)(error))  # type: ignore[misc]
                return
            if done is not None:
                self.deliver(lambda: done(result))

        return self._screen.run_worker(run, thread=True, group=group, exclusive=exclusive)

    def deliver(self, run: Callable[[], None]) -> None:
        """From a thread: have something done on the screen's thread, unless cancelled."""
        if not get_current_worker().is_cancelled and self._screen.is_running:
            self._screen.post_message(Delivery(run))

    def is_cancelled(self) -> bool:
        """From a thread: whether its work is no longer wanted."""
        return get_current_worker().is_cancelled or not self._screen.is_running

    def _tell(self, error: ReaderError) -> None:
        self._report(str(error))

"""Telling how far something long has come, and being asked to stop."""

from __future__ import annotations

from collections.abc import Callable

from reader.base.errors import Exit, ReaderError

Progress = Callable[[str, int, int | None], None]
"""Is told what is being done, how much of it is done, and how much there is if that is known."""


class StoppedError(ReaderError):
    """Something was stopped before its end, as was asked for; nothing of it is left."""

    code = Exit.INTERRUPTED

    def __init__(self) -> None:
        super().__init__("stopped; nothing was changed")


class Monitor:
    """What somebody who waits gave along.

    Args:
        progress: Is told how far it is, often.
        cancelled: Whether to stop, asked often.
    """

    def __init__(
        self, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None
    ) -> None:
        self._progress = progress
        self._cancelled = cancelled

    def tell(self, doing: str, done: int, total: int | None = None) -> None:
        """Say how far it is.

        Raises:
            StoppedError: It is not to go on.
        """
        if self.is_cancelled():
            raise StoppedError
        if self._progress:
            self._progress(doing, done, total)

    def is_cancelled(self) -> bool:
        """Whether it is not to go on."""
        return bool(self._cancelled and self._cancelled())

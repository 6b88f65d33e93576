"""One undo for everything the reader changes: notes, entries, corrections, what is known."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.base.errors import NotWritableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.notes.model import Note

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did.

    Attributes:
        told: In words, for the reader.
        note: The note that was changed, as it now is; None if none was, or if it is gone.
        gone: Id of a note that is gone, or empty.
        are_many: Whether several notes were changed, none of them told.
    """

    told: str
    note: Note | None = None
    gone: str = ""
    are_many: bool = False


class ChangeLog:
    """What was changed in this sitting, the last change first to be undone.

    Safe to use from several threads: inside ``changing`` nothing else is changed or undone, so
    that the order of the log is the order of the changes.
    """

    def __init__(self) -> None:
        self._undos: list[Callable[[], Undone]] = []
        self._one_at_a_time = threading.RLock()

    @property
    def can_undo(self) -> bool:
        """Whether something was changed that can be undone."""
        return bool(self._undos)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Make a change and record it, without another in between."""
        with self._one_at_a_time:
            yield

    def record(self, told: str, undo: Callable[[], Undone | None]) -> None:
        """Remember a change that was made.

        Args:
            told: What was changed, in words for the reader.
            undo: Undoes it, and may tell more of it; where it raises ``NotWritableError``,
                nothing was undone.
        """

        def run() -> Undone:
            return undo() or Undone(f"Undone: {told}")

        with self._one_at_a_time:
            self._undos.append(run)
            del self._undos[:-_LONGEST]

    def undo(self) -> Undone | None:
        """Undo the last change; return None if there is none. For a worker, as files are written.

        Raises:
            NotWritableError: It could not be saved, and is the next to be undone still.
            ReaderError: It never can be, such as when a file was changed by somebody else since.
        """
        with self._one_at_a_time:
            if not self._undos:
                return None
            undo = self._undos.pop()
            try:
                return undo()
            except NotWritableError:
                self._undos.append(undo)  # nothing was done: it may be tried again
                raise

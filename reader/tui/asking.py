"""Asking the index on a thread of its own: of many questions only the last is answered."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.base.errors import ReaderError
from reader.search.model import Question, Results
from reader.tui.background import Delivery

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.tui.reading_screen import ReadingScreen

_HITS = 25


class Asking:
    """What is asked, and what was answered last.

    Args:
        screen: Whose search it is.
        answered: Called on the screen's thread with each answer that is still wanted.

    Attributes:
        query: What was asked last.
        results: What was answered last.
        is_pending: Whether an answer is on its way.
    """

    def __init__(self, screen: ReadingScreen, answered: Callable[[], None]) -> None:
        self._screen = screen
        self._answered = answered
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="search")
        self._number = 0
        self.query = ""
        self.results = Results("")
        self.is_pending = False

    def ask(self, query: str) -> None:
        """Ask; the work on an older question is given up."""
        self.query = query
        self._number += 1
        self.is_pending = bool(query.strip())
        number, screen = self._number, self._screen
        question = Question(query, limit=_HITS, as_you_type=True, here=screen.session.document.id)

        def is_old() -> bool:
            return number != self._number

        def answer() -> None:
            if is_old():
                return
            try:
                results = screen.desk.search(question, is_old)
            except ReaderError as error:  # of the glossary's files; the pane tells it
                results = Results(query, remarks=(str(error),), complete=False)
            if not is_old() and screen.is_running:
                screen.post_message(Delivery(lambda: self._have(number, results)))

        with suppress(RuntimeError):  # the screen has gone meanwhile
            self._thread.submit(answer)

    def close(self) -> None:
        """Answer nothing more."""
        self._number += 1
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _have(self, number: int, results: Results) -> None:
        if number == self._number:
            self.is_pending = False
            self.results = results
            self._answered()

"""Looking for words in the text of a pane: in a thread, and only for what was asked last."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NamedTuple

from reader.text.finding import Finder, How
from reader.text.hits import NO_HITS
from reader.text.patterns import PatternError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.text.hits import Hits
    from reader.tui.reading_screen import ReadingScreen
    from reader.tui.text_pane import TextPane

_CASES = {None: True, True: False, False: None}


class Found(NamedTuple):
    """What came of looking.

    Attributes:
        hits: The matches.
        error: Why the words are no regular expression, if they were to be one.
    """

    hits: Hits = NO_HITS
    error: str = ""


class Looking:
    """What is looked for where, and what was found; the pane shows it marked.

    Args:
        screen: Whose panes.

    Attributes:
        pane: The pane that is looked through.
        words: What is looked for.
        how: What counts as the same.
        found: What was found last.
        is_pending: Whether it is still being looked for.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self.pane: TextPane = screen.article
        self.words = ""
        self.how = How()
        self.found = Found()
        self.is_pending = False
        self._finder: Finder | None = None
        self._lock = threading.Lock()

    @property
    def is_current(self) -> bool:
        """Whether the pane shows what was found."""
        hits = self.found.hits
        return bool(hits.count) and self.pane.hits is hits

    @property
    def is_outdated(self) -> bool:
        """Whether the text has become another one since, as when the rest of it has come."""
        return self._finder is not None and self._finder.text is not self.pane.page.text

    @property
    def number(self) -> int:
        """The number of the match that is gone to, or -1."""
        target, hits = self.pane.target, self.found.hits
        if target is None or not hits.count:
            return -1
        number = hits.next_from(target.start)
        return number if hits.starts[number] == target.start else -1

    @property
    def count(self) -> str:
        """Which of how many that is."""
        hits, number = self.found.hits, self.number
        total = f"{hits.count:,}" if hits.is_all else f"more than {hits.count:,}"
        return f"{number + 1:,} of {total}" if number >= 0 else f"{total} found"

    @property
    def nothing(self) -> str:
        """Why there is nothing to go to."""
        return self.found.error or f"“{self.words}” is not in the text"

    @property
    def told(self) -> str:
        """What came of it, and what counts as the same where that is not the usual."""
        how, told = self.how, []
        if self.found.error:
            told.append(f"no expression: {self.found.error}")
        elif self.words.strip():
            told.append(self.count if self.found.hits.count else "nothing")
        if how.case is not None:
            told.append("case counts" if how.case else "any case")
        choices = (
            ("accents count", how.accents),
            ("whole words", how.whole_words),
            ("expression", how.pattern),
        )
        told += [words for words, holds in choices if holds]
        return " · ".join(told)

    def toggle(self, name: str) -> None:
        """Change what counts as the same."""
        if name == "case":
            self.how = self.how._replace(case=_CASES[self.how.case])
        else:
            self.how = self.how._replace(**{name: not getattr(self.how, name)})

    def look(self, near: int, then: Callable[[], None]) -> None:
        """Look for the words, mark what is found, and go on; looking again stops that.

        Args:
            near: Offset from which on matches are wanted most.
            then: What to do with it.
        """
        pane, words, how = self.pane, self.words, self.how
        text = pane.page.text
        if self._finder is None or self._finder.text is not text:
            self._finder = Finder(text)
        finder, background = self._finder, self._screen.background

        def find() -> Found:
            with self._lock:
                if background.is_cancelled():
                    return Found()
                try:
                    return Found(finder.find(words, how, near, background.is_cancelled))
                except PatternError as error:
                    return Found(error=str(error))

        def done(found: Found) -> None:
            self.is_pending = False
            if pane.page.text is text:
                self.found = found
                self._mark()
                then()
                self._screen.show_status()

        self.is_pending = True
        background.start(find, done, group="finding", exclusive=True)

    def forget(self) -> None:
        """What was found need not be marked any more; the words stay."""
        self._screen.workers.cancel_group(self._screen, "finding")
        self.is_pending = False
        self.found, self._finder = Found(), None
        self._mark()

    def _mark(self) -> None:
        if self.pane.hits is not self.found.hits:
            self.pane.set_hits(self.found.hits)
            self._screen.features.density.refresh()

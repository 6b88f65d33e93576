"""A reader sitting at the screen: presses keys, looks, and waits for what should come."""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import TYPE_CHECKING

from textual import events
from textual.keys import _character_to_key

from reader.base.paths import Paths
from reader.desk.desk import Desk
from reader.desk.session import Session
from reader.tui.app import ReaderApp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.pilot import Pilot
    from textual.screen import Screen

    from reader.text.place import Place
    from reader.tui.reading_screen import ReadingScreen
    from reader.tui.text_pane import TextPane

WIDE = (120, 40)
NARROW = (80, 24)
_CHARACTERS = {
    "circumflex_accent": "^",
    "exclamation_mark": "!",
    "full_stop": ".",
    "left_square_bracket": "[",
    "question_mark": "?",
    "right_square_bracket": "]",
    "space": " ",
    "tab": "\t",
    "enter": "\r",
}
_HOPS = 3
"""From program to widget, from there to its parent, and what that does: each by a message."""
_LONGEST_WAIT = 20.0  # seconds
_BETWEEN_LOOKS = 0.005  # seconds


class Sitting:
    """Somebody at the keyboard of a running program.

    Args:
        app: The program.
        pilot: Presses its keys.
    """

    def __init__(self, app: ReaderApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> ReadingScreen:
        """The reading screen, whatever lies over it."""
        return self.app.reading_screen

    @property
    def article(self) -> TextPane:
        """The article pane."""
        return self.screen.article

    @property
    def entry(self) -> TextPane:
        """The entry pane."""
        return self.screen.features.beside.page

    @property
    def results(self) -> TextPane:
        """The hits."""
        return self.screen.features.search.results

    @property
    def rows(self) -> list[str]:
        """Every row of the screen, as it is drawn."""
        current: Screen[object] = self.app.screen
        strips = current._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    @property
    def shown(self) -> str:
        """The whole screen as text."""
        return "\n".join(self.rows)

    @property
    def status(self) -> str:
        """The status line, which has more rows where what it tells is long."""
        rows = self.rows[-1 - self.screen.status.size.height : -1]
        return " ".join(row.strip() for row in rows)

    @property
    def focused_words(self) -> str:
        """The words of the link in focus in the active pane."""
        pane = self.screen.panes.active
        if pane.focused_link < 0:
            return ""
        link = pane.page.links[pane.focused_link]
        return pane.page.text[link.start : link.end]

    @property
    def gone_to(self) -> str:
        """The words of the article that were gone to."""
        target = self.article.target
        return self.article.page.text[target.start : target.end] if target else ""

    @property
    def is_writing(self) -> bool:
        """Whether a note is being written."""
        return self.screen.features.noting.is_writing

    async def press(self, *keys: str) -> None:
        """Press keys, each after the one before has been dealt with."""
        for key in keys:
            await self.type_ahead(key)

    async def type_ahead(self, *keys: str) -> None:
        """Press keys all at once, as they come when the program is slower than the fingers."""
        for key in keys:
            self._send(key)
        for _ in range(_HOPS):
            await self.pilot.pause(0)

    async def write(self, words: str) -> None:
        """Type words."""
        await self.type_ahead(*words)

    def _send(self, key: str) -> None:
        name = _character_to_key(key) if len(key) == 1 else key
        character = key if len(key) == 1 else _CHARACTERS.get(key)
        event = events.Key(name, character)
        event.set_sender(self.app)
        self.app.post_message(event)

    async def until(self, holds: Callable[[], object], told: str = "what was waited for") -> None:
        """Wait until something holds; fail if it does not for very long."""
        ends = time.monotonic() + _LONGEST_WAIT
        while not holds():
            if time.monotonic() > ends:
                raise AssertionError(f"never came: {told}\n{self.shown}")
            await self.pilot.pause(_BETWEEN_LOOKS)

    async def until_shown(self, words: str) -> None:
        """Wait until words are on the screen."""
        await self.until(lambda: words in self.shown, repr(words))

    async def until_gone(self, words: str) -> None:
        """Wait until words are off the screen."""
        await self.until(lambda: words not in self.shown, f"{words!r} gone")

    async def until_idle(self) -> None:
        """Wait until no work goes on in the background and all its results were taken."""

        def is_idle() -> bool:
            return (
                self.screen.is_ready
                and all(worker.is_finished for worker in self.screen.workers)
                and not self.screen.features.search.is_pending
                and self.screen.message_queue_size == 0
            )

        await self.until(is_idle, "an idle program")
        await self.pilot.pause()

    async def focus_term(self, words: str) -> None:
        """Put a term of the active pane in focus with Tab, from the first on."""
        seen = -1
        while self.focused_words != words:
            await self.press("tab")
            now = self.screen.panes.active.focused_link
            assert now != seen, f"{words!r} is no term or link of this page"
            seen = now

    async def open_entry(self, words: str, term: str) -> None:
        """Open the entry of a term of the article by its keys."""
        await self.focus_term(words)
        await self.press("enter")
        await self.until(lambda: self.entry.page.text.startswith(term), term)

    async def return_home(self) -> None:
        """Press Esc as often as it takes: a changed note asks for two more, a word cursor one."""
        for _ in range(5):
            await self.press("escape")
            screen = self.screen
            at_home = screen.focused is self.article and not screen.session.place.is_away
            if at_home and not self.article.picked and screen.features.writer is None:
                return

    def first_line(self) -> str:
        """The words on the first row of the article, as laid out."""
        pane = self.article
        return self.line_at(pane.scroll_offset.y)

    def line_at(self, row: int) -> str:
        """The words on a row of the article, as laid out."""
        sheet = self.article.sheet
        line = sheet.layout.line(row - sheet.lead_rows) if row >= sheet.lead_rows else None
        return self.article.page.text[line.start : line.end] if line else ""


@contextlib.asynccontextmanager
async def sit(
    path: Path | None = None,
    *,
    size: tuple[int, int] = WIDE,
    place: Place | None = None,
    at: int | None = None,
    settled: bool = True,
) -> AsyncIterator[Sitting]:
    """Open the program on a document, and close it in the end.

    Args:
        path: The document; without one, the article that ships.
        size: Columns and rows.
        place: Where to go at once.
        at: Offset to begin at; where it was left, if None.
        settled: Whether to wait until terms, notes and index are known.
    """
    desk = Desk(Paths.discover())
    opened = desk.open_file(path)
    left_at = (desk.places.get(opened.document.id) or 0) if at is None else at
    app = ReaderApp(desk, Session(opened, left_at), place)
    async with app.run_test(size=size) as pilot:
        sitting = Sitting(app, pilot)
        if settled:
            await sitting.until(lambda: app.reading_screen.session.glossary, "the glossary")
            await sitting.until_idle()
        yield sitting
    # The index is written by a process or thread of its own; none may outlive the test.
    await asyncio.to_thread(desk.index.close)

"""The terminal program."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.events import Event, Key

from reader.base.errors import Exit, NoTerminalError, ReaderError
from reader.desk.session import Session
from reader.text.reading_as import AS_IT_IS
from reader.tui.plainness import set_width
from reader.tui.reading import HEAD
from reader.tui.reading_screen import ReadingScreen
from reader.tui.themes import theme_for

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.screen import Screen

    from reader.desk.desk import Desk
    from reader.desk.documents import Opened
    from reader.text.place import Place
    from reader.text.reading_as import HowToRead


def _commands() -> type[Provider]:
    from reader.tui.palette import CommandProvider

    return CommandProvider


def _entries() -> type[Provider]:
    from reader.tui.palette import GoToEntry

    return GoToEntry


class ReaderApp(App[int]):
    """Shows one reading screen.

    Args:
        desk: Library, glossary, notes and search.
        session: The document to read.
        place: Where to go at once, besides the reading place.
    """

    TITLE = "reader"
    CSS_PATH = "reader.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar = []
    COMMANDS: ClassVar = {_commands, _entries}

    def __init__(self, desk: Desk, session: Session, place: Place | None = None) -> None:
        super().__init__()
        self.reading_screen = ReadingScreen(desk, session, place)
        self._early_keys: list[Key] = []
        self._keys_flow = False
        self.failure: Exception | None = None
        self.theme = theme_for(desk.look.theme)

    def get_default_screen(self) -> Screen[None]:
        """Straight to the text: a screen beneath it would only cost time."""
        # Textual looks at the width only after the first frame, which would be another's.
        set_width(self.reading_screen, self.size.width)
        return self.reading_screen

    def on_mount(self) -> None:
        """A terminal that closes, or whoever ends the program, must not cost any words."""
        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM"):
            if hasattr(signal, name):
                with suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(getattr(signal, name), self._leave_at_once)

    def _leave_at_once(self) -> None:
        self._rescue()
        self.exit(Exit.TERMINATED)

    def _rescue(self) -> None:
        if self.reading_screen.is_ready and (writer := self.reading_screen.features.writer):
            writer.rescue()

    async def on_event(self, event: Event) -> None:
        """Keys typed before every command can be run wait, in their order."""
        if isinstance(event, Key) and not self._keys_flow and not event.is_forwarded:
            self._early_keys.append(event)
        else:
            await super().on_event(event)

    async def on_reading_screen_ready(self) -> None:
        """Let the keys that came too early be keys now."""
        while self._early_keys:
            await super().on_event(self._early_keys.pop(0))
        self._keys_flow = True
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    async def action_quit(self) -> None:
        """Ctrl-Q, with whatever is going on, after the letters that were typed before it."""
        focused = self.reading_screen.focused
        if focused is None:
            self._leave()
        else:
            focused.call_later(self._leave)

    def _leave(self) -> None:
        """Words that no file has yet are given up only at the second asking."""
        screen = self.reading_screen
        writer = screen.features.writer if screen.is_ready else None
        if writer and (told := writer.warn("Ctrl-Q")):
            screen.tell(told)
            return
        self.exit(Exit.OK)

    def _handle_exception(self, error: Exception) -> None:
        """A fault of ours: leave the terminal clean, and let ``run`` tell it in one line."""
        if os.environ.get("READER_DEBUG"):
            super()._handle_exception(error)
            return
        self.failure = error
        with suppress(Exception):  # what failed may be what is written in
            self._rescue()
        self.exit(Exit.UNEXPECTED)


def run(desk: Desk, target: Path | Place | None = None, how: HowToRead = AS_IT_IS) -> int:
    """Open the screen on a file, a place, or the article that ships; return the exit code.

    Args:
        desk: Library, glossary, notes and search.
        target: What to open.
        how: How to read a file, where the reader says so.

    Raises:
        ReaderError: The document cannot be read, or there is no terminal.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise NoTerminalError
    if target is None or isinstance(target, Path):
        opened, place = _open_file(desk, target, how), None
    else:
        opened, place = _open_place(desk, target)
    session = Session(opened, desk.places.get(opened.document.id) or 0)
    app = ReaderApp(desk, session, place)
    try:
        code = app.run()
    finally:  # a terminal that is gone makes leaving it fail
        _keep_place(desk, session)
    if app.failure is not None:
        raise app.failure
    return code if code is not None else Exit.OK


def _open_place(desk: Desk, place: Place) -> tuple[Opened, Place | None]:
    """The document of a place, else the article, and where to go besides the reading place."""
    from reader.text.place import DocumentPlace

    if isinstance(place, DocumentPlace):
        return desk.open_document(place.document), place if place.end else None
    return _open_file(desk, None), place


def _open_file(desk: Desk, path: Path | None, how: HowToRead = AS_IT_IS) -> Opened:
    """The document to begin with; only its first part where that is where it was left."""
    opened = desk.open_file(path, head=HEAD, how=how)
    left_at = desk.places.get(opened.document.id) or 0
    if not opened.document.complete and left_at >= len(opened.document.text) // 2:
        return desk.open_file(path, how=how)
    return opened


def _keep_place(desk: Desk, session: Session) -> None:
    try:
        place = session.place
        desk.places.set(place.document, place.offset, place.share)
    except ReaderError as error:
        print(f"reader: {error}", file=sys.stderr)  # noqa: T201 - the screen has gone

"""A program on a pseudo-terminal, driven and watched as a person would.

Waiting is always for a condition on the screen, never for time to pass. A thread drains the
terminal and stamps what it reads, so that a slow emulator neither holds the program up nor moves
a measured time.
"""

from __future__ import annotations

import fcntl
import os
import select
import signal
import struct
import subprocess
import termios
import threading
import time
from collections import deque
from typing import TYPE_CHECKING, Self

from tests.terminal.emulator import Emulator
from tests.terminal.keys import click_bytes, key_bytes
from tests.terminal.replies import Replies

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

PATIENCE = 30.0
"""Seconds that a condition may take on a slow machine before it counts as never coming."""

_READ_SIZE = 65536
_GRACE = 5.0
# The shell leads the session, so that opening the terminal makes it the controlling one (without
# which there is no SIGWINCH), and then becomes the program.
_TAKE_TERMINAL = 'tty=$1; shift; exec "$@" <>"$tty" >&0 2>&0'
_HIDDEN_VARIABLES = ("PYTHON", "PYTEST", "TEXTUAL", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR")


class NotSeenError(AssertionError):
    """What was waited for never came; the message shows the screen."""


class Terminal:
    """One run of a command on a terminal of its own.

    Attributes:
        started: When the command was started (``time.monotonic``).
        raw: Every byte the program has written and this object has taken in.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 120,
        rows: int = 40,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        self.raw = bytearray()
        self._emulator = Emulator(columns, rows)
        self._read: deque[tuple[float, bytes]] = deque()
        self._arrived = threading.Condition()
        self._ended = False
        self._last_change = 0.0
        self._master, slave = os.openpty()
        self._set_size(columns, rows)
        self._wake, self._waker = os.pipe()
        self.started = time.monotonic()
        self._process = subprocess.Popen(
            ["/bin/sh", "-c", _TAKE_TERMINAL, "sh", os.ttyname(slave), *command],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=cwd,
            env=_environment(env or {}),
            start_new_session=True,
        )
        os.close(slave)
        self._drainer = threading.Thread(target=self._drain, daemon=True)
        self._drainer.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def screen(self) -> str:
        """The text on screen now, without trailing blanks."""
        self._take_in(lambda: False)
        return self._emulator.text

    @property
    def pid(self) -> int:
        """The process that was started."""
        return self._process.pid

    def press(self, *keys: str) -> float:
        """Send keys by name (``"tab"``, ``"ctrl+p"``, ``"a"``); when the last one was sent."""
        sent = time.monotonic()
        for key in keys:
            sent = time.monotonic()
            self._write(key_bytes(key))
        return sent

    def type(self, text: str) -> float:
        """Send text as if typed; when it was sent."""
        sent = time.monotonic()
        self._write(text.encode())
        return sent

    def click(self, text: str) -> float:
        """Click on the first character of some text that is on screen; when it was sent."""
        self.wait_for(text)
        for row, line in enumerate(self._emulator.text.split("\n")):
            if text in line:
                sent = time.monotonic()
                self._write(click_bytes(line.index(text), row))
                return sent
        raise NotSeenError(self._report(f"{text!r} on one line"))

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal; the program is told by SIGWINCH."""
        self._take_in(lambda: False)
        self._emulator.resize(columns, rows)
        self._set_size(columns, rows)

    def wait_for(self, condition: str | Callable[[str], bool], timeout: float = PATIENCE) -> float:
        """Wait until the screen shows a text, or a condition on the screen's text holds.

        Returns:
            When the program wrote what made it so (``time.monotonic``).

        Raises:
            NotSeenError: It did not come in time, or the program ended without it.
        """
        holds = (lambda screen: condition in screen) if isinstance(condition, str) else condition
        wanted = repr(condition) if isinstance(condition, str) else "the condition"
        return self._wait(lambda: holds(self._emulator.text), wanted, timeout)

    def wait_for_focus(self, words: str, timeout: float = PATIENCE) -> float:
        """Wait until some words are drawn with swapped colours, as what has the focus is."""
        found = f"the focus on {words!r}"
        return self._wait(lambda: words in self._emulator.reversed_text(), found, timeout)

    def tab_to(self, words: str, key: str = "tab") -> None:
        """Press Tab until some words have the focus, each time waiting for it to move."""
        self._take_in(lambda: False)
        while words not in (before := self._emulator.reversed_text()):
            self.press(key)
            moved = f"the focus move from {before!r} on its way to {words!r}"
            self._wait(
                lambda before=before: self._emulator.reversed_text() != before,  # type: ignore[misc]
                moved,
                PATIENCE,
            )

    def wait_until_gone(self, text: str, timeout: float = PATIENCE) -> float:
        """Wait until the screen no longer shows a text."""
        return self.wait_for(lambda screen: text not in screen, timeout)

    def wait_for_change(self, before: str, timeout: float = PATIENCE) -> float:
        """Wait until the screen no longer shows exactly what it showed before."""
        return self.wait_for(lambda screen: screen != before, timeout)

    def wait_until_quiet(self, quiet: float, timeout: float = PATIENCE) -> float:
        """For measurements only: when the screen last changed before ``quiet`` seconds without.

        Returns:
            The stamp of the last visible change.
        """
        deadline = time.monotonic() + timeout
        last = time.monotonic()
        while (left := min(deadline, last + quiet) - time.monotonic()) > 0:
            before = self._last_change
            self._take_in(lambda: False)
            if self._last_change > before:
                last = time.monotonic()
            with self._arrived:
                if not self._read and not self._ended:
                    self._arrived.wait(left)
        return self._last_change

    def wait_for_exit(self, timeout: float = PATIENCE) -> int:
        """Wait until the program has ended, and give its exit code."""
        try:
            code = self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            raise NotSeenError(self._report("the end of the program")) from None
        self._drainer.join(_GRACE)
        self._take_in(lambda: False)
        return code

    def kill(self) -> None:
        """End the program as a power cut would."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def end(self, how: signal.Signals) -> None:
        """Tell the program from outside to end, as a closed terminal or a shutdown does."""
        os.kill(self._process.pid, how)

    def close(self) -> None:
        """End the program if it still runs, and let go of the terminal."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGTERM)
            try:
                self._process.wait(_GRACE)
            except subprocess.TimeoutExpired:
                self.kill()
        if self._waker >= 0:
            os.close(self._waker)
            self._drainer.join()
            os.close(self._wake)
            os.close(self._master)
            self._waker = -1

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _write(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._master, data) :]

    def _drain(self) -> None:
        replies = Replies()
        poll = select.poll()
        poll.register(self._master, select.POLLIN)
        poll.register(self._wake, select.POLLIN)
        output = b"started"
        while output:
            ready = {descriptor for descriptor, _ in poll.poll()}
            if self._master not in ready:
                break
            try:
                output = os.read(self._master, _READ_SIZE)
            except OSError:  # the last process that held the terminal is gone
                output = b""
            stamp = time.monotonic()
            if answer := replies.to(output):
                self._write(answer)
            with self._arrived:
                if output:
                    self._read.append((stamp, output))
                self._arrived.notify_all()
        with self._arrived:
            self._ended = True
            self._arrived.notify_all()

    def _wait(self, holds: Callable[[], bool], wanted: str, timeout: float) -> float:
        if holds():
            return self._last_change or self.started
        deadline = time.monotonic() + timeout
        while True:
            seen = self._take_in(holds)
            if seen is not None:
                return seen
            with self._arrived:
                if self._read:
                    continue
                if self._ended or not self._arrived.wait(max(0.0, deadline - time.monotonic())):
                    break
        if self._ended:
            self._process.wait(_GRACE)
        raise NotSeenError(self._report(wanted))

    def _take_in(self, holds: Callable[[], bool]) -> float | None:
        """Feed what has arrived to the emulator until a condition holds; the stamp of that."""
        while True:
            with self._arrived:
                if not self._read:
                    return None
                stamp, output = self._read.popleft()
            self.raw += output
            before = self._emulator.lines
            if not self._emulator.feed(output):
                continue
            if self._emulator.lines != before:
                self._last_change = stamp
            if holds():
                return stamp

    def _report(self, wanted: str) -> str:
        code = self._process.poll()
        state = "the program runs" if code is None else f"the program ended with code {code}"
        rows = "\n".join(f"|{line.rstrip()}" for line in self._emulator.lines)
        return f"never saw {wanted}; {state}; the screen:\n{rows}"


def _environment(extra: Mapping[str, str]) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(_HIDDEN_VARIABLES)
    }
    fixed = {
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TEXTUAL_ANIMATIONS": "none",
    }
    return {**kept, **fixed, **extra}

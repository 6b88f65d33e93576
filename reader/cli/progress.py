"""Showing how far something long has come, and stopping it by Ctrl-C with nothing half done."""

from __future__ import annotations

import signal
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.base.monitor import Monitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from reader.base.monitor import Progress
    from reader.cli.output import Output

_SECONDS_BETWEEN = 0.1


@contextmanager
def monitored(output: Output) -> Iterator[Monitor]:
    """Something long: a bar on standard error if that is a terminal; Ctrl-C stops it in order.

    A second Ctrl-C stops it at once.
    """
    stopped = threading.Event()
    with _interrupting(stopped), _bar(output) as progress:
        yield Monitor(progress, stopped.is_set)


@contextmanager
def _interrupting(stopped: threading.Event) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        if stopped.is_set():
            raise KeyboardInterrupt
        stopped.set()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _bar(output: Output) -> Iterator[Progress | None]:
    if not output.err.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(file=output.err, highlight=False, markup=False)
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as bar:
        task = bar.add_task("", total=None)
        told = 0.0

        def tell(doing: str, done: int, total: int | None) -> None:
            nonlocal told
            now = time.monotonic()
            if now - told >= _SECONDS_BETWEEN or done == total:
                told = now
                bar.update(task, description=doing, completed=done, total=total)

        yield tell

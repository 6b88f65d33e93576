"""Bringing the index up to date in a process of its own, so that the screen never waits for it."""

from __future__ import annotations

import json
import sys
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO

_PATIENCE = 5.0  # seconds for a process that was told to stop
_LOOK = 0.1  # seconds between two looks at whether to go on; a book is one long step

# The path is ours: -P and no -m, so that the folder the reader stands in shadows no module, and
# a reader run from a checkout starts itself and not another one that is installed.
_PROGRAM = """\
import json, os, sys
getattr(os, "nice", int)(5)  # the screen goes first
sys.path[:] = json.loads(sys.argv.pop())
from reader.main import main
sys.exit(main())"""


def update_in_background(
    progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> bool:
    """Run ``reader index update`` beside this program and wait for it; for a worker thread.

    Args:
        progress: Called with sources done and sources to do.
        cancelled: Asked several times a second; true stops the process. What it did stays done.

    Returns:
        Whether the index is up to date now.
    """
    import subprocess
    import threading

    arguments = ["index", "update", "--json", json.dumps([path for path in sys.path if path])]
    command = [sys.executable, "-P", "-c", _PROGRAM, *arguments]
    try:
        process = subprocess.Popen(  # noqa: S603 - our own program, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return False
    with process:
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        lines: SimpleQueue[bytes] = SimpleQueue()
        listening = threading.Thread(target=_listen, args=(process.stdout, lines), daemon=True)
        listening.start()
        if not _follow(lines, progress, cancelled):
            process.terminate()
        try:
            return process.wait(_PATIENCE) == 0
        except subprocess.TimeoutExpired:
            process.kill()
            return False
        finally:
            listening.join()


def _listen(output: IO[bytes], lines: SimpleQueue[bytes]) -> None:
    for line in output:
        lines.put(line)
    lines.put(b"")


def _follow(
    lines: SimpleQueue[bytes],
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> bool:
    """Tell the progress until the last line; false as soon as the work is cancelled."""
    while not cancelled():
        try:
            line = lines.get(timeout=_LOOK)
        except Empty:
            continue
        if not line:
            return True
        if step := _step(line):
            progress(*step)
    return False


def _step(line: bytes) -> tuple[int, int] | None:
    try:
        told = json.loads(line)
        return int(told["done"]), int(told["total"])
    except (ValueError, KeyError, TypeError):
        return None

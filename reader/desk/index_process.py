"""Bringing the index up to date in a process of its own, so that the screen never waits for it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_PATIENCE = 5.0  # seconds for a process that was told to stop


def update_in_background(
    progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> bool:
    """Run ``reader index update`` beside this program and wait for it; for a worker thread.

    Args:
        progress: Called with sources done and sources to do.
        cancelled: Asked after each step; true stops the process. What it did stays done.

    Returns:
        Whether the index is up to date now.
    """
    import subprocess

    # -P: the folder the reader stands in must not shadow the program's own modules.
    command = [sys.executable, "-P", "-m", "reader", "index", "update", "--json"]
    with subprocess.Popen(  # noqa: S603 - our own program, no shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        for line in process.stdout:
            if cancelled():
                process.terminate()
                break
            step = _step(line)
            if step:
                progress(*step)
        try:
            return process.wait(_PATIENCE) == 0
        except subprocess.TimeoutExpired:
            process.kill()
            return False


def _step(line: bytes) -> tuple[int, int] | None:
    try:
        told = json.loads(line)
        return int(told["done"]), int(told["total"])
    except (ValueError, KeyError, TypeError):
        return None

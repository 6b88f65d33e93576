"""Starting the programs that are measured, on a terminal or without one."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.terminal.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

READER = (sys.executable, "-m", "reader")
HELLO = (sys.executable, "-m", "tests.benchmarks.hello")
SETTLED = 0.4
"""Seconds without a change after which nothing more is expected."""


def on_terminal(command: Sequence[str], home: Path) -> Terminal:
    """Start a program on a terminal of 120 by 40, with a home of its own."""
    return Terminal(command, env={"READER_HOME": str(home)})


def processor_milliseconds(pid: int) -> float:
    """What all threads of a process have used so far; steadier than time on a busy machine."""
    used = 0
    for thread in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        with contextlib.suppress(OSError):  # a thread that has ended
            used += int(thread.read_text(encoding="ascii").split()[0])
    return used / 1_000_000


def resident_megabytes(pid: int) -> float:
    """What a process keeps in memory now."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) * 1024 / 1_000_000


def milliseconds_to_end(command: Sequence[str], home: Path) -> float:
    """How long a command takes from start to end."""
    started = time.monotonic()
    subprocess.run(
        command,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"READER_HOME": str(home)},
    )
    return (time.monotonic() - started) * 1000

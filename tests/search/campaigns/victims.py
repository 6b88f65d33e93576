"""Processes that something is to happen to, and what they leave behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection

# Each is a fork of a process that has imported everything, so that a round costs no start.
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["tests.search.campaigns.world", "reader.search.store.writing"])


class Victim:
    """A process in a session of its own, so that those it begins can be found.

    Attributes:
        answers: What it sends.
    """

    def __init__(self, answers: Connection, pid: int) -> None:
        self.answers = answers
        self._pid = pid

    def stop(self) -> None:
        """Stop it where it is."""
        os.kill(self._pid, signal.SIGSTOP)

    def kill(self) -> None:
        """End it where it is, and none of those it began."""
        os.kill(self._pid, signal.SIGKILL)

    def orphans(self) -> list[int]:
        """Processes of its session that are there; itself among them while it is."""
        found = []
        for path in Path("/proc").glob("[0-9]*/stat"):
            try:
                state, _, _, session = path.read_text().rpartition(")")[2].split()[:4]
            except OSError:  # it ended just now
                continue
            if int(session) == self._pid and state != "Z":
                found.append(int(path.parent.name))
        return found


@contextmanager
def victim(work: Callable[..., None], *arguments: object) -> Iterator[Victim]:
    """A process that does some work; it is gone afterwards.

    Args:
        work: Called with the arguments and a connection to send answers by.
        arguments: What else it is to know.
    """
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=_work, args=(work, arguments, theirs))
    process.start()
    theirs.close()
    assert process.pid
    try:
        yield Victim(ours, process.pid)
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()


def outcome(work: Callable[..., None], *arguments: object) -> tuple[list[object], int]:
    """What a process sent before its end, and how it ended; negative for a signal."""
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=_work, args=(work, arguments, theirs))
    process.start()
    theirs.close()
    answers = []
    try:
        while True:
            answers.append(ours.recv())
    except EOFError:
        process.join()
    code = process.exitcode
    process.close()
    return answers, -1 if code is None else code


def _work(work: Callable[..., None], arguments: tuple[object, ...], answers: Connection) -> None:
    os.setsid()
    work(*arguments, answers)

"""Processes that make segments beside this one, where there are cores to spare."""

from __future__ import annotations

import os
import subprocess
import sys
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

from reader.search.store.worker import Made, receive, send

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.search.store.worker import Batch

_MOST = 4

# As in reader.desk.index_process: the path is ours, and the folder we stand in shadows no module.
_PROGRAM = """\
import json, sys
sys.path[:] = json.loads(sys.argv.pop())
from reader.search.store.worker import main
main()"""


def cores_to_spare() -> int:
    """How many processes may work beside this one."""
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        cores = os.cpu_count() or 1
    return min(cores - 1, _MOST)


class _Worker:
    """One process; it makes one segment at a time."""

    def __init__(self, folder: Path, done: SimpleQueue[Answer]) -> None:
        import json

        path = json.dumps([path for path in sys.path if path])
        self._process = subprocess.Popen(  # noqa: S603 - our own program, no shell
            [sys.executable, "-P", "-c", _PROGRAM, str(folder), path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._done = done
        self.ticket: int | None = None

    def give(self, ticket: int, batch: Batch) -> None:
        """Have a segment made of a batch."""
        self.ticket = ticket
        Thread(target=self._make, args=(ticket, batch), daemon=True).start()

    def _make(self, ticket: int, batch: Batch) -> None:
        process = self._process
        assert process.stdin is not None  # noqa: S101 - they are pipes
        assert process.stdout is not None  # noqa: S101
        made: Made | None = None
        try:
            send(process.stdin, batch)
            answer = receive(process.stdout)
            made = answer if isinstance(answer, Made) else None
        except (OSError, EOFError, ValueError):
            pass  # it died, or was ended
        self._done.put(Answer(ticket, made))

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                if pipe:
                    pipe.close()
            except OSError:  # what was not written yet cannot be
                continue


class Answer(NamedTuple):
    """What became of a batch that was given away.

    Attributes:
        ticket: Its number.
        made: None where the process died over it.
    """

    ticket: int
    made: Made | None


class Workers:
    """Some processes, each begun when there is work for it.

    Args:
        folder: Where they put their segments.
        most: How many there may be.
    """

    def __init__(self, folder: Path, most: int) -> None:
        self._folder = folder
        self._most = most
        self._workers: list[_Worker] = []
        self._done: SimpleQueue[Answer] = SimpleQueue()

    @property
    def is_one_idle(self) -> bool:
        """Whether a batch can be given away now."""
        return len(self._workers) < self._most or any(one.ticket is None for one in self._workers)

    def give(self, ticket: int, batch: Batch) -> None:
        """Have a segment made of a batch by one that is idle.

        Raises:
            OSError: No process can be begun.
        """
        idle = next((one for one in self._workers if one.ticket is None), None)
        if idle is None:
            idle = _Worker(self._folder, self._done)
            self._workers.append(idle)
        idle.give(ticket, batch)

    def answers(self, seconds: float = 0.0) -> Iterator[Answer]:
        """What was finished meanwhile.

        Args:
            seconds: How long to wait for the first.
        """
        try:
            while True:
                answer = self._done.get(timeout=seconds) if seconds else self._done.get_nowait()
                seconds = 0.0
                self._release(answer)
                yield answer
        except Empty:
            return

    def end(self) -> None:
        """End all processes."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _release(self, answer: Answer) -> None:
        for worker in self._workers:
            if worker.ticket == answer.ticket:
                worker.ticket = None
                if answer.made is None:
                    worker.end()
                    self._workers.remove(worker)
                    self._most = len(self._workers)  # no more tries of what does not work here
                return

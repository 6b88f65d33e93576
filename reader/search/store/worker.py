"""A process that makes segments for another one, which tells it the records over a pipe."""

from __future__ import annotations

import pickle
import struct
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from reader.search.store.chunks import Chunks
from reader.search.store.gathering import Gathering, Row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.search.store.engine import SegmentName

Batch = list[tuple[str, str, Row]]
"""Records, each after the key of its source and its language."""

_SIZE = struct.Struct("<Q")


class Made(NamedTuple):
    """What became of a batch.

    Attributes:
        segment: With the records that could be taken; None where there was none.
        failed: Keys of sources with the reason why a record was left out.
    """

    segment: SegmentName | None
    failed: tuple[tuple[str, str], ...]


def gather(rows: Iterable[tuple[str, str, Row]], gathering: Gathering) -> list[tuple[str, str]]:
    """Take records; those that fail stop no other and are told."""
    failed = []
    for key, language, row in rows:
        try:
            gathering.add(key, language, row)
        except Exception as error:  # noqa: BLE001 - one record that fails stops no other
            failed.append((key, f"{row.place}: {error}"))
    return failed


def send(pipe: IO[bytes], value: object) -> None:
    """Write a value for the other process.

    Raises:
        OSError: It is gone.
    """
    told = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    pipe.write(_SIZE.pack(len(told)))
    pipe.write(told)
    pipe.flush()


def receive(pipe: IO[bytes]) -> object:
    """Read a value of the other process, which is our own program.

    Raises:
        EOFError: It is gone.
    """
    (size,) = _SIZE.unpack(_read(pipe, _SIZE.size))
    return pickle.loads(_read(pipe, size))  # noqa: S301 - over a pipe between parent and child


def main() -> None:
    """Make a segment of each batch until there is no more."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent says when to stop
    folder, chunks = Path(sys.argv[1]), Chunks()
    try:
        while True:
            batch = receive(sys.stdin.buffer)
            assert isinstance(batch, list)  # noqa: S101 - what the parent sends
            if chunks.is_large:
                chunks = Chunks()
            gathering = Gathering(chunks)
            failed = gather(batch, gathering)
            segment = gathering.write(folder) if len(gathering) else None
            send(sys.stdout.buffer, Made(segment, tuple(failed)))
    except (EOFError, OSError):
        return


def _read(pipe: IO[bytes], size: int) -> bytes:
    found = pipe.read(size)
    if len(found) < size:
        raise EOFError
    return found

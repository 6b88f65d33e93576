"""The segments of an update in the making: batch by batch, in this process and others.

Batches are committed in the order in which they were begun, so that a document's passages stay in
order. They are made in a folder of their own: whoosh deletes what no commit names.
"""

from __future__ import annotations

import shutil
import time
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.search.store.chunks import Chunks
from reader.search.store.gathering import Gathering
from reader.search.store.worker import gather
from reader.search.store.workers import Workers, cores_to_spare

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.search.store.engine import SegmentName
    from reader.search.store.gathering import Row
    from reader.search.store.ledger import Known
    from reader.search.store.worker import Batch

# A batch is lost by a kill, and its words are in memory until it is made.
BATCH_RECORDS = 50_000
_BATCH_CHARACTERS = 6_000_000
_FIRST_BATCH = 250_000  # characters, so that something is found soon
_BATCH_SECONDS = 5.0
_WORTH_WAITING = 500_000  # characters; less is made here at once
_WORTH_WORKERS = 1_500_000  # characters that were made before others are asked to help


@dataclass(slots=True)
class Pending:
    """A batch that is full.

    Attributes:
        ticket: Its number.
        changes: What is known of sources once it is committed; None for one that is gone.
        deleted: Numbers of records that go with it, by the identity of their segment.
        rows: What another process is making a segment of; kept in case it dies.
        is_made: Whether it can be committed.
        segment: What was made of it; None where it holds no record.
    """

    ticket: int
    changes: dict[str, Known | None]
    deleted: dict[str, set[int]]
    rows: Batch = field(default_factory=list)
    is_made: bool = False
    segment: SegmentName | None = None


class Making:
    """Takes records and makes segments of them.

    Attributes:
        records: How many were taken.
        failed: Keys of sources with the reason why a record was left out.
    """

    def __init__(self, store: Path) -> None:
        self.records = 0
        self.failed: list[tuple[str, str]] = []
        self._store = store
        self._folder = store / "making"
        self._workers = Workers(self._folder, cores_to_spare())
        self._chunks = Chunks()
        self._pending: deque[Pending] = deque()
        self._tickets = 0
        self._characters_before = 0
        self._begin(_FIRST_BATCH)

    def add(self, key: str, language: str, row: Row) -> None:
        """Take the next record."""
        self.records += 1
        self._characters += len(row.text)
        self._size += 1
        if self._is_for_others:
            self._rows.append((key, language, row))
        else:
            self._count_failed(gather([(key, language, row)], self._gathering))

    @property
    def is_full(self) -> bool:
        """Whether the batch is to be sealed before the next record."""
        late = time.monotonic() - self._opened > _BATCH_SECONDS
        full = self._characters >= self._most or self._size >= BATCH_RECORDS
        return self._size > 0 and (full or late)

    def seal(
        self, changes: dict[str, Known | None], deleted: dict[str, set[int]], *, last: bool = False
    ) -> None:
        """End the batch, and begin the next.

        Args:
            changes: What is known of sources once it is committed.
            deleted: Numbers of records that go with it, by the identity of their segment.
            last: There will be no other.
        """
        pending = Pending(self._tickets, changes, deleted)
        self._tickets += 1
        self._pending.append(pending)
        is_small = last and self._characters < _WORTH_WAITING
        if self._is_for_others and not is_small and self._workers.is_one_idle:
            pending.rows = self._rows
            self._give(pending)
        else:
            self._count_failed(gather(self._rows, self._gathering))
            self._make(pending, self._gathering)
        self._characters_before += self._characters
        if not last:
            self._begin(_BATCH_CHARACTERS)

    def made(self) -> Iterator[Pending]:
        """The batches that can be committed now, those before others first."""
        self._take_answers(0.0)
        while self._pending and self._pending[0].is_made:
            yield self._pending.popleft()

    def wait(self, seconds: float) -> bool:
        """Wait until something was made, and tell whether there is more to wait for."""
        if any(not one.is_made for one in self._pending):
            self._take_answers(seconds)
        return any(not one.is_made for one in self._pending)

    def place(self, name: SegmentName) -> SegmentName:
        """Put a segment that was made where it can be committed."""
        (self._folder / name.file_name).replace(self._store / name.file_name)
        return name

    def end(self) -> None:
        """Stop everything; what was not committed is gone."""
        self._workers.end()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _begin(self, characters: int) -> None:
        if self._chunks.is_large:
            self._chunks = Chunks()
        self._gathering = Gathering(self._chunks)
        self._rows: Batch = []
        worthwhile = self._characters_before >= _WORTH_WORKERS
        self._is_for_others = worthwhile and self._workers.is_one_idle
        self._most = characters
        self._characters = self._size = 0
        self._opened = time.monotonic()

    def _give(self, pending: Pending) -> None:
        try:
            self._workers.give(pending.ticket, pending.rows)
        except OSError:  # no process can be begun
            self._make_here(pending)

    def _take_answers(self, seconds: float) -> None:
        for ticket, made in self._workers.answers(seconds):
            pending = next(one for one in self._pending if one.ticket == ticket)
            if made is None:
                self._make_here(pending)
            else:
                self._count_failed(made.failed)
                pending.segment, pending.is_made, pending.rows = made.segment, True, []

    def _make_here(self, pending: Pending) -> None:
        gathering = Gathering()
        self._count_failed(gather(pending.rows, gathering))
        self._make(pending, gathering)

    def _make(self, pending: Pending, gathering: Gathering) -> None:
        if len(gathering):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            pending.segment = gathering.write(self._folder)
        pending.is_made, pending.rows = True, []

    def _count_failed(self, failed: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> None:
        self.failed += failed
        self.records -= len(failed)

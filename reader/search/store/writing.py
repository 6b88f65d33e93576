"""Writing one part of the index, in commits that each leave it whole."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from reader.search.model import Kind
from reader.search.store.chunks import Chunks
from reader.search.store.engine import Contents, create
from reader.search.store.gathering import KINDS, Gathering, Row
from reader.search.store.ledger import Known, Ledger
from reader.search.store.merging import merged
from reader.search.store.part import PASSAGES
from reader.text.place import parse_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.search.model import Record, Source
    from reader.search.store.engine import SegmentName
    from reader.search.store.leaf import Leaf
    from reader.search.store.manifest import Manifest
    from reader.search.store.part import Part

# A batch is lost by a kill, and its words are in memory until its commit.
_BATCH_RECORDS = 50_000
_BATCH_CHARACTERS = 8_000_000
_FIRST_BATCH = 250_000  # characters, so that something is found soon
_BATCH_SECONDS = 5.0


class CancelledError(Exception):
    """The update was cancelled."""


def create_store(part: Part, manifest: Manifest) -> None:
    """Make an empty index in the part's new folder, and its manifest.

    Raises:
        OSError: The system refuses.
    """
    create(part.store(manifest))
    part.record(manifest)


class Writing:
    """Changes to one part, made by the holder of its lock."""

    def __init__(
        self, part: Part, manifest: Manifest, cancelled: Callable[[], bool] = lambda: False
    ) -> None:
        self.manifest = manifest
        self._part = part
        self._cancelled = cancelled
        self._store = part.store(manifest)
        self._contents = Contents(self._store)
        ledger = part.ledger(manifest)
        self._ledger = Ledger(ledger.extent, ledger.sources)
        self._leaves: Sequence[Leaf] | None = None
        self._deleted: dict[str, set[int]] = {}
        self._changes: dict[str, Known | None] = {}
        self._chunks = Chunks()
        self._begin_batch(_FIRST_BATCH)

    def known(self, key: str) -> Known | None:
        """What was last committed of a source."""
        return self._ledger.sources.get(key)

    def keys(self) -> set[str]:
        """Every source that is there, also what is not whole because of a kill."""
        return set(self._ledger.sources).union(*(leaf.keys for leaf in self._open_leaves()))

    def remove(self, key: str) -> None:
        """Remove a source's records at the next commit."""
        self._delete(key)
        self._changes[key] = None

    def retell(self, source: Source, known: Known) -> None:
        """Change what a source is, and nothing of its records."""
        self._changes[source.key] = Known(known.digest, source.about)

    def replace(self, source: Source, records: Iterable[Record]) -> list[str]:
        """Put these records in the place of a source's former ones.

        Returns:
            Why a record was left out, for each that was.

        Raises:
            CancelledError: It was cancelled between two records.
        """
        left_out: list[str] = []
        self._delete(source.key)
        self._changes[source.key] = Known("", source.about)  # a commit may come between
        for number, record in enumerate(records):
            self.check_cancelled()
            try:
                row = row_of(record, number, self._part.name)
                if self._is_batch_full():
                    self.commit()
                self._batch.add(source.key, source.about.language, row)
            except Exception as error:  # noqa: BLE001 - one record that fails stops no other
                left_out.append(f"{record.place}: {error}")
            self._characters += len(record.text)
        self._changes[source.key] = Known(digest_of(source), source.about)
        return left_out

    def check_cancelled(self) -> None:
        """Stop here if that is asked for.

        Raises:
            CancelledError: It is.
        """
        if self._cancelled():
            raise CancelledError

    def commit(self, *, tidy: bool = False) -> None:
        """Make what was done findable; a digest is kept only now.

        Args:
            tidy: Take the time to merge small segments.
        """
        segments = [self._without_deleted(name) for name in self._contents.segments]
        if len(self._batch):
            segments.append(self._batch.write(self._store))
        segments = merged(self._store, segments, self._part.leaves, tidy=tidy)
        if tuple(segments) != self._contents.segments:
            if undone := self._undone():
                self._account(undone)
            self._contents.commit(segments)
            self._leaves = None
            self._account(self._changes)
        elif self._changes:
            self._account(self._changes)
        self._changes = {}
        self._deleted.clear()
        self._begin_batch(_BATCH_CHARACTERS)

    def save(self) -> None:
        """Keep the manifest as it is."""
        self.manifest.records = sum(
            name.records - len(name.deleted) for name in self._contents.segments
        )
        self.manifest.sources = sum(bool(known.digest) for known in self._ledger.sources.values())
        self.manifest.generation = self._contents.generation
        self.manifest.extent = self._ledger.extent
        self._part.record(self.manifest)

    def _undone(self) -> dict[str, Known | None]:
        """What changes now: no digest may stand for records that are about to go."""
        before = ((key, self.known(key)) for key in self._changes)
        return {key: Known("", known.about) for key, known in before if known and known.digest}

    def _account(self, changes: dict[str, Known | None]) -> None:
        self._ledger.append(self._store, changes, self._contents.generation)
        self.save()

    def _begin_batch(self, characters: int) -> None:
        if self._chunks.is_large:
            self._chunks = Chunks()
        self._batch = Gathering(self._chunks)
        self._most = characters
        self._characters = 0
        self._opened = time.monotonic()

    def _is_batch_full(self) -> bool:
        late = time.monotonic() - self._opened > _BATCH_SECONDS
        full = self._characters >= self._most or len(self._batch) >= _BATCH_RECORDS
        return len(self._batch) > 0 and (full or late)

    def _delete(self, key: str) -> None:
        names = self._contents.segments
        for name, leaf in zip(names, self._open_leaves(), strict=True):
            for run in leaf.runs_of(key):
                self._deleted.setdefault(name.identity, set()).update(range(run.start, run.end))

    def _open_leaves(self) -> Sequence[Leaf]:
        if self._leaves is None:
            self._leaves = self._part.leaves.of(self._store, self._contents.segments)
        return self._leaves

    def _without_deleted(self, name: SegmentName) -> SegmentName:
        deleted = self._deleted.get(name.identity, ())
        return name._replace(deleted=name.deleted.union(deleted))


def digest_of(source: Source) -> str:
    """What changes whenever the records of a source do, or how their words are stemmed."""
    return f"{source.digest} {source.about.language}"


def row_of(record: Record, number: int, part: str) -> Row:
    """A record as it is written; a document is found by its title at its beginning alone.

    Args:
        record: The record.
        number: How many come before it in its source.
        part: Name of the part that is to hold it.

    Raises:
        ValueError: It cannot be kept there.
    """
    if part == PASSAGES and record.kind is not Kind.PASSAGE:
        raise ValueError("only passages belong to a document")
    if parse_place(str(record.place)) != record.place:
        raise ValueError("the place has no text form")
    return Row(
        str(record.place),
        KINDS.index(record.kind),
        record.title,
        record.text,
        record.start,
        record.names,
        number == 0 or record.kind is not Kind.PASSAGE,
    )

"""Writing one part of the index, in commits that each leave it whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.search.model import Kind
from reader.search.store.engine import Contents, create
from reader.search.store.gathering import KINDS, Row
from reader.search.store.ledger import Known, Ledger, digest_of
from reader.search.store.making import Making
from reader.search.store.merging import merged
from reader.search.store.part import PASSAGES
from reader.text.place import parse_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.search.model import Record, Source
    from reader.search.store.engine import SegmentName
    from reader.search.store.leaf import Leaf
    from reader.search.store.manifest import Manifest
    from reader.search.store.part import Part

_LOOK = 0.1  # seconds between two looks at whether to go on


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
    """Changes to one part, made by the holder of its lock.

    Attributes:
        manifest: Of the last commit.
        making: What becomes of the records.
    """

    def __init__(
        self, part: Part, manifest: Manifest, cancelled: Callable[[], bool] = lambda: False
    ) -> None:
        self.manifest = manifest
        self._part = part
        self._cancelled = cancelled
        self._store = part.store(manifest)
        self._contents = Contents(self._store)
        ledger = part.ledger(manifest)
        self._ledger = Ledger(ledger.extent, ledger.sources, ledger.whole)
        self._leaves: Sequence[Leaf] | None = None
        self._deleted: dict[str, set[int]] = {}
        self._changes: dict[str, Known | None] = {}
        self.making = Making(self._store)

    def known(self, key: str) -> Known | None:
        """What was last committed of a source."""
        return self._ledger.sources.get(key)

    def keys(self) -> set[str]:
        """Every source that is there, also what is not whole because of a kill."""
        return set(self._ledger.sources).union(*(leaf.keys for leaf in self._open_leaves()))

    def changed_since(self, before: Mapping[str, Known]) -> set[str]:
        """Sources of which something else was known before."""
        now = self._ledger.sources
        return {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}

    def remove(self, key: str) -> None:
        """Remove a source's records at the next commit."""
        self._delete(key)
        self._changes[key] = None

    def retell(self, source: Source, known: Known) -> None:
        """Change what a source is, and nothing of its records."""
        self._changes[source.key] = Known(known.digest, source.about)

    def replace(self, source: Source, records: Iterable[Record]) -> None:
        """Put these records in the place of a source's former ones.

        Raises:
            CancelledError: It was cancelled between two records.
        """
        self._commit_full()  # so that what is deleted and what replaces it go into one batch
        self._delete(source.key)
        self._changes[source.key] = Known("", source.about)  # a commit may come between
        for number, record in enumerate(records):
            self.check_cancelled()
            try:
                row = row_of(record, number, self._part.name)
            except Exception as error:  # noqa: BLE001 - one record that fails stops no other
                self.making.failed.append((source.key, f"{record.place}: {error}"))
                continue
            self._commit_full()
            self.making.add(source.key, source.about.language, row)
        self._changes[source.key] = Known(digest_of(source), source.about)

    def check_cancelled(self) -> None:
        """Stop here if that is asked for.

        Raises:
            CancelledError: It is.
        """
        if self._cancelled():
            raise CancelledError

    def finish(self, *, tidy: bool = False) -> None:
        """Make all that was done findable; a digest is kept only now.

        Args:
            tidy: Take the time to merge small segments.

        Raises:
            CancelledError: It was cancelled.
        """
        self._seal(last=True)
        while self.making.wait(_LOOK):
            self.check_cancelled()
            self._commit_made()
        self._commit_made(tidy=tidy, last=True)

    def end(self) -> None:
        """Stop everything; what was not committed is gone."""
        self.making.end()

    def save(self) -> None:
        """Keep the manifest as it is."""
        self.manifest.records = sum(
            name.records - len(name.deleted) for name in self._contents.segments
        )
        self.manifest.sources = self._ledger.whole
        self.manifest.generation = self._contents.generation
        self.manifest.extent = self._ledger.extent
        self._part.record(self.manifest)

    def _seal(self, *, last: bool = False) -> None:
        self.making.seal(self._changes, self._deleted, last=last)
        self._changes, self._deleted = {}, {}

    def _commit_full(self) -> None:
        """Commit what is ready, where the batch is full."""
        if self.making.is_full:
            self._seal()
            self._commit_made()

    def _commit_made(self, *, tidy: bool = False, last: bool = False) -> None:
        """Commit the batches that are ready."""
        changes: dict[str, Known | None] = {}
        segments = list(self._contents.segments)
        for made in self.making.made():
            changes |= made.changes
            segments = [
                one._replace(deleted=one.deleted.union(made.deleted.get(one.identity, ())))
                for one in segments
            ]
            if made.segment:
                segments.append(self.making.place(made.segment))
        if last:
            segments = merged(self._store, segments, self._part.leaves, tidy=tidy)
        if tuple(segments) != self._contents.segments:
            self._commit(segments, changes)
        elif changes:
            self._account(changes)

    def _commit(self, segments: Sequence[SegmentName], changes: Mapping[str, Known | None]) -> None:
        before = ((key, self.known(key)) for key in changes)
        undone = {key: Known("", known.about) for key, known in before if known and known.digest}
        if undone:  # no digest may stand for records that are about to go
            self._account(undone)
        self._contents.commit(segments)
        self._leaves = None
        self._account(changes)

    def _account(self, changes: Mapping[str, Known | None]) -> None:
        self._ledger.append(self._store, changes)
        self.save()

    def _delete(self, key: str) -> None:
        names = self._contents.segments
        for name, leaf in zip(names, self._open_leaves(), strict=True):
            for run in leaf.runs_of(key):
                self._deleted.setdefault(name.identity, set()).update(range(run.start, run.end))

    def _open_leaves(self) -> Sequence[Leaf]:
        if self._leaves is None:
            self._leaves = self._part.leaves.of(self._store, self._contents.segments)
        return self._leaves


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

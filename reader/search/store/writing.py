"""Writing one part of the index, in commits that each leave it whole."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from reader.search.model import Kind
from reader.search.store.fields import make_schema, record_fields
from reader.search.store.part import PASSAGES
from reader.search.store.segments import PostingsByWord, merge_alike, merge_when_many
from reader.search.store.snapshot import Snapshot, open_store
from reader.search.store.vocabulary import read_vocabulary, write_vocabulary
from reader.text.place import parse_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.search.model import Record, Source
    from reader.search.store.manifest import Manifest
    from reader.search.store.part import Part

# A batch is lost by a kill, and its postings are in memory until its commit.
_BATCH_RECORDS = 4_000
_BATCH_SECONDS = 5.0
_LOCK_SECONDS = 5.0  # whoosh's own lock, only ever held by a writer that holds the part's too


class CancelledError(Exception):
    """The update was cancelled."""


def create_store(part: Part, manifest: Manifest) -> None:
    """Make an empty index in the part's new folder, and its manifest.

    Raises:
        OSError: The system refuses.
    """
    store = part.store(manifest)
    FileIndex.create(FileStorage(str(store)), make_schema(), "MAIN")
    write_vocabulary(store, {})
    part.record(manifest, 0)


class Writing:
    """Changes to one part, made by the holder of its lock."""

    def __init__(
        self, part: Part, manifest: Manifest, cancelled: Callable[[], bool] = lambda: False
    ) -> None:
        self.manifest = manifest
        self._part = part
        self._cancelled = cancelled
        self._store = part.store(manifest)
        self._index = open_store(self._store)
        self._perhaps_present: frozenset[str] | None = None
        self._words: Counter[str] = Counter()
        self._writer: SegmentWriter | None = None
        self._opened = 0.0
        self._batch = 0
        self._done: dict[str, str | None] = {}

    def keys(self) -> set[str]:
        """Every source that is there, also what was not recorded because of a kill."""
        recorded = self.manifest.sources.keys()
        snapshot = Snapshot(self._store)
        try:
            self._perhaps_present = snapshot.keys()
            unrecorded = self._perhaps_present - recorded
            return recorded | {key for key in unrecorded if snapshot.holds(key)}
        finally:
            snapshot.close()

    def remove(self, key: str) -> None:
        """Remove a source's records at the next commit."""
        self._open_writer().delete_by_term("key", key)
        self._done[key] = None
        self.manifest.abouts.pop(key, None)

    def replace(self, source: Source, records: Iterable[Record]) -> list[str]:
        """Put these records in the place of a source's former ones.

        Returns:
            Why a record was left out, for each that was.

        Raises:
            CancelledError: It was cancelled between two records.
        """
        left_out: list[str] = []
        self._done[source.key] = None  # until the last record: a commit may come between
        self.manifest.abouts[source.key] = source.about
        if self._perhaps_present is None or source.key in self._perhaps_present:
            self._open_writer().delete_by_term("key", source.key)
        for number, record in enumerate(records):
            self.check_cancelled()
            try:
                self._check(record)
                fields = record_fields(source.key, record, self._words, is_first=number == 0)
            except Exception as error:  # noqa: BLE001 - one record that fails stops no other
                left_out.append(f"{record.place}: {error}")
                continue
            if self._is_batch_full():
                self.commit()
            self._open_writer().add_document(**fields)
            self._batch += 1
        self._open_writer()
        self._done[source.key] = source.digest
        return left_out

    def check_cancelled(self) -> None:
        """Stop here if that is asked for.

        Raises:
            CancelledError: It is.
        """
        if self._cancelled():
            raise CancelledError

    def _check(self, record: Record) -> None:
        if self._part.name == PASSAGES and record.kind is not Kind.PASSAGE:
            raise ValueError("only passages belong to a document")
        if parse_place(str(record.place)) != record.place:
            raise ValueError("the place has no text form")

    def commit(self, *, tidy: bool = False) -> None:
        """Make what was done findable; a digest is kept only now.

        Args:
            tidy: Take the time to merge small segments.
        """
        if self._writer is None:
            return
        self._save_words()
        if self._done.keys() & self.manifest.sources.keys():
            for key in self._done:
                self.manifest.sources.pop(key, None)
            self.save()  # no digest stands for records that are about to go
        self._writer.commit(mergetype=merge_alike if tidy else merge_when_many)
        self._writer = None
        for key, digest in self._done.items():
            if digest is not None:
                self.manifest.sources[key] = digest
        self._done.clear()
        self.save()

    def save(self) -> None:
        """Keep the manifest as it is."""
        self.manifest.records = self._index.doc_count()
        self._part.record(self.manifest, self._index.latest_generation())

    def cancel(self) -> None:
        """Drop what was not committed."""
        if self._writer is not None:
            self._writer.cancel()
            self._writer = None

    def _is_batch_full(self) -> bool:
        late = time.monotonic() - self._opened > _BATCH_SECONDS
        return self._writer is not None and (self._batch >= _BATCH_RECORDS or late)

    def _open_writer(self) -> SegmentWriter:
        if self._writer is None:
            self._writer = writer = SegmentWriter(self._index, timeout=_LOCK_SECONDS)
            writer.pool = PostingsByWord(writer.temp_storage(), writer.newsegment)
            self._opened = time.monotonic()
            self._batch = 0
        return self._writer

    def _save_words(self) -> None:
        """Add the new words; before the commit, for a word without texts does no harm."""
        if self._words:
            write_vocabulary(self._store, read_vocabulary(self._store).counts() + self._words)
            self._words.clear()

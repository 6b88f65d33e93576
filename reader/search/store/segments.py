"""How whoosh gathers postings for a segment, and when segments are merged."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from whoosh.reading import SegmentReader
from whoosh.writing import PostingPool

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whoosh.codec.base import Segment
    from whoosh.filedb.filestore import Storage
    from whoosh.writing import SegmentWriter

_ALIKE = 8  # so many segments of about one size are merged into one
_LARGEST_MERGED = 2_000  # records; eight such are as many as fit in memory with ease
_MOST_SEGMENTS = 48  # a search looks into each

_Item = tuple[str, bytes, int, float, bytes]


class PostingsByWord(PostingPool):
    """Gathers postings by word, in memory, and sorts the words alone.

    Whoosh's own sorts all postings at once, which takes longer and holds every other thread up.
    Records are numbered in the order they come, also those of merged segments, so that each
    word's postings are in order as they are.
    """

    def __init__(self, tempstore: Storage, segment: Segment, **options: int) -> None:
        super().__init__(tempstore, segment, **options)  # type: ignore[no-untyped-call]
        self._by_word: defaultdict[tuple[str, bytes], list[tuple[int, float, bytes]]]
        self._by_word = defaultdict(list)

    def add(self, item: _Item) -> None:
        """Take one posting."""
        field, word, number, weight, value = item
        self._by_word[field, word].append((number, weight, value))

    def iter_postings(self) -> Iterator[_Item]:
        """All postings by field, word and record."""
        for field, word in sorted(self._by_word):
            for number, weight, value in self._by_word[field, word]:
                yield field, word, number, weight, value


def merge_when_many(writer: SegmentWriter, segments: list[Segment]) -> list[Segment]:
    """Merge nothing now, unless a search would begin to feel the number of segments."""
    return segments if len(segments) < _MOST_SEGMENTS else merge_alike(writer, segments)


def merge_alike(writer: SegmentWriter, segments: list[Segment]) -> list[Segment]:
    """Merge small segments of about one size where there are several; drop what is deleted.

    Each record is written again a few times at most, however many come one by one.
    """
    keep: list[Segment] = []
    by_size: defaultdict[int, list[Segment]] = defaultdict(list)
    for segment in segments:
        records = segment.doc_count_all() - segment.deleted_count()
        if records > _LARGEST_MERGED:
            keep.append(segment)
        elif records:
            by_size[(records.bit_length() - 1) // (_ALIKE.bit_length() - 1)].append(segment)
    for alike in by_size.values():
        if len(alike) < _ALIKE:
            keep += alike
            continue
        for segment in alike:
            _merge(writer, segment)
    return keep


def _merge(writer: SegmentWriter, segment: Segment) -> None:
    reader = SegmentReader(writer.storage, writer.schema, segment)
    try:
        writer.add_reader(reader)
    finally:
        reader.close()

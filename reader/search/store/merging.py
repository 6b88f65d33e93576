"""When segments are merged: their records are gathered again, those that were deleted left out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reader.search.store.gathering import TITLES, Gathering, Row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.search.store.engine import SegmentName
    from reader.search.store.leaf import Leaf
    from reader.search.store.leaves import Leaves

_ALIKE = 8  # so many segments of about one size are merged into one
_LARGEST_MERGED = 2_000  # records
_MOST_LEFT = 10_000  # records; seconds
_LARGEST_AT_ONCE = 100  # records that a single saved note may have to be gathered again with it
_MOST_SEGMENTS = 48  # a search looks into each


def merged(
    folder: Path, segments: Sequence[SegmentName], leaves: Leaves, *, tidy: bool
) -> list[SegmentName]:
    """The segments to be committed in the place of these.

    Each record is written again a few times at most, however many come one by one.

    Args:
        folder: Where they are.
        segments: What there is, those among them of which all is deleted.
        leaves: Opens them.
        tidy: There is time.
    """
    there = [name for name in segments if len(name.deleted) < name.records]
    largest = _LARGEST_MERGED if tidy else _LARGEST_AT_ONCE
    if not tidy and len(there) < _MOST_SEGMENTS:
        return there
    by_size: defaultdict[int, list[SegmentName]] = defaultdict(list)
    for name in there:
        if (size := name.records - len(name.deleted)) <= largest:
            by_size[(size.bit_length() - 1) // (_ALIKE.bit_length() - 1)].append(name)
    alike = [names for names in by_size.values() if len(names) >= _ALIKE]
    if tidy:
        taken = {name for names in alike for name in names}
        alike += [[name] for name in there if name not in taken and _is_wasteful(name)]
    if not alike:
        return there
    opened = dict(zip(there, leaves.of(folder, there), strict=True))
    gone = {name for names in alike for name in names}
    kept = [name for name in there if name not in gone]
    return kept + [_merge(folder, [(name, opened[name]) for name in names]) for names in alike]


def _is_wasteful(name: SegmentName) -> bool:
    """Whether most of a segment is deleted, and the rest soon gathered again."""
    left = name.records - len(name.deleted)
    return left < len(name.deleted) and left <= _MOST_LEFT


def _merge(folder: Path, segments: Sequence[tuple[SegmentName, Leaf]]) -> SegmentName:
    gathering = Gathering()
    for name, leaf in segments:
        titled = leaf.lengths(TITLES)
        for run in leaf.runs:
            for number in range(run.start, run.end):
                if number not in name.deleted:
                    stored = leaf.stored(number)
                    kind = int(leaf.kinds[number])
                    is_titled = bool(titled[number])
                    row = Row(
                        stored.place,
                        kind,
                        stored.title,
                        stored.text,
                        stored.start,
                        leaf.names(number),
                        is_titled,
                    )
                    gathering.add(run.key, run.language, row)
    return gathering.write(folder)

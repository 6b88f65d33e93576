"""Every byte of a part of the index read, and what can be found compared with its sources.

The sources are indexed once more in a folder that is thrown away. A record is compared by a number
made of all that is kept of it and of every word and position that leads to it, so that a book
needs no more memory than its list of numbers.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from reader.search.store.engine import Contents
from reader.search.store.gathering import MOST_RECORDS, TITLES, WORDS, Gathering
from reader.search.store.leaf import Leaf
from reader.search.store.ledger import digest_of
from reader.search.store.part import MissingError, UnfitError
from reader.search.store.writing import row_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt

    from reader.search.model import Record, Source
    from reader.search.store.manifest import Manifest
    from reader.search.store.part import Part

    _Numbers = npt.NDArray[np.uint64]

_CHARACTERS = 8_000_000  # indexed at once
_ATTEMPTS = 3
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # odd, so that no two values become one
_HALF = np.uint64(32)


def faults(part: Part, sources: Sequence[Source]) -> tuple[str, ...]:
    """One line for each thing that is wrong with a part of the index; never raises.

    Args:
        part: What is looked at, while others may go on writing to it.
        sources: All that it is to hold.
    """
    for _ in range(_ATTEMPTS):
        stamp = part.stamp()
        found: tuple[str, ...]
        try:
            manifest = part.load()
            found = tuple(_Check(part, manifest).lines({one.key: one for one in sources}))
        except MissingError:
            found = (f"the index of {part.name} was not made yet",)
        except UnfitError as error:
            found = (f"the index of {part.name} {error}",)
        except Exception as error:  # noqa: BLE001 - what is damaged raises anything
            found = (f"the index of {part.name} cannot be read: {error!r}",)
        if part.stamp() == stamp:
            return found
    return (f"the index of {part.name} is being written; check it again later",)


class _Held(NamedTuple):
    """What can be found.

    Attributes:
        records: The number of each record, by the key of its source.
        words: All words, each with its stem.
    """

    records: Mapping[str, list[int]]
    words: set[tuple[str, str]]


class _Check:
    """A part as it was at one commit, against its sources."""

    def __init__(self, part: Part, manifest: Manifest) -> None:
        self._part = part
        self._manifest = manifest
        self._store = part.store(manifest)
        self._known = part.sources(manifest)

    def lines(self, sources: Mapping[str, Source]) -> Iterator[str]:
        """What is wrong."""
        damaged = list(self._part.damaged(self._manifest, whole=True))
        yield from (f"{self._store / name}: it is not as it was written" for name in damaged)
        if not self._manifest.complete:
            yield f"the index of {self._part.name} has not seen everything yet"
        agreeing = []
        for key in sorted(self._known.keys() | sources.keys()):
            if told := self._disagreement(key, sources.get(key)):
                yield f"{key}: {told}"
            else:
                agreeing.append(sources[key])
        if not damaged:
            yield from self._compare(agreeing)

    def _disagreement(self, key: str, source: Source | None) -> str:
        known = self._known.get(key)
        if source is None:
            return "it is gone, and still in the index"
        if known is None:
            return "it is not in the index yet"
        if not known.digest:
            return "it is not in the index as a whole"
        if known.digest != digest_of(source):
            return "it has changed since it was indexed"
        return "" if known.about == source.about else "what it is has changed since"

    def _compare(self, sources: Sequence[Source]) -> Iterator[str]:
        held = self._held()
        count = sum(map(len, held.records.values()))
        if count != self._manifest.records:
            yield f"{count:,} records are found, {self._manifest.records:,} were written"
        for key in sorted(held.records.keys() - self._known.keys()):
            yield f"{key}: it is found, and nothing is known of it"
        wanted = _Wanted(self._part.name)
        with TemporaryDirectory(prefix="reader-") as folder:
            for source in sources:
                try:
                    wanted.add(source, Path(folder))
                except Exception as error:  # noqa: BLE001 - one source that fails stops no other
                    wanted.failed.add(source.key)
                    yield f"{source.key}: it cannot be compared with the index: {error}"
            wanted.index(Path(folder))
        for source in sources:
            key = source.key
            if key not in wanted.failed and sorted(wanted.records[key]) != sorted(
                held.records.get(key, ())
            ):
                yield f"{key}: what is found of it is not what it says"
        if missing := wanted.words - held.words:
            yield f"{len(missing):,} words are not found by their beginning, as {min(missing)[0]}"

    def _held(self) -> _Held:
        held = _Held(defaultdict(list), set())
        for name in Contents(self._store).segments:
            _take(Leaf(self._store, name), name.deleted, held)
        return held


class _Wanted:
    """What is to be found, by the sources."""

    def __init__(self, part: str) -> None:
        self._part = part
        self.failed: set[str] = set()
        self._held = _Held(defaultdict(list), set())
        self._gathering = Gathering()
        self._characters = 0

    @property
    def records(self) -> Mapping[str, list[int]]:
        """The numbers of the records."""
        return self._held.records

    @property
    def words(self) -> set[tuple[str, str]]:
        """All words, each with its stem."""
        return self._held.words

    def add(self, source: Source, folder: Path) -> None:
        """Index a source; a record that cannot be kept is left out, as in the index itself."""
        for number, record in enumerate(source.records()):
            if self._characters >= _CHARACTERS or len(self._gathering) >= MOST_RECORDS:
                self.index(folder)
            self._add(source, record, number)
            self._characters += len(record.text)

    def _add(self, source: Source, record: Record, number: int) -> None:
        try:
            row = row_of(record, number, self._part)
            self._gathering.add(source.key, source.about.language, row)
        except ValueError:
            return

    def index(self, folder: Path) -> None:
        """Take the numbers of what was gathered so far."""
        if len(self._gathering):
            name = self._gathering.write(folder)
            _take(Leaf(folder, name), frozenset(), self._held)
            (folder / name.file_name).unlink()
        self._gathering = Gathering()
        self._characters = 0


def _take(leaf: Leaf, deleted: frozenset[int], held: _Held) -> None:
    numbers = _numbers(leaf).tolist()
    for run in leaf.runs:
        there = [numbers[at] for at in range(run.start, run.end) if at not in deleted]
        if there:
            held.records[run.key].extend(there)
    stems = leaf.stems
    held.words.update(
        (word, stems[at]) for word, at in zip(leaf.spelt, leaf.stem_of.tolist(), strict=True)
    )


def _numbers(leaf: Leaf) -> _Numbers:
    """A number for each record of a segment, of all that is kept of it and all its words."""
    numbers = np.array([_crc(repr(_kept(leaf, at))) for at in range(leaf.size)], np.uint64)
    for field in (WORDS, TITLES):
        for stem in leaf.stems:
            found = leaf.of_word(field, stem)
            if found is None:
                continue
            of_records, counts = found.numbers.astype(np.int64), found.counts.astype(np.int64)
            if counts.sum() != len(found.positions) or (np.diff(of_records) < 1).any():
                raise ValueError(f"{stem!r} is not where it should be")
            values = _mixed(found.positions.astype(np.uint64) ^ _crc(f"{field} {stem}") << _HALF)
            numbers[of_records] += np.add.reduceat(values, np.cumsum(counts) - counts)
        numbers += _mixed(leaf.lengths(field).astype(np.uint64))
    return numbers


def _kept(leaf: Leaf, number: int) -> tuple[object, ...]:
    return (*leaf.stored(number), leaf.names(number))


def _crc(text: str) -> np.uint64:
    return np.uint64(zlib.crc32(text.encode("utf-8", "surrogatepass")))


def _mixed(values: _Numbers) -> _Numbers:
    values = values * _SPREAD
    mixed: _Numbers = (values ^ values >> _HALF) * _SPREAD
    return mixed

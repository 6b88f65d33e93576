"""Whoosh, as far as the index uses it: segments, their tables of words, and commits.

The one module that imports whoosh. A segment is written once and never changed; a commit is a
table of contents that names segments. Whoosh's own postings are unpickled one by one; here a word
leads to a block of bytes instead, which is read as arrays where it lies.
"""

from __future__ import annotations

import os
from mmap import ACCESS_READ, mmap
from typing import TYPE_CHECKING, Any, NamedTuple

import whoosh
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3Segment, W3TermInfo
from whoosh.fields import ID, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, clean_files
from whoosh.reading import TermNotFound
from whoosh.system import pack_ushort

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

VERSION: str = whoosh.__version_str__

_KNOWN = 4_096  # words whose blocks are remembered: whoosh takes fifty microseconds for each
_NAME = "MAIN"
_BLOCKS = ".blk"
_CODEC = W3Codec()


class Term(NamedTuple):
    """A word with the bytes that tell where it is.

    Attributes:
        word: Stemmed, in UTF-8.
        records: How many hold it.
        block: Whatever the reader of the block understands.
    """

    word: bytes
    records: int
    block: bytes


class Block(NamedTuple):
    """Where the bytes of a word lie in a segment's file, and how many records hold it."""

    records: int
    offset: int
    length: int


class SegmentName(NamedTuple):
    """A segment that is written, perhaps by another process.

    Attributes:
        identity: Its name among the segments.
        records: How many it holds, the deleted among them.
        deleted: Numbers of those that are deleted.
    """

    identity: str
    records: int
    deleted: frozenset[int] = frozenset()

    @property
    def file_name(self) -> str:
        """Its file in the folder of the index."""
        return str(_segment(self).make_filename(W3Segment.COMPOUND_EXT))


class _FieldWriter(W3FieldWriter):
    """Writes whoosh's table of words over blocks of our own."""

    def add_terms(self, terms: Iterable[Term]) -> None:
        """Take the words of the field that was started, in order."""
        field = pack_ushort(self._fieldid)
        blocks = self._segment.create_file(self._storage, _BLOCKS, mode="ab")
        offset = blocks.tell()
        for word, records, block in terms:
            info = W3TermInfo(df=records)
            info.set_extent(offset, len(block))
            blocks.write(block)
            offset += len(block)
            self._tindex.add(field + word, info.to_bytes())
        blocks.close()


def create(folder: Path) -> None:
    """Make an empty index in an empty folder.

    Raises:
        OSError: The system refuses.
    """
    TOC.create(FileStorage(str(folder)), Schema(), _NAME)


def write_segment(
    folder: Path,
    records: int,
    fields: Mapping[str, Iterable[Term]],
    files: Mapping[str, bytes],
) -> SegmentName:
    """Write a segment that no commit names yet.

    Args:
        folder: Where to; it must be moved to the index's own folder before the commit.
        records: How many it holds.
        fields: Every word of each field, in order.
        files: What else is kept, by extension.

    Raises:
        OSError: The system refuses.
    """
    storage = FileStorage(str(folder))
    # Whoosh's own names come from random, which two programs may have seeded alike.
    segment = W3Segment(_CODEC, _NAME, records, os.urandom(8).hex())
    writer: Any = _FieldWriter(_CODEC, storage, segment)  # type: ignore[no-untyped-call] # whoosh's
    for name, terms in fields.items():
        writer.start_field(name, ID())
        writer.add_terms(terms)
        writer.finish_field()
    writer.close()
    for extension, content in files.items():
        with segment.create_file(storage, extension) as file:
            file.write(content)
    segment.create_compound_file(storage)
    return SegmentName(segment.segid, records)


class Contents:
    """The table of contents of the last commit.

    Raises:
        Exception: Anything, where it is damaged.
    """

    def __init__(self, folder: Path) -> None:
        self._storage = FileStorage(str(folder))
        toc = TOC.read(self._storage, _NAME, schema=Schema())
        self.generation: int = toc.generation
        self.segments: tuple[SegmentName, ...] = tuple(
            SegmentName(one.segid, one.doc_count_all(), frozenset(one.deleted_docs()))
            for one in toc.segments
        )

    def commit(self, segments: Sequence[SegmentName]) -> None:
        """Make these the segments from now on, and delete the files of others.

        Raises:
            OSError: The system refuses; the last commit holds.
        """
        wanted = [_segment(one) for one in segments]
        toc = TOC(Schema(), wanted, self.generation + 1)
        toc.write(self._storage, _NAME)
        self.generation += 1
        self.segments = tuple(segments)
        clean_files(self._storage, _NAME, self.generation, wanted)


class SegmentFile:
    """A segment, open for reading by any number of threads."""

    def __init__(self, folder: Path, name: SegmentName) -> None:
        segment = _segment(name)
        compound = segment.open_compound_file(FileStorage(str(folder)))
        self._terms = _CODEC.terms_reader(compound, segment)
        self._terms._tindex.dbfile.file.close()  # noqa: SLF001 - a copy that nothing reads
        self._ranges = {
            "." + file.rpartition(".")[2]: compound.range(file) for file in compound.list()
        }
        self._known: dict[tuple[str, str], Block | None] = {}
        with (folder / name.file_name).open("rb") as file:
            self.bytes = mmap(file.fileno(), 0, access=ACCESS_READ)

    @property
    def is_whole(self) -> bool:
        """Whether the file is as long as it was; to read what was cut off ends the program."""
        return self.bytes.size() == len(self.bytes)

    def block(self, field: str, word: str) -> Block | None:
        """Where a word's block lies in ``bytes``; None where no record holds it."""
        if (field, word) not in self._known:
            if len(self._known) >= _KNOWN:
                self._known.clear()
            self._known[field, word] = self._look_up(field, word)
        return self._known.get((field, word))

    def _look_up(self, field: str, word: str) -> Block | None:
        try:
            info = self._terms.term_info(field, word.encode())
        except TermNotFound:
            return None
        offset, (length,) = info.extent()  # whoosh leaves the second as it unpacked it
        return Block(info.doc_frequency(), self._ranges[_BLOCKS][0] + offset, length)

    def range(self, extension: str) -> tuple[int, int]:
        """Where a file that was given lies in ``bytes``: its offset and its length."""
        offset, length = self._ranges[extension]
        return offset, length


def _segment(name: SegmentName) -> W3Segment:
    deleted = set(name.deleted) or None
    segment = W3Segment(_CODEC, _NAME, name.records, name.identity, deleted)
    segment.compound = True
    return segment

"""Small sources for the tests of search."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

from reader.search.model import Kind, Question, Record, Source
from reader.search.store.manifest import as_written
from reader.text.place import DocumentPlace, EntryPlace, NotePlace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.search.index import SearchIndex
    from reader.search.model import Results


def document(name: str, *passages: str, title: str = "") -> Source:
    """A document of these passages, one line each."""
    records = []
    start = 0
    for text in passages:
        place = DocumentPlace(name, start, start + len(text))
        records.append(Record(place, Kind.PASSAGE, title or name, text, start))
        start += len(text) + 1
    return Source(f"doc:{name}", repr((title, passages)), lambda: records)


def entry(name: str, term: str, text: str = "", names: Sequence[str] = ()) -> Source:
    """An entry."""
    record = Record(EntryPlace(name), Kind.ENTRY, term, text, names=tuple(names))
    return Source(f"entry:{name}", repr((term, text, names)), lambda: [record])


def note(name: str, text: str) -> Source:
    """A note."""
    record = Record(NotePlace(name), Kind.NOTE, text.split("\n", maxsplit=1)[0][:40], text)
    return Source(f"note:{name}", text, lambda: [record])


def change_manifest(path: Path, **values: object) -> None:
    """Write other values in the manifest of a part, as only who knows how could."""
    told, _, _ = path.read_bytes().partition(b"\n")
    path.write_bytes(as_written(json.loads(told) | values))


def file_sum(path: Path) -> tuple[int, int]:
    """What a manifest tells of a file."""
    data = path.read_bytes()
    return len(data), zlib.crc32(data)


def texts(*passages: str) -> list[Source]:
    """A document for each text, named p0, p1 and so on."""
    return [
        document(f"p{number}", text, title=f"t{number}") for number, text in enumerate(passages)
    ]


def places(results: Results) -> list[str]:
    """Where the hits are, without offsets, best first."""
    return [str(hit.place).split("#", 1)[0] for hit in results.hits]


def found(index: SearchIndex, query: str, *, as_you_type: bool = False) -> list[str]:
    """What a query finds, best first."""
    return places(index.search(Question(query, limit=1000, as_you_type=as_you_type)))


def matched_words(results: Results) -> list[list[str]]:
    """The marked words of each snippet."""
    return [[hit.snippet[start:end] for start, end in hit.matches] for hit in results.hits]

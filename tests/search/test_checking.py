"""``check`` reads every byte, and finds whatever does not agree with the sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.search.index import open_index
from reader.search.model import About, Kind, Record, Source
from reader.search.store import checking
from reader.text.place import NotePlace
from tests.search.building import change_manifest, document, entry, file_sum, note

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reader.search.index import SearchIndex

SOURCES = [
    document("d", *[f"word number{number} and some more" for number in range(40)], title="Words"),
    document("f", "le mot juste", title=""),
    entry("e", "Word", "told", names=("Term", "靖国神社")),
    note("n", "a word of mine"),
]


def test_an_index_that_agrees_has_no_fault(index: SearchIndex) -> None:
    index.update(SOURCES)
    assert index.check(SOURCES) == ()


def test_an_index_that_came_about_in_many_ways_has_no_fault(index: SearchIndex) -> None:
    index.update(SOURCES[:2])
    for number in range(60):
        index.put(note(f"m{number}", f"a word, {number} of many"))
    index.put(document("d", "other words"))
    index.discard("note:m7")
    index.update(SOURCES)
    assert index.check(SOURCES) == ()


def test_texts_are_compared_in_pieces(index: SearchIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    index.update(SOURCES)
    monkeypatch.setattr(checking, "_CHARACTERS", 100)
    assert index.check(SOURCES) == ()


def test_an_index_that_was_never_made_is_told_for_each_part(index: SearchIndex) -> None:
    lines = index.check(SOURCES)
    assert [line.split()[3] for line in lines] == ["passages", "cards"]
    assert all("was not made yet" in line for line in lines)


def test_what_has_changed_since_is_named(index: SearchIndex) -> None:
    index.update(SOURCES)
    sources = [
        document("d", "other words"),
        replace(SOURCES[1], about=About(by="Flaubert")),
        SOURCES[2],
        note("m", "new"),
    ]
    assert index.check(sources) == (
        "doc:d: it has changed since it was indexed",
        "doc:f: what it is has changed since",
        "note:m: it is not in the index yet",
        "note:n: it is gone, and still in the index",
    )


@pytest.mark.parametrize(
    "other",
    [
        Record(NotePlace("n"), Kind.NOTE, "a word of mine", "a word of thine"),
        Record(NotePlace("n"), Kind.NOTE, "another title", "a word of mine"),
        Record(NotePlace("n"), Kind.NOTE, "a word of mine", "a word of mine", names=("tag",)),
        Record(NotePlace("m"), Kind.NOTE, "a word of mine", "a word of mine"),
        Record(NotePlace("n"), Kind.NOTE, "a word of mine", "mine, a word of"),
    ],
    ids=["text", "title", "names", "place", "order"],
)
def test_what_is_found_of_a_source_is_compared_with_what_it_says(
    index: SearchIndex, other: Record
) -> None:
    index.update(SOURCES)
    lying = Source("note:n", SOURCES[-1].digest, lambda: [other])
    faults = index.check([*SOURCES[:-1], lying])
    assert faults[0] == "note:n: what is found of it is not what it says"


def test_a_word_that_leads_nowhere_is_noticed(
    index: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.search.store.gathering import Gathering, Row

    with monkeypatch.context() as patch:
        add = Gathering.add

        def forgetful(self: Gathering, key: str, language: str, row: Row) -> None:
            add(self, key, language, row._replace(titled=False))

        patch.setattr(Gathering, "add", forgetful)
        index.update(SOURCES)
    assert "entry:e: what is found of it is not what it says" in index.check(SOURCES)


def test_a_source_that_cannot_be_read_is_told_and_stops_no_other(index: SearchIndex) -> None:
    index.update(SOURCES)

    def failing() -> Iterable[Record]:
        raise OSError("the file is gone")

    lost = replace(SOURCES[0], records=failing)
    assert index.check([lost, *SOURCES[1:]]) == (
        "doc:d: it cannot be compared with the index: the file is gone",
    )


def test_damage_of_every_part_is_told_with_the_file(index: SearchIndex, folder: Path) -> None:
    index.update(SOURCES)
    index.close()
    damaged = [*folder.glob("passages-*/*.seg"), *folder.glob("cards-*/*.seg")]
    for path in damaged:
        data = path.read_bytes()
        path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    faults = open_index(folder).check(SOURCES)
    assert len(faults) == len(damaged) == 2
    for path, line in zip(damaged, faults, strict=True):
        assert f"{path.name} is not as it was written" in line


def test_a_large_file_is_read_to_its_last_byte(index: SearchIndex, folder: Path) -> None:
    sources = [document("d", *[f"number {number} of so many" for number in range(4_000)])]
    index.update(sources)
    index.close()
    (path,) = folder.glob("passages-*/*.seg")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert open_index(folder).check(sources) == (f"{path}: it is not as it was written",)


def test_damage_that_every_sum_agrees_with_is_noticed(index: SearchIndex, folder: Path) -> None:
    """As a fault in the program would leave it, or somebody who knows how."""
    index.update(SOURCES)
    index.close()
    (path,) = folder.glob("cards-*/*.seg")
    data = path.read_bytes()
    assert b"mine" in data
    data = data.replace(b"mine", b"mint")
    path.write_bytes(data)
    files = {one.name: file_sum(one) for one in path.parent.iterdir() if one.suffix != ".jsonl"}
    change_manifest(folder / "cards.json", files=files)
    assert open_index(folder).check(SOURCES)

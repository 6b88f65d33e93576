"""Whatever happens to the files of the index: noticed, mended from the sources, told in a line."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.search.index import open_index
from reader.search.model import About, IndexState, Question
from tests.search.building import change_manifest, document, entry, found, note

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.search.index import SearchIndex

SOURCES = [
    document("d", *[f"word number{number} and some more" for number in range(40)]),
    entry("e", "Word"),
    note("n", "a word of mine"),
]


@pytest.fixture
def made(folder: Path) -> Path:
    """A folder with an index of all sources."""
    index = open_index(folder)
    index.update(SOURCES)
    index.close()
    return folder


def check_mended(folder: Path, *, told_of: int = 1) -> None:
    told: list[str] = []
    index = open_index(folder, told.append)
    index.search(Question("word", as_you_type=True))  # whatever it finds, it does not raise
    report = index.update(SOURCES)
    assert len(told) == told_of, told
    assert report.mended == tuple(told)
    assert all("\n" not in line and str(folder) in line for line in told)
    results = index.search(Question("word", limit=100))
    assert len(results.hits) == 42
    assert results.complete
    assert not results.damaged
    assert index.status().state is IndexState.READY
    assert not index.needs_update(SOURCES)
    assert index.update(SOURCES).unchanged == len(SOURCES)
    assert len(told) == told_of
    index.close()


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def filled_with_zeros(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def filled_with_garbage(path: Path) -> None:
    path.write_bytes(bytes(range(1, 256)) * 40)


def changed_inside(path: Path) -> None:
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 64] = bytes(64)
    path.write_bytes(data)


def deleted(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    "damage", [truncated, emptied, filled_with_zeros, filled_with_garbage, changed_inside, deleted]
)
@pytest.mark.parametrize(
    "pattern",
    ["passages-*/*.toc", "passages-*/*.seg", "passages-*/sources-*", "cards-*/*.seg", "cards.json"],
)
def test_a_damaged_file_is_mended(made: Path, damage: Callable[[Path], None], pattern: str) -> None:
    (path,) = made.glob(pattern)
    damage(path)
    told_of = 0 if (damage, pattern) == (deleted, "cards.json") else 1
    check_mended(made, told_of=told_of)


@pytest.mark.parametrize(
    "change",
    [
        {"schema": 0},
        {"extent": ["sources-0.jsonl", 1, 1, 1]},
        {"store": "../../etc"},
        {"store": "passages-00000000"},
        {"files": {"../../etc/passwd": [1, 1]}},
        {"files": None},
        {"extent": 5},
    ],
    ids=str,
)
def test_a_manifest_that_does_not_fit_is_not_believed(
    made: Path, change: dict[str, object]
) -> None:
    path = made / "passages.json"
    change_manifest(path, **change)
    index = open_index(made)
    assert index.needs_update(SOURCES)
    index.close()
    check_mended(made)


def test_a_number_that_rotted_in_a_manifest_is_noticed(made: Path) -> None:
    path = made / "passages.json"
    content = path.read_text()
    assert '"records":40' in content
    path.write_text(content.replace('"records":40', '"records":41'))
    check_mended(made)


@pytest.mark.parametrize("garbage", ["[]", "null", "{}", '{"schema": 1}', "[" * 100_000])
def test_a_manifest_of_something_else_is_not_believed(made: Path, garbage: str) -> None:
    (made / "cards.json").write_text(garbage)
    check_mended(made)


def test_a_deleted_folder_is_made_again_in_silence(made: Path) -> None:
    shutil.rmtree(made)
    check_mended(made, told_of=0)


def test_a_folder_of_whooshs_files_that_is_deleted_is_made_again(made: Path) -> None:
    for store in made.glob("*-*/"):
        shutil.rmtree(store)
    check_mended(made, told_of=2)


def test_a_folder_deleted_while_the_index_is_open_is_made_again(made: Path) -> None:
    index = open_index(made)
    assert len(found(index, "word")) == 42
    shutil.rmtree(made)
    results = index.search(Question("word"))
    assert (results.hits, results.complete, results.damaged) == ((), False, False)
    index.put(note("n", "a word of mine"))
    assert found(index, "word") == ["note:n"]
    assert index.needs_update(SOURCES)
    index.update(SOURCES)
    assert len(found(index, "word")) == 42
    index.close()


def test_files_deleted_while_the_index_is_open_are_made_again(made: Path) -> None:
    index = open_index(made)
    index.search(Question("word"))
    for path in made.glob("*-*/*"):
        path.unlink()
    index.put(note("m", "a word more"))
    index.update([*SOURCES, note("m", "a word more")])
    assert len(found(index, "word")) == 43
    index.close()


def test_a_search_that_meets_damage_says_so_and_the_next_update_mends(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.search.store.snapshot import Snapshot

    def broken(*_: object) -> None:
        raise MemoryError

    told: list[str] = []
    index = open_index(made, told.append)
    with monkeypatch.context() as patch:
        patch.setattr(Snapshot, "postings", broken)
        results = index.search(Question("word"))
    assert (results.hits, results.damaged) == ((), True)
    assert index.status().state is IndexState.DAMAGED
    assert index.needs_update(SOURCES)
    index.update(SOURCES)
    assert len(told) == 2
    assert len(found(index, "word")) == 42
    index.close()


def test_what_the_last_run_left_over_disturbs_nothing(made: Path) -> None:
    (store,) = made.glob("passages-*/")
    (store / "MAIN.tmp").mkdir()
    (store / "MAIN.tmp" / "abc.run").write_bytes(b"left over")
    (store / "MAIN_leftover.trm").write_bytes(b"left over")
    (made / "passages.json.new").write_bytes(b"{")
    check_mended(made, told_of=0)


def test_a_whole_disk_is_told_and_not_mended_in_vain(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    from reader.base.errors import IndexUnusableError
    from reader.search.store.part import Part

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    index = open_index(made)
    with monkeypatch.context() as patch:
        patch.setattr(Part, "record", full)
        with pytest.raises(IndexUnusableError, match="no space left on device"):
            index.put(note("m", "a word more"))
    index.update(SOURCES)
    assert len(found(index, "word")) == 42
    index.close()


@pytest.mark.parametrize("damage", [truncated, emptied, filled_with_garbage, deleted])
@pytest.mark.parametrize("part", ["passages", "cards"])
def test_a_damaged_account_of_sources_is_noticed_before_anything_is_searched_for(
    made: Path, damage: Callable[[Path], None], part: str
) -> None:
    """Else a program that only searches would find nothing, and see no reason to mend it."""
    (path,) = made.glob(f"{part}-*/sources-*")
    damage(path)
    index = open_index(made)
    assert index.status().state is IndexState.DAMAGED
    assert index.needs_update(SOURCES)
    index.close()
    check_mended(made)


def test_a_large_file_cut_off_while_it_is_searched_ends_no_program(folder: Path) -> None:
    """What is mapped and gone is answered by the system with a signal, not with an error."""
    sources = [document("d", *[f"number {number} of so many" for number in range(9_000)])]
    index = open_index(folder)
    index.update(sources)
    assert len(found(index, "many")) == 1_000
    (path,) = folder.glob("passages-*/*.seg")
    with path.open("r+b") as file:
        file.truncate(10)
    assert index.search(Question("other many")).damaged
    assert index.search(Question("oth", as_you_type=True)).damaged
    assert index.check(sources)
    index.update(sources)
    assert len(found(index, "many")) == 1_000
    assert index.check(sources) == ()
    index.close()


def test_a_new_account_of_sources_never_overwrites_the_one_that_counts(
    index: SearchIndex, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.search.store import ledger

    monkeypatch.setattr(ledger, "_SLACK", 0)
    index.update(SOURCES)
    names: set[str] = set()
    sources = SOURCES
    for number in range(9):
        before = {path.name: path.read_bytes() for path in folder.glob("cards-*/sources-*")}
        sources = [replace(one, about=About(title=str(number))) for one in SOURCES]
        index.update(sources)
        after = {path.name: path.read_bytes() for path in folder.glob("cards-*/sources-*")}
        for name, content in before.items():
            assert after.get(name, content).startswith(content)
        names |= after.keys()
    assert len(names) > 2
    assert index.check(sources) == ()


def test_what_a_commit_that_failed_left_over_is_removed_by_the_next(
    index: SearchIndex, folder: Path
) -> None:
    index.update(SOURCES)
    (store,) = folder.glob("cards-*/")
    (store / "_MAIN_9.toc.1712.5").write_bytes(b"half")
    (store / "MAIN_0123456789abcdef.trm").write_bytes(b"half")
    (store / "sources-77.jsonl").write_bytes(b"half")
    index.put(note("m", "another"))
    left = {path.name.partition(".")[2] for path in store.iterdir()}
    assert left == {"toc", "seg", "jsonl"}
    assert len(list(store.glob("sources-*"))) == 1
    assert len(list(store.glob("*.toc"))) == 1


def test_folders_in_the_place_of_manifests_are_removed(made: Path) -> None:
    for path in (made / "cards.json", made / "passages.json"):
        path.unlink()
        (path / "inside").mkdir(parents=True)
        (made / f"{path.name}.new").mkdir()
    check_mended(made, told_of=2)

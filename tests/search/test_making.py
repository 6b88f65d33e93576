"""How the index is made: in batches, in processes beside, stopped, and gone on with."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from reader.search.index import open_index
from reader.search.model import About, Kind, Question, Record, Source
from reader.search.store import making, schema, workers
from reader.text.place import DocumentPlace
from tests.search.building import document, found, note, texts
from tests.search.programs import line_of, program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.search.index import SearchIndex
    from reader.search.store.worker import Batch

BOOKS = [
    document(f"d{number}", *[f"word of book{number} page{page}" for page in range(9)], title="t")
    for number in range(12)
]


@pytest.fixture
def helped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small batches, and two processes to help from the first on."""
    monkeypatch.setattr(making, "BATCH_RECORDS", 5)
    monkeypatch.setattr(making, "_WORTH_WORKERS", 0)
    monkeypatch.setattr(making, "cores_to_spare", lambda: 2)


@pytest.fixture
def batches_of_others(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The tickets of batches that were given to other processes."""
    given: list[int] = []
    give = workers.Workers.give

    def counted(self: workers.Workers, ticket: int, batch: Batch) -> None:
        given.append(ticket)
        give(self, ticket, batch)

    monkeypatch.setattr(workers.Workers, "give", counted)
    return given


def everything(index: SearchIndex) -> list[tuple[str, float]]:
    hits = index.search(Question("word book3 page5", limit=1000)).hits
    return sorted((str(hit.place), round(hit.score, 5)) for hit in hits)


def test_what_other_processes_make_is_found_as_if_made_here(
    index: SearchIndex, tmp_path: Path, helped: None, batches_of_others: list[int]
) -> None:
    report = index.update(BOOKS)
    assert batches_of_others
    assert (report.added, report.records, report.failed) == (12, 108, ())
    alone = open_index(tmp_path / "alone")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "cores_to_spare", lambda: 0)
        alone.update(BOOKS)
    assert everything(index) == everything(alone)
    assert len(everything(index)) == 108
    alone.close()


def test_a_document_that_was_made_in_several_places_keeps_its_order(
    index: SearchIndex, helped: None, batches_of_others: list[int]
) -> None:
    index.update([*BOOKS, document("long", *["line"] * 40, title="Mountains")])
    assert len(batches_of_others) > 1
    (hit,) = index.search(Question("mountains")).hits
    assert str(hit.place).startswith("doc:long#0")
    assert len(index.search(Question("line", limit=100)).hits) == 40


def test_a_batch_is_made_here_where_the_other_process_dies_over_it(
    index: SearchIndex, helped: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_PROGRAM", "raise SystemExit(1)")
    report = index.update(BOOKS)
    assert (report.records, report.failed) == (108, ())
    assert len(everything(index)) == 108


def test_a_batch_is_made_here_where_no_process_can_be_begun(
    index: SearchIndex, helped: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/nonexistent")
    assert index.update(BOOKS).records == 108
    assert len(everything(index)) == 108


def test_a_segment_that_is_mostly_deleted_is_written_again(
    index: SearchIndex, folder: Path
) -> None:
    index.update([document("big", *["word"] * 50), document("small", "word left")])
    (before,) = folder.glob("passages-*/*.seg")
    index.update([document("big", "changed"), document("small", "word left")])
    assert before not in list(folder.glob("passages-*/*.seg"))
    assert found(index, "word") == ["doc:small"]
    assert found(index, "changed") == ["doc:big"]


def test_no_process_is_asked_for_help_with_little(
    index: SearchIndex, batches_of_others: list[int]
) -> None:
    index.update(BOOKS)
    assert batches_of_others == []


def test_cancelling_waits_for_no_process(
    index: SearchIndex, helped: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_PROGRAM", "import time; time.sleep(1000)")
    waiting: list[bool] = []

    def cancelled() -> bool:
        waiting.append(True)
        return len(waiting) > 120  # all records were taken; now it waits for the processes

    assert index.update(BOOKS, cancelled=cancelled).cancelled
    monkeypatch.undo()
    assert index.update(BOOKS).records > 0
    assert len(everything(index)) == 108


_HELPED = """
import sys
from pathlib import Path
from reader.search.index import open_index
from reader.search.store import making, workers
from tests.search.test_making import BOOKS
making.BATCH_RECORDS, making._WORTH_WORKERS = 5, 0
making.cores_to_spare = lambda: 2
begin = workers.subprocess.Popen
def told(*arguments, **options):
    process = begin(*arguments, **options)
    print(process.pid, flush=True)
    return process
workers.subprocess.Popen = told
open_index(Path(sys.argv[1])).update(BOOKS, cancelled=lambda: bool(input()))
"""


def test_the_processes_end_with_the_one_they_help(folder: Path) -> None:
    import os

    with program(_HELPED, str(folder)) as other:
        assert other.stdin
        other.stdin.write("\n" * 60)
        other.stdin.flush()
        helper = int(line_of(other))
        other.kill()
        other.wait()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            os.kill(helper, 0)
        except ProcessLookupError:
            break
        time.sleep(0.05)
    else:
        pytest.fail("the helper is still there")
    index = open_index(folder)
    index.update(BOOKS)
    assert len(everything(index)) == 108
    assert not list(folder.glob("*/making"))
    index.close()


def test_a_big_book_tells_how_far_it_is(index: SearchIndex) -> None:
    def pages() -> Iterator[Record]:
        for number in range(40):
            text = f"page{number} " + "word " * 100
            place = DocumentPlace("big", number * 1000, number * 1000 + len(text))
            yield Record(place, Kind.PASSAGE, "big", text, number * 1000)

    told: list[tuple[int, int]] = []
    index.update(
        [Source("doc:big", "1", pages, size=20), note("n", "word")],
        lambda done, total: told.append((done, total)),
    )
    assert len(told) > 15
    assert told == sorted(set(told))
    assert told[-1] == (21, 21)


def test_something_is_found_long_before_all_is_made(
    index: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "_FIRST_BATCH", 50)
    first: list[int] = []

    def progress(done: int, _: int) -> None:
        if not first and found(index, "word"):
            first.append(done)

    index.update(texts(*["word " * 5] * 40), progress)
    assert first[0] < 10


def test_a_change_of_what_a_source_is_makes_no_record_anew(index: SearchIndex) -> None:
    def fails() -> list[Record]:
        raise AssertionError

    old = document("d", "some words")
    index.update([old])
    changed = Source("doc:d", old.digest, fails, About(title="New", by="Somebody"))
    assert index.needs_update([changed])
    report = index.update([changed])
    assert (report.unchanged, report.failed) == (1, ())
    assert not index.needs_update([changed])
    assert index.search(Question("words")).hits[0].about.by == "Somebody"


def test_another_language_makes_the_records_anew(index: SearchIndex) -> None:
    old = document("d", "some words")
    index.update([old])
    assert index.update([Source("doc:d", old.digest, old.records, About(language="de"))]).added == 1


def test_an_index_of_other_code_is_made_again(
    index: SearchIndex, folder: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    index.update(BOOKS)
    schema.schema.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr(schema, "_source", lambda *_: b"other code")
        other = open_index(folder, told.append)
        assert other.needs_update(BOOKS)
        assert other.update(BOOKS).added == 12
        assert "another version" in told[0]
        other.close()
    schema.schema.cache_clear()

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.search.index import open_index
from reader.search.model import IndexState, Kind, Question, Record, Source
from reader.search.store import making
from reader.text.place import DocumentPlace, NotePlace
from tests.search.building import document, entry, found, note, texts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pytest

    from reader.search.index import SearchIndex


def failing() -> Iterable[Record]:
    raise OSError("the file is gone")


def test_an_index_that_was_never_made_finds_nothing_and_says_so(index: SearchIndex) -> None:
    results = index.search(Question("anything"))
    assert (results.hits, results.complete, results.damaged) == ((), False, False)
    assert index.status().state is IndexState.MISSING
    assert index.needs_update([])


def test_opening_touches_no_file(folder: Path) -> None:
    index = open_index(folder)
    index.search(Question("anything"))
    index.warm()
    index.status()
    index.close()
    assert not folder.exists()


def test_an_update_adds_changes_and_removes_by_digest(index: SearchIndex) -> None:
    old = [document("a", "stays"), document("b", "before"), note("n", "goes")]
    report = index.update(old)
    assert (report.added, report.removed, report.unchanged, report.records) == (3, 0, 0, 3)
    new = [document("a", "stays"), document("b", "after"), entry("e", "Comes")]
    assert index.needs_update(new)
    report = index.update(new)
    assert (report.added, report.removed, report.unchanged) == (2, 1, 1)
    assert not index.needs_update(new)
    assert [found(index, word) for word in ("stays", "before", "goes", "after", "comes")] == [
        ["doc:a"], [], [], ["doc:b"], ["entry:e"]
    ]  # fmt: skip


def test_records_are_not_made_for_what_has_not_changed(index: SearchIndex) -> None:
    index.update([document("a", "words")])
    same = Source("doc:a", document("a", "words").digest, failing)
    assert index.update([same]).failed == ()
    assert found(index, "words") == ["doc:a"]


def test_a_source_that_fails_is_reported_and_stops_no_other(index: SearchIndex) -> None:
    index.update([document("a", "old words")])
    report = index.update([Source("doc:a", "new", failing), document("b", "other words")])
    assert report.failed == (("doc:a", "the file is gone"),)
    assert sorted(found(index, "words")) == ["doc:a", "doc:b"]


def test_a_record_that_fails_is_left_out_alone(index: SearchIndex) -> None:
    good = Record(DocumentPlace("d"), Kind.PASSAGE, "t", "good words")
    bad = Record(NotePlace("no id!"), Kind.NOTE, "t", "bad words")
    report = index.update([Source("doc:d", "1", lambda: [bad, good])])
    assert [key for key, _ in report.failed] == ["doc:d"]
    assert found(index, "words") == ["doc:d"]


def test_progress_counts_sources_to_the_end(index: SearchIndex) -> None:
    steps: list[tuple[int, int]] = []
    index.update(
        [*texts("a", "b"), note("n", "c")], lambda done, total: steps.append((done, total))
    )
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_the_index_can_be_searched_while_it_grows(
    index: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "BATCH_RECORDS", 2)
    seen: list[int] = []
    index.update(
        texts(*["word"] * 7),
        lambda *_: seen.append(len(index.search(Question("word", limit=9)).hits)),
    )
    assert seen == [0, 0, 2, 2, 4, 4, 6]
    assert len(found(index, "word")) == 7


def test_a_document_is_found_in_part_while_it_is_taken_in(
    index: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "BATCH_RECORDS", 2)
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(len(index.search(Question("word")).hits))
        return len(asked) == 7

    source = document("d", *["word"] * 9)
    report = index.update([source], cancelled=cancelled)
    assert report.cancelled
    assert asked == [0, 0, 0, 0, 2, 2, 4]
    assert index.needs_update([source])
    assert not index.update([source]).cancelled
    assert len(index.search(Question("word")).hits) == 9


def test_a_cancelled_update_keeps_what_was_committed_and_goes_on_later(
    index: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "BATCH_RECORDS", 2)
    sources = texts(*["word"] * 9)
    done = 0

    def progress(*_: int) -> None:
        nonlocal done
        done += 1

    assert index.update(sources, progress, lambda: done >= 5).cancelled
    assert index.search(Question("word")).complete is False
    kept = len(found(index, "word"))
    assert kept == 4
    report = index.update(sources)
    assert (report.unchanged, report.added) == (kept, 9 - kept)
    assert len(found(index, "word")) == 9
    assert index.search(Question("word")).complete


def test_a_changed_document_that_was_half_taken_in_is_not_believed(
    index: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = document("d", *["old word"] * 5)
    index.update([old])
    monkeypatch.setattr(making, "BATCH_RECORDS", 2)
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) == 5

    index.update([document("d", *["new word"] * 5)], cancelled=cancelled)
    assert index.needs_update([old])
    index.update([old])
    assert len(index.search(Question("old")).hits) == 5
    assert index.search(Question("new")).hits == ()


def test_a_source_that_was_put_is_found_at_once_and_gone_when_discarded(
    index: SearchIndex,
) -> None:
    index.update([entry("e", "Shrine")])
    index.put(note("n", "zebra"))
    assert found(index, "zebra") == ["note:n"]
    index.put(note("n", "okapi"))
    assert (found(index, "zebra"), found(index, "okapi")) == ([], ["note:n"])
    index.discard("note:n")
    index.discard("note:n")
    assert found(index, "okapi") == []
    assert not index.needs_update([entry("e", "Shrine")])


def test_a_document_can_be_put_and_discarded_too(index: SearchIndex) -> None:
    index.put(document("d", "one passage", "two passages"))
    assert len(index.search(Question("passages")).hits) == 2
    assert index.search(Question("passages")).complete is False
    index.discard("doc:d")
    assert index.search(Question("passages")).hits == ()


def test_many_puts_leave_few_segments_and_all_notes(index: SearchIndex, folder: Path) -> None:
    for number in range(60):
        index.put(note(f"n{number}", f"word number{number}"))
    index.put(note("n7", "word changed"))
    assert len(list(folder.glob("cards-*/*.seg"))) < 60
    assert len(found(index, "word")) == 60
    assert found(index, "number7") == []
    assert found(index, "number8") == ["note:n8"]


def test_rebuilding_makes_the_same_index_again(index: SearchIndex, told: list[str]) -> None:
    sources = [*texts("a word", "b word"), note("n", "c word")]
    index.update(sources)
    before = index.search(Question("word")).hits
    report = index.rebuild(sources)
    assert (report.added, report.unchanged) == (3, 0)
    assert index.search(Question("word")).hits == before
    assert told == []


def test_the_status_can_be_written_as_json(index: SearchIndex, folder: Path) -> None:
    import json

    index.update([document("d", "one", "two"), note("n", "three")])
    status = index.status()
    assert json.loads(json.dumps(status.as_dict())) == {
        "folder": str(folder),
        "state": "ready",
        "reason": "",
        "sources": 2,
        "records": 3,
        "size": status.size,
        "schema": status.schema,
    }
    assert status.size > 0


def test_another_index_on_the_folder_sees_every_commit(index: SearchIndex, folder: Path) -> None:
    other = open_index(folder)
    for number in range(3):
        index.put(note(f"n{number}", "word"))
        assert len(found(other, "word")) == number + 1
    index.rebuild([])
    assert found(other, "word") == []
    other.close()

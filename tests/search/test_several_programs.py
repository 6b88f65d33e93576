"""One writer at a time, any number of readers, and whoever is killed leaves a whole index."""

from __future__ import annotations

import random
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from reader.base.errors import IndexUnusableError
from reader.search.index import open_index
from reader.search.model import Question
from reader.search.store import keeping
from tests.search.building import document, entry, found, note, texts
from tests.search.programs import line_of, program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.search.index import SearchIndex
    from reader.search.model import Source

_HOLD_THE_LOCK = """
import sys
from pathlib import Path
from reader.base.files import locked
with locked(Path(sys.argv[1]) / sys.argv[2]):
    print("held", flush=True)
    sys.stdin.read()
"""

_UPDATE = """
import sys
from pathlib import Path
from reader.search.store import making
from reader.search.index import open_index
from tests.search.building import document, note
making.BATCH_RECORDS = 7
sources = [document(f"d{n}", *[f"word number{n}"] * 5) for n in range(20)]
sources += [note(f"n{n}", f"word note{n}") for n in range(20)]
index = open_index(Path(sys.argv[1]))
index.update(sources, lambda done, total: print(done, flush=True))
print("end", flush=True)
"""

_PUT = """
import sys
from pathlib import Path
from reader.search.index import open_index
from tests.search.building import note
index = open_index(Path(sys.argv[1]))
for number in range(15):
    index.put(note(f"{sys.argv[2]}{number}", "word"))
print("end", flush=True)
"""


def test_a_lock_that_is_held_is_waited_for_and_then_told(
    index: SearchIndex, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "LOCK_SECONDS", 0.05)
    index.update([note("n", "word")])
    with program(_HOLD_THE_LOCK, str(folder), "cards") as other:
        assert line_of(other) == "held"
        with pytest.raises(IndexUnusableError, match="another program"):
            index.put(note("m", "word"))
        with pytest.raises(IndexUnusableError, match="another program"):
            index.update([note("m", "word")])
        assert found(index, "word") == ["note:n"]
        index.put(document("d", "word"))  # the other part is free


def test_a_lock_whose_holder_died_holds_nobody_up(index: SearchIndex, folder: Path) -> None:
    for part in ("cards", "passages"):
        with program(_HOLD_THE_LOCK, str(folder), part) as other:
            assert line_of(other) == "held"
            other.kill()
            other.wait()
            index.update([note("n", "word"), document("d", "word")])
            index.rebuild([note("n", "word"), document("d", "word")])
    assert sorted(found(index, "word")) == ["doc:d", "note:n"]


def test_a_lock_that_is_let_go_in_time_is_taken(index: SearchIndex, folder: Path) -> None:
    index.update([])
    with program(_HOLD_THE_LOCK, str(folder), "cards") as other:
        assert line_of(other) == "held"
        waiting = Thread(target=index.put, args=[note("n", "word")])
        waiting.start()
        assert other.stdin
        other.stdin.close()
        waiting.join()
    assert found(index, "word") == ["note:n"]


def test_two_programs_that_write_at_once_lose_nothing(index: SearchIndex, folder: Path) -> None:
    with program(_PUT, str(folder), "a") as one, program(_PUT, str(folder), "b") as two:
        for number in range(15):
            index.put(note(f"c{number}", "word"))
            index.search(Question("word"))
        assert line_of(one) == line_of(two) == "end"
    expected = {f"note:{who}{number}" for who in "abc" for number in range(15)}
    assert len(found(index, "word")) == len(expected)
    assert set(found(index, "word")) == expected


def test_what_another_program_saves_while_an_update_lists_its_sources_stays(
    index: SearchIndex, folder: Path, told: list[str]
) -> None:
    other = open_index(folder)
    index.update([note("old", "word"), note("gone", "word"), note("changed", "word before")])

    def listed() -> Iterator[Source]:
        yield note("old", "word")
        yield note("gone", "word")
        yield note("changed", "word before")
        yield note("mine", "word")
        other.put(note("new", "word"))
        other.put(note("changed", "word after"))
        other.discard("note:gone")

    index.update(listed())
    assert set(found(index, "word")) == {f"note:{n}" for n in ("old", "mine", "new", "changed")}
    assert found(index, "after") == ["note:changed"]
    now = [note("old", "word"), note("mine", "word"), note("new", "word")]
    now.append(note("changed", "word after"))
    assert not index.needs_update(now)
    assert index.check(now) == ()
    index.update(now[:1])
    assert found(index, "word") == ["note:old"]
    assert told == []
    other.close()


def test_threads_that_search_and_write_at_once_disturb_nobody(index: SearchIndex) -> None:
    index.update(texts(*["word"] * 30))
    wrong: list[object] = []

    def search() -> None:
        for _ in range(40):
            results = index.search(Question("word", limit=100))
            if results.damaged or not 30 <= len(results.hits) <= 50:
                wrong.append(results)

    threads = [Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(20):
        index.put(note(f"n{number}", "word"))
    for thread in threads:
        thread.join()
    assert wrong == []
    assert len(found(index, "word")) == 50


def test_a_reader_sees_a_whole_index_at_every_moment_of_an_update_elsewhere(
    folder: Path, told: list[str]
) -> None:
    index = open_index(folder, told.append)
    seen = []
    with program(_UPDATE, str(folder)) as other:
        while (line := line_of(other)) != "end":
            assert line.isdigit()
            results = index.search(Question("word", limit=1000))
            assert not results.damaged
            seen.append(len(results.hits))
    assert seen == sorted(seen)
    assert len(found(index, "word")) == 120
    assert told == []
    index.close()


def test_twenty_kills_in_the_middle_of_updates_lose_and_double_nothing(
    folder: Path, told: list[str]
) -> None:
    kill_after = random.Random(7)
    for number in range(20):
        with program(_UPDATE, str(folder)) as other:
            for _ in range(kill_after.randrange(1, 30)):
                if line_of(other) == "end":
                    break
            other.kill()
            other.wait()
        index = open_index(folder, told.append)
        results = index.search(Question("word", limit=1000))
        assert not results.damaged
        assert len(set(results.hits)) == len(results.hits) <= 120
        index.put(entry(f"e{number}", f"unlike the others {number}"))
        assert found(index, f"unlike {number}")[0] == f"entry:e{number}"
        index.discard(f"entry:e{number}")
        if number % 5 == 4:
            index.update([])  # begin again from nothing
            assert found(index, "word") == []
        index.close()
    with program(_UPDATE, str(folder)) as other:
        while line_of(other) != "end":
            pass
    index = open_index(folder, told.append)
    for query, expected in (("word", 120), ("number7", 5), ("note7", 1)):
        assert len(index.search(Question(query, limit=1000)).hits) == expected
    assert index.status().records == 120
    assert told == []
    index.close()

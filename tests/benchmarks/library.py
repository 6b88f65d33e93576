"""A library of 10,000 documents: added, listed, searched, opened; none is read each time."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.paths import Paths
from reader.desk.desk import Desk
from reader.desk.library_shelf import Sort, arranged
from tests.benchmarks.programs import READER, milliseconds_to_end, on_terminal
from tests.benchmarks.timing import Sample, in_turns, ratio, summarise, within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.desk.library_shelf import ShelfRow

DOCUMENTS = 10_000
_IN_A_FOLDER = 1_000
_OPENED = 4_321
_QUERIES = ("e", "essay", "essay 04", "on islands", "nothing like it")
_FRAME = 50.0  # milliseconds for what follows a key
_LISTED = 1_000.0  # milliseconds


def measure(rounds: int) -> Iterator[str]:
    """Run everything; the lines to print."""
    with tempfile.TemporaryDirectory(prefix="reader-benchmark-") as folder:
        home, few, texts = Path(folder) / "home", Path(folder) / "few", Path(folder) / "texts"
        paths = _write(texts)
        desk = Desk(Paths.discover({"READER_HOME": str(home)}))
        yield f"{DOCUMENTS:,} files added in {_seconds(lambda: desk.shelf.add([texts])):.0f} s"
        yield f"  once more, all known, in {_seconds(lambda: desk.shelf.add([texts])):.1f} s"
        yield f"  indexed in {_seconds(desk.update_index):.0f} s"
        desk.index.close()
        Desk(Paths.discover({"READER_HOME": str(few)})).shelf.add(paths[:2])
        one = str(paths[_OPENED])
        cases = {
            "core, a new program": lambda: _core(home),
            "list": lambda: {"end": milliseconds_to_end((*READER, "library", "list"), home)},
            "search": lambda: {"end": milliseconds_to_end((*READER, "search", "word42"), home)},
            f"open a file of {DOCUMENTS:,}": lambda: _paint(one, home),
            "open a file of 2": lambda: _paint(str(paths[1]), few),
        }
        samples = in_turns(cases, rounds)
        samples |= _typing(Desk(Paths.discover({"READER_HOME": str(home)})).shelf.rows())
    yield from summarise(samples)
    yield within(samples, "typing: key to list", _FRAME, at=0.95)
    yield within(samples, "core, a new program: the list", _LISTED)
    yield ratio(samples, f"open a file of {DOCUMENTS:,}: words", "open a file of 2: words", 1.1)


def _write(folder: Path) -> Sequence[Path]:
    paths = []
    for number in range(DOCUMENTS):
        path = folder / str(number // _IN_A_FOLDER) / f"essay-{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Essay {number} on islands.\n\nOnly here stands word{number}, alone.\n")
        paths.append(path)
    return paths


def _core(home: Path) -> Sample:
    """What a program that has just begun waits for."""
    desk = Desk(Paths.discover({"READER_HOME": str(home)}))
    listed = _seconds(desk.shelf.rows)
    again = _seconds(desk.shelf.rows)
    sources = _seconds(lambda: list(desk.sources()))
    return {"the list": listed * 1000, "again": again * 1000, "sources": sources * 1000}


def _typing(rows: Sequence[ShelfRow]) -> dict[str, list[float]]:
    times = []
    for query in _QUERIES:
        for end in range(1, len(query) + 1):
            for sort in Sort:
                started = time.monotonic()
                arranged(rows, query[:end], sort=sort)
                times.append((time.monotonic() - started) * 1000)
    return {"typing: key to list": times}


def _paint(file: str, home: Path) -> Sample:
    """Until the words of a file are on a terminal."""
    with on_terminal((*READER, file), home) as terminal:
        return {"words": (terminal.wait_for("Only here stands") - terminal.started) * 1000}


def _seconds(do: Callable[[], object]) -> float:
    started = time.monotonic()
    do()
    return time.monotonic() - started

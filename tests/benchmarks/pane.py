"""The search pane on a terminal, over 10,000 passages: from a key to what it finds."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.paths import Paths
from reader.desk.desk import Desk
from reader.desk.indexing import note_source
from reader.notes.model import EntryTarget, NewNote
from reader.search.model import Kind, Question
from tests.benchmarks.programs import READER, SETTLED, on_terminal
from tests.benchmarks.texts import FIRST_WORDS, write_text
from tests.benchmarks.timing import Samples, percentile, summarise, within

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSAGES = 10_000
_QUERIES = ("constitution", "islands dispute", "treaty of peace", "note4711", "japan elite")
_QUIET_KEY = 0.25  # seconds
_DEADLINE = 50.0  # milliseconds


def measure(rounds: int) -> Iterator[str]:
    """Run everything; the lines to print."""
    with tempfile.TemporaryDirectory(prefix="reader-benchmark-") as folder:
        home, text = Path(folder) / "home", Path(folder) / "library.txt"
        write_text(text, paragraphs=PASSAGES)
        desk = Desk(Paths.discover({"READER_HOME": str(home)}))
        opened = desk.open_file(text)
        desk.keep(opened)
        started = time.monotonic()
        desk.update_index()
        yield f"index of {PASSAGES:,} passages built in {time.monotonic() - started:.1f} s"
        samples = {"core: a query": _ask(desk)}
        samples |= _save_and_find(desk, max(10, rounds))
        desk.index.close()
        samples |= _type(home)
    yield from summarise(samples)
    yield within(samples, "screen: key to results", _DEADLINE)
    yield within(samples, "screen: key to results", _DEADLINE, at=0.95)
    yield within(samples, "core: note saved to found", 100)
    yield within(samples, "core: note saved to found", 100, at=0.95)
    worst = percentile(samples["core: a query"], 1.0)
    yield f"         slowest query of the core: {worst:.1f} ms"


def _ask(desk: Desk) -> list[float]:
    """Every beginning of every query, as typing asks them."""
    desk.index.search(Question("warm", as_you_type=True))
    times = []
    for query in _QUERIES:
        for end in range(1, len(query) + 1):
            started = time.monotonic()
            desk.index.search(Question(query[:end], as_you_type=True))
            times.append((time.monotonic() - started) * 1000)
    return times


def _save_and_find(desk: Desk, count: int) -> Samples:
    saving, finding = [], []
    for number in range(count):
        word = f"remarkable{number}"
        started = time.monotonic()
        note = desk.notes.add(NewNote(EntryTarget("shinzo-abe"), f"A {word} thing"))
        saved = time.monotonic()
        desk.index.put(note_source(note))
        results = desk.index.search(Question(word, frozenset({Kind.NOTE})))
        found = time.monotonic()
        assert [hit.kind for hit in results.hits] == [Kind.NOTE], f"{word} was not found"
        saving.append((saved - started) * 1000)
        finding.append((found - saved) * 1000)
    return {"core: note written": saving, "core: note saved to found": finding}


def _type(home: Path) -> Samples:
    """Letter by letter on a terminal: from the key to the last change of the screen."""
    echoes, results = [], []
    with on_terminal(READER, home) as terminal:
        terminal.wait_for(FIRST_WORDS)
        terminal.wait_until_quiet(3.0, timeout=120)
        terminal.press("s")
        terminal.wait_until_quiet(SETTLED)
        for query in _QUERIES:
            for letter in query:
                if letter == " ":  # nothing to see
                    terminal.type(letter)
                    continue
                before = terminal.screen
                sent = terminal.type(letter)
                seen = terminal.wait_for_change(before)
                echoes.append((seen - sent) * 1000)
                results.append((terminal.wait_until_quiet(_QUIET_KEY) - sent) * 1000)
            for _ in query:
                terminal.press("backspace")
            terminal.wait_until_quiet(SETTLED)
    return {"screen: key to letter": echoes, "screen: key to results": results}

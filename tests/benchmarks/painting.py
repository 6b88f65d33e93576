"""First paint and paging: the article against a bare program, 10 MB against the article."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks.programs import (
    HELLO,
    READER,
    SETTLED,
    milliseconds_to_end,
    on_terminal,
    processor_milliseconds,
    resident_megabytes,
)
from tests.benchmarks.texts import FIRST_WORDS, write_text
from tests.benchmarks.timing import Sample, Samples, in_turns, ratio, summarise, within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MEGABYTES = 10
_PAGES = 6
_TIMES_ITS_SIZE = 4
_QUIET_PAGE = 0.15  # seconds
_ALL_READ = 3.0  # seconds in which a large text is read to its end and its terms are found


def measure(rounds: int) -> Iterator[str]:
    """Run everything; the lines to print."""
    with tempfile.TemporaryDirectory(prefix="reader-benchmark-") as folder:
        # The place is kept from run to run: paging has a home of its own.
        home, paging = Path(folder) / "home", Path(folder) / "paging"
        large = Path(folder) / "large.txt"
        empty = Path(folder) / "empty.txt"
        write_text(large, size=MEGABYTES * 1_000_000)
        empty.write_text(FIRST_WORDS, encoding="utf-8")
        for command in (READER, (*READER, str(large))):
            _warm(command, home)
        milliseconds_to_end((*READER, "index", "update"), home)
        shutil.copytree(home, paging)
        samples = in_turns(
            {
                "hello": lambda: _paint(HELLO, home, "Hello from"),
                "article": lambda: _paint(READER, home),
                "article, first start ever": lambda: _paint_fresh(Path(folder) / "fresh"),
                f"{MEGABYTES} MB": lambda: _paint((*READER, str(large)), home),
            },
            rounds,
        )
        samples |= in_turns(
            {
                "article": lambda: _page(READER, paging),
                f"{MEGABYTES} MB": lambda: _page((*READER, str(large)), paging),
            },
            max(2, rounds // 3),
        )
        samples |= in_turns(
            {
                "empty": lambda: _memory((*READER, str(empty)), paging),
                f"{MEGABYTES} MB": lambda: _memory((*READER, str(large)), paging),
            },
            2,
        )
    yield from summarise(samples)
    big = f"{MEGABYTES} MB"
    yield ratio(samples, "article: first paint", "hello: first paint", 1.25)
    processor = "first paint, processor"
    yield ratio(samples, f"article: {processor}", f"hello: {processor}", 1.25)
    yield ratio(samples, f"{big}: first paint", "article: first paint", 1.3)
    yield within(samples, "article: page down", 17)
    yield within(samples, f"{big}: page down", 17)
    yield ratio(samples, f"{big}: page down", "article: page down", 1.3)
    yield _times_its_size(samples, big)


def _times_its_size(samples: Samples, big: str) -> str:
    """What the large text adds to the memory of a program with a text of three words."""
    told = "megabytes kept"
    added = median(samples[f"{big}: {told}"]) - median(samples[f"empty: {told}"])
    reached = "reached" if added <= _TIMES_ITS_SIZE * MEGABYTES else "MISSED "
    return (
        f"{reached}  {big}: memory over an empty text = {added / MEGABYTES:.1f} times its size; "
        f"aim {_TIMES_ITS_SIZE}"
    )


def _memory(command: Sequence[str], home: Path) -> Sample:
    with on_terminal(command, home) as terminal:
        terminal.wait_for(FIRST_WORDS)
        terminal.wait_until_quiet(_ALL_READ, timeout=300)
        return {"megabytes kept": resident_megabytes(terminal.pid)}


def _paint(command: Sequence[str], home: Path, marker: str = FIRST_WORDS) -> Sample:
    with on_terminal(command, home) as terminal:
        seen = terminal.wait_for(marker)
        return {
            "first paint": (seen - terminal.started) * 1000,
            "first paint, processor": processor_milliseconds(terminal.pid),
        }


def _paint_fresh(home: Path) -> Sample:
    shutil.rmtree(home, ignore_errors=True)
    return _paint(READER, home)


def _warm(command: Sequence[str], home: Path) -> None:
    """Open once and let everything that is done in the background be done."""
    with on_terminal(command, home) as terminal:
        terminal.wait_for(FIRST_WORDS)
        terminal.wait_until_quiet(_ALL_READ, timeout=300)


def _page(command: Sequence[str], home: Path) -> Sample:
    """The middle one of pages down and up: first change, and last before a quiet moment."""
    with on_terminal(command, home) as terminal:
        terminal.wait_for("In view")
        terminal.wait_until_quiet(SETTLED)
        terminal.press("home")
        terminal.wait_for(FIRST_WORDS)
        terminal.wait_until_quiet(_ALL_READ)
        firsts, lasts, sizes = [], [], []
        for key in ("pagedown", "pageup") * _PAGES:
            before, written = terminal.screen, len(terminal.raw)
            sent = terminal.press(key)
            firsts.append((terminal.wait_for_change(before) - sent) * 1000)
            lasts.append((terminal.wait_until_quiet(_QUIET_PAGE) - sent) * 1000)
            sizes.append(len(terminal.raw) - written)
    middle = len(firsts) // 2
    return {
        "page down": sorted(firsts)[middle],
        "page down, all settled": sorted(lasts)[middle],
        "kilobytes a page": sorted(sizes)[middle] / 1000,
    }

"""First paint and paging: the article against a bare program, 10 MB against the article."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.programs import HELLO, READER, SETTLED, on_terminal
from tests.benchmarks.texts import FIRST_WORDS, write_text
from tests.benchmarks.timing import Sample, in_turns, ratio, summarise, within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MEGABYTES = 10
_PAGES = 8
_QUIET_PAGE = 0.15  # seconds


def measure(rounds: int) -> Iterator[str]:
    """Run everything; the lines to print."""
    with tempfile.TemporaryDirectory(prefix="reader-benchmark-") as folder:
        home, large = Path(folder) / "home", Path(folder) / "large.txt"
        write_text(large, size=MEGABYTES * 1_000_000)
        for command in (READER, (*READER, str(large))):
            _warm(command, home)
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
                "article": lambda: _page(READER, home),
                f"{MEGABYTES} MB": lambda: _page((*READER, str(large)), home),
            },
            max(2, rounds // 3),
        )
    yield from summarise(samples)
    big = f"{MEGABYTES} MB"
    yield ratio(samples, "article: first paint", "hello: first paint", 1.25)
    yield ratio(samples, f"{big}: first paint", "article: first paint", 1.3)
    yield within(samples, "article: page down", 17)
    yield within(samples, f"{big}: page down", 17)
    yield ratio(samples, f"{big}: page down", "article: page down", 1.3)


def _paint(command: Sequence[str], home: Path, marker: str = FIRST_WORDS) -> Sample:
    with on_terminal(command, home) as terminal:
        seen = terminal.wait_for(marker)
        return {"first paint": (seen - terminal.started) * 1000}


def _paint_fresh(home: Path) -> Sample:
    shutil.rmtree(home, ignore_errors=True)
    return _paint(READER, home)


def _warm(command: Sequence[str], home: Path) -> None:
    """Open once and let everything that is done in the background be done."""
    with on_terminal(command, home) as terminal:
        terminal.wait_for(FIRST_WORDS)
        terminal.wait_until_quiet(3.0, timeout=300)


def _page(command: Sequence[str], home: Path) -> Sample:
    """The middle one of some pages: first change, and last change before a quiet moment."""
    with on_terminal(command, home) as terminal:
        terminal.wait_for(FIRST_WORDS)
        terminal.wait_until_quiet(SETTLED)
        firsts, lasts, sizes = [], [], []
        for _ in range(_PAGES):
            before, written = terminal.screen, len(terminal.raw)
            sent = terminal.press("pagedown")
            seen = terminal.wait_for_change(before)
            firsts.append((seen - sent) * 1000)
            lasts.append((terminal.wait_until_quiet(_QUIET_PAGE) - sent) * 1000)
            sizes.append(len(terminal.raw) - written)
            if "100%" in terminal.screen:
                terminal.press("home")
                terminal.wait_until_quiet(_QUIET_PAGE)
    middle = len(firsts) // 2
    return {
        "page down": sorted(firsts)[middle],
        "page down, all settled": sorted(lasts)[middle],
        "kilobytes a page": sorted(sizes)[middle] / 1000,
    }

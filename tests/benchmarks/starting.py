"""How long commands take from start to end, against Python with what any command line needs."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.programs import READER, milliseconds_to_end
from tests.benchmarks.timing import Sample, in_turns, ratio, summarise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_COMMANDS: dict[str, Sequence[str]] = {
    "python": (sys.executable, "-c", "import argparse, dataclasses, pathlib"),
    "reader paths": (*READER, "paths"),
    "reader --help": (*READER, "--help"),
    "reader --version": (*READER, "--version"),
    "reader glossary list": (*READER, "glossary", "list"),
    "reader terms": (*READER, "terms"),
    "reader search treaty": (*READER, "search", "treaty"),
}


def measure(rounds: int) -> Iterator[str]:
    """Run everything; the lines to print."""
    with tempfile.TemporaryDirectory(prefix="reader-benchmark-") as folder:
        home = Path(folder)

        def timed(command: Sequence[str]) -> Callable[[], Sample]:
            return lambda: {"whole run": milliseconds_to_end(command, home)}

        samples = in_turns({name: timed(one) for name, one in _COMMANDS.items()}, rounds)
    yield from summarise(samples)
    yield ratio(samples, "reader --help: whole run", "python: whole run", 2.0)

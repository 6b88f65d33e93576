"""``python -m tests.benchmarks [NAME ...] [--rounds N]``, all measures if none is named.

Matching is measured beside pyahocorasick (BSD) too, if that is there: pip install pyahocorasick

Other readers are measured beside in "peers", those that are there. Each in an environment of its
own: python -m venv PEERS/NAME && PEERS/NAME/bin/pip install PACKAGE, for NAME epy (PACKAGE
epy-reader), frogmouth and baca; then READER_PEERS=PEERS python -m tests.benchmarks peers

Anchors are measured on passages of edited texts that are in the folder that READER_ANCHORS names;
see tests/benchmarks/anchors.py.

Relevance is measured on collections of judged questions that are in the folder that
READER_COLLECTIONS names; see tests/benchmarks/judged.py. Indexing and
searching are measured beside SQLite's FTS5 and tantivy (MIT), if that is there: pip install
tantivy; of how many passages READER_PASSAGES says, as in READER_PASSAGES="1000 10000 200000"
"""

from __future__ import annotations

import argparse
import sys

from tests.benchmarks import (
    anchors,
    candidates,
    dictionaries,
    indexing,
    library,
    matching,
    painting,
    pane,
    peers,
    relevance,
    searching,
    small_anchors,
    starting,
)
from tests.benchmarks.timing import pace

MEASURES = {
    "anchors": anchors.measure,
    "small_anchors": small_anchors.measure,
    "candidates": candidates.measure,
    "dictionaries": dictionaries.measure,
    "indexing": indexing.measure,
    "library": library.measure,
    "matching": matching.measure,
    "painting": painting.measure,
    "pane": pane.measure,
    "peers": peers.measure,
    "relevance": relevance.measure,
    "searching": searching.measure,
    "starting": starting.measure,
}


def main() -> int:
    """Run the measures that are named, or all of them."""
    # The thread that stamps what a program writes must not wait for the emulator.
    sys.setswitchinterval(0.0005)
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", metavar="NAME", nargs="*", help=", ".join(MEASURES))
    parser.add_argument("--rounds", type=int, default=12, help="runs of each (default 12)")
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - set(MEASURES):
        parser.error(f"no measure is called {', '.join(unknown)}")
    for name in arguments.names or MEASURES:
        paces = [pace() for _ in range(20)]
        print(
            f"== {name}  (a fixed loop takes {min(paces):.0f} to {max(paces):.0f} ms)", flush=True
        )
        for line in MEASURES[name](max(2, arguments.rounds)):
            print(line, flush=True)
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Runs a campaign and tells what went wrong."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.search.campaigns import damage, disk, kills, writers
from tests.search.campaigns.telling import Tally

_CAMPAIGNS = {one.__name__.rpartition(".")[2]: one.run for one in (kills, damage, writers, disk)}


def main() -> int:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.search.campaigns")
    parser.add_argument("name", choices=_CAMPAIGNS)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder else")
    arguments = parser.parse_args()
    tally = Tally(_tell)
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        _CAMPAIGNS[arguments.name](arguments.rounds, arguments.seed, Path(folder), tally)
    _tell(tally.summary())
    return 1 if tally.wrong else 0


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

"""Run a campaign: ``python -m tests.notes.campaigns kills --rounds 1000``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.notes.campaigns import full, kills
from tests.search.campaigns.telling import Tally

_CAMPAIGNS = {"kills": kills.run, "full": full.run}


def main() -> int:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.notes.campaigns")
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

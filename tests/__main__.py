"""The gate: ``python -m tests`` runs every check, whatever fails, and sums up."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Step(NamedTuple):
    """One check.

    Attributes:
        name: What it is called in the summary.
        arguments: What Python runs.
    """

    name: str
    arguments: tuple[str, ...]


# What the gate says does not depend on what the person who runs it has read or written.
NO_HOME = {"READER_HOME": str(ROOT / "tests" / "no-home")}

STEPS = (
    Step("ruff check", ("-m", "ruff", "check", ".")),
    Step("ruff format", ("-m", "ruff", "format", "--check", ".")),
    Step("mypy", ("-m", "mypy")),
    Step(
        "lint-imports",
        ("-c", "from importlinter.cli import lint_imports_command as main; main()"),
    ),
    Step("glossary", ("-m", "reader", "glossary", "check", "--pack", "shipped")),
    # One file that cannot be imported must not hide what the others say.
    Step("pytest", ("-m", "pytest", "-q", "--continue-on-collection-errors")),
)


def main() -> int:
    """Run all steps; 0 if none failed."""
    outcomes = [(step.name, *_run(step)) for step in STEPS]
    _say("summary")
    for name, passed, seconds in outcomes:
        _say(f"  {'ok    ' if passed else 'FAILED'}  {name:<12} {seconds:6.1f} s")
    failed = [name for name, passed, _ in outcomes if not passed]
    _say(f"failed: {', '.join(failed)}" if failed else "all passed")
    return 1 if failed else 0


def _run(step: Step) -> tuple[bool, float]:
    _say(f"== {step.name}")
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, *step.arguments], cwd=ROOT, env={**os.environ, **NO_HOME}, check=False
    )
    return done.returncode == 0, time.monotonic() - started


def _say(line: str) -> None:
    # Flushed, so that it stands before what the next step prints itself.
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())

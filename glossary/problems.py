"""What is wrong with a file, said so that its owner can mend it."""

from __future__ import annotations

from typing import NamedTuple


class Problem(NamedTuple):
    """One thing wrong with one file; the file is left alone and the rest goes on.

    Attributes:
        path: The file, as a person would name it.
        line: Its line, counted from 1, or None where no line is to blame.
        reason: What is wrong.
        advice: What to do about it.
    """

    path: str
    line: int | None
    reason: str
    advice: str

    def __str__(self) -> str:
        """One line: the place, the reason, the advice."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.reason}; {self.advice}"


class BrokenFileError(ValueError):
    """A file that cannot be read as what it should be.

    Attributes:
        problem: What is wrong, where, and what to do.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem

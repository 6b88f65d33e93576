"""What a campaign has seen."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


_BETWEEN = 25  # rounds


class Tally:
    """Counts what happened, and keeps what went wrong.

    Attributes:
        wrong: One line for each thing that is not as it should be.
    """

    def __init__(self, tell: Callable[[str], object] = lambda _: None) -> None:
        self.wrong: list[str] = []
        self._tell = tell
        self._told = 0
        self._counts: Counter[str] = Counter()

    def count(self, what: str) -> None:
        """Note that something happened."""
        self._counts[what] += 1

    def expect(self, is_so: object, otherwise: str) -> None:
        """Keep a line where something is not as it should be."""
        if not is_so:
            self.fail(otherwise)

    def fail(self, line: str) -> None:
        """Keep what is wrong."""
        self.wrong.append(line)
        self._tell(f"WRONG: {line}")

    def progress(self, done: int, total: int) -> None:
        """Tell how far it is, now and then."""
        if done % _BETWEEN == 0 and done != self._told:
            self._told = done
            self._tell(f"{done} of {total}, {len(self.wrong)} wrong")

    def summary(self) -> str:
        """All in a few lines."""
        lines = [f"{count:6,} {what}" for what, count in sorted(self._counts.items())]
        return "\n".join([*lines, f"{len(self.wrong):6,} wrong"])

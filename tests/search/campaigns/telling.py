"""What a campaign has seen."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Tally:
    """Counts what happened, and keeps what went wrong.

    Attributes:
        wrong: One line for each thing that is not as it should be.
    """

    def __init__(self, tell: Callable[[str], object] = lambda _: None) -> None:
        self.wrong: list[str] = []
        self._tell = tell
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

    def summary(self) -> str:
        """All in a few lines."""
        lines = [f"{count:6,} {what}" for what, count in sorted(self._counts.items())]
        return "\n".join([*lines, f"{len(self.wrong):6,} wrong"])

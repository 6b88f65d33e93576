"""What one run of the command printed, and how it is run."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Ran:
    """One run of the command line."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - any JSON
        """Standard output as one JSON object."""
        return json.loads(self.out)


Reader = Callable[..., Ran]
"""Runs ``reader`` with arguments."""

"""What an update began with, and what it did."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.search.store.ledger import Known


@dataclass(slots=True)
class Done:
    """What was done to a part."""

    added: int = 0
    removed: int = 0
    unchanged: int = 0
    records: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)
    cancelled: bool = False


class Seen(NamedTuple):
    """What was in a part at some time.

    Attributes:
        store: Name of the folder that was in use.
        sources: What was known of each source.
    """

    store: str
    sources: Mapping[str, Known]

"""The segments of a part that are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.search.store.engine import SegmentName
    from reader.search.store.leaf import Leaf


class Leaves:
    """Segments that are open; they never change, so that a new snapshot takes over most."""

    def __init__(self) -> None:
        self._open: dict[tuple[Path, str], Leaf] = {}

    def of(self, folder: Path, names: Sequence[SegmentName]) -> list[Leaf]:
        """These segments, and no others from now on."""
        from reader.search.store.leaf import Leaf

        before = self._open
        leaves = {
            (folder, name.identity): before.get((folder, name.identity)) or Leaf(folder, name)
            for name in names
        }
        self._open = leaves
        return list(leaves.values())

    def clear(self) -> None:
        """Let go of all."""
        self._open = {}

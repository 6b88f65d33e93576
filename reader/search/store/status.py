"""The index as it stands, of what its parts tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.search.model import IndexState, IndexStatus
from reader.search.store.part import MissingError, UnfitError
from reader.search.store.schema import schema

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.search.store.part import Part


def status_of(folder: Path, parts: Sequence[tuple[Part, bool]], refusal: str | None) -> IndexStatus:
    """The state of an index; never raises.

    Args:
        folder: Where it is.
        parts: Its parts, and whether a search failed in each.
        refusal: Why the folder cannot be used; None where it can.
    """
    state, reason = IndexState.READY, ""
    sources = records = size = missing = 0
    for part, is_suspect in parts:
        try:
            manifest = part.load()
        except MissingError:
            missing += 1
            continue
        except UnfitError as error:
            state, reason = IndexState.DAMAGED, f"the index of {part.name} {error}"
            continue
        sources += manifest.sources
        records += manifest.records
        size += part.size(manifest)
        if state is IndexState.READY and not manifest.complete:
            state, reason = IndexState.INCOMPLETE, "it has not seen everything yet"
        if is_suspect:
            state, reason = IndexState.DAMAGED, f"the index of {part.name} gave an error"
    if missing == len(parts):
        state, reason = IndexState.MISSING, "it was not made yet"
    elif missing and state is IndexState.READY:
        state, reason = IndexState.INCOMPLETE, "it has not seen everything yet"
    if refusal is not None:
        state, reason = IndexState.UNUSABLE, refusal
    return IndexStatus(str(folder), state, reason, sources, records, size, schema())

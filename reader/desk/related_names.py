"""Names within the names of other things: who says the Kurils may mean the South Kurils."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.search.stemming import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary.model import Entry
    from reader.search.names import Named


class Called(NamedTuple):
    """What one entry is called.

    Attributes:
        entry: The entry.
        named: What the search is told.
        keys: The words of every name, folded, as ``name_key`` puts them together.
    """

    entry: Entry
    named: Named
    keys: tuple[str, ...]


def with_related(called: Sequence[Called]) -> tuple[Called, ...]:
    """The same, each told the names of things whose names hold one of its own.

    Only things of the same kind count, of which one refers to the other: "China" stands in the
    names of a sea and of a dispute, and means neither.
    """
    by_id = {one.entry.id: one for one in called}
    related: dict[str, dict[str, None]] = {}
    for one in called:
        for other in filter(None, map(by_id.get, one.entry.see)):
            if other.entry.kind is one.entry.kind:
                for general, special in ((one, other), (other, one)):
                    if _names_hold(special.keys, general.keys):
                        names = related.setdefault(general.entry.id, {})
                        names.update(dict.fromkeys(special.named.names))
    return tuple(
        one._replace(named=one.named._replace(related=tuple(related.get(one.entry.id, ()))))
        for one in called
    )


def _names_hold(keys: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether a name holds another one of several, and more words."""
    within = {f" {_stems(part)} " for part in parts}
    whole = [f" {_stems(key)} " for key in keys]
    return any(part in key and part != key for key in whole for part in within)


def _stems(key: str) -> str:
    return " ".join(map(stem, key.split(" ")))

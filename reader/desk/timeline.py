"""Then and since: what had happened by a document's date, and what came after."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossary.dates import PartialDate
    from glossary.model import Fact


class Timeline(NamedTuple):
    """Dated facts around a date.

    Attributes:
        then: Facts of the date or before it, in order.
        since: Facts certainly after it, in order.
    """

    then: tuple[Fact, ...]
    since: tuple[Fact, ...]


def split_by_date(facts: Iterable[Fact], date: PartialDate | None) -> Timeline:
    """Facts before and after a date; without one, all count as then."""
    ordered = sorted(facts, key=lambda fact: fact.date.sort_key)
    if date is None:
        return Timeline(tuple(ordered), ())
    return Timeline(
        tuple(fact for fact in ordered if not fact.date.is_after(date)),
        tuple(fact for fact in ordered if fact.date.is_after(date)),
    )

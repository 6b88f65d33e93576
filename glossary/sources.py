"""Where claims come from; apart from the rest of the model, as a companion has sources too."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from glossary.dates import PartialDate


class Quality(StrEnum):
    """What sort of page a source is, as its finder marked it."""

    OFFICIAL = "official"
    PRESS = "press"
    SCHOLARLY = "scholarly"
    REFERENCE = "reference"
    ENCYCLOPEDIA_COPY = "encyclopedia copy"
    MIRROR = "mirror"
    WEAK = "weak"
    GENERAL_KNOWLEDGE = "general knowledge"


class Source(NamedTuple):
    """Where a claim comes from.

    Attributes:
        key: Short key that claims cite.
        title: Title or description of the page.
        publisher: Who published it, empty if not known.
        date: Its date, as exact as known, or None.
        address: Web address without scheme, empty if none.
        quality: What sort of page it is; weak where nobody said.
        note: A remark of its finder, empty if none.
        checked: When a person checked the live page, or None: nobody has.
        checked_by: Who checked it, empty if nobody has.
    """

    key: str
    title: str
    publisher: str = ""
    date: PartialDate | None = None
    address: str = ""
    quality: Quality = Quality.WEAK
    note: str = ""
    checked: PartialDate | None = None
    checked_by: str = ""

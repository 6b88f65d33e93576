"""The things a glossary is made of, as values that never change."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from glossary.sources import Quality, Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossary.dates import PartialDate

__all__ = [
    "Alias",
    "Case",
    "Entry",
    "Fact",
    "Kind",
    "Mention",
    "Name",
    "Position",
    "Quality",
    "Source",
]


class Kind(StrEnum):
    """What sort of thing an entry is about."""

    PERSON = "person"
    PLACE = "place"
    INSTITUTION = "institution"
    EVENT = "event"
    DOCUMENT = "document"
    CONCEPT = "concept"
    PHRASE = "phrase"
    POLICY = "policy"
    FIGURE = "figure"
    TERM = "term"


class Case(StrEnum):
    """Which letter cases of an alias count as the alias.

    EXACT: only as written. NORMAL: as written, with a capital first letter, or (from five
    letters on) all in capitals. ANY: whatever the case.
    """

    EXACT = "exact"
    NORMAL = "normal"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the thing, and whose name it is.

    Attributes:
        text: The name in its own script.
        lang: BCP 47 language tag ("ja", "zh-Hans", "ru", "en"), empty if not given.
        reading: Romanised reading, empty if not given.
        side: Who uses this name ("Japan", "Russia"), empty if nobody disputes it.
        gloss: What the name means literally, empty if not given.
        matched: Whether the name is looked for in texts.
        note: A remark on the name (old form, nickname), empty if none.
    """

    text: str
    lang: str = ""
    reading: str = ""
    side: str = ""
    gloss: str = ""
    matched: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Alias:
    """A string that means the entry wherever a text has it as whole words.

    Attributes:
        text: The words.
        case: Which letter cases count.
    """

    text: str
    case: Case = Case.NORMAL


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened or held, with its date.

    Attributes:
        date: When it happened or began.
        until: When it ended, for a stretch of time.
        text: What, in our own words; may hold ``[[links]]``.
        sources: Keys of the entry's sources.
    """

    date: PartialDate
    text: str
    sources: tuple[str, ...]
    until: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """What one side holds, in its own terms.

    Attributes:
        side: Who holds it.
        text: What it holds; may hold ``[[links]]``.
        sources: Keys of the entry's sources.
        date: When it was said, where that is known.
    """

    side: str
    text: str
    sources: tuple[str, ...]
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One subject of a glossary.

    Attributes:
        id: File name without suffix: lower-case letters, digits and hyphens.
        term: Neutral headword.
        kind: What sort of thing it is.
        body: A few plain sentences, with ``[[links]]`` to other entries and ``[KEY]`` citations.
        names: Names by script and side.
        aliases: Strings that mean this entry in a text (the term and matched names included).
        facts: Dated facts in order of date.
        positions: What each side holds.
        see: Ids of related entries.
        sources: Sources by key.
        pack: Name of the pack the entry comes from.
        path: The file, as a person would name it.
    """

    id: str
    term: str
    kind: Kind
    body: str
    names: tuple[Name, ...] = ()
    aliases: tuple[Alias, ...] = ()
    facts: tuple[Fact, ...] = ()
    positions: tuple[Position, ...] = ()
    see: tuple[str, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    pack: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that means an entry.

    Attributes:
        entry: Id of the entry.
        start: First character of the surface, an offset into the text.
        end: Offset after the last character of the surface.
        surface: The words as the text has them, hence whose name its author chose.
    """

    entry: str
    start: int
    end: int
    surface: str

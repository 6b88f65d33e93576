"""A query as values: what is looked for, what must hold, and what a full match is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Piece(NamedTuple):
    """One word to be found.

    Attributes:
        word: Folded, not stemmed.
        offset: Its place after the first word of its phrase, in words.
        prefix: Words that only begin so are found too.
        fuzzy: Words that are nearly so are found too.
    """

    word: str
    offset: int
    prefix: bool = False
    fuzzy: bool = False


Way = tuple[Piece, ...]
"""Words one after the other, at their offsets."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing looked for in texts; its number is its index in the query.

    Attributes:
        ways: It is found where any of these is.
        names: What each way is a name of an entry by, in step with ``ways``; empty where the words
            are the ones that were typed.
        instead_of: Numbers of the clauses for the typed words, where this one stands for other
            names of the same thing: of both scores the greater counts.
    """

    ways: tuple[Way, ...]
    names: tuple[str, ...] = ()
    instead_of: tuple[int, ...] = ()


class Field(StrEnum):
    """What a filter looks at."""

    KIND = "kind"
    NOTE_KIND = "note kind"
    IN = "in"
    TITLE = "title"
    BY = "by"
    TAG = "tag"
    ENTRY = "entry"
    SIDE = "side"
    BEFORE = "before"
    AFTER = "after"


class Found(NamedTuple):
    """Holds where a clause is found."""

    clause: int


class Filter(NamedTuple):
    """Holds for records of sources that are so.

    Attributes:
        field: What is looked at.
        value: What it is to be: a kind; a note's kind, case folded; a document's id or words of
            its title; folded words of a title, an author or a tag; an entry's id; a side; a date as
            ``PartialDate`` is written.
    """

    field: Field
    value: str


class AllOf(NamedTuple):
    """Holds where each part does; everywhere where there is none."""

    parts: tuple[Node, ...]


class AnyOf(NamedTuple):
    """Holds where one part does; nowhere where there is none."""

    parts: tuple[Node, ...]


class Not(NamedTuple):
    """Holds where the part does not."""

    part: Node


Node = Found | Filter | AllOf | AnyOf | Not


@dataclass(frozen=True, slots=True)
class Query:
    """What is to be found.

    Attributes:
        clauses: What is looked for in texts. Each that is found adds to the score, also where
            ``holds`` could do without it, unless it is only ever denied.
        denied: Numbers of the clauses that add nothing: they stand under a ``Not``.
        holds: What a hit must fulfil.
        full: What the best hits fulfil: of bare words all.
        words: All words looked for, in order, folded, to be compared with whole names.
        name_start: What a name begins with that is being typed; empty where none is.
        entries: Ids of the entries that the words name, which head the hits.
        remarks: One line for each thing that was not read as it may have been meant.
    """

    clauses: tuple[Clause, ...]
    holds: Node
    full: Node
    words: tuple[str, ...] = ()
    denied: frozenset[int] = frozenset()
    name_start: str = ""
    entries: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

"""What goes into the search index and what comes out of it: plain values, no whoosh."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reader.text.place import Place
    from reader.text.span import Span


class Kind(StrEnum):
    """What sort of thing is found."""

    PASSAGE = "passage"
    ENTRY = "entry"
    NOTE = "note"


ALL_KINDS = frozenset(Kind)


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that can be found: a passage of a document, an entry, a note.

    Attributes:
        place: Where it is; for a passage its document and exact stretch.
        kind: What it is.
        title: The document's title, the entry's term, or a line that names the note.
        text: What is searched and quoted, exactly as it stands in its source.
        start: Offset in the document of the first character of ``text``; 0 for entries and notes.
        names: Other names, searched with the weight of the title and never quoted.
    """

    place: Place
    kind: Kind
    title: str
    text: str
    start: int = 0
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What a source is: what filters look at, kept beside the index of words.

    A change of it alone makes no record anew.

    Attributes:
        title: The document's title, the entry's term, or a line that names the note.
        by: Who wrote it.
        language: BCP 47 tag of its text, by which its words are stemmed; empty where unknown.
        tags: The reader's own labels.
        dates: As ``PartialDate`` is written: when a document was published, a note was written or
            changed, or what an entry tells happened.
        sides: Those whose names or positions an entry gives.
        document: Id of the document that it is, or is a note on.
        entry: Id of the entry that it is, or is a note on.
        note_kind: What sort of note it is; empty for what is no note.
        note_on: The first of the words that a note stands on; empty where it stands on none.
    """

    title: str = ""
    by: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    document: str = ""
    entry: str = ""
    note_kind: str = ""
    note_on: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where records come from: one document, one entry or one note.

    All records of a source are added, replaced and removed together.

    Attributes:
        key: ``doc:ID``, ``entry:ID`` or ``note:ID``.
        digest: Changes whenever the records would.
        records: Makes the records; called only when the digest is not the one indexed, and
            perhaps in another thread. May raise: the source is then left out and reported.
        about: What it is.
        size: Thousands of characters, about; 1 at least. So much of the progress it is.
    """

    key: str
    digest: str
    records: Callable[[], Iterable[Record]]
    about: About = About()
    size: int = 1


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the index.

    Attributes:
        text: Anything; a query where it can be read as one, else words.
        kinds: Only these.
        limit: How many hits at most.
        as_you_type: The last word may be the beginning of one.
        here: Id of the document that ``in:this`` means; empty for none.
        of_documents: Only the best passage of each document.
        note_kinds: What ``kind:`` may ask for besides, where no note is of that kind yet.
    """

    text: str
    kinds: frozenset[Kind] = ALL_KINDS
    limit: int = 50
    as_you_type: bool = False
    here: str = ""
    of_documents: bool = False
    note_kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found.

    Attributes:
        place: Where to go. For a passage, the exact words that matched first; for an entry or
            a note, the whole of it.
        kind: What it is.
        score: Higher is better, 0 to 3. Its whole part is a rank that nothing outweighs: 1 where
            the query is matched in full, 2 where its words are a name of the entry itself.
        title: Title of its record.
        snippet: Words of the text around the best matches, line ends as spaces.
        matches: Stretches of ``snippet`` that matched, in order.
        about: What its source is.
        via: Other names of what was asked for by which it was found, where none that was typed is
            in it.
        spans: Of a passage, every stretch of its document that matched, in order.
    """

    place: Place
    kind: Kind
    score: float
    title: str
    snippet: str
    matches: tuple[Span, ...]
    about: About = About()
    via: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class InDocument:
    """How many passages of a document match.

    Attributes:
        document: Its id.
        title: Its title.
        count: Passages.
    """

    document: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found.

    Attributes:
        query: What was asked.
        hits: Best first.
        counts: How many of each kind match in all, beyond the hits given.
        documents: Those with the most matching passages, the most first, twenty at most.
        in_documents: How many documents have a matching passage.
        remarks: One line for each thing that was not read as it may have been meant.
        suggestions: Whole queries with words that are spelt nearly so and are there; only where
            the words asked for are in nothing.
        complete: False while the index has not seen every source yet.
        damaged: The index could not be read; the next ``update`` mends it.
    """

    query: str
    hits: tuple[Hit, ...] = ()
    counts: Mapping[Kind, int] = field(default_factory=lambda: dict.fromkeys(Kind, 0))
    documents: tuple[InDocument, ...] = ()
    in_documents: int = 0
    remarks: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    complete: bool = True
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class Holders:
    """Documents that may have some names.

    Attributes:
        documents: Their ids.
        seen: Ids of all documents that were looked through; of others nothing is known.
    """

    documents: frozenset[str] = frozenset()
    seen: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """What an update did.

    Attributes:
        added: Sources added or replaced.
        removed: Sources gone.
        unchanged: Sources left as they were.
        records: Records written.
        failed: Keys of sources whose records could not be made, with the reason.
        cancelled: It was stopped; what was done is kept.
        mended: One line for each thing that had to be mended.
    """

    added: int = 0
    removed: int = 0
    unchanged: int = 0
    records: int = 0
    failed: tuple[tuple[str, str], ...] = ()
    cancelled: bool = False
    mended: tuple[str, ...] = ()


class IndexState(StrEnum):
    """Whether the index can be searched."""

    READY = "ready"
    INCOMPLETE = "incomplete"
    MISSING = "missing"
    DAMAGED = "damaged"
    UNUSABLE = "unusable"


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """The index as it stands.

    Attributes:
        folder: Where it is.
        state: Whether it can be searched.
        reason: Why it cannot, or is not complete; empty when ready.
        sources: How many documents, entries and notes are in it.
        records: How many passages, entries and notes can be found.
        size: Bytes on disk.
        schema: What the index is written by; another one makes it again.
    """

    folder: str
    state: IndexState
    reason: str
    sources: int
    records: int
    size: int
    schema: str

    def as_dict(self) -> dict[str, Any]:
        """The status as plain values for JSON."""
        return asdict(self)

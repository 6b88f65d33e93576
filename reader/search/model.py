"""What goes into the search index and what comes out of it: plain values, no whoosh."""

from __future__ import annotations

from dataclasses import asdict, dataclass
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
class Source:
    """Where records come from: one document, one entry or one note.

    All records of a source are added, replaced and removed together.

    Attributes:
        key: ``doc:ID``, ``entry:ID`` or ``note:ID``.
        digest: Changes whenever the records would.
        records: Makes the records; called only when the digest is not the one indexed, and
            perhaps in another thread. May raise: the source is then left out and reported.
    """

    key: str
    digest: str
    records: Callable[[], Iterable[Record]]


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found.

    Attributes:
        place: Where to go. For a passage, the exact words that matched first; for an entry or
            a note, the whole of it.
        kind: What it is.
        score: Higher is better, 0 to 3. Its whole part is a rank that nothing outweighs: 1 where
            all words are found, 2 where the words are a name of the entry itself.
        title: Title of its record.
        snippet: Words of the text around the best matches, line ends as spaces.
        matches: Stretches of ``snippet`` that matched, in order.
    """

    place: Place
    kind: Kind
    score: float
    title: str
    snippet: str
    matches: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found.

    Attributes:
        query: What was asked.
        hits: Best first.
        counts: How many of each kind match in all, beyond the hits given.
        complete: False while the index has not seen every source yet.
        damaged: The index could not be read; the next ``update`` mends it.
    """

    query: str
    hits: tuple[Hit, ...]
    counts: Mapping[Kind, int]
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
        schema: Version of the index's own format.
    """

    folder: str
    state: IndexState
    reason: str
    sources: int
    records: int
    size: int
    schema: int

    def as_dict(self) -> dict[str, Any]:
        """The status as plain values for JSON."""
        return asdict(self)

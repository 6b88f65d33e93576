"""A companion: what belongs to one document and stands in a file of its own.

Its metadata, what in its text is no argument (byline, credit), the phrases that mean a glossary
entry only there, the words that do not mean one there, an editor's notes, and which packs serve
it. One may stand beside the document; the reader's own is kept apart and counts first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reader.text.document import Metadata

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from glossary.dates import PartialDate
    from glossary.model import Source

SUFFIX = ".companion.md"

_Item = TypeVar("_Item")
_NOTHING = Metadata("")


class Phrase(NamedTuple):
    """Words that mean an entry in this document only.

    Attributes:
        quote: The words as they stand in the text.
        entry: Address of the entry they mean.
        prefix: What stands right before them, where they occur more than once.
        suffix: What stands right after them.
        by_reader: Whether the reader said so, which counts more than any rule; it is no part
            of a file.
    """

    quote: str
    entry: str
    prefix: str = ""
    suffix: str = ""
    by_reader: bool = False


class Exclusion(NamedTuple):
    """Words that do not mean an entry here, though a rule says so.

    Attributes:
        quote: The words as they stand in the text.
        entry: Address of the entry they do not mean.
        prefix: What stands right before them; without prefix and suffix, the words mean it
            nowhere in this document.
        suffix: What stands right after them.
    """

    quote: str
    entry: str
    prefix: str = ""
    suffix: str = ""

    @property
    def is_everywhere(self) -> bool:
        """Whether the words are meant wherever they stand in the document."""
        return not (self.prefix or self.suffix)


class EditorNote(NamedTuple):
    """A remark on words of the document by whoever wrote the companion, not by its author.

    Attributes:
        id: Names it among the notes of the companion.
        quote: The words as they stand in the text.
        text: The remark, with ``[[links]]`` to entries and ``[KEY]`` citations.
        prefix: What stands right before the words, where they occur more than once.
        suffix: What stands right after them.
        date: When it was written, as exactly as known.
    """

    id: str
    quote: str
    text: str
    prefix: str = ""
    suffix: str = ""
    date: PartialDate | None = None


class BylineQuote(NamedTuple):
    """The exact words that begin and end the byline; an empty end means the beginning is all."""

    opening: str
    closing: str


@dataclass(frozen=True, slots=True)
class Companion:
    """What is known about one document.

    Attributes:
        id: The document's id, or empty where the companion gives none.
        metadata: What it says of title, author and so on; empty or None where it says nothing.
        byline: Where the byline stands in the text.
        credit: The exact words of the credit line, or empty.
        phrases: Words that mean an entry only here.
        remarks: Free words about the document, as Markdown.
        exclusions: Words that do not mean an entry here.
        notes: The editor's notes, in the order of the file.
        sources: What the notes cite, by key.
        packs_on: Ids of packs that serve this document though they are off elsewhere.
        packs_off: Ids of packs that do not serve this document.
        preferred: Addresses of entries that count here before others for the same words.
        tags: Labels to find the document by.
    """

    id: str = ""
    metadata: Metadata = _NOTHING
    byline: BylineQuote | None = None
    credit: str = ""
    phrases: tuple[Phrase, ...] = ()
    remarks: str = ""
    exclusions: tuple[Exclusion, ...] = ()
    notes: tuple[EditorNote, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    packs_on: tuple[str, ...] = ()
    packs_off: tuple[str, ...] = ()
    preferred: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    def metadata_over(self, known: Metadata) -> Metadata:
        """What the companion says, and where it says nothing, what is known otherwise."""
        mine = self.metadata
        return Metadata(
            title=mine.title or known.title,
            title_note=mine.title_note if mine.title else known.title_note,
            author=mine.author or known.author,
            date=mine.date or known.date,
            publisher=mine.publisher or known.publisher,
            source=mine.source or known.source,
            language=mine.language or known.language,
        )

    def by_reader_over(self, beside: Companion) -> Companion:
        """What the reader says in this one, and where nothing is said, what the other says.

        Lists are put together, the reader's first; an editor's note of the same id, a source of
        the same key and a pack switched the other way are the reader's.
        """
        taken = {note.id for note in self.notes}
        return Companion(
            id=beside.id,
            metadata=self.metadata_over(beside.metadata),
            byline=self.byline or beside.byline,
            credit=self.credit or beside.credit,
            phrases=(*(one._replace(by_reader=True) for one in self.phrases), *beside.phrases),
            remarks="\n\n".join(filter(None, (self.remarks, beside.remarks))),
            exclusions=_united(self.exclusions, beside.exclusions),
            notes=(*self.notes, *(note for note in beside.notes if note.id not in taken)),
            sources={**beside.sources, **self.sources},
            packs_on=_united(self.packs_on, _without(beside.packs_on, self.packs_off)),
            packs_off=_united(self.packs_off, _without(beside.packs_off, self.packs_on)),
            preferred=_united(self.preferred, beside.preferred),
            tags=_united(self.tags, beside.tags),
        )


def companion_path(document: Path) -> Path:
    """Where the companion of a document stands: ``essay.companion.md`` beside ``essay.txt``."""
    return document.with_name(document.stem + SUFFIX)


def _united(first: tuple[_Item, ...], second: tuple[_Item, ...]) -> tuple[_Item, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _without(packs: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(pack for pack in packs if pack not in others)

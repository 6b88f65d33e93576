"""A companion: what belongs to one document and stands in a file beside it.

Its metadata, what in its text is no argument (byline, credit), and the phrases that mean a
glossary entry only there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.text.document import Metadata
from reader.text.ids import is_id

if TYPE_CHECKING:
    from pathlib import Path

    from glossary.fields import Fields

SUFFIX = ".companion.md"


class Phrase(NamedTuple):
    """Words that mean an entry in this document only.

    Attributes:
        quote: The words as they stand in the text.
        entry: Id of the entry they mean.
        prefix: What stands right before them, where they occur more than once.
        suffix: What stands right after them.
    """

    quote: str
    entry: str
    prefix: str = ""
    suffix: str = ""


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
    """

    id: str
    metadata: Metadata
    byline: BylineQuote | None = None
    credit: str = ""
    phrases: tuple[Phrase, ...] = ()
    remarks: str = ""

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


def companion_path(document: Path) -> Path:
    """Where the companion of a document stands: ``essay.companion.md`` beside ``essay.txt``."""
    return document.with_name(document.stem + SUFFIX)


def parse_companion(text: str, path: str) -> Companion:
    """Read a companion file.

    Args:
        text: The whole file.
        path: The file, as a person would name it.

    Raises:
        BrokenFileError: It cannot be read; names the line.
    """
    from glossary.frontmatter import parse

    front = parse(text, path)
    fields = front.fields
    fields.only(
        *("id", "title", "title_note", "author", "date", "publisher", "source", "language"),
        *("byline", "credit", "phrases"),
    )
    return Companion(
        id=_id(fields, "id") if "id" in fields else "",
        metadata=Metadata(
            title=fields.text("title").strip(),
            title_note=fields.text("title_note").strip(),
            author=fields.text("author").strip(),
            date=fields.date("date"),
            publisher=fields.text("publisher").strip(),
            source=fields.text("source").strip(),
            language=fields.text("language").strip(),
        ),
        byline=_byline(fields),
        credit=fields.text("credit").strip(),
        phrases=tuple(map(_phrase, fields.list_of_fields("phrases"))),
        remarks=front.body.strip(),
    )


def _id(fields: Fields, key: str) -> str:
    found = fields.required_text(key)
    if not is_id(found):
        advice = "use lower-case letters, digits and hyphens"
        raise fields.wrong(key, f"{key!r} is {found!r}, which can be no id", advice)
    return found


def _byline(fields: Fields) -> BylineQuote | None:
    found = fields.fields("byline")
    if found is None:
        return None
    found.only("from", "to")
    return BylineQuote(found.required_text("from"), found.text("to").strip())


def _phrase(fields: Fields) -> Phrase:
    fields.only("quote", "entry", "prefix", "suffix")
    return Phrase(
        quote=fields.required_text("quote"),
        entry=_id(fields, "entry"),
        prefix=fields.text("prefix"),
        suffix=fields.text("suffix"),
    )

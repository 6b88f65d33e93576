"""What an export is made of: notes with the words around them and where they lead back to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from reader.notes.model import DocumentTarget, EntryTarget, PassageTarget
from reader.text.anchoring import AnchorState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reader.notes.model import Note
    from reader.text.anchoring import Placement


class About(NamedTuple):
    """The document or entry that notes are on.

    Attributes:
        place: Its place in words, as ``doc:ID`` or ``entry:ID``.
        title: Its title, or the term of the entry.
        author: Who wrote it.
        date: When it was published.
        publisher: Who published it.
        address: Its web address; empty where none is known.
    """

    place: str
    title: str
    author: str = ""
    date: str = ""
    publisher: str = ""
    address: str = ""


class Sentence(NamedTuple):
    """The words of a note with the rest of their sentence."""

    before: str = ""
    words: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class ExportedNote:
    """A note and all that an export may tell of it.

    Attributes:
        note: The note.
        about: What it is on.
        placement: Where its words are now; None for a note on no words, or where its document
            cannot be read.
        sentence: Its words as they now are, in their sentence; the words it was written on where
            they are lost.
        section: The heading that they stand below.
        names: What its ``[[links]]`` are called, by their places.
    """

    note: Note
    about: About
    placement: Placement | None
    sentence: Sentence
    section: str
    names: Mapping[str, str]

    @property
    def place(self) -> str:
        """Where it leads back to."""
        if self.placement is not None and self.placement.span is not None:
            start, end = self.placement.span
            return f"{self.about.place}#{start}-{end}"
        return self.about.place

    @property
    def quote(self) -> str:
        """The words it was written on; empty for a note on no words."""
        target = self.note.target
        return target.anchor.quote if isinstance(target, PassageTarget) else ""

    @property
    def remark(self) -> str:
        """What a reader should know of its words; empty where they are as they were."""
        if self.placement is None:
            return ""
        if self.placement.state is AnchorState.LOST:
            return "its words are no longer in the text"
        return "its words have changed" if self.placement.state is AnchorState.CHANGED else ""

    @property
    def fragment(self) -> str:
        """A web address that leads to its words; empty where none is known."""
        if not self.about.address.startswith(("http://", "https://")) or not self.sentence.words:
            return ""
        from urllib.parse import quote

        words = quote(" ".join(self.sentence.words.split())[:200], safe="").replace("-", "%2D")
        return f"{self.about.address.partition('#')[0]}#:~:text={words}"


class Exported(NamedTuple):
    """What an export is: files by their paths in it, in order."""

    files: tuple[tuple[str, bytes], ...]


def one_file(name: str, text: str) -> Exported:
    """An export that is a single file."""
    return Exported(((name, text.encode("utf-8", "replace")),))


def by_source(rows: Iterable[ExportedNote]) -> Iterator[tuple[About, list[ExportedNote]]]:
    """The notes of each document or entry, in the order given."""
    for about, group in groupby(rows, lambda row: row.about):
        yield about, list(group)


def target_uri(row: ExportedNote) -> str:
    """What a note is on, as other programs can name it."""
    target = row.note.target
    if isinstance(target, EntryTarget):
        return f"urn:reader:entry:{target.entry}"
    assert isinstance(target, PassageTarget | DocumentTarget)  # noqa: S101 - what is left
    address = row.about.address
    is_web = address.startswith(("http://", "https://")) and not set(address) & set(' <>"{}|\\^`')
    return address if is_web else f"urn:reader:doc:{target.document}"

"""Where a reader can go, as one kind of address with a text form.

``doc:ID``, ``doc:ID#START``, ``doc:ID#START-END``, ``entry:ID``, ``entry:ID@PACK``, ``note:ID``,
``editor:DOC/NOTE``, ``footnote:DOC#NAME``, ``word:WORDS``, ``pack:ID``, ``search:WORDS``,
``setting:NAME``, ``file:PATH``, and web addresses as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.text.ids import is_address, is_id

if TYPE_CHECKING:
    from collections.abc import Callable

_DOCUMENT = re.compile(r"doc:([^#\s]+)(?:#(\d{1,15})(?:-(\d{1,15}))?)?")


@dataclass(frozen=True, slots=True)
class DocumentPlace:
    """A stretch of a document; an empty stretch is a point.

    Attributes:
        document: Document id.
        start: Offset of the first character.
        end: Offset after the last character; equal to ``start`` for a point.
    """

    document: str
    start: int = 0
    end: int = 0

    def __str__(self) -> str:
        if self.end > self.start:
            return f"doc:{self.document}#{self.start}-{self.end}"
        return f"doc:{self.document}#{self.start}" if self.start else f"doc:{self.document}"


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """A glossary entry, by its address: an id, or an id, ``@`` and the id of its pack."""

    entry: str

    def __str__(self) -> str:
        return f"entry:{self.entry}"


@dataclass(frozen=True, slots=True)
class NotePlace:
    """A note, by id."""

    note: str

    def __str__(self) -> str:
        return f"note:{self.note}"


@dataclass(frozen=True, slots=True)
class EditorNotePlace:
    """A note of the editor on words of a document.

    Attributes:
        document: Document id.
        note: Id of the note, one among those of the document.
    """

    document: str
    note: str

    def __str__(self) -> str:
        return f"editor:{self.document}/{self.note}"


@dataclass(frozen=True, slots=True)
class WordPlace:
    """What dictionaries and entries say of some words."""

    words: str

    def __str__(self) -> str:
        return f"word:{self.words}"


@dataclass(frozen=True, slots=True)
class PackPlace:
    """A pack of entries or a dictionary, by id."""

    pack: str

    def __str__(self) -> str:
        return f"pack:{self.pack}"


@dataclass(frozen=True, slots=True)
class SearchPlace:
    """A search, by its words."""

    query: str

    def __str__(self) -> str:
        return f"search:{self.query}"


@dataclass(frozen=True, slots=True)
class FootnotePlace:
    """A note that a document has itself.

    Attributes:
        document: Document id.
        name: Its name, one among the targets of the document.
    """

    document: str
    name: str

    def __str__(self) -> str:
        return f"footnote:{self.document}#{self.name}"


@dataclass(frozen=True, slots=True)
class WebPlace:
    """A page of the web, or whatever else an address names."""

    address: str

    def __str__(self) -> str:
        return self.address


@dataclass(frozen=True, slots=True)
class SettingPlace:
    """A setting of how the text looks, by name."""

    setting: str

    def __str__(self) -> str:
        return f"setting:{self.setting}"


@dataclass(frozen=True, slots=True)
class FilePlace:
    """A file that a document links to, by its absolute path."""

    path: str

    def __str__(self) -> str:
        return f"file:{self.path}"


Place = (
    DocumentPlace
    | EntryPlace
    | NotePlace
    | EditorNotePlace
    | FootnotePlace
    | WordPlace
    | PackPlace
    | SearchPlace
    | SettingPlace
    | FilePlace
    | WebPlace
)


class _OnePart(NamedTuple):
    """A place whose text form is one part after its kind."""

    holds: Callable[[str], object]
    place: Callable[[str], Place]


_OF_ONE_PART = {
    "entry": _OnePart(is_address, EntryPlace),
    "note": _OnePart(is_id, NotePlace),
    "pack": _OnePart(is_id, PackPlace),
    "word": _OnePart(str.strip, WordPlace),
    "search": _OnePart(str.strip, SearchPlace),
    "setting": _OnePart(str.isidentifier, SettingPlace),
    "file": _OnePart(str.strip, FilePlace),
}
WEB_SCHEMES = ("http", "https")


def parse_place(text: str) -> Place:
    """Read the text form of a place.

    Raises:
        ValueError: The text is no place.
    """
    kind, _, rest = text.partition(":")
    if kind == "doc" and (found := _DOCUMENT.fullmatch(text)) and is_id(found[1]):
        start = int(found[2] or 0)
        return DocumentPlace(found[1], start, max(start, int(found[3] or start)))
    if kind == "editor":
        document, _, note = rest.partition("/")
        if is_id(document) and is_id(note):
            return EditorNotePlace(document, note)
    if kind == "footnote":
        document, _, name = rest.partition("#")
        if is_id(document) and name:
            return FootnotePlace(document, name)
    if kind.lower() in WEB_SCHEMES and rest.startswith("//"):
        return WebPlace(text)
    if kind in _OF_ONE_PART and _OF_ONE_PART[kind].holds(rest):
        return _OF_ONE_PART[kind].place(rest)
    raise ValueError(
        f"{text!r} is not a place of the form doc:ID#OFFSET, entry:ID, note:ID, editor:DOC/NOTE,"
        " footnote:DOC#NAME, word:WORDS, pack:ID, search:WORDS, setting:NAME, file:PATH or"
        " a web address"
    )

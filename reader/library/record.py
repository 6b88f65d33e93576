"""What the library writes down about a document, as one JSON file."""

from __future__ import annotations

import json
import ntpath
from typing import Any, NamedTuple

from glossary.dates import PartialDate
from glossary.problems import BrokenFileError, Problem
from reader.text.format import NAMING, Format, format_of_name

MOST_VERSIONS = 1_000
_ADVICE = "mend it, or move its folder away and open the document again"
_FIRST_SUFFIXES = {"txt": Format.TEXT, "md": Format.MARKDOWN}
"""Formats by what records without versions call them."""


class Version(NamedTuple):
    """One content of a document.

    Attributes:
        file: Name of the copy in the document's folder; empty where there is none, for what ships.
        sha256: Of its bytes, in hexadecimal.
        size: Its bytes.
        kept: When it was kept, UTC as ISO 8601.
        modified: When the file that was copied had last changed, nanoseconds; 0 for other sources.
        media_type: What a server called it.
        charset: The encoding that a server named.
    """

    file: str
    sha256: str
    size: int = 0
    kept: str = ""
    modified: int = 0
    media_type: str = ""
    charset: str = ""


class Told(NamedTuple):
    """What a document was found to say of itself when it was last read.

    Attributes:
        title: Its title.
        author: Who wrote it.
        date: When it was published, as ``PartialDate`` is written.
        publisher: Who published it.
        language: A BCP 47 tag.
        format: What it was read as.
        length: Characters of its text; 0 where it was not read whole.
    """

    title: str = ""
    author: str = ""
    date: str = ""
    publisher: str = ""
    language: str = ""
    format: str = ""
    length: int = 0


class Page(NamedTuple):
    """Where a page came from, and what its server said of it.

    Attributes:
        address: Where it was asked for; empty for what is no page.
        found_at: Where it was in the end, after all redirects.
        etag: The server's, so that it can say that nothing has changed.
        last_modified: So too.
        checked: When it was last asked for, UTC as ISO 8601.
    """

    address: str = ""
    found_at: str = ""
    etag: str = ""
    last_modified: str = ""
    checked: str = ""


class DocumentRecord(NamedTuple):
    """One document of the library.

    Attributes:
        id: The document's id, also its folder's name.
        name: What its file was called when it was last kept.
        path: Where that file was, absolute; empty for pages and standard input.
        format: What it is to be read as, if the reader said so.
        encoding: What it is to be decoded with, if the reader said so.
        added: When it came into the library, UTC as ISO 8601; empty for what ships.
        told: What it says of itself.
        page: Where it came from, if that was a page.
        versions: What was kept of it, the oldest first; never empty.
    """

    id: str
    name: str
    path: str
    format: str
    encoding: str
    added: str
    told: Told
    page: Page
    versions: tuple[Version, ...]

    @property
    def sha256(self) -> str:
        """Of the last version's bytes, in hexadecimal."""
        return self.versions[-1].sha256

    @property
    def title(self) -> str:
        """The document's title."""
        return self.told.title

    def as_json(self) -> bytes:
        """The content of its file; the id is told by the folder."""
        values: dict[str, Any] = self._asdict()
        del values["id"]
        values["told"] = self.told._asdict()
        values["page"] = self.page._asdict()
        values["versions"] = [version._asdict() for version in self.versions]
        return (json.dumps(values, indent=2) + "\n").encode("ascii")


def suffix_of(name: str, format_said: str = "") -> str:
    """The ending that a copy of a file gets: what is said, else what its name tells."""
    known = Format(format_said) if format_said else format_of_name(name)
    return NAMING[known].suffixes[0] if known else ""


def parse_record(data: bytes, document_id: str, path: str) -> DocumentRecord:
    """Read what ``as_json`` wrote, or what was written before there were versions.

    Args:
        data: The file's content.
        document_id: The id of its document.
        path: The file, as a person would name it.

    Raises:
        BrokenFileError: It is no such file.
    """
    try:
        values = json.loads(data)
    except (ValueError, RecursionError) as error:
        reason = f"is no JSON ({error})" if isinstance(error, ValueError) else "is nested too deep"
        raise BrokenFileError(Problem(path, None, reason, _ADVICE)) from None
    try:
        return record_of(values, document_id)
    except ValueError as error:
        raise BrokenFileError(Problem(path, None, str(error), _ADVICE)) from None


def record_of(values: object, document_id: str) -> DocumentRecord:
    """The record of parsed JSON.

    Raises:
        ValueError: There is none in it; says why.
    """
    if not isinstance(values, dict):
        raise ValueError("holds no fields")  # noqa: TRY004 - one error for every broken record
    if "versions" not in values:
        values = _with_versions(values)
    versions = values["versions"]
    if not isinstance(versions, list) or not 0 < len(versions) <= MOST_VERSIONS:
        raise ValueError("has no versions")
    names = ("name", "path", "format", "encoding", "added")
    record = DocumentRecord(
        document_id,
        **{name: _text(values, name) for name in names},
        told=_told(_fields(values, "told")),
        page=Page(*(_text(_fields(values, "page"), name) for name in Page._fields)),
        versions=tuple(map(_version, versions)),
    )
    if "\0" in record.path or (record.format and record.format not in set(Format)):
        raise ValueError("has a format or path that cannot be")
    return record


def _with_versions(values: dict[str, Any]) -> dict[str, Any]:
    """A record from before there were versions, as one that has its only one."""
    ending = _text(values, "format")
    if ending not in _FIRST_SUFFIXES:
        raise ValueError("has a format or path that cannot be")
    version = Version(f"original.{ending}", _text(values, "sha256"), kept=_text(values, "added"))
    told = Told(_text(values, "title"), format=_FIRST_SUFFIXES[ending].value)
    return {
        **values,
        "format": "",
        "encoding": "",
        "told": told._asdict(),
        "page": Page()._asdict(),
        "versions": [version._asdict()],
    }


def _told(values: dict[str, Any]) -> Told:
    words = {name: _text(values, name) for name in Told._fields if name != "length"}
    told = Told(length=_count(values, "length"), **words)
    if told.date:
        PartialDate.parse(told.date)
    if told.format and told.format not in set(Format):
        raise ValueError(f"was read as {told.format!r}, which is no format")
    return told


def _version(values: object) -> Version:
    if not isinstance(values, dict):
        raise ValueError("has a version without fields")  # noqa: TRY004 - as above
    file = _text(values, "file")
    if file in {".", ".."} or file != ntpath.basename(file) or "\0" in file:
        raise ValueError(f"has a copy whose name leads elsewhere ({file!r})")
    return Version(
        file=file,
        sha256=_text(values, "sha256"),
        size=_count(values, "size"),
        kept=_text(values, "kept"),
        modified=_count(values, "modified"),
        media_type=_text(values, "media_type"),
        charset=_text(values, "charset"),
    )


def _fields(values: dict[str, Any], name: str) -> dict[str, Any]:
    found = values.get(name)
    if not isinstance(found, dict):
        raise ValueError(f"has no fields for {name!r}")  # noqa: TRY004 - as above
    return found


def _text(values: dict[str, Any], name: str) -> str:
    found = values.get(name)
    if not isinstance(found, str):
        raise ValueError(f"has no words for {name!r}")  # noqa: TRY004 - as above
    return found


def _count(values: dict[str, Any], name: str) -> int:
    found = values.get(name)
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise ValueError(f"has no number for {name!r}")
    return found

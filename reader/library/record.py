"""What the library writes down about a document, as one JSON file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from glossary.problems import BrokenFileError, Problem

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ("txt", "md")

_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
_ADVICE = "mend it, or move its folder away and open the document again"


def format_of(path: Path) -> str:
    """The format that the name of a file tells."""
    return "md" if path.suffix.lower() in _MARKDOWN_SUFFIXES else "txt"


class DocumentRecord(NamedTuple):
    """One document of the library.

    Attributes:
        id: The document's id, also its folder's name.
        name: The file's name when it was last opened.
        path: Where the file then was, absolute.
        sha256: Of the file's bytes, in hexadecimal.
        format: "txt" or "md".
        title: The document's title.
        added: When it was first opened, UTC as ISO 8601; empty for what ships.
    """

    id: str
    name: str
    path: str
    sha256: str
    format: str
    title: str
    added: str

    def as_json(self) -> bytes:
        """The content of its file; the id is told by the folder."""
        values = self._asdict()
        del values["id"]
        return (json.dumps(values, indent=2) + "\n").encode("ascii")


def parse_record(data: bytes, document_id: str, path: str) -> DocumentRecord:
    """Read what ``as_json`` wrote.

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
    if not isinstance(values, dict):
        raise BrokenFileError(Problem(path, None, "holds no fields", _ADVICE))
    names = [name for name in DocumentRecord._fields if name != "id"]
    for name in names:
        if not isinstance(values.get(name), str):
            raise BrokenFileError(Problem(path, None, f"has no words for {name!r}", _ADVICE))
    if values["format"] not in FORMATS or "\0" in values["path"]:
        raise BrokenFileError(Problem(path, None, "has a format or path that cannot be", _ADVICE))
    return DocumentRecord(id=document_id, **{name: values[name] for name in names})

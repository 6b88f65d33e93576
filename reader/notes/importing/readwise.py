"""Readwise's CSV, whose columns are told in its first row.

``Highlight, Book Title, Book Author, Amazon Book ID, Note, Color, Tags, Location Type, Location,
Highlighted at, Document tags`` (https://docs.readwise.io). Words with a point before them that a
note begins with are tags (https://docs.readwise.io/readwise/guides/action-tags).
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from reader.notes.importing.rows import (
    MOST_ROWS,
    ImportedNote,
    Read,
    Source,
    moment,
    origin_of,
)
from reader.notes.kinds import HIGHLIGHT, PLAIN

if TYPE_CHECKING:
    from collections.abc import Mapping

_TAGS = re.compile(r"\s*(?:\.[^\W_][\w-]*+(?!\S)\s*)++")
_LONGEST_CELL = 1024 * 1024


def looks_so(text: str) -> bool:
    """Whether a text is such a file."""
    head = text.removeprefix("\ufeff").partition("\n")[0].casefold()
    return "highlight" in head and "book title" in head and "," in head


def read_readwise(text: str) -> Read:
    """The notes of such a file; rows without words are told."""
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_CELL))
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), restkey="")
    rows: list[ImportedNote] = []
    problems: list[str] = []
    try:
        for row in reader:
            cells = {k.strip().casefold(): v or "" for k, v in row.items() if k}
            if not cells.get("highlight", "").strip():
                problems.append(f"line {reader.line_num}: has no highlight")
            elif len(rows) < MOST_ROWS:
                rows.append(_row(cells))
    except csv.Error as error:
        problems.append(f"line {reader.line_num}: {error}")
    return Read("readwise", tuple(rows), tuple(problems))


def _row(cells: Mapping[str, str]) -> ImportedNote:
    words, note = cells["highlight"].strip(), cells.get("note", "").strip()
    title, author = cells.get("book title", "").strip(), cells.get("book author", "").strip()
    tags = [tag.strip() for tag in cells.get("tags", "").split(",")]
    begins = found[0] if (found := _TAGS.match(note)) else ""
    tags += begins.split()
    body = note[len(begins) :]
    return ImportedNote(
        origin_of("readwise", title, author, cells.get("location", ""), words),
        Source(title, author, address=cells.get("url", "").strip()),
        quote=words,
        body=body,
        kind=PLAIN if body else HIGHLIGHT,
        tags=tuple(dict.fromkeys(tag.removeprefix(".") for tag in tags if tag)),
        created=moment(cells.get("highlighted at", "")),
    )

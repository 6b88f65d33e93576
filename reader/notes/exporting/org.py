"""Org: a headline for each document, below it one for each note.

Headlines, drawers, blocks and what must be escaped by a comma are as https://orgmode.org/worg/
org-syntax.html tells.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.notes.exporting.markup import clean, one_line, with_links
from reader.notes.exporting.rows import Exported, by_source, one_file
from reader.notes.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.notes.exporting.rows import About, ExportedNote

_SPECIAL = re.compile(r"^(,*)(\*+\s|\s*#\+|\s*#\s|\s*:[\w-]+:)", re.MULTILINE)
_NOT_IN_TAGS = re.compile(r"[^\w@#%]+")
_TITLE = 70  # characters of a note that stand in its headline


def as_org(rows: Sequence[ExportedNote]) -> Exported:
    """One file."""
    lines = ["#+TITLE: Notes", ""]
    for about, group in by_source(rows):
        lines += [f"* {_line(about.title)}", *_properties(about)]
        for row in group:
            lines += [*_note(row), ""]
    return one_file("notes.org", "\n".join(lines).rstrip() + "\n")


def _note(row: ExportedNote) -> Iterator[str]:
    tags = [_NOT_IN_TAGS.sub("_", one_line(tag)).strip("_") for tag in row.note.tags]
    label = f":{':'.join(filter(None, tags))}:" if any(tags) else ""
    said = with_links(row, _link)
    title = _beginning(one_line(said or row.sentence.words))
    head = f"** {one_line(kind_of(row.note.kind).label)}: {title}"
    yield " ".join(filter(None, [f"{head}." if head.endswith(":") else head, label]))
    yield ":PROPERTIES:"
    yield f":ID: {row.note.id}"
    yield f":CREATED: [{row.note.created:%Y-%m-%d} {row.note.created:%H:%M}]"
    yield f":PLACE: {row.place}"
    if row.quote:
        yield f":QUOTE: {one_line(row.quote)}"
    if row.remark:
        yield f":STATE: {row.remark}"
    if row.fragment:
        yield f":URL: {row.fragment}"
    yield ":END:"
    if row.sentence.words:
        yield "#+begin_quote"
        yield _body(" ".join("".join(row.sentence).split()))
        yield "#+end_quote"
    if said:
        yield _body(said)


def _properties(about: About) -> Iterator[str]:
    yield ":PROPERTIES:"
    yield f":PLACE: {about.place}"
    told = (("AUTHOR", about.author), ("DATE", about.date), ("URL", about.address))
    yield from (f":{key}: {_line(value)}" for key, value in told if value)
    yield ":END:"


def _link(place: str, words: str) -> str:
    return f"{words} ({place})"


def _beginning(line: str) -> str:
    if len(line) <= _TITLE:
        return line
    return f"{line[:_TITLE].rpartition(' ')[0] or line[:_TITLE]} …"


def _line(text: str) -> str:
    return one_line(text)


def _body(text: str) -> str:
    """Words in which nothing at the beginning of a line means something."""
    return _SPECIAL.sub(r",\1\2", clean(text))

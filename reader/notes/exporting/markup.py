"""What the formats of exports have in common: links, lines, tags, names of files."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.notes.exporting.rows import ExportedNote

_LINK = re.compile(r"\[\[([^\[\]|\n]{1,400})(?:\|([^\[\]|\n]{1,200}))?\]\]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_UNSAFE = re.compile(r'[\\/:*?"<>|#^\[\]\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|\Z)")
_LONGEST_NAME = 150  # bytes


def clean(text: str) -> str:
    """A text without control characters and without those that turn the direction of others."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """A text on one line."""
    return " ".join(clean(text).split())


def with_links(row: ExportedNote, written: Callable[[str, str], str]) -> str:
    """The words of a note with each ``[[link]]`` as the format writes it.

    Args:
        row: The note.
        written: Gives a link by its place and its words.
    """

    def link(found: re.Match[str]) -> str:
        place = found[1].strip()
        full = place if ":" in place else f"entry:{place}"
        return written(full, (found[2] or "").strip() or row.names.get(full, place))

    return closed(_LINK.sub(link, clean(row.note.body)).strip())


def closed(body: str) -> str:
    """Markdown in which no block of code stays open, to take what follows it for code."""
    fence = ""
    for line in body.split("\n"):
        found = _FENCE.match(line)
        if found is None:
            continue
        if not fence:
            fence = found[1]
        elif found[1].startswith(fence) and not line.strip(" `~"):
            fence = ""
    return f"{body}\n{fence}" if fence else body


def plain_links(row: ExportedNote) -> str:
    """The words of a note with each ``[[link]]`` as its words alone."""
    return with_links(row, lambda _place, words: words)


def file_name(title: str, used: set[str]) -> str:
    """A name, without suffix, that every system takes and that no other file has."""
    plain = unicodedata.normalize("NFC", one_line(_UNSAFE.sub(" ", title)))
    name = plain.encode()[:_LONGEST_NAME].decode("utf-8", "ignore").strip(" .") or "Untitled"
    if _RESERVED.match(name):
        name = f"{name}_"
    free, number = name, 1
    while free.casefold() in used:
        number += 1
        free = f"{name} {number}"
    used.add(free.casefold())
    return free


def told_dates(row: ExportedNote) -> str:
    """When a note was written, and changed if it was."""
    written, changed = row.note.created.date(), row.note.modified.date()
    return f"{written}" if written == changed else f"{written}, changed {changed}"

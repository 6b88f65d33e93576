"""KOReader: the ``metadata.*.lua`` beside a book, and what its exporter writes as JSON.

Since 2024 all stands under ``annotations`` (``text`` the words, ``note`` what was said of them);
before, under ``highlight`` by page, and under ``bookmarks``, where ``notes`` are the words and
``text`` what was said, if it was not made by the program ("Page 12 ..."). Both have bookmarks of
pages too, whose words ("in Chapter 1") are the program's: only what was said of them is read.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.notes.importing.lua import NoLuaTableError, read_lua_table
from reader.notes.importing.rows import (
    MOST_ROWS,
    ImportedNote,
    Read,
    Source,
    moment,
    origin_of,
    text_of,
)
from reader.notes.kinds import HIGHLIGHT, PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# A line of dashes is one comment: taken apart in all ways, it would be looked at for hours.
_LOOK = re.compile(r"\A\ufeff?(?:\s++|--[^\n]*+)*+return\s*\{")
_NOBODY = "N/A"  # what its statistics have for an author who is not told


def looks_so(text: str) -> bool:
    """Whether a text is such a file."""
    return _LOOK.match(text[:10_000]) is not None


def read_koreader(text: str) -> Read:
    """The notes of a file of settings.

    Raises:
        ValueError: It is none.
    """
    try:
        table = read_lua_table(text.removeprefix("\ufeff"))
    except NoLuaTableError as error:
        raise ValueError(f"is no file of KOReader ({error})") from error
    about = {**_map(table.get("stats")), **_map(table.get("doc_props"))}
    path = text_of(table.get("doc_path"))
    author = _line(about.get("authors"))
    author = "" if author == _NOBODY else author
    source = Source(text_of(about.get("title")), author, file=_name(path))
    rows = tuple(_annotations(table, source)) or tuple(_older(table, source))
    return Read("koreader", rows[:MOST_ROWS])


def read_koreader_export(value: Mapping[str, Any]) -> Read:
    """The notes of its exporter's JSON: one book, or ``documents``."""
    books = [_map(one) for one in _list(value.get("documents"))] or [value]
    rows: list[ImportedNote] = []
    for book in books:
        name = _name(text_of(book.get("file")))
        source = Source(text_of(book.get("title")), _line(book.get("author")), file=name)
        for entry in map(_map, _list(book.get("entries"))):
            when = entry.get("time")
            found = _row(_told(entry), source)
            if found is not None:
                written = _from_epoch(when)
                rows.append(replace(found, created=written))
    return Read("koreader", tuple(rows[:MOST_ROWS]))


def is_export(value: object) -> bool:
    """Whether a JSON value is what its exporter writes."""
    found = _map(value)
    first = _map(next(iter(_list(found.get("documents"))), None)) or found
    return isinstance(first.get("entries"), list) and "title" in first


def _annotations(table: Mapping[Any, Any], source: Source) -> Iterator[ImportedNote]:
    for one in _in_order(table.get("annotations")):
        is_highlight = one.get("drawer") or one.get("pos0")
        told = one if is_highlight else {**one, "text": ""}
        if (found := _row(told, source)) is not None:
            yield found


def _older(table: Mapping[Any, Any], source: Source) -> Iterator[ImportedNote]:
    said: dict[str, str] = {}
    for mark in _in_order(table.get("bookmarks")):
        if not _is_of_the_program(mark):
            said[_key(mark)] = text_of(mark.get("text"))
    seen = set()
    for number, page in _numbered(table.get("highlight")):
        for one in _in_order(page):
            seen.add(_key(one))
            note = said.get(_key(one), "")
            if (found := _row({"page": number, **one, "note": note}, source)) is not None:
                yield found
    for mark in _in_order(table.get("bookmarks")):
        if _key(mark) not in seen:
            words = mark.get("notes") if mark.get("highlighted") else ""
            told = {**mark, "text": words, "note": said.get(_key(mark), "")}
            if (found := _row(told, source)) is not None:
                yield found


def _is_of_the_program(mark: Mapping[Any, Any]) -> bool:
    """Whether the program itself wrote what an older bookmark says, in whatever language."""
    text, words = text_of(mark.get("text")), text_of(mark.get("notes"))
    when = text_of(mark.get("datetime"))
    return text in {"", words} or bool(when and words in text and text.endswith(f"@ {when}"))


def _told(entry: Mapping[Any, Any]) -> dict[str, Any]:
    """An entry of the exporter, which takes over Kindle's clippings too, each by itself."""
    words, said, sort = entry.get("text"), entry.get("note"), text_of(entry.get("sort"))
    if sort in {"note", "bookmark"}:
        words, said = "", words if sort == "note" else said
    return {"text": words, "note": said, "page": entry.get("page")}


def _row(one: Mapping[Any, Any], source: Source) -> ImportedNote | None:
    words, note = text_of(one.get("text")).strip(), text_of(one.get("note")).strip()
    if not words and not note:
        return None
    return ImportedNote(
        origin_of("koreader", source.title or source.file, _place(one), words or note),
        source,
        quote=words,
        body=note,
        kind=PLAIN if note else HIGHLIGHT,
        created=moment(text_of(one.get("datetime"))),
        modified=moment(text_of(one.get("datetime_updated"))),
    )


def _place(one: Mapping[Any, Any]) -> str:
    """Where it stands: a path in a text that flows, else a page and a point on it."""
    start, page = one.get("pos0"), one.get("page")
    told = (page, *(_map(start).get(axis) for axis in ("x", "y")))
    numbers = (str(part) for part in told if isinstance(part, str | int | float))
    return text_of(start) or "/".join(numbers)


def _from_epoch(when: object) -> dt.datetime | None:
    if not isinstance(when, int | float) or isinstance(when, bool):
        return None
    try:
        return dt.datetime.fromtimestamp(when, dt.UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _key(one: Mapping[Any, Any]) -> str:
    return text_of(one.get("datetime")) or text_of(one.get("pos0"))


def _in_order(value: object) -> Iterator[Mapping[Any, Any]]:
    """The tables in a table, in the order of their numbers."""
    return (table for _, table in _numbered(value))


def _numbered(value: object) -> Iterator[tuple[Any, Mapping[Any, Any]]]:
    """The tables in a table, each with its key, in the order of their numbers."""
    found = _map(value)

    def number(key: object) -> float:
        text = str(key)
        return float(text) if text.isascii() and text.isdecimal() else float("inf")

    for key in sorted(found, key=number):
        if isinstance(found[key], dict):
            yield key, found[key]


def _map(value: object) -> Mapping[Any, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _line(value: object) -> str:
    return ", ".join(text_of(value).split("\n"))


def _name(path: str) -> str:
    return re.split(r"[/\\]", path)[-1]

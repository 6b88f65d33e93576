"""KOReader: the ``metadata.*.lua`` beside a book, and what its exporter writes as JSON.

Since 2024 all stands under ``annotations`` (``text`` the words, ``note`` what was said of them; of
one without ``drawer`` and ``pos0``, a bookmark, ``text`` is made by the program: "in CHAPTER");
before, under ``highlight`` by page, and under ``bookmarks``, where ``notes`` are the words and
``text`` what was said, if it was not made by the program ("Page 12 ...").
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
)
from reader.notes.kinds import HIGHLIGHT, PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LOOK = re.compile(r"\A\ufeff?(?:\s|--[^\n]*)*(?:return\s*\{|\{\s*\[)")
_MADE_BY_THE_PROGRAM = re.compile(
    r"(?:Page|Pagina|Página|Seite|Страница)\s+\S+ .* @ [\d:\s-]+\Z", re.DOTALL
)


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
    path = _text(table.get("doc_path"))
    source = Source(_text(about.get("title")), _line(about.get("authors")), file=_name(path))
    rows = tuple(_annotations(table, source)) or tuple(_older(table, source))
    return Read("koreader", rows[:MOST_ROWS])


def read_koreader_export(value: Mapping[str, Any]) -> Read:
    """The notes of its exporter's JSON: one book, or ``documents``."""
    books = [_map(one) for one in _list(value.get("documents"))] or [value]
    rows: list[ImportedNote] = []
    for book in books:
        name = _name(_text(book.get("file")))
        source = Source(_text(book.get("title")), _line(book.get("author")), file=name)
        for entry in map(_map, _list(book.get("entries"))):
            when = entry.get("time")
            told = {"text": entry.get("text"), "note": entry.get("note"), "page": entry.get("page")}
            found = _row(told, source)
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
        is_bookmark = not one.get("drawer") and not one.get("pos0")
        if is_bookmark and not _text(one.get("note")).strip():
            continue
        told = {**one, "text": ""} if is_bookmark and _names_its_chapter(one) else one
        if (found := _row(told, source)) is not None:
            yield found


def _names_its_chapter(one: Mapping[Any, Any]) -> bool:
    """Whether the words are "in CHAPTER", in whatever language the program speaks."""
    words, chapter = _text(one.get("text")), _text(one.get("chapter"))
    return not chapter or chapter in words


def _older(table: Mapping[Any, Any], source: Source) -> Iterator[ImportedNote]:
    said: dict[str, str] = {}
    for mark in _in_order(table.get("bookmarks")):
        text = _text(mark.get("text"))
        if mark.get("highlighted") and text and not _MADE_BY_THE_PROGRAM.match(text):
            said[_key(mark)] = text
    seen = set()
    for page in _in_order(table.get("highlight")):
        for one in _in_order(page):
            seen.add(_key(one))
            note = said.get(_key(one), "")
            if (found := _row({**one, "note": note}, source)) is not None:
                yield found
    for mark in _in_order(table.get("bookmarks")):
        if mark.get("highlighted") and _key(mark) not in seen:
            told = {**mark, "text": mark.get("notes"), "note": said.get(_key(mark), "")}
            if (found := _row(told, source)) is not None:
                yield found


def _row(one: Mapping[Any, Any], source: Source) -> ImportedNote | None:
    words, note = _text(one.get("text")).strip(), _text(one.get("note")).strip()
    if not words and not note:
        return None
    place = _text(one.get("pos0")) or str(one.get("page") or "")
    return ImportedNote(
        origin_of("koreader", source.title or source.file, place, words),
        source,
        quote=words,
        body=note,
        kind=PLAIN if note else HIGHLIGHT,
        created=moment(_text(one.get("datetime"))),
        modified=moment(_text(one.get("datetime_updated"))),
    )


def _from_epoch(when: object) -> dt.datetime | None:
    if not isinstance(when, int | float) or isinstance(when, bool):
        return None
    try:
        return dt.datetime.fromtimestamp(when, dt.UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _key(one: Mapping[Any, Any]) -> str:
    return _text(one.get("datetime")) or _text(one.get("pos0"))


def _in_order(value: object) -> Iterator[Mapping[Any, Any]]:
    """The tables in a table, in the order of their numbers."""
    found = _map(value)

    def number(key: object) -> float:
        text = str(key)
        return float(text) if text.isascii() and text.isdecimal() else float("inf")

    for key in sorted(found, key=number):
        if isinstance(found[key], dict):
            yield found[key]


def _map(value: object) -> Mapping[Any, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _line(value: object) -> str:
    return ", ".join(_text(value).split("\n"))


def _name(path: str) -> str:
    return re.split(r"[/\\]", path)[-1]

"""KOReader's metadata, old and new, and what its exporter writes.

The fields are those of https://github.com/koreader/koreader: ``readerannotation.lua`` (since 2024),
``readerhighlight.lua`` and ``readerbookmark.lua`` (before), ``dump.lua`` (how tables are written),
and ``exporter.koplugin``.
"""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.base.errors import UnknownFormatError
from reader.notes.importing.lua import NoLuaTableError, read_lua_table
from reader.notes.importing.read import read_notes
from reader.notes.importing.rows import Read, Source

_NEW = r"""-- /mnt/onboard/books/Kokoro.sdr/metadata.epub.lua
return {
    ["annotations"] = {
        [1] = {
            ["chapter"] = "上",
            ["color"] = "yellow",
            ["datetime"] = "2026-03-01 12:00:00",
            ["datetime_updated"] = "2026-03-02 11:30:00",
            ["drawer"] = "lighten",
            ["note"] = "“Why?”, he \"said\"\
and more",
            ["page"] = "/body/DocFragment[2]/body/p[1]/text().0",
            ["pageno"] = 12,
            ["pos0"] = "/body/DocFragment[2]/body/p[1]/text().0",
            ["pos1"] = "/body/DocFragment[2]/body/p[1]/text().18",
            ["text"] = "私はその人を常に先生と呼んでいた。",
        },
        [2] = {
            ["chapter"] = "中",
            ["datetime"] = "2026-03-03 08:00:00",
            ["drawer"] = "underscore",
            ["pageno"] = 88,
            ["pos0"] = "/body/DocFragment[4]/body/p[2]/text().0",
            ["text"] = "naïveté — déjà vu",
        },
        [3] = {
            ["chapter"] = "Chapter Eleven",
            ["datetime"] = "2026-07-27 12:57:09",
            ["page"] = "/body/DocFragment[19]/body/p[123]/text().0",
            ["pageno"] = 252,
            ["text"] = "in Chapter Eleven",
        },
        [10] = {
            ["chapter"] = "Chapter Ten",
            ["datetime"] = "2026-07-28 12:57:09",
            ["note"] = "Read this page again.",
            ["pageno"] = 260,
            ["text"] = "in Chapter Ten",
        },
    },
    ["doc_pages"] = 312,
    ["doc_path"] = "/mnt/onboard/books/Kokoro.epub",
    ["doc_props"] = {
        ["authors"] = "夏目 漱石\
Another Hand",
        ["language"] = "ja",
        ["title"] = "こころ",
    },
    ["percent_finished"] = 0.4237,
    ["summary"] = { ["status"] = "reading", },
}
"""
_OLD = r"""-- we can read Lua syntax here!
return {
    ["bookmarks"] = {
        [1] = {
            ["datetime"] = "2020-01-02 10:00:00",
            ["highlighted"] = true,
            ["notes"] = "words with a note",
            ["page"] = 13,
            ["text"] = "What I thought of them",
        },
        [2] = {
            ["datetime"] = "2020-01-01 00:00:00",
            ["highlighted"] = true,
            ["notes"] = "words alone",
            ["page"] = 12,
            ["text"] = "Page 12 words alone @ 2020-01-01 00:00:00",
        },
        [3] = { ["datetime"] = "2020-01-03 00:00:00", ["notes"] = "in Ch. 4", ["page"] = 14, },
    },
    ["highlight"] = {
        [12] = {
            [1] = {
                ["chapter"] = "Ch. 3",
                ["datetime"] = "2020-01-01 00:00:00",
                ["drawer"] = "lighten",
                ["pos0"] = { ["page"] = 12, ["x"] = 100.5, ["y"] = 2e2, },
                ["text"] = "words alone",
            },
        },
        [13] = {
            [1] = { ["datetime"] = "2020-01-02 10:00:00", ["text"] = "words with a note", },
        },
    },
    ["stats"] = { ["authors"] = "Jane Doe", ["title"] = "Old Book", },
}
"""


def _read(text: str) -> Read:
    return read_notes(text.encode(), "metadata.epub.lua")


def _here(*moment: int) -> dt.datetime:
    return dt.datetime(*moment).astimezone(dt.UTC)  # type: ignore[arg-type]


def test_highlights_and_notes_of_today_are_read_and_bookmarks_are_not() -> None:
    read = _read(_NEW)
    assert [(row.quote, row.body, row.kind) for row in read.rows] == [
        ("私はその人を常に先生と呼んでいた。", '“Why?”, he "said"\nand more', "note"),
        ("naïveté — déjà vu", "", "highlight"),
        ("", "Read this page again.", "note"),
    ]
    first = read.rows[0]
    assert first.source == Source("こころ", "夏目 漱石, Another Hand", file="Kokoro.epub")
    assert first.created == _here(2026, 3, 1, 12)
    assert first.modified == _here(2026, 3, 2, 11, 30)
    assert len({row.origin for row in read.rows}) == 3


def test_highlights_of_before_2024_have_the_notes_of_their_bookmarks() -> None:
    read = _read(_OLD)
    assert [(row.quote, row.body, row.kind) for row in read.rows] == [
        ("words alone", "", "highlight"),
        ("words with a note", "What I thought of them", "note"),
    ]
    assert read.rows[0].source == Source("Old Book", "Jane Doe")
    assert read.rows[1].created == _here(2020, 1, 2, 10)


def test_the_same_file_read_later_has_the_same_notes() -> None:
    later = _NEW.replace('["doc_pages"] = 312', '["doc_pages"] = 640')
    assert [row.origin for row in _read(later).rows] == [row.origin for row in _read(_NEW).rows]


def test_a_file_that_returns_its_table_without_saying_so_is_read() -> None:
    bare = _NEW[_NEW.index("{") :]
    assert [row.quote for row in _read(bare).rows] == [row.quote for row in _read(_NEW).rows]


@pytest.mark.parametrize("is_one", [True, False])
def test_what_the_exporter_writes_is_read(is_one: bool) -> None:  # noqa: FBT001
    book = {
        "title": "Old Book",
        "author": "Jane Doe\nJohn Roe",
        "file": "/books/Old Book.epub",
        "number_of_pages": 312,
        "entries": [
            {
                "chapter": "Ch. 3",
                "drawer": "lighten",
                "note": "what I thought",
                "page": 12,
                "sort": "highlight",
                "text": "the words",
                "time": 1578946897,
            },
            {"page": 13, "sort": "bookmark", "text": "", "time": 1578946903},
        ],
    }
    value = book if is_one else {"created_on": 1578946999, "documents": [book], "version": "json"}
    (row,) = read_notes(json.dumps(value).encode(), "export.json").rows
    assert (row.quote, row.body) == ("the words", "what I thought")
    assert row.source == Source("Old Book", "Jane Doe, John Roe", file="Old Book.epub")
    assert row.created == dt.datetime(2020, 1, 13, 20, 21, 37, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("lua", "value"),
    [
        ("return {}", {}),
        ("{1, 2; 'a',}", {1: 1, 2: 2, 3: "a"}),
        ("return { a = true, ['b'] = nil, [-1] = 0x1F }", {"a": True, "b": None, -1: 31}),
        (r'return { "\065\x42\z   C\tD\\" }', {1: "ABC\tD\\"}),
        ("return { [[\nlong\n]], [==[a]]b]==] }", {1: "long\n", 2: "a]]b"}),
        ("--[[ said\nbefore ]] return { 1.5e3, -- after\n }", {1: 1500.0}),
    ],
)
def test_tables_are_read_as_lua_has_them(lua: str, value: object) -> None:
    assert read_lua_table(lua) == value


@pytest.mark.parametrize(
    "lua",
    [
        "return {",
        "return { os.execute('rm') }",
        "return { [1] = }",
        'return { "never closed }',
        "return { " * 1_000,
        "return 5",
        "return { a = function() end }",
    ],
)
def test_what_is_no_table_of_values_is_told_and_nothing_of_it_is_run(lua: str) -> None:
    with pytest.raises(NoLuaTableError):
        read_lua_table(lua)


@given(st.integers(0, len(_NEW)), st.integers(0, 40), st.text("{}[]=\"'\\,;-n0", max_size=5))
def test_a_damaged_file_is_read_or_told_and_nothing_else(at: int, cut: int, put: str) -> None:
    try:
        read = _read(_NEW[:at] + put + _NEW[at + cut :])
    except UnknownFormatError:
        return
    assert all(row.quote or row.body for row in read.rows)

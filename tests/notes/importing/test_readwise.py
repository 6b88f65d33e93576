"""Readwise's CSV, with the columns that https://docs.readwise.io tells."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.base.errors import UnknownFormatError
from reader.notes.importing.read import read_notes
from reader.notes.importing.rows import Read, Source

_HEAD = (
    "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,"
    "Highlighted at,Document tags"
)
_ROWS = """"Attention is trained, not given.
A page read twice is a different page.",The Slow Book,Mara Ellison,B00X,"Key idea",yellow,\
".favorite, Deep Work",page,12,2020-10-05 10:15:30+00:00,
"She said ""hello"".",The Slow Book,Mara Ellison,B00X,,,,location,345,2020-10-06 08:00:00+02:00,
“Curly”,An Essay,A. Author,,.law .to-check as the treaty says,,,order,1,,politics
,Nothing in it,X,,,,,,,,
"""


def _read(text: str) -> Read:
    return read_notes(text.encode("utf-8-sig"), "readwise-data.csv")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_words_notes_tags_and_dates_are_read(line_end: str) -> None:
    read = _read(f"{_HEAD}\n{_ROWS}".replace("\n", line_end))
    first, second, third = read.rows
    words = first.quote.splitlines()
    assert words == ["Attention is trained, not given.", "A page read twice is a different page."]
    assert (first.body, first.kind, first.tags) == ("Key idea", "note", ("favorite", "Deep Work"))
    assert first.source == Source("The Slow Book", "Mara Ellison")
    assert first.created == dt.datetime(2020, 10, 5, 10, 15, 30, tzinfo=dt.UTC)
    assert (second.quote, second.body, second.kind) == ('She said "hello".', "", "highlight")
    assert second.created == dt.datetime(2020, 10, 6, 6, tzinfo=dt.UTC)
    assert (third.body, third.tags, third.created) == (
        "as the treaty says",
        ("law", "to-check"),
        None,
    )
    assert len(read.problems) == 1
    assert "has no highlight" in read.problems[0]
    assert len({row.origin for row in read.rows}) == 3


def test_columns_can_stand_in_any_order_and_be_missing() -> None:
    (row,) = _read("Book Title,URL,Highlight\nAn Essay,https://x.org/a,the words\n").rows
    assert (row.quote, row.source) == ("the words", Source("An Essay", address="https://x.org/a"))


def test_rows_that_are_not_as_long_as_the_first_are_read_as_far_as_they_go() -> None:
    read = _read(f"{_HEAD}\nshort,Title\nlong,Title,,,,,,,,,,more,and more\n")
    assert [row.quote for row in read.rows] == ["short", "long"]


def test_a_table_of_something_else_is_no_file_of_notes() -> None:
    with pytest.raises(UnknownFormatError):
        _read("name,age\nAbe,67\n")


@given(st.text(',"\n\r\0ab', max_size=80))
def test_whatever_stands_in_the_rows_is_read_or_told(rows: str) -> None:
    read = _read(f"{_HEAD}\n{rows}")
    assert all(row.quote for row in read.rows)

"""Readwise's CSV, with the columns that its export has (https://docs.readwise.io)."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.base.errors import UnknownFormatError
from reader.notes.importing.read import read_notes

HEADER = (
    "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,"
    "Highlighted at,Document tags\n"
)
SAMPLE = HEADER + (
    '"The lamp, it ""seemed"",\nwas lit.",The Lamp: A Tale (Lamps #1),Ann Author,B00ABCDEFG,'
    "Why at noon?,yellow,,location,1200,2024-05-01 10:00:00+00:00,\n"
    "A moth.,The Lamp: A Tale (Lamps #1),Ann Author,B00ABCDEFG,,blue,"
    '"insects, light",page,7,2024-05-01 12:30:05+02:00,"novels, shelf"\n'
    "Les “signes”.,Une page,,,.idea,,,,,,\n"
)


def _row(**cells: str) -> bytes:
    """A file of one row, by the names of its columns with ``_`` for a space."""
    names = HEADER.strip().split(",")
    out = io.StringIO()
    told = {name.replace(" ", "_").lower(): name for name in names}
    row = {told[key]: value for key, value in cells.items()}
    writer = csv.DictWriter(out, names, restval="")
    writer.writeheader()
    writer.writerow({"Highlight": "Words.", "Book Title": "A Book"} | row)
    return out.getvalue().encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line", ["\n", "\r\n"])
def test_an_export_is_read(encoding: str, line: str) -> None:
    data = SAMPLE.replace("\n", line).encode(encoding)
    read = read_notes(data, "readwise-data.csv")
    assert (read.format, read.problems) == ("readwise", ())
    assert [(row.kind, row.quote.replace("\r", ""), row.body, row.tags) for row in read.rows] == [
        ("note", 'The lamp, it "seemed",\nwas lit.', "Why at noon?", ()),
        ("highlight", "A moth.", "", ("insects", "light")),
        ("highlight", "Les “signes”.", "", ("idea",)),
    ]
    first, second, third = read.rows
    assert first.source == second.source
    assert (first.source.title, first.source.author) == (
        "The Lamp: A Tale (Lamps #1)",
        "Ann Author",
    )
    assert first.created == dt.datetime(2024, 5, 1, 10, tzinfo=dt.UTC)
    assert second.created == dt.datetime(2024, 5, 1, 10, 30, 5, tzinfo=dt.UTC)
    assert (third.source.author, third.created) == ("", None)


def test_columns_may_be_fewer_and_in_another_order() -> None:
    text = 'book title,HIGHLIGHT,"Highlighted at"\nA Book,Words.,2024-05-01T09:12:00Z\n'
    (row,) = read_notes(text.encode(), "a.csv").rows
    assert (row.source.title, row.quote) == ("A Book", "Words.")
    assert row.created == dt.datetime(2024, 5, 1, 9, 12, tzinfo=dt.UTC)


# https://docs.readwise.io/readwise/guides/action-tags: a note that begins with a point and a word.
@pytest.mark.parametrize(
    ("note", "tags", "body"),
    [
        (".idea", ("idea",), ""),
        (".h1", ("h1",), ""),
        (".idea .light-2 What it\nmeans.", ("idea", "light-2"), "What it\nmeans."),
        (".мысль О чём?", ("мысль",), "О чём?"),
        ("See .NET and\n\n.htaccess", (), "See .NET and\n\n.htaccess"),
        ("... and so on", (), "... and so on"),
        (".5 of them", ("5",), "of them"),
        (".idea, or not", (), ".idea, or not"),
    ],
)
def test_points_begin_tags_where_a_note_begins(note: str, tags: tuple[str], body: str) -> None:
    (row,) = read_notes(_row(note=note), "a.csv").rows
    assert (row.tags, row.body) == (tags, body)


def test_tags_are_told_once_each() -> None:
    (row,) = read_notes(_row(note=".idea yes", tags=".idea, light,, light"), "a.csv").rows
    assert row.tags == ("idea", "light")


def test_the_same_words_in_two_places_are_two_notes() -> None:
    origins = {
        read_notes(_row(location=place, note=note), "a.csv").rows[0].origin
        for place in ("7", "8")
        for note in ("", "said later")
    }
    assert len(origins) == 2


def test_rows_without_words_are_told_with_their_line() -> None:
    read = read_notes((SAMPLE + ",A Book,,,note on the whole,,,,,,\n").encode(), "a.csv")
    assert len(read.rows) == 3
    assert read.problems == ("line 6: has no highlight",)


@pytest.mark.parametrize(
    "when", ["", "yesterday", "2024-13-01", "0001-01-01 00:00:00+14:00", "9" * 9_999, "\0\x1b[2J"]
)
def test_a_time_that_is_none_is_not_told(when: str) -> None:
    (row,) = read_notes(_row(highlighted_at=when), "a.csv").rows
    assert row.created is None


def test_a_cell_beyond_all_bounds_is_told_and_the_rows_before_it_are_read() -> None:
    data = SAMPLE.encode() + b'"' + b"long " * 300_000 + b'",A Book\n'
    read = read_notes(data, "a.csv")
    assert len(read.rows) == 3
    assert "field larger than field limit" in read.problems[0]


@pytest.mark.parametrize(
    "end",
    ['"never closed', "\0,\x1b[2J,\x07", "Words" + "," * 9_999, '"a"b"c,"', "\r\r\r", "Words"],
)
def test_damaged_rows_hide_none_before_them(end: str) -> None:
    read = read_notes((SAMPLE + end).encode(), "a.csv")
    assert [row.source.title[:8] for row in read.rows[:3]] == ["The Lamp", "The Lamp", "Une page"]


def test_a_file_cut_within_a_letter_keeps_the_others() -> None:
    cut = SAMPLE.encode()[: SAMPLE.encode().index("”".encode()) + 1]
    assert read_notes(cut, "a.csv").rows[2].quote.startswith("Les “signes")


@pytest.mark.parametrize(
    "text", ["", "Highlight,Note\na,b\n", "Title,Author\nA,B\n", "Words only."]
)
def test_other_tables_are_no_notes(text: str) -> None:
    with pytest.raises(UnknownFormatError):
        read_notes(text.encode(), "a.csv")


@given(
    st.lists(st.tuples(st.integers(0, 4_000), st.integers(0, 9), st.binary(max_size=3)), max_size=4)
)
def test_any_damage_is_read_or_told(cuts: list[tuple[int, int, bytes]]) -> None:
    data = SAMPLE.encode()
    for at, length, instead in cuts:
        data = data[: at % len(data)] + instead + data[at % len(data) + length :] or b"-"
    try:
        read_notes(data, "a.csv")
    except UnknownFormatError:
        return

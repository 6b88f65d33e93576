"""KOReader's own files and its exporter's JSON: what is read of them, and what is refused."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.base.errors import UnknownFormatError
from reader.notes.importing.read import read_notes
from tests.notes.importing.koreader_samples import EXPORT, FLOWING, OLDER

if TYPE_CHECKING:
    from reader.notes.importing.rows import ImportedNote, Read


def _read(text: str) -> Read:
    return read_notes(text.encode(), "metadata.epub.lua")


def _told(rows: tuple[ImportedNote, ...]) -> list[tuple[str, str, str]]:
    return [(row.kind, row.quote, row.body) for row in rows]


def _local(told: str) -> dt.datetime:
    """A moment by the clock of the device, which tells no zone."""
    return dt.datetime.fromisoformat(told).astimezone(dt.UTC)


def test_annotations_are_read_with_what_was_said_of_them() -> None:
    read = _read(FLOWING)
    assert (read.format, read.problems) == ("koreader", ())
    assert _told(read.rows) == [
        ("note", "The lamp — “naïve” — was lit at noon.", 'Why at noon?\n\nAsk "her".'),
        ("highlight", "a moth", ""),
        ("note", "", "Read on from here."),  # of a page; its words are the program's
    ]
    first, second, _ = read.rows
    assert first.source == ("The Lamp", "Ann Author, Bo Writer", "", "The Lamp.epub", "", "")
    assert first.created == _local("2024-03-05 21:12:45")
    assert first.modified == _local("2024-03-06 08:00:01")
    assert (second.created, second.modified) == (_local("2024-03-07 10:00"), None)


def test_older_files_tell_highlights_by_page_and_what_was_said_as_bookmarks() -> None:
    rows = _read(OLDER).rows
    assert _told(rows) == [
        ("note", "the sea", "Which sea?"),
        ("highlight", "the sea", ""),
        ("highlight", "the sea", ""),
        ("highlight", "a shore", ""),
        ("note", "", "a fine map"),
    ]
    assert rows[0].source == ("An Atlas", "", "", "", "", "")
    assert rows[0].created == _local("2021-06-01 07:30")


def test_the_same_words_in_several_places_are_several_notes() -> None:
    assert len({row.origin for row in _read(OLDER).rows}) == 5


@pytest.mark.parametrize("pos0", ['"/body/p[1]/text().0"', '{ ["x"] = 6.5, ["y"] = 2 }'])
def test_a_note_is_the_same_after_the_device_has_a_newer_program(pos0: str) -> None:
    told = f'["pos0"] = {pos0}, ["datetime"] = "2021-06-01 07:30:00", ["text"] = "words"'
    old = _read(f'return {{ ["highlight"] = {{ [9] = {{ [1] = {{ {told} }} }} }} }}')
    new = _read(f'return {{ ["annotations"] = {{ [1] = {{ ["page"] = 9, {told} }} }} }}')
    assert [row.origin for row in old.rows] == [row.origin for row in new.rows]


@pytest.mark.parametrize("value", [EXPORT, {"created_on": 1, "documents": [EXPORT]}])
def test_what_the_exporter_writes_is_read(value: object) -> None:
    read = read_notes(json.dumps(value).encode(), "export.json")
    assert _told(read.rows) == [
        ("note", "Lit.", "Why?"),
        ("highlight", "a moth", ""),
        ("note", "", "A thought."),
    ]
    source = ("The Lamp", "Ann Author, Bo Writer", "", "The Lamp.epub", "", "")
    assert {row.source for row in read.rows} == {source}
    assert read.rows[0].created == dt.datetime(2024, 3, 5, 21, 12, 45, tzinfo=dt.UTC)


_WRONG: tuple[object, ...] = (
    None,
    True,
    -1,
    10**400,
    1e308,
    "",
    "\0\x1b[2J\ud800",
    [],
    [[1]],
    {},
    {"a": {"b": []}},
)


@pytest.mark.parametrize("wrong", _WRONG, ids=lambda wrong: repr(wrong)[:20])
@pytest.mark.parametrize("key", ["title", "author", "file", "entries", *EXPORT["entries"][0]])
def test_what_is_of_a_wrong_type_stops_nothing(key: str, wrong: object) -> None:
    entry = EXPORT["entries"][0] | {key: wrong}
    value = EXPORT | {"entries": [entry, None, 1, []]} | ({key: wrong} if key in EXPORT else {})
    data = json.dumps({"documents": [EXPORT, value, 7, None]}).encode()
    for row in read_notes(data, "export.json").rows:
        (row.quote + row.body + row.source.told).encode()


@pytest.mark.parametrize(
    "text",
    [
        FLOWING[: len(FLOWING) // 2],
        "return { annotations = os.execute('true') }",
        "return " + "{" * 9_999,
        "return { ['annotations'] = { [1] = \x01 } }",
        "-" * 9_000 + "\nreturn 1",
        '{"title": "x", "entries": [',
        '{"title": "x", "entries": ' + "[" * 200_000,
        '{"title": "x", "entries": [{"page": ' + "9" * 9_999 + "}]}",
    ],
    ids=lambda text: str(text)[:40],
)
def test_what_is_damaged_is_told_as_such(text: str) -> None:
    with pytest.raises(UnknownFormatError):
        _read(text)


@pytest.mark.parametrize(
    "value", ["1", "'x'", "{ 1, {}, { { } } }", "{ [-1] = {}, a = { b = 1 } }"]
)
@pytest.mark.parametrize("key", ["annotations", "highlight", "bookmarks", "stats", "doc_path"])
def test_tables_of_other_shapes_have_no_notes(key: str, value: str) -> None:
    assert _read(f"return {{ {key} = {value} }}").rows == ()


@given(
    st.sampled_from([FLOWING, OLDER, json.dumps(EXPORT)]).map(str.encode),
    st.lists(
        st.tuples(st.integers(0, 4_000), st.integers(0, 9), st.binary(max_size=3)), max_size=4
    ),
)
def test_any_damage_is_read_or_told(data: bytes, cuts: list[tuple[int, int, bytes]]) -> None:
    for at, length, instead in cuts:
        data = data[: at % len(data)] + instead + data[at % len(data) + length :] or b"-"
    try:
        read_notes(data, "metadata.epub.lua")
    except UnknownFormatError:
        return

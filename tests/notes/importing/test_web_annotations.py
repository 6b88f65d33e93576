"""Web annotations: what is read of the W3C's and of Hypothes.is's, and what is refused."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.base.errors import UnknownFormatError
from reader.notes.importing.read import read_notes
from tests.notes.importing.annotation_samples import EXPORT, ROWS, SEARCH, W3C, annotation

if TYPE_CHECKING:
    from reader.notes.importing.rows import ImportedNote, Read


def _read(value: object) -> Read:
    return read_notes(json.dumps(value).encode(), "notes.json")


def _one(**more: Any) -> ImportedNote:  # noqa: ANN401 - whatever JSON has
    (row,) = _read(W3C | more).rows
    return row


_PAGE = {"type": "AnnotationPage", "id": "http://example.org/page1", "items": [W3C]}
_COLLECTION = {"type": "AnnotationCollection", "total": 1, "label": "Two", "first": _PAGE}


@pytest.mark.parametrize("value", [W3C, [W3C], _PAGE, _COLLECTION, {"@graph": [W3C]}])
def test_an_annotation_is_read_alone_or_among_others(value: object) -> None:
    read = _read(value)
    (row,) = read.rows
    assert (read.format, read.problems) == ("w3c", ())
    assert (row.kind, row.body, row.tags) == ("note", "Why at noon?", ("light",))
    assert (row.prefix, row.quote, row.suffix) == ("the lamp ", "was lit at noon", ", as ever")
    assert (row.start, row.source.address) == (412, "http://example.com/lamp")
    assert row.created == dt.datetime(2015, 10, 13, 13, tzinfo=dt.UTC)
    assert row.modified == dt.datetime(2015, 10, 14, 13, 13, 28, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("told", "body", "tags"),
    [
        ({"body": None, "bodyValue": "plain words"}, "plain words", ()),
        ({"body": "http://example.org/post"}, "http://example.org/post", ()),
        ({"body": {"type": "TextualBody", "value": "a"}}, "a", ()),
        ({"body": {"value": "a"}, "motivation": "tagging"}, "", ("a",)),
        ({"body": {"value": "a", "purpose": ["tagging"]}}, "", ("a",)),
        ({"body": {"value": "a", "purpose": "replying"}, "motivation": "tagging"}, "a", ()),
        ({"body": [{"value": "a"}, {"value": "b"}]}, "a\n\nb", ()),
        ({"body": {"type": "SpecificResource", "source": "http://example.org/x"}}, "", ()),
    ],
)
def test_bodies_are_words_or_tags(told: dict[str, Any], body: str, tags: tuple[str, ...]) -> None:
    row = _one(**told)
    assert (row.body, row.tags, row.kind) == (body, tags, "note" if body else "highlight")


@pytest.mark.parametrize(
    ("motivation", "kind"),
    [
        ("highlighting", "highlight"),
        ("questioning", "question"),
        (["assessing", "sharing"], "opinion"),
        ("bookmarking", "note"),
    ],
)
def test_what_moved_a_reader_is_the_kind(motivation: object, kind: str) -> None:
    assert _one(motivation=motivation).kind == kind


@pytest.mark.parametrize(
    "target",
    [
        "http://example.com/lamp",
        {"id": "http://example.com/lamp", "type": "Text", "format": "text/html"},
        {"source": {"id": "http://example.com/lamp"}},
        ["http://example.com/lamp", "http://example.com/other"],
    ],
)
def test_the_whole_of_a_page_may_be_meant(target: object) -> None:
    row = _one(target=target)
    assert (row.source.address, row.quote, row.start) == ("http://example.com/lamp", "", -1)


def test_a_selector_may_refine_another_and_then_tells_no_place_in_the_page() -> None:
    inner = {"type": "TextPositionSelector", "start": 6, "end": 27}
    quote = {"type": "TextQuoteSelector", "exact": "lit", "refinedBy": inner}
    outer = {"type": "FragmentSelector", "value": "xpointer(/doc/p[1])", "refinedBy": quote}
    row = _one(target={"source": "http://example.com/lamp", "selector": outer})
    assert (row.quote, row.start) == ("lit", -1)


@pytest.mark.parametrize("value", [SEARCH, EXPORT, ROWS])
def test_what_hypothesis_gives_is_read(value: object) -> None:
    read = _read(value)
    assert (read.format, read.problems) == ("hypothesis", ())
    assert [(row.kind, row.quote, row.body, row.tags) for row in read.rows] == [
        ("note", "was lit at noon", "Because.", ()),  # a reply stands where the first stands
        ("note", "was lit at noon", "Why at noon?", ("light", "noon")),
        ("highlight", "was lit at noon", "", ()),
        ("note", "", "A tale worth reading.", ()),
    ]
    assert len({row.origin for row in read.rows}) == 4
    first = read.rows[1]
    assert (first.source.title, first.source.address) == ("The Lamp", "https://example.com/lamp")
    assert (first.prefix, first.suffix, first.start) == ("the lamp ", ", as ever", 412)
    assert first.created == dt.datetime(2024, 3, 5, 21, 12, 45, 123456, tzinfo=dt.UTC)
    assert first.modified == dt.datetime(2024, 3, 6, 8, 0, 1, tzinfo=dt.UTC)


def test_a_reply_to_what_is_not_there_is_a_note_on_the_page() -> None:
    (row,) = _read([ROWS[0]]).rows
    assert (row.quote, row.body) == ("", "Because.")


_BAD = "\ud800\0\x1b[2J\u2028"
_DEEP: Any = json.loads('{"refinedBy":' * 90 + "{}" + "}" * 90)
_WRONG: tuple[Any, ...] = (None, True, -1, 10**400, "", _BAD, [], [[1]], {}, {"id": [_BAD]}, _DEEP)


@pytest.mark.parametrize("wrong", _WRONG, ids=lambda wrong: repr(wrong)[:20])
@pytest.mark.parametrize("key", sorted({*W3C, *ROWS[0], "selector", "source", "references"}))
def test_what_is_of_a_wrong_type_stops_nothing(key: str, wrong: object) -> None:
    inner = [{**W3C["target"], key: wrong}, {"selector": {key: wrong, "type": "TextQuoteSelector"}}]
    for sound in (W3C, annotation("x", "said")):
        damaged = [sound | {key: wrong}, *(sound | {"target": one, "id": key} for one in inner)]
        read = _read([sound, *damaged])
        assert sound["id"] == "x" or read.rows[0].quote == "was lit at noon"
        for row in read.rows:
            told = (row.origin, row.kind, row.quote, row.prefix, row.body, *row.tags, *row.source)
            "".join(told).encode()


@pytest.mark.parametrize("start", [True, -1, 1.5, "7", 10**400, float("nan"), None])
def test_a_place_that_is_none_is_not_told(start: object) -> None:
    selector = {"type": "TextPositionSelector", "start": start}
    assert _one(target={"source": "http://example.com/lamp", "selector": selector}).start == -1


def test_an_annotation_that_tells_nothing_is_told_and_hides_no_other() -> None:
    read = _read([{"target": {}}, W3C])
    assert len(read.rows) == 1
    assert read.problems == ("annotation 1: tells neither words nor what they are on",)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(W3C)[:-1],
        json.dumps(SEARCH)[:300],
        "[" * 200_000,
        '{"target":' * 200_000,
        '{"target": ' + "9" * 9_999 + "}",
        '{"target": "\x01"}',
        '{"rows": []}',
        '{"type": "AnnotationCollection", "first": "http://example.org/page1"}',
        "[" * 20 + json.dumps(W3C) + "]" * 20,
        "[1, null, {}]",
    ],
    ids=lambda text: str(text)[:40],
)
def test_what_is_damaged_or_of_another_kind_is_told_as_such(text: str) -> None:
    with pytest.raises(UnknownFormatError):
        read_notes(text.encode(), "notes.json")


@given(
    st.sampled_from([W3C, SEARCH]).map(lambda value: json.dumps(value).encode()),
    st.lists(
        st.tuples(st.integers(0, 9_999), st.integers(0, 9), st.binary(max_size=3)), max_size=4
    ),
)
def test_any_damage_is_read_or_told(data: bytes, cuts: list[tuple[int, int, bytes]]) -> None:
    for at, length, instead in cuts:
        data = data[: at % len(data)] + instead + data[at % len(data) + length :] or b"-"
    try:
        read_notes(data, "notes.json")
    except UnknownFormatError:
        return

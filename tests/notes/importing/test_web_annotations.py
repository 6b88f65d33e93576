"""Web annotations in the shapes of the W3C's model, and those that Hypothes.is gives.

https://www.w3.org/TR/annotation-model/ (its examples, in other words) and
https://h.readthedocs.io/en/latest/api-reference/v1/ (``search``, and the export of its client).
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.base.errors import UnknownFormatError
from reader.notes.importing.read import read_notes
from reader.notes.importing.rows import ImportedNote, Read, Source

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_PAGE = "http://example.org/page1"
_QUOTE = {
    "type": "TextQuoteSelector",
    "exact": "anotation",
    "prefix": "this is an ",
    "suffix": " t",
}
_POSITION = {"type": "TextPositionSelector", "start": 412, "end": 421}
_HYPOTHESIS: dict[str, Any] = {
    "id": "Kwv1mOZfEeiqk1sHMqUxWA",
    "created": "2018-11-12T10:20:30.123456+00:00",
    "updated": "2018-11-13T08:00:00.000000+00:00",
    "user": "acct:reader@hypothes.is",
    "uri": "https://example.org/article",
    "text": "Is that *so*?",
    "tags": ["to check", "law"],
    "group": "__world__",
    "permissions": {"read": ["group:__world__"], "admin": ["acct:reader@hypothes.is"]},
    "target": [
        {
            "source": "https://example.org/article",
            "selector": [
                {
                    "type": "RangeSelector",
                    "startContainer": "/div[1]/p[3]",
                    "endContainer": "/div[1]/p[3]",
                    "startOffset": 10,
                    "endOffset": 19,
                },
                _POSITION,
                _QUOTE,
            ],
        }
    ],
    "document": {"title": ["An Article"]},
    "links": {"html": "https://hypothes.is/a/Kwv1mOZfEeiqk1sHMqUxWA"},
    "hidden": False,
    "flagged": False,
}


def _read(value: object) -> Read:
    return read_notes(json.dumps(value).encode(), "notes.json")


def _only(**fields: object) -> ImportedNote:
    told = {"@context": _CONTEXT, "id": "http://example.org/anno1", "type": "Annotation"}
    (row,) = _read({**told, **fields}).rows
    return row


def _specific(*selectors: object) -> dict[str, object]:
    return {"source": _PAGE, "selector": list(selectors)}


def test_words_their_surroundings_and_their_place_are_read() -> None:
    row = _only(
        motivation="questioning",
        created="2015-01-31T12:03:45Z",
        modified="2015-01-31T14:03:45+02:00",
        body=[
            {"type": "TextualBody", "value": "Is it?", "purpose": "commenting"},
            {"type": "TextualBody", "value": "spelling", "purpose": "tagging"},
        ],
        target=_specific(_QUOTE, _POSITION),
    )
    assert (row.quote, row.prefix, row.suffix, row.start) == ("anotation", "this is an ", " t", 412)
    assert (row.body, row.kind, row.tags) == ("Is it?", "question", ("spelling",))
    assert row.source == Source(address=_PAGE)
    assert row.created == dt.datetime(2015, 1, 31, 12, 3, 45, tzinfo=dt.UTC)
    assert row.modified == dt.datetime(2015, 1, 31, 12, 3, 45, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("fields", "body", "quote"),
    [
        ({"body": "words as they are", "target": _PAGE}, "words as they are", ""),
        ({"bodyValue": "said shortly", "target": _PAGE}, "said shortly", ""),
        ({"target": _specific(_QUOTE)}, "", "anotation"),
        ({"target": {"source": _PAGE, "selector": _QUOTE}}, "", "anotation"),
        ({"target": [_specific(_QUOTE), _PAGE]}, "", "anotation"),
        (
            {
                "target": _specific(
                    {"type": "FragmentSelector", "value": "para5", "refinedBy": _QUOTE}
                )
            },
            "",
            "anotation",
        ),
        (
            {
                "body": {"type": "Choice", "items": [{"type": "TextualBody", "value": "first"}]},
                "target": _specific(_QUOTE),
            },
            "first",
            "anotation",
        ),
        (
            {
                "body": {
                    "type": "SpecificResource",
                    "source": {"type": "TextualBody", "value": "said of it"},
                },
                "target": _specific(_QUOTE),
            },
            "said of it",
            "anotation",
        ),
    ],
)
def test_the_shapes_that_the_model_allows_are_read(
    fields: dict[str, object], body: str, quote: str
) -> None:
    row = _only(**fields)
    assert (row.body, row.quote) == (body, quote)
    assert row.source.address == _PAGE


@pytest.mark.parametrize("holder", ["one", "list", "page", "collection", "graph"])
def test_annotations_are_found_in_whatever_holds_them(holder: str) -> None:
    one = {"id": "urn:a", "type": "Annotation", "body": "said", "target": _PAGE}
    other = {**one, "id": "urn:b"}
    page = {"type": "AnnotationPage", "items": [one, other]}
    value: object = {
        "one": one,
        "list": [one, other],
        "page": page,
        "collection": {"type": "AnnotationCollection", "total": 2, "first": page},
        "graph": {"@context": _CONTEXT, "@graph": [one, other]},
    }[holder]
    rows = _read(value).rows
    assert len({row.origin for row in rows}) == len(rows) == (1 if holder == "one" else 2)


@pytest.mark.parametrize("holder", ["search", "export", "list"])
def test_what_hypothesis_gives_is_read(holder: str) -> None:
    value: object = {
        "search": {"total": 1, "rows": [_HYPOTHESIS]},
        "export": {
            "export_date": "2024-05-01T10:00:00.000Z",
            "export_userid": "acct:reader@hypothes.is",
            "client_version": "1.1480.0",
            "annotations": [_HYPOTHESIS],
        },
        "list": [_HYPOTHESIS],
    }[holder]
    (row,) = _read(value).rows
    assert (row.quote, row.prefix, row.start) == ("anotation", "this is an ", 412)
    assert (row.body, row.kind, row.tags) == ("Is that *so*?", "note", ("to check", "law"))
    assert row.source == Source("An Article", address="https://example.org/article")
    assert row.created == dt.datetime(2018, 11, 12, 10, 20, 30, 123456, tzinfo=dt.UTC)


def test_a_reply_stands_on_the_words_it_replies_to_and_a_page_note_on_the_whole() -> None:
    reply = {
        **_HYPOTHESIS,
        "id": "reply",
        "references": [_HYPOTHESIS["id"]],
        "text": "I doubt it",
        "target": [{"source": "https://example.org/article"}],
    }
    page_note = {
        **_HYPOTHESIS,
        "id": "page",
        "text": "on all of it",
        "target": [{"source": "https://example.org/article"}],
    }
    _, second, third = _read({"rows": [_HYPOTHESIS, reply, page_note]}).rows
    assert (second.quote, second.body) == ("anotation", "I doubt it")
    assert (third.quote, third.body) == ("", "on all of it")


def test_json_without_annotations_and_json_cut_short_are_told() -> None:
    for data in (b'{"name": "value"}', b"[1, 2, 3]", b'{"rows": [', b"[" * 100_000, b"{" * 100_000):
        with pytest.raises(UnknownFormatError):
            read_notes(data, "notes.json")


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
_KEYS = (*_HYPOTHESIS, "body", "motivation", "references", "reader:kind")


@given(st.dictionaries(st.sampled_from(_KEYS), _ANY, max_size=6), st.booleans())
def test_values_of_the_wrong_type_are_passed_over_or_told(
    wrong: dict[str, object],
    is_hypothesis: bool,  # noqa: FBT001 - drawn
) -> None:
    base = _HYPOTHESIS if is_hypothesis else {"type": "Annotation", "target": _specific(_QUOTE)}
    try:
        read = _read({"rows": [{**base, **wrong}]})
    except UnknownFormatError:
        return
    assert len(read.rows) + len(read.problems) == 1
    for row in read.rows:
        assert isinstance(row.body, str)
        assert all(isinstance(tag, str) for tag in row.tags)

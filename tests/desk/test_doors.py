"""The links of a document, between its terms: where they lead, and where they do not."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.model import Mention
from reader.desk.article_page import article_page
from reader.desk.doors import doors, is_footnote, link_at, place_of
from reader.desk.footnote_page import footnote_page
from reader.text.document import Block, Document, Link, Metadata, Role
from reader.text.place import DocumentPlace, EntryPlace, FilePlace, FootnotePlace, WebPlace
from reader.text.span import Span
from tests.desk.examples import mention

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Read the treaty of Portsmouth.1 See below.\n\nIt ended a war.\n\nSigned in 1905, says Abe."
_NOTE = TEXT.index("Signed")
DOCUMENT = Document(
    "essay",
    Metadata("An Essay"),
    TEXT,
    (
        Block(0, 42),
        Block(44, 59),
        Block(_NOTE, len(TEXT), Role.FOOTNOTE, marker="1"),
    ),
    links=(
        Link(5, 29, "https://example.org/treaty"),
        Link(30, 31, "#fn1"),
        Link(36, 41, "#below"),
    ),
    targets={"fn1": Span(_NOTE, len(TEXT)), "below": Span(44, 59)},
)


def _linked(address: str) -> Link:
    return Link(0, 4, address)


def _doors(*mentions: Mention, document: Document = DOCUMENT) -> list[tuple[str, str]]:
    return [
        (document.text[one.start : one.end], str(one.target))
        for one in doors(document, list(mentions))
    ]


def test_every_link_of_a_document_is_a_door() -> None:
    assert _doors() == [
        ("the treaty of Portsmouth", "https://example.org/treaty"),
        ("1", "footnote:essay#fn1"),
        ("below", "doc:essay#44"),
    ]


def test_the_words_of_a_term_in_a_link_lead_to_its_entry() -> None:
    found = _doors(mention(DOCUMENT, "Portsmouth", "portsmouth"))
    assert found[:2] == [
        ("the treaty of ", "https://example.org/treaty"),
        ("Portsmouth", "entry:portsmouth"),
    ]


def test_a_link_that_a_term_covers_whole_is_found_beneath_it() -> None:
    whole = mention(DOCUMENT, "the treaty of Portsmouth", "treaty-of-portsmouth")
    assert _doors(whole)[0] == ("the treaty of Portsmouth", "entry:treaty-of-portsmouth")
    found = link_at(DOCUMENT, whole.start, whole.end)
    assert found is not None
    assert place_of(found, DOCUMENT, None) == WebPlace("https://example.org/treaty")


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(1, 12)), max_size=8))
def test_doors_never_overlap_and_every_term_is_one(spans: list[tuple[int, int]]) -> None:
    mentions: list[Mention] = []
    for start, length in sorted(spans):
        if not mentions or start >= mentions[-1].end:
            mentions.append(Mention("x", start, start + length, TEXT[start : start + length]))
    found = doors(DOCUMENT, mentions)
    assert all(one.end <= after.start for one, after in pairwise(found))
    terms = [(one.start, one.end) for one in found if isinstance(one.target, EntryPlace)]
    assert terms == [(one.start, one.end) for one in mentions]


@pytest.mark.parametrize(
    "address",
    ["", "mailto:a@example.org", "javascript:alert(1)", "#nowhere", "//example.org/x", "data:,x"],
)
def test_what_cannot_be_read_is_no_door(address: str, tmp_path: Path) -> None:
    assert place_of(_linked(address), DOCUMENT, tmp_path) is None


@pytest.mark.parametrize(
    "address", ["../secret.md", "/etc/passwd", "a/../../b.md", "%2e%2e/x.md", ".", "out/x.md"]
)
def test_a_file_out_of_the_folder_of_the_document_is_no_door(address: str, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "out").symlink_to(tmp_path)
    assert place_of(_linked(address), DOCUMENT, folder) is None


def test_a_file_beside_the_document_is_a_door(tmp_path: Path) -> None:
    found = place_of(_linked("part/two%20b.md#start"), DOCUMENT, tmp_path)
    assert found == FilePlace(str(tmp_path / "part" / "two b.md"))


def test_a_footnote_is_one_by_its_block_and_opens_beside_the_text() -> None:
    assert is_footnote(DOCUMENT, "fn1")
    assert not is_footnote(DOCUMENT, "below")
    assert place_of(DOCUMENT.links[1], DOCUMENT, None) == FootnotePlace("essay", "fn1")


def test_the_page_of_a_footnote_tells_it_with_its_terms_and_where_it_stands() -> None:
    links = doors(DOCUMENT, [mention(DOCUMENT, "Abe", "shinzo-abe")])
    page = footnote_page(DOCUMENT, "fn1", article_page(DOCUMENT, links))
    assert page is not None
    assert page.text.startswith("Note 1\nSigned in 1905, says Abe.\n")
    assert {page.text[one.start : one.end]: one.target for one in page.links} == {
        "Abe": EntryPlace("shinzo-abe"),
        "Read the treaty of Portsmouth.1 See below.": DocumentPlace("essay", 30, 31),
    }


def test_a_text_has_no_page_for_a_note_it_does_not_have() -> None:
    assert footnote_page(replace(DOCUMENT, targets={}), "fn1", article_page(DOCUMENT)) is None

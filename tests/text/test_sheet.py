"""The rows a pane scrolls through, and the links on them."""

from __future__ import annotations

from reader.text.document import Block
from reader.text.page import Page, PageLink
from reader.text.place import EntryPlace
from reader.text.sheet import Sheet, links_between, same_link
from reader.text.span import Span

_TEXT = "alpha beta gamma"
_PAGE = Page(
    _TEXT,
    (Block(0, 16),),
    links=(
        PageLink(0, 5, EntryPlace("a")),
        PageLink(6, 10, EntryPlace("b")),
        PageLink(11, 16, EntryPlace("c")),
    ),
)
_LEAD = Page("Title", (Block(0, 5),))
_NOTHING = Page("", ())


def test_the_lead_stands_above_the_first_row() -> None:
    sheet = Sheet(_PAGE, _LEAD, 6)
    assert sheet.lead_rows == 2
    assert sheet.row_of(0) == 2
    assert sheet.offset_of(0) == 0
    assert sheet.offset_of(3) == 6


def test_going_to_the_very_start_shows_the_lead() -> None:
    assert Sheet(_PAGE, _LEAD, 6).top_row(0) == 0
    assert Sheet(_PAGE, _LEAD, 6).top_row(6) == 3


def test_a_screen_shows_the_characters_of_its_rows() -> None:
    sheet = Sheet(_PAGE, _NOTHING, 6)
    assert sheet.span_of(0, 2) == Span(0, 11)
    assert sheet.span_of(1, 9) == Span(6, 16)


def test_links_are_found_by_what_they_cover() -> None:
    assert [number for number, _ in links_between(_PAGE, 4, 7)] == [0, 1]
    assert not list(links_between(_PAGE, 5, 6))


def test_a_link_of_a_changed_page_is_known_by_where_it_leads() -> None:
    links = [PageLink(n * 3, n * 3 + 2, EntryPlace(name)) for n, name in enumerate("abab")]
    before = Page("x" * 12, (Block(0, 12),), links=tuple(links))
    after = before._replace(links=tuple(links[1:]))
    assert same_link(before, 3, after) == 2, "the second of those to b"
    assert same_link(before, 2, after) == 1, "only one to a is left"
    assert same_link(before, 1, before._replace(links=())) == -1
    assert same_link(before, -1, after) == -1

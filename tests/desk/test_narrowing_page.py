"""Ways to narrow a search, and lists of searches, as pages."""

from __future__ import annotations

from reader.desk.hit_terms import TermCount
from reader.desk.narrowing_page import narrowing_page
from reader.desk.searches_page import searches_page
from reader.search.model import InDocument, Kind, Results
from reader.text.place import SearchPlace
from tests.desk.examples import check_page, lines_of

FOUND = Results(
    "peace",
    counts={Kind.PASSAGE: 7, Kind.ENTRY: 2, Kind.NOTE: 0},
    documents=(InDocument("essay", "An Essay", 7),),
)
TERMS = (TermCount("abe", "Shinzo Abe", 3),)


def test_each_way_tells_how_many_there_are_and_leads_to_the_narrower_query() -> None:
    page = narrowing_page("peace", FOUND, TERMS)
    check_page(page)
    assert lines_of(page) == [
        "Only this kind",
        "¶ passage  7",
        "§ entry  2",
        "Only in this document",
        "An Essay  7 passages",
        "Only with this term",
        "Shinzo Abe  3 hits",
    ]
    assert [link.target for link in page.links] == [
        SearchPlace("kind:passage peace"),
        SearchPlace("kind:entry peace"),
        SearchPlace("in:essay peace"),
        SearchPlace('term:"Shinzo Abe" peace'),
    ]


def test_what_narrows_already_can_be_taken_out_again() -> None:
    page = narrowing_page("peace in:essay kind:passage", FOUND, ())
    assert lines_of(page)[:2] == [
        "not only kind:passage any more",
        "not only in:essay any more",
    ]
    assert page.links[0].target == SearchPlace("peace in:essay")
    assert "An Essay" not in page.text


def test_nothing_to_narrow_is_said() -> None:
    assert lines_of(narrowing_page("x", Results("x"), ())) == ["There is nothing to narrow."]


def test_saved_and_earlier_searches_lead_to_their_queries() -> None:
    page = searches_page({"mine": "peace AND war", "treaty": "treaty"}, ["war", "peace"])
    check_page(page)
    assert lines_of(page) == [
        "Saved searches",
        "mine  peace AND war",
        "treaty",
        "Searched before",
        "war",
        "peace",
    ]
    assert page.links[0].target == SearchPlace("peace AND war")


def test_where_nothing_was_searched_yet_the_language_is_told() -> None:
    assert "AND, OR, NOT" in searches_page({}, []).text

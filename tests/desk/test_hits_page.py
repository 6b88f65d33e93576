"""What a search found, as a page."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.desk.hits_page import found_line, hits_page
from reader.search.model import About, Hit, InDocument, Kind, Results
from reader.text.page import Style
from reader.text.place import DocumentPlace, EntryPlace, NotePlace, SearchPlace
from reader.text.span import Span
from tests.desk.examples import check_page, lines_of

PASSAGE = Hit(
    DocumentPlace("essay", 40, 52),
    Kind.PASSAGE,
    1.5,
    "An Essay",
    "the Peace Constitution of Japan",
    (Span(4, 9), Span(10, 22)),
    About(document="essay"),
)
OTHER = replace(
    PASSAGE, place=DocumentPlace("book", 0, 5), title="A Book", about=About(document="book")
)
ENTRY = Hit(EntryPlace("abe"), Kind.ENTRY, 1.0, "Shinzo Abe", "Prime minister.", ())
NOTE = Hit(NotePlace("n1"), Kind.NOTE, 0.5, "Whose words", "Whose words?", (Span(0, 5),))


def results(*hits: Hit, query: str = "peace", **counts: int) -> Results:
    return Results(query, hits, {kind: counts.get(kind.value, 0) for kind in Kind})


def test_each_hit_is_one_line_with_its_kind_title_and_words_and_leads_to_its_place() -> None:
    page = hits_page(results(PASSAGE, ENTRY, NOTE), is_grouped=False)
    check_page(page)
    assert lines_of(page) == [
        "¶ An Essay — the Peace Constitution of Japan",
        "§ Shinzo Abe — Prime minister.",
        "✎ Whose words — Whose words?",
    ]
    assert [link.target for link in page.links] == [PASSAGE.place, ENTRY.place, NOTE.place]
    whole = [(block.start, block.end) for block in page.blocks]
    assert [(link.start, link.end) for link in page.links] == whole


def test_the_words_that_matched_are_marked() -> None:
    page = hits_page(results(PASSAGE, NOTE))
    marked = [page.text[one.start : one.end] for one in page.styles if one.style is Style.MATCH]
    assert marked == ["Peace", "Constitution", "Whose"]


def test_nothing_found_is_said_but_nothing_asked_is_not() -> None:
    assert "Nothing found" in hits_page(results()).text
    assert hits_page(results(query="  ")).text == ""


def test_passages_stand_below_their_document_where_the_best_of_them_is() -> None:
    found = results(ENTRY, PASSAGE, OTHER, PASSAGE)
    page = hits_page(replace(found, documents=(InDocument("essay", "An Essay", 7),)))
    check_page(page)
    assert lines_of(page) == [
        "§ Shinzo Abe — Prime minister.",
        "An Essay  2 of 7 passages",
        "¶ the Peace Constitution of Japan",
        "¶ the Peace Constitution of Japan",
        "A Book  1 passage",
        "¶ the Peace Constitution of Japan",
    ]
    assert [link.target for link in page.links] == [
        *(ENTRY.place, PASSAGE.place, PASSAGE.place, OTHER.place)
    ]


def test_a_hit_tells_by_which_other_name_it_was_found() -> None:
    page = hits_page(results(replace(ENTRY, via=("Abe", "安倍"))))
    assert lines_of(page) == ["§ Shinzo Abe — Prime minister.  (as “Abe”, “安倍”)"]


def test_what_was_meant_is_offered_as_a_search() -> None:
    page = hits_page(replace(results(), suggestions=("piece", "pease")))
    assert lines_of(page)[0] == "Did you mean piece, pease?"
    assert [link.target for link in page.links] == [SearchPlace("piece"), SearchPlace("pease")]


def test_the_counts_are_in_words_with_the_kinds_that_are_there() -> None:
    assert found_line(results(passage=1234, entry=1), "") == "1,234 passages · 1 entry"
    assert found_line(results(passage=1, entry=2, note=1), "") == "1 passage · 2 entries · 1 note"
    assert found_line(results(), "") == "nothing"
    assert found_line(results(query=" "), "") == ""
    many = replace(results(passage=9, note=1), in_documents=3)
    assert found_line(many, "") == "9 passages in 3 documents · 1 note"


def test_what_was_read_otherwise_and_what_is_missing_is_told_first() -> None:
    found = replace(results(passage=1), remarks=("“(” is never closed",), complete=False)
    assert found_line(found, "") == "not all indexed yet · “(” is never closed · 1 passage"
    assert found_line(found, "indexing 37 %").startswith("indexing 37 %")


@given(st.text(), st.text(), st.lists(st.integers(0, 30), max_size=6))
@settings(deadline=None)
def test_whatever_a_hit_says_its_page_is_sound(title: str, snippet: str, edges: list[int]) -> None:
    cuts = sorted({min(edge, len(snippet)) for edge in edges})
    matches = tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    hit = Hit(EntryPlace("abe"), Kind.ENTRY, 1.0, title, snippet, matches)
    page = hits_page(results(hit))
    assert page.text == f"§ {title} — {snippet}\n"
    marked = [one[:2] for one in page.styles if one.style is Style.MATCH]
    assert [page.text[a:b] for a, b in marked] == [snippet[a:b] for a, b in matches]

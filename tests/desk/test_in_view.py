"""The list of terms on screen."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.model import Entry, Kind, Mention
from reader.desk.in_view import TermInView, in_view_page, mentions_within, terms_in_view
from reader.desk.term_states import TermStates
from reader.text.place import EntryPlace
from reader.text.span import Span
from tests.desk.examples import (
    check_page,
    document_of,
    entry_of,
    glossary_of,
    lines_of,
    links_of,
    mention,
)

ABE = replace(entry_of("shinzo-abe", "Shinzo Abe"), kind=Kind.PERSON)
ISLANDS = replace(entry_of("islands", "South Kuril Islands"), kind=Kind.PLACE)
GLOSSARY = glossary_of(ABE, ISLANDS)
DOCUMENT = document_of("Their Northern Territories, and Abe.", "Abe on the South Kuril Islands.")
MENTIONS = [
    mention(DOCUMENT, "Northern Territories", "islands"),
    mention(DOCUMENT, "Abe", "shinzo-abe"),
    mention(DOCUMENT, "South Kuril Islands", "islands"),
]


def shown(entry: Entry, surface: str) -> TermInView:
    return TermInView(entry, entry.id, surface)


def test_each_term_in_view_is_listed_once_in_reading_order_with_its_first_words() -> None:
    seen = terms_in_view(GLOSSARY, MENTIONS, Span(0, len(DOCUMENT.text)))
    assert seen == [(ISLANDS, "islands", "Northern Territories"), (ABE, "shinzo-abe", "Abe")]


def test_what_is_not_on_screen_is_not_listed() -> None:
    second = DOCUMENT.blocks[1].span
    assert terms_in_view(GLOSSARY, MENTIONS, second) == [
        (ISLANDS, "islands", "South Kuril Islands")
    ]
    assert terms_in_view(GLOSSARY, MENTIONS, Span(0, 3)) == []


def test_a_mention_of_an_entry_that_is_not_there_is_passed_over() -> None:
    strange = [Mention("nobody", 0, 5, "Their"), *MENTIONS]
    assert terms_in_view(GLOSSARY, strange, Span(0, 40))[0][0] == ISLANDS


def test_a_line_tells_headword_and_kind_and_leads_to_the_entry() -> None:
    page = in_view_page([shown(ABE, "Abe")])
    check_page(page)
    assert lines_of(page) == ["Shinzo Abe  person"]
    assert [target for _, target in links_of(page)] == [EntryPlace("shinzo-abe")]


def test_a_sign_before_each_line_says_what_the_term_is_to_the_reader() -> None:
    states = TermStates(
        seen=frozenset({"islands"}), known=frozenset({"islands"}), noted=frozenset({"shinzo-abe"})
    )
    terms = [shown(ABE, "Abe"), shown(ISLANDS, "the four")]
    page = in_view_page([*terms, shown(entry_of("us", "US"), "US")], states)
    check_page(page)
    assert lines_of(page) == [
        "✎ Shinzo Abe  person",
        "✓ South Kuril Islands  place  “the four”",
        "+ US  term",
    ]


def test_a_line_leads_to_the_entry_of_the_pack_that_the_mention_means() -> None:
    page = in_view_page([TermInView(ABE, "shinzo-abe@own", "Abe")])
    assert [target for _, target in links_of(page)] == [EntryPlace("shinzo-abe@own")]


def test_a_line_quotes_the_text_where_its_words_are_quite_others() -> None:
    lines = lines_of(
        in_view_page([shown(ISLANDS, "Northern\nTerritories"), shown(ISLANDS, "the Kuril chain")])
    )
    assert lines == [
        "South Kuril Islands  place  “Northern Territories”",
        "South Kuril Islands  place",
    ]


def test_a_headword_of_few_or_foreign_letters_is_not_quoted_beside_itself() -> None:
    assert lines_of(in_view_page([shown(entry_of("us", "US"), "US")])) == ["US  term"]
    assert lines_of(in_view_page([shown(entry_of("mt", "真榊"), "真榊")])) == ["真榊  term"]


def test_a_screen_without_terms_says_so() -> None:
    page = in_view_page([])
    assert lines_of(page) == ["No terms on this screen."]
    assert page.links == ()


@given(st.lists(st.integers(0, 50)), st.integers(0, 50), st.integers(0, 50))
@settings(deadline=None)
def test_the_mentions_within_a_span_are_those_that_begin_in_it(
    starts: list[int], start: int, end: int
) -> None:
    mentions = [Mention("e", at, at + 4, "abcd") for at in sorted(starts)]
    span = Span(min(start, end), max(start, end))
    assert list(mentions_within(mentions, span)) == [
        one for one in mentions if span.contains(one.start)
    ]

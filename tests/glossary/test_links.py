from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.links import parse_links, references

TERMS = {"shinzo-abe": "Shinzo Abe", "kurils": "Kuril Islands"}


def test_a_link_shows_the_headword_of_its_target() -> None:
    linked = parse_links("By [[shinzo-abe]] on the [[kurils]].", TERMS.get)
    assert linked.text == "By Shinzo Abe on the Kuril Islands."
    shown = [(linked.text[link.start : link.end], link.entry) for link in linked.links]
    assert shown == [("Shinzo Abe", "shinzo-abe"), ("Kuril Islands", "kurils")]


def test_a_link_can_show_words_of_its_own() -> None:
    linked = parse_links("[[shinzo-abe|the prime minister]]'s trip", TERMS.get)
    assert linked.text == "the prime minister's trip"
    assert (linked.links[0].start, linked.links[0].end) == (0, 18)


def test_citations_stay_in_the_text() -> None:
    linked = parse_links("See [[kurils]] [NT1][EN6a].", TERMS.get)
    assert linked.text == "See Kuril Islands [NT1][EN6a]."
    shown = [(linked.text[cited.start : cited.end], cited.key) for cited in linked.citations]
    assert shown == [("[NT1]", "NT1"), ("[EN6a]", "EN6a")]


def test_a_link_to_no_entry_leads_nowhere_but_loses_no_words() -> None:
    linked = parse_links("[[no-such]] and [[nor-this|this]]", TERMS.get)
    assert linked.text == "no-such and this"
    assert linked.links == ()


@pytest.mark.parametrize(
    "text",
    ["[sic]", "[1]", "[the]", "[[Not An Id]]", "[[kurils", "kurils]]", "[[]]", "[[a|]]", "[]"],
)
def test_other_brackets_are_left_alone(text: str) -> None:
    linked = parse_links(text, TERMS.get)
    assert (linked.text, linked.links, linked.citations) == (text, (), ())


def test_references_are_found_where_they_are_written() -> None:
    text = "By [[shinzo-abe|Abe]] [NT1]"
    found = [(text[ref.offset : ref.offset + 2], ref.entry, ref.key) for ref in references(text)]
    assert found == [("[[", "shinzo-abe", ""), ("[N", "", "NT1")]


@given(st.text(alphabet="[]|ab-KEY1 \n"))
def test_no_text_fails_and_every_span_is_inside_the_shown_text(text: str) -> None:
    linked = parse_links(text, lambda entry: entry.upper() if entry.startswith("a") else None)
    spans = [(link.start, link.end) for link in linked.links]
    spans += [(cited.start, cited.end) for cited in linked.citations]
    assert all(0 <= start < end <= len(linked.text) for start, end in spans)
    for cited in linked.citations:
        assert linked.text[cited.start : cited.end] == f"[{cited.key}]"

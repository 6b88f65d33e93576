"""What to know before reading, a line for each term."""

from __future__ import annotations

from dataclasses import replace

from glossary.model import Mention, Name
from reader.desk.brief import brief_page, brief_terms
from reader.desk.term_states import TermState, TermStates
from tests.desk.examples import (
    check_page,
    document_of,
    entry_of,
    glossary_of,
    lines_of,
    mention,
)

ABE = replace(
    entry_of(
        "shinzo-abe", "Shinzo Abe", body="Abe led [[japan]] [ABE1][ABE2]. He was also a b c [GK]."
    ),
    names=(
        Name("安倍晋三", "ja", "Abe Shinzō"),
        Name("安倍 晋三", "ja", "the same again"),
        Name("Abe, S.", "en"),
    ),
)
ISLANDS = replace(
    entry_of("islands", "South Kuril Islands", body="Four islands\nin a row."),
    names=(
        Name("Южные Курилы", "ru", side="Russia"),
        Name("Northern Territories", "en", side="Japan"),
        Name("北方領土", "ja", "Hoppō Ryōdo", "Japan"),
        Name("北方四島", "ja", side="Japan"),
    ),
)
GLOSSARY = glossary_of(ABE, ISLANDS, replace(entry_of("japan", "Japan"), body=""))
TEXT = document_of("The Northern Territories and Abe.", "Abe on Japan.")
AGAIN = TEXT.text.rindex("Abe")
MENTIONS = [
    mention(TEXT, "Northern Territories", "islands"),
    mention(TEXT, "Abe", "shinzo-abe"),
    Mention("shinzo-abe", AGAIN, AGAIN + 3, "Abe"),
    mention(TEXT, "Japan", "japan"),
    mention(TEXT, "on", "no-such-entry"),
]


def test_terms_come_in_the_order_of_first_mention_each_with_its_count_and_first_place() -> None:
    terms = brief_terms(GLOSSARY, MENTIONS, TermStates())
    assert [(one.address, one.count) for one in terms] == [
        ("islands", 1),
        ("shinzo-abe", 2),
        ("japan", 1),
    ]
    assert [TEXT.text[one.start : one.end] for one in terms] == [
        "Northern Territories",
        "Abe",
        "Japan",
    ]


def test_a_line_has_the_names_by_side_and_the_first_sentence_without_citations() -> None:
    page = brief_page(brief_terms(GLOSSARY, MENTIONS, TermStates(known=frozenset({"japan"}))))
    check_page(page)
    names = "Russia’s name Южные Курилы; Japan’s name Northern Territories, 北方領土 (Hoppō Ryōdo)"
    assert lines_of(page) == [
        f"· South Kuril Islands (1×): {names} — Four islands in a row.",
        "· Shinzo Abe (2×): 安倍晋三 (Abe Shinzō) — Abe led Japan.",
        "· Japan (1×, known)",
    ]


def test_each_term_has_its_state() -> None:
    states = TermStates(seen=frozenset({"islands"}), known=frozenset({"japan"}))
    terms = brief_terms(GLOSSARY, MENTIONS, replace(states, noted=frozenset({"japan"})))
    assert [(one.state, one.is_known) for one in terms] == [
        (TermState.SEEN, False),
        (TermState.NEW, False),
        (TermState.NOTED, True),
    ]

"""Where a document mentions entries: aliases, phrases, and the order in which they are found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.matcher import Matcher
from glossary.model import Alias, Mention
from reader.desk.terms import TermFinder, chunks_from
from reader.text.companion import Companion, Phrase
from reader.text.document import Block, Document, Metadata
from reader.text.span import Span
from tests.desk.examples import document_of

ALIASES = {
    "abe": ["Abe", "Shinzo Abe"],
    "peace-constitution": ["Peace Constitution"],
    "constitution": ["Constitution", "constitution"],
    "party": ["fellow party"],
    "japan": ["Japan"],
    "sea-of-japan": ["Sea of Japan"],
}
MATCHER = Matcher((Alias(text), entry) for entry, texts in ALIASES.items() for text in texts)
WORDS = ["Abe", "Shinzo", "Peace", "Constitution", "Sea", "of", "Japan", "fellow", "party", "and"]
PARAGRAPHS = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join), min_size=1, max_size=8
)
BETWEEN = st.sampled_from(["\n", "\n\n", "\n\n\n"])
PHRASES = st.lists(
    st.builds(
        Phrase, st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join), st.just("p")
    ),
    max_size=3,
)


def finder(document: Document, *phrases: Phrase) -> TermFinder:
    return TermFinder(MATCHER, document, Companion("", Metadata(""), phrases=phrases))


def found_in(document: Document, *phrases: Phrase) -> list[tuple[str, str]]:
    return [(one.entry, one.surface) for one in finder(document, *phrases).everything()]


def test_aliases_and_phrases_are_found_in_text_order_with_their_words() -> None:
    document = document_of("Abe and his fellow party members.", "Japan and Abe's turn.")
    phrases = [Phrase("turn", "visit"), Phrase("his fellow", "party")]
    assert found_in(document, *phrases) == [
        ("abe", "Abe"),
        ("party", "fellow party"),
        ("japan", "Japan"),
        ("abe", "Abe"),
        ("visit", "turn"),
    ]


def test_a_document_without_companion_has_its_aliases_all_the_same() -> None:
    found = TermFinder(MATCHER, document_of("Japan."), None).everything()
    assert found == [Mention("japan", 0, 5, "Japan")]


def test_a_phrase_means_its_entry_only_between_its_prefix_and_suffix() -> None:
    document = document_of("The pivot suggests. A pivot turns. The pivot turns.")
    phrase = Phrase("pivot", "pivot-to-asia", prefix="The ", suffix=" suggests")
    assert finder(document, phrase).everything() == [Mention("pivot-to-asia", 4, 9, "pivot")]


def test_a_phrase_that_occurs_twice_is_found_twice() -> None:
    document = document_of("The islands.", "Those islands.")
    assert len(found_in(document, Phrase("islands", "kurils"))) == 2


def test_a_phrase_that_is_not_in_the_text_disturbs_nothing() -> None:
    assert found_in(document_of("Japan."), Phrase("Atlantis", "myth")) == [("japan", "Japan")]


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("Peace", [("peace-constitution", "Peace Constitution"), ("abe", "Abe")]),
        ("the Peace Constitution", [("here", "the Peace Constitution"), ("abe", "Abe")]),
        ("Constitution that Abe", [("here", "Constitution that Abe")]),
        ("Peace Constitution", [("here", "Peace Constitution"), ("abe", "Abe")]),
    ],
)
def test_of_two_that_overlap_the_longer_stays_and_of_equals_the_phrase(
    quote: str, found: list[tuple[str, str]]
) -> None:
    document = document_of("It is the Peace Constitution that Abe reads.")
    assert found_in(document, Phrase(quote, "here")) == found


def test_of_equals_the_phrase_stays_though_the_alias_begins_first() -> None:
    document = document_of("Sea of Japan policies x")
    assert found_in(document, Phrase("pan policies", "here", suffix=" x")) == [
        ("here", "pan policies")
    ]


def test_what_only_a_shorter_one_overlapped_is_not_lost_to_a_longer_one() -> None:
    document = document_of("Sea of Japan and more")
    phrases = [
        Phrase("Sea of Ja", "first"),
        Phrase("of", "inner"),
        Phrase("Japan and more", "last"),
    ]
    assert found_in(document, *phrases)[-1] == ("last", "Japan and more")
    assert ("inner", "of") in found_in(document, *phrases)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_mention_never_reaches_from_one_block_into_the_next(between: str) -> None:
    document = document_of("All for Peace", "Constitution of Japan", between=between)
    assert found_in(document) == [("constitution", "Constitution"), ("japan", "Japan")]


def test_a_phrase_never_reaches_from_one_block_into_the_next() -> None:
    document = document_of("All for Peace", "and Japan")
    assert found_in(document, Phrase("Peace\n\nand", "here")) == [("japan", "Japan")]


def test_a_term_at_a_blocks_edge_is_whole_there() -> None:
    text = "Abe\nShinzo\nAbe"
    document = Document("essay", Metadata(""), text, (Block(0, 3), Block(4, 10), Block(11, 14)))
    found = finder(document).everything()
    assert [(one.start, one.end) for one in found] == [(0, 3), (11, 14)]


def test_words_broken_by_a_line_end_inside_a_block_are_found() -> None:
    assert found_in(document_of("the Peace\nConstitution")) == [
        ("peace-constitution", "Peace\nConstitution")
    ]


@given(PARAGRAPHS, BETWEEN, st.integers(-5, 400), st.integers(1, 60))
@settings(deadline=None)
def test_the_chunks_from_any_offset_and_of_any_size_hold_every_block_exactly_once(
    paragraphs: list[str], between: str, offset: int, size: int
) -> None:
    document = document_of(*paragraphs, between=between)
    chunks = list(chunks_from(document, offset, size))
    starts = [block.start for block in document.blocks]
    ends = [block.end for block in document.blocks]
    assert all(chunk.start in starts and chunk.end in ends for chunk in chunks)
    held = [
        block
        for chunk in chunks
        for block in document.blocks
        if chunk.start <= block.start and block.end <= chunk.end
    ]
    assert sorted(held) == list(document.blocks)
    first = document.block_at(max(0, offset))
    assert held[: len(held) - held.index(first)][0] == first
    for chunk in chunks:
        inside = [b for b in document.blocks if chunk.start <= b.start and b.end <= chunk.end]
        assert len(inside) == 1 or sum(b.end - b.start for b in inside[:-1]) < size


def test_a_document_without_blocks_has_no_chunks() -> None:
    assert list(chunks_from(Document("essay", Metadata(""), "", ()), 0)) == []


@given(PARAGRAPHS, BETWEEN, PHRASES, st.integers(0, 200), st.integers(1, 60))
@settings(deadline=None)
def test_finding_by_chunks_finds_what_finding_at_once_finds(
    paragraphs: list[str], between: str, phrases: list[Phrase], offset: int, size: int
) -> None:
    document = document_of(*paragraphs, between=between)
    terms = finder(document, *phrases)
    at_once = terms.within(Span(0, len(document.text)))
    by_chunks = [m for chunk in chunks_from(document, offset, size) for m in terms.within(chunk)]
    assert sorted(by_chunks, key=lambda one: one.start) == at_once == terms.everything()


@given(PARAGRAPHS, BETWEEN, PHRASES)
@settings(deadline=None)
def test_mentions_are_sorted_and_never_overlap_and_each_is_inside_one_block(
    paragraphs: list[str], between: str, phrases: list[Phrase]
) -> None:
    document = document_of(*paragraphs, between=between)
    end = 0
    for mention in finder(document, *phrases).everything():
        assert mention.start >= end
        end = mention.end
        block = document.block_at(mention.start)
        assert block.start <= mention.start < mention.end <= block.end
        assert document.text[mention.start : mention.end] == mention.surface


@given(PARAGRAPHS, BETWEEN)
@settings(deadline=None)
def test_each_block_has_the_mentions_that_it_would_have_alone(
    paragraphs: list[str], between: str
) -> None:
    document = document_of(*paragraphs, between=between)
    alone = [
        (block.start + one.start, one.entry)
        for block in document.blocks
        for one in MATCHER.mentions(document.text[block.start : block.end])
    ]
    assert [(one.start, one.entry) for one in finder(document).everything()] == alone

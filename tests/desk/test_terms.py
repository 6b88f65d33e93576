"""Where a document mentions entries: aliases, phrases, and the order in which they are found."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.matcher import Matcher
from glossary.model import Alias, Mention
from reader.desk.terms import TermFinder, chunks_from
from reader.text.companion import Companion, Exclusion, Phrase
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


def with_said(document: Document, companion: Companion) -> list[tuple[str, str]]:
    """What is found with what a companion says."""
    return [
        (one.entry, one.surface) for one in TermFinder(MATCHER, document, companion).everything()
    ]


def test_a_mention_that_is_excluded_at_its_place_counts_elsewhere() -> None:
    document = document_of("Abe and Abe.", "Abe.")
    companion = Companion(exclusions=(Exclusion("Abe", "abe", " and ", "."),))
    found = TermFinder(MATCHER, document, companion).everything()
    assert [one.start for one in found] == [0, 14]


@pytest.mark.parametrize("quote", ["Sea of Japan", "Sea  of\nJapan", "sea of Japan"])
def test_words_that_are_excluded_everywhere_are_so_however_they_are_broken_or_begun(
    quote: str,
) -> None:
    document = document_of("Sea of Japan and Sea\nof Japan.", "The Sea of Japan.")
    companion = Companion(exclusions=(Exclusion(quote, "sea-of-japan"),))
    assert with_said(document, companion) == [("japan", "Japan")] * 3


def test_an_exclusion_is_about_its_entry_only() -> None:
    document = document_of("Sea of Japan.")
    companion = Companion(exclusions=(Exclusion("Sea of Japan", "japan"),))
    assert with_said(document, companion) == [("sea-of-japan", "Sea of Japan")]


def test_a_term_that_begins_inside_an_excluded_one_and_reaches_beyond_it_counts() -> None:
    matcher = Matcher([(Alias("New York Times"), "paper"), (Alias("Times Square"), "square")])
    document = document_of("In New York Times Square is loud.")
    companion = Companion(exclusions=(Exclusion("New York Times", "paper"),))
    found = TermFinder(matcher, document, companion).everything()
    assert [(one.entry, one.surface) for one in found] == [("square", "Times Square")]


def test_a_phrase_of_the_companion_is_excluded_like_a_term() -> None:
    document = document_of("It is Abe and more.", "Abe and more.")
    companion = Companion(
        phrases=(Phrase("and more", "etc"),),
        exclusions=(Exclusion("and more", "etc", "It is Abe ", "."),),
    )
    assert with_said(document, companion) == [("abe", "Abe"), ("abe", "Abe"), ("etc", "and more")]


def test_what_the_reader_says_of_a_part_leaves_the_terms_beside_it() -> None:
    document = document_of("Sea of Japan.")
    companion = Companion(phrases=(Phrase("Sea", "water", "", " of", by_reader=True),))
    assert with_said(document, companion) == [("water", "Sea"), ("japan", "Japan")]


def test_an_exclusion_does_not_reach_what_the_reader_said_of_the_place() -> None:
    document = document_of("Abe speaks.")
    companion = Companion(
        phrases=(Phrase("Abe", "abe", "", " speaks", by_reader=True),),
        exclusions=(Exclusion("Abe", "abe"),),
    )
    assert with_said(document, companion) == [("abe", "Abe")]


def test_a_phrase_without_surroundings_is_whole_words_only() -> None:
    document = document_of("This party and that partying. His party.")
    assert found_in(document, Phrase("his party", "ldp"), Phrase("party", "p")) == [
        ("p", "party"),
        ("ldp", "His party"),
    ]


_EXCLUSIONS = st.lists(
    st.builds(
        Exclusion,
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join),
        st.sampled_from([*ALIASES, "p"]),
        st.sampled_from(["", " ", "of ", "Abe "]),
        st.sampled_from(["", " ", " Japan"]),
    ),
    max_size=4,
)


@given(PARAGRAPHS, BETWEEN, PHRASES, _EXCLUSIONS, st.integers(1, 60), st.booleans())
@settings(deadline=None)
def test_what_is_excluded_is_never_found_and_chunks_change_nothing(
    paragraphs: list[str],
    between: str,
    phrases: list[Phrase],
    exclusions: list[Exclusion],
    size: int,
    by_reader: bool,  # noqa: FBT001 - given by name
) -> None:
    document = document_of(*paragraphs, between=between)
    companion = Companion(
        phrases=tuple(one._replace(by_reader=by_reader) for one in phrases),
        exclusions=tuple(exclusions),
    )
    terms = TermFinder(MATCHER, document, companion)
    found = terms.everything()
    by_chunks = [m for chunk in chunks_from(document, 0, size) for m in terms.within(chunk)]
    assert by_chunks == found
    for earlier, later in pairwise(found):
        assert earlier.end <= later.start
    for mention in found:
        for one in exclusions:
            around = one.prefix + one.quote + one.suffix
            is_here = document.text.startswith(around, mention.start - len(one.prefix))
            if mention.entry == one.entry and mention.surface == one.quote and is_here:
                assert mention.entry == "p", "only what the reader said may stay"
                assert by_reader
                assert one.is_everywhere


def test_without_exclusions_and_phrases_all_is_as_the_matcher_finds_it() -> None:
    document = document_of("Abe of the Sea of Japan.")
    assert with_said(document, Companion()) == [("abe", "Abe"), ("sea-of-japan", "Sea of Japan")]

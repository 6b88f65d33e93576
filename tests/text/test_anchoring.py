"""A note stays on its words or is declared lost; it is never put on other words."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.anchoring import Anchor, AnchorState, Placement, make_anchor, place_anchor
from reader.text.span import Span

_LOST = Placement(None, AnchorState.LOST)

# Few letters make many repeats, which is where placing goes wrong.
_TEXTS = st.one_of(
    st.text(),
    st.text("ab \n", max_size=300),
    st.text("ab\N{COMBINING ACUTE ACCENT}字", max_size=80),
)


@st.composite
def _text_and_span(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(_TEXTS)
    start = draw(st.integers(0, len(text)))
    return text, Span(start, draw(st.integers(start, len(text))))


def _article(paragraphs: int, seed: int = 1) -> str:
    rng = random.Random(seed)
    words = ["treaty", "island", "shrine", "alliance", "party", "visit", "war", "peace", "border"]
    return "\n\n".join(
        f"Paragraph {number}. " + " ".join(rng.choice(words) for _ in range(40)) + "."
        for number in range(paragraphs)
    )


@given(_text_and_span())
def test_an_anchor_of_any_span_is_placed_on_it_in_the_same_text(case: tuple[str, Span]) -> None:
    text, span = case
    assert place_anchor(text, make_anchor(text, span))[:2] == (span, AnchorState.PLACED)


@given(_text_and_span(), _TEXTS)
def test_in_any_other_text_it_is_on_equal_words_or_lost(case: tuple[str, Span], other: str) -> None:
    text, span = case
    placed = place_anchor(other, make_anchor(text, span))
    assert (placed.span is None) == (placed.state is AnchorState.LOST)
    if placed.span is not None:
        assert other[placed.span.start : placed.span.end] == text[span.start : span.end]
        assert (placed.span.start == span.start) == (placed.state is AnchorState.PLACED)


@given(_text_and_span(), st.integers(0, 10_000), st.text("ab \n", max_size=60), st.integers(0, 40))
def test_after_an_edit_elsewhere_it_is_on_equal_words_or_lost(
    case: tuple[str, Span], where: int, put_in: str, cut: int
) -> None:
    text, span = case
    before = where % (span.start + 1)
    edited = text[: max(0, before - cut)] + put_in + text[before:]
    placed = place_anchor(edited, make_anchor(text, span)).span
    if placed is not None:
        assert edited[placed.start : placed.end] == text[span.start : span.end]


@given(st.text("ab ", min_size=1, max_size=20), st.integers(2, 6), st.integers(1, 5))
def test_between_places_with_equal_surroundings_it_never_guesses(
    words: str, times: int, shift: int
) -> None:
    """They stand there several times: the nearest is taken only by far, and never for sure."""
    passage = f"{'<' * 40}{words}{'>' * 40}"
    anchor = make_anchor(passage, Span(40, 40 + len(words)))
    placed = place_anchor("#" * shift + passage * times, anchor)
    assert placed.span is None or placed.confidence < 0.9


@given(st.integers(0, 19), st.integers(0, 19), st.randoms(use_true_random=False))
def test_a_passage_follows_its_paragraph_when_paragraphs_are_added_and_removed(
    mine: int, cut: int, rng: random.Random
) -> None:
    paragraphs = _article(20).split("\n\n")
    text = "\n\n".join(paragraphs)
    start = text.index(paragraphs[mine]) + rng.randrange(40, 60)
    span = Span(start, start + rng.randrange(1, 60))
    anchor = make_anchor(text, span)
    quote = anchor.prefix + anchor.quote + anchor.suffix
    kept = [one for number, one in enumerate(paragraphs) if number != cut]
    edited = "\n\n".join(["A new first paragraph.", *kept])
    placed = place_anchor(edited, anchor)
    if edited.count(quote) == 1:
        assert placed[:2] == (
            Span(
                edited.index(quote) + len(anchor.prefix),
                edited.index(quote) + len(anchor.prefix) + len(anchor.quote),
            ),
            AnchorState.MOVED,
        )
    elif cut == mine:
        assert placed.span is None or placed.confidence < 0.9


def test_the_right_one_of_many_equal_words_is_found_after_a_shift() -> None:
    text = _article(30)
    starts = [at for at in range(len(text)) if text.startswith("shrine", at)]
    assert len(starts) > 50
    longer = f"A preface.\n\n{text}"
    for start in starts:
        placed = place_anchor(longer, make_anchor(text, Span(start, start + 6)))
        assert placed[:2] == (Span(start + 12, start + 18), AnchorState.MOVED)


def test_position_alone_is_no_proof() -> None:
    """By chance the same small word stands at the old offset, amid other words."""
    text = "The ministers of both countries met in the capital to sign it."
    start = text.index("in the capital") + 3
    anchor = make_anchor(text, Span(start, start + 3))
    other = ("x" * start) + "the" + "y" * 40
    assert place_anchor(other, anchor).span is None


def test_a_small_word_found_elsewhere_without_its_surroundings_is_lost() -> None:
    anchor = make_anchor("He went to the harbour in the morning.", Span(11, 14))
    assert place_anchor("Nothing of that is left but one: the.", anchor).span is None


def test_an_edit_right_after_the_words_does_not_lose_them() -> None:
    text = _article(5)
    start = text.index("Paragraph 3") + 50
    anchor = make_anchor(text, Span(start, start + 20))
    edited = f"New. {text[: start + 20]}, says the editor,{text[start + 20 :]}"
    assert place_anchor(edited, anchor)[:2] == (Span(start + 5, start + 25), AnchorState.MOVED)


def test_changed_words_are_found_and_told_to_have_changed() -> None:
    text = "The visit of the prime minister to the shrine angered its neighbours in 2013."
    anchor = make_anchor(text, Span(4, 44))
    edited = text.replace("prime minister", "president")
    placed = place_anchor(edited, anchor)
    assert placed.span is not None
    assert edited[slice(*placed.span)] == "visit of the president to the shrine ang"[:35]
    assert placed.state is AnchorState.CHANGED
    assert 0.5 < placed.confidence < 1


@pytest.mark.parametrize("before", ["", "But "])
def test_a_near_copy_with_its_own_surroundings_is_not_taken_for_the_original(before: str) -> None:
    original = "In 1956 the islands were promised to Japan, and that was the end of it."
    copy = f"{before}By 1993 the islands were promised to nobody, as everybody by then had seen."
    text = f"{original}\n\n{copy}"
    start = text.index("islands")
    anchor = make_anchor(text, Span(start, start + 7))
    assert place_anchor(copy, anchor).span is None


@pytest.mark.parametrize("words", ["with", "with North Korea"])
@pytest.mark.parametrize(
    "edit", [("deal ", ""), ("signed", "reluctantly signed"), ("1965", "1966")]
)
def test_a_small_word_keeps_its_place_when_one_beside_it_is_edited(
    words: str, edit: tuple[str, str]
) -> None:
    text = "Preface. The old minister signed the deal with North Korea in June 1965, they said."
    start = text.index(words)
    edited = f"New. {text.replace(*edit)}"
    placed = place_anchor(edited, make_anchor(text, Span(start, start + len(words))))
    at = edited.index(words)
    assert placed.span == Span(at, at + len(words))


def test_a_quote_longer_than_the_context_needs_no_surroundings_when_it_is_the_only_one() -> None:
    text = _article(3)
    start = text.index("Paragraph 1")
    anchor = make_anchor(text, Span(start, start + 80))
    assert place_anchor(f"Cut out: {anchor.quote}", anchor).span == Span(9, 89)


def test_a_span_beyond_the_text_is_cut_to_it() -> None:
    assert make_anchor("abc", Span(2, 9)) == Anchor("c", "ab", "", 2)
    assert make_anchor("abc", Span(7, 9)) == Anchor("", "abc", "", 3)
    assert make_anchor("abc", Span(-5, -1)) == Anchor("", "", "abc", 0)


@pytest.mark.parametrize("start", [0, 5, 10**15])
def test_an_anchor_with_no_words_at_all_is_placed_nowhere_in_particular(start: int) -> None:
    anchor = Anchor("", "", "", start)
    placed = place_anchor("some text", anchor)
    assert placed.span in {None, Span(start, start)}


def test_a_thousand_notes_on_a_megabyte_follow_what_was_put_in_before_them() -> None:
    text = _article(4_000)
    assert len(text) > 1_000_000
    rng = random.Random(2)
    starts = [rng.randrange(len(text) - 200) for _ in range(1000)]
    anchors = [make_anchor(text, Span(at, at + rng.choice((3, 20, 150)))) for at in starts]
    moved = [place_anchor("New. " + text, anchor) for anchor in anchors]
    right = sum(
        one.span is not None and one.span.start == at + 5
        for one, at in zip(moved, starts, strict=True)
    )
    assert right == 1000

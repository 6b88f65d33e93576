"""Words of the shipped article found again after edits of every sort, and nowhere when gone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.base.shipped import default_document
from reader.text.anchoring import (
    AnchorState,
    make_anchor,
    place_anchor,
    place_anchors,
    possible_places,
)
from reader.text.nearby import nearest
from reader.text.span import Span

ARTICLE = default_document().read_text(encoding="utf-8")
SENTENCE = (
    "He has restated his long-term goal of amending Japan's postwar pacifist Peace Constitution"
)


def _placed(words: str, edited: str, text: str = ARTICLE) -> tuple[str | None, AnchorState]:
    """What the words are put on in an edited text."""
    start = text.index(words)
    placement = place_anchor(edited, make_anchor(text, Span(start, start + len(words))))
    span = placement.span
    return (edited[span.start : span.end] if span else None), placement.state


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("restated", "repeated", SENTENCE.replace("restated", "repeated")),
        ("He has", "The premier has", SENTENCE.replace("He has", "The premier has")),
        (
            "Peace Constitution",
            "constitution",
            SENTENCE.replace("Peace Constitution", "constitution"),
        ),
        ("long-term goal", "goal", SENTENCE.replace("long-term goal", "goal")),
        ("amending", "amending, and soon,", SENTENCE.replace("amending", "amending, and soon,")),
    ],
    ids=["a word", "its first words", "its last words", "fewer words", "more words"],
)
def test_edited_words_are_found_as_they_now_are(old: str, new: str, found: str) -> None:
    assert _placed(SENTENCE, ARTICLE.replace(old, new)) == (found, AnchorState.CHANGED)


def test_other_line_ends_quotes_and_hyphens_lose_nothing() -> None:
    respaced = "\n".join(SENTENCE.split(" "))
    assert _placed(SENTENCE, ARTICLE.replace(SENTENCE, respaced)) == (respaced, AnchorState.MOVED)
    curly = ARTICLE.replace("'", "’").replace("-", "‐")
    words, state = _placed(SENTENCE, curly)
    assert (words, state) == (SENTENCE.replace("'", "’").replace("-", "‐"), AnchorState.CHANGED)


def test_words_follow_their_paragraph_to_another_place() -> None:
    paragraphs = ARTICLE.split("\n\n")
    number = next(n for n, one in enumerate(paragraphs) if SENTENCE in one)
    moved = [*paragraphs[:number], *paragraphs[number + 1 :], paragraphs[number]]
    assert _placed(SENTENCE, "\n\n".join(moved)) == (SENTENCE, AnchorState.MOVED)


@pytest.mark.parametrize("words", ["Abe", "Moscow", "Japan", "Russia", "the"])
def test_each_of_many_equal_words_is_found_where_it_was_after_edits_before_it(words: str) -> None:
    edited = ARTICLE.replace("earlier than expected", "sooner than anybody expected", 1)
    shift = len(edited) - len(ARTICLE)
    at = ARTICLE.index("earlier than expected") + 200
    starts = [n for n in range(at, len(ARTICLE)) if ARTICLE.startswith(f" {words} ", n)]
    assert starts
    for start in starts:
        span = Span(start + 1, start + 1 + len(words))
        assert place_anchor(edited, make_anchor(ARTICLE, span)).span == Span(
            span.start + shift, span.end + shift
        )


@pytest.mark.parametrize("words", [SENTENCE, "Yasukuni Shrine", "Northern Territories"])
def test_words_whose_paragraph_is_gone_are_lost_whatever_is_like_them(words: str) -> None:
    paragraphs = ARTICLE.split("\n\n")
    kept = [one for one in paragraphs if words not in one]
    copy = f"Elsewhere: {words.rpartition(' ')[2]} and others."
    assert _placed(words, "\n\n".join([*kept, copy]))[0] is None


def test_a_lookalike_does_not_take_the_place_of_words_that_are_gone() -> None:
    text = "In 1956 the islands were promised to Japan, and that was the end of it for good."
    other = "By 1993 the islands belonged to nobody, as everybody by then had come to see."
    both = f"{text}\n\n{other}"
    start = text.index("islands")
    anchor = make_anchor(both, Span(start, start + len("islands")))
    assert place_anchor(f"A new beginning.\n\n{other}", anchor).span is None


def test_cjk_words_are_found_though_no_space_parts_them() -> None:
    text = "安倍晋三首相は靖国神社への参拝を見送ったが、閣僚の参拝は続いた。中国は強く反発した。"
    edited = text.replace("見送ったが", "取りやめたが")
    assert _placed("靖国神社への参拝を見送った", f"はじめに。{edited}", text) == (
        "靖国神社への参拝を取りやめた",
        AnchorState.CHANGED,
    )


def test_other_places_are_offered_the_likeliest_first_and_apart() -> None:
    start = ARTICLE.index("Peace Constitution")
    anchor = make_anchor(ARTICLE, Span(start, start + len("Peace Constitution")))
    places = possible_places(ARTICLE, anchor, 5)
    assert places[0].span == anchor.span
    assert [one.confidence for one in places] == sorted(
        (one.confidence for one in places), reverse=True
    )
    spans = [one.span for one in places if one.span]
    assert all(not a.overlaps(b) for a in spans for b in spans if a != b)


def test_what_is_cancelled_places_no_more() -> None:
    anchor = make_anchor(ARTICLE, Span(0, 20))
    asked = iter([False, True])
    assert len(place_anchors(ARTICLE, [anchor] * 3, lambda: next(asked))) == 1


@given(st.text(max_size=200), st.text(max_size=60), st.text(max_size=40), st.integers(0, 300))
@settings(deadline=None)
def test_whatever_text_and_anchor_are_a_place_is_inside_the_text(
    text: str, quote: str, around: str, start: int
) -> None:
    from reader.text.anchoring import Anchor

    placement = place_anchor(text, Anchor(quote, around, around[::-1], start))
    assert 0 <= placement.confidence <= 1
    if placement.span is not None:
        assert 0 <= placement.span.start <= placement.span.end <= len(text)


def test_a_text_of_one_word_again_and_again_takes_no_longer_than_another() -> None:
    text = "war and " * 50_000
    anchor = make_anchor(f"{text[:4000]}peace{text[4000:8000]}", Span(3980, 4050))
    assert place_anchor(text, anchor).span is None


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("A value is one word or stands in quotes, as the manual says.", "or"),
        ("They counted the seconds s of the machine, and no more.", "s"),
        ("After thoroughly defeating Japan in a brief campaign, they left.", "in"),
    ],
)
def test_a_small_word_is_not_looked_for_inside_the_words_before_it(
    sentence: str, quote: str
) -> None:
    start = sentence.index(f" {quote} ") + 1
    anchor = make_anchor(sentence, Span(start, start + len(quote)))
    more = "(of the kind) "
    edited = f"{sentence[:start]}{more}{sentence[start:]}"
    span = place_anchor(edited, anchor).span
    assert span == Span(start + len(more), start + len(more) + len(quote))


@given(st.text("ab ", max_size=30), st.text("ab", min_size=1, max_size=3), st.integers(0, 30))
def test_the_nearest_copy_of_words_shares_a_character_with_the_stretch(
    text: str, words: str, start: int
) -> None:
    end, reach = start + 4, 6
    found = nearest(text, words, start, end, reach)
    starts = [at for at in range(len(text)) if text.startswith(words, at)]
    near = [at for at in starts if at < end and start < at + len(words) <= end + reach]
    assert found == min(near, key=lambda at: abs(at - start), default=-1)

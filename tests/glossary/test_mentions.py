from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.matcher import Matcher
from glossary.mentions import Mentions
from glossary.model import Alias, Mention

TEXT = "Abe and Putin met; Abe left, and Abe's guest stayed."
MATCHER = Matcher([(Alias("Abe"), "abe"), (Alias("Putin"), "putin"), (Alias("Kerry"), "kerry")])
MENTIONS = MATCHER.mentions(TEXT)
ABE = [Mention("abe", start, start + 3, "Abe") for start in (0, 19, 33)]
PUTIN = Mention("putin", 8, 13, "Putin")
ALL = [ABE[0], PUTIN, *ABE[1:]]


def test_they_are_a_sequence_of_mentions() -> None:
    assert list(MENTIONS) == ALL
    assert [MENTIONS[at] for at in range(-4, 4)] == ALL * 2
    assert MENTIONS == ALL
    assert ALL[:2] != MENTIONS
    assert MENTIONS != 4
    assert PUTIN in MENTIONS
    with pytest.raises(IndexError):
        MENTIONS[4]


def test_a_slice_is_mentions_again() -> None:
    assert isinstance(MENTIONS[1:], Mentions)
    assert list(MENTIONS[1:3]) == ALL[1:3]
    with pytest.raises(ValueError, match="order"):
        MENTIONS[::-1]


def test_they_tell_what_is_mentioned_without_making_every_mention() -> None:
    assert [MENTIONS.entry(at) for at in range(4)] == ["abe", "putin", "abe", "abe"]
    assert list(MENTIONS.entries().items()) == [("abe", 3), ("putin", 1)]
    assert MENTIONS.of("abe") == ABE
    assert MENTIONS.of("kerry") == MENTIONS.of("nobody") == []


spans = st.lists(st.tuples(st.integers(0, 4), st.integers(1, 5)), max_size=12)


@given(spans, st.integers(-5, 99), st.integers(-5, 99))
def test_they_are_found_by_where_they_stand(
    gaps: list[tuple[int, int]], start: int, end: int
) -> None:
    starts, ends = array("q"), array("q")
    for gap, length in gaps:
        starts.append((ends[-1] if ends else 0) + gap)
        ends.append(starts[-1] + length)
    mentions = Mentions("x" * 200, starts, ends, array("q", [0] * len(starts)), ("e",))
    every = list(mentions)
    assert list(mentions.beginning_in(start, end)) == [m for m in every if start <= m.start < end]
    if start < end:
        assert list(mentions.touching(start, end)) == [
            m for m in every if m.start < end and m.end > start
        ]


def test_what_is_inside_a_longer_mention_is_reached_from_it() -> None:
    words = ("South Kuril Islands", "Kuril Islands", "Kuril", "Islands", "South Kuril")
    matcher = Matcher((Alias(text), text) for text in words)
    text = "of the South\nKuril\u00a0Islands’ future"
    (mention,) = matcher.mentions(text)
    inside = matcher.inside(mention)
    assert [one.entry for one in inside] == ["South Kuril", "Kuril", "Kuril Islands", "Islands"]
    assert all(text[one.start : one.end] == one.surface for one in inside)


def test_the_entry_itself_and_what_reaches_outside_are_not_inside() -> None:
    aliases = [("Shinzo Abe", "abe"), ("Abe", "abe"), ("Abe Road", "road"), ("Shinzo", "name")]
    matcher = Matcher((Alias(text), entry) for text, entry in aliases)
    (mention,) = matcher.mentions("Shinzo Abe Road")
    assert matcher.inside(mention) == [Mention("name", 0, 6, "Shinzo")]


def test_each_entry_is_inside_once_with_its_longest_words() -> None:
    matcher = Matcher([(Alias("a b"), "e"), (Alias("a"), "e"), (Alias("a c a b"), "whole")])
    (mention,) = matcher.mentions("a c a b")
    assert matcher.inside(mention) == [Mention("e", 4, 7, "a b")]


def test_what_a_phrase_of_a_companion_covers_is_reached_too() -> None:
    phrase = Mention("moscow-visit", 4, 30, "Abe's recent trip to Kerry")
    assert [one.entry for one in MATCHER.inside(phrase)] == ["abe", "kerry"]

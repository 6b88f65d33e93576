from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary import scanning
from glossary.matcher import Matcher
from glossary.model import Alias, Mention
from tests.glossary.obvious import (
    Aliases,
    aliases_of_entries,
    obvious,
    obvious_inside,
    phrases,
    texts,
)


@settings(max_examples=400, deadline=None)
@given(aliases_of_entries, texts)
def test_it_finds_what_the_slow_and_obvious_matcher_finds(aliases: Aliases, text: str) -> None:
    assert list(Matcher(aliases).mentions(text)) == obvious(aliases, text)


@settings(max_examples=200, deadline=None)
@given(aliases_of_entries, texts, st.integers(1, 9))
def test_a_long_text_read_in_stretches_gives_the_same(
    aliases: Aliases, text: str, stretch: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanning, "_STRETCH", stretch)
        assert list(Matcher(aliases).mentions(text)) == obvious(aliases, text)


@settings(max_examples=200, deadline=None)
@given(aliases_of_entries, texts, st.integers(-3, 60), st.integers(-3, 60))
def test_a_window_gives_what_the_whole_text_gives_there(
    aliases: Aliases, text: str, start: int, end: int
) -> None:
    matcher = Matcher(aliases)
    inside = [m for m in matcher.mentions(text) if m.start < min(end, len(text)) and m.end > start]
    expected = inside if max(0, start) < min(end, len(text)) else []
    assert list(matcher.mentions(text, start, end)) == expected


@settings(max_examples=200, deadline=None)
@given(aliases_of_entries, st.text(max_size=60))
def test_no_text_fails_and_no_mentions_overlap(aliases: Aliases, text: str) -> None:
    mentions = Matcher(aliases).mentions(text)
    ends = [0, *(mention.end for mention in mentions)]
    assert all(end <= m.start < m.end for end, m in zip(ends, mentions, strict=False))
    assert all(text[m.start : m.end] == m.surface for m in mentions)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=6), max_size=6), st.text(max_size=20))
def test_any_words_are_found_as_the_obvious_matcher_finds_them(words: list[str], text: str) -> None:
    aliases = [(Alias(word), str(number)) for number, word in enumerate(words)]
    text = " ".join([text, *words])
    assert list(Matcher(aliases).mentions(text)) == obvious(aliases, text)


@settings(max_examples=300, deadline=None)
@given(aliases_of_entries, st.lists(phrases, min_size=1, max_size=4).map(" ".join))
def test_what_is_inside_a_mention_is_what_the_obvious_matcher_finds_there(
    aliases: Aliases, words: str
) -> None:
    surface = words.strip()
    mention = Mention("whole", 7, 7 + len(surface), surface)
    expected = obvious_inside(aliases, mention)
    found = Matcher(aliases).inside(mention)
    assert {one.entry for one in found} == {entry for entry, _ in expected}
    assert len({one.entry for one in found}) == len(found)
    for one in found:
        assert (one.entry, one.surface) in expected
        assert surface[one.start - 7 : one.end - 7] == one.surface
        assert len(one.surface) == max(len(s) for entry, s in expected if entry == one.entry)

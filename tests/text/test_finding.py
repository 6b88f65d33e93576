"""Finding words in one text."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from glossary.characters import PARAGRAPH_END, is_unspaced, is_word
from glossary.folding import fold, fold_words
from reader.text import finding
from reader.text.finding import Finder, How
from reader.text.patterns import PatternError

_PIECES = st.sampled_from((*"aAbéEßs\xad\xa0 \n-‐’'日本\u200bæ.1İﬁf", "e\u0301", "\n\n"))
_TEXTS = st.lists(_PIECES, max_size=40).map("".join)
_NO = st.just(value=False)
_HOWS = st.builds(How, st.booleans(), _NO, st.booleans(), _NO)
_WORDS = st.lists(_PIECES, min_size=1, max_size=3).map("".join)


def _found(text: str, words: str, how: How = How(), near: int = 0) -> list[str]:  # noqa: B008 - a value
    hits = Finder(text).find(words, how, near)
    return [text[slice(*hits.span(number))] for number in range(hits.count)]


def _slowly(text: str, words: str, how: How) -> list[tuple[int, int]]:
    """The same by trying every place, one after the other."""
    source = fold(text, keep_case=bool(how.case))
    needle = fold_words(words, keep_case=bool(how.case))
    spans: list[tuple[int, int]] = []
    after = 0
    for start in range(len(source.text)):
        end = start + len(needle)
        if not needle or start < after or source.text[start:end] != needle:
            continue
        if how.whole_words and any(
            0 < edge < len(source.text)
            and all(
                is_word(one) and not is_unspaced(one) for one in source.text[edge - 1 : edge + 1]
            )
            for edge in (start, end)
        ):
            continue
        span = source.source_span(start, end)
        if not spans or span[0] >= spans[-1][1]:
            spans.append(span)
            after = end
    return spans


@given(_TEXTS, _WORDS, _HOWS, st.integers(0, 60))
@example("ßs", "s", How(case=False), 0)
@settings(max_examples=400)
def test_it_finds_what_trying_every_place_finds(text: str, words: str, how: How, near: int) -> None:
    hits = Finder(text).find(words, how, near)
    assert list(zip(hits.starts, hits.ends, strict=True)) == _slowly(text, words, how)


@given(_TEXTS, _WORDS, _HOWS)
def test_a_match_is_a_stretch_of_the_text_that_reads_as_the_words_do(
    text: str, words: str, how: How
) -> None:
    case = bool(how.case)
    for match in _found(text, words, how._replace(accents=not how.whole_words)):
        assert fold_words(words, keep_case=case) in fold(match, keep_case=case).text


@given(_TEXTS, _HOWS)
@example("a\xad\na", How(whole_words=True))
def test_words_of_a_text_are_found_in_it(text: str, how: How) -> None:
    if how.whole_words:  # what stands before a soft hyphen at the end of a line is half a word
        text = text.replace("\xad", "")
    for words in text.split():
        if fold_words(words):
            assert _found(text, words, how._replace(accents=not how.whole_words))


def test_case_and_accents_are_folded_and_what_is_found_is_as_the_text_has_it() -> None:
    assert _found("Café, CAFE\u0301 and cafe", "cafe") == ["Café", "CAFE\u0301", "cafe"]


def test_capitals_in_the_words_have_capitals_agree_unless_told_otherwise() -> None:
    text = "The prime minister, Prime Minister Abe"
    assert _found(text, "Prime Minister") == ["Prime Minister"]
    assert _found(text, "Prime Minister", How(case=False)) == ["prime minister", "Prime Minister"]
    assert _found(text, "prime minister", How(case=True)) == ["prime minister"]


def test_accents_agree_where_that_is_asked_for_however_they_are_encoded() -> None:
    text = "resume, résumé, re\u0301sume\u0301, øre, ore"
    how = How(accents=True)
    assert _found(text, "resume", how) == ["resume"]
    assert _found(text, "résumé", how) == ["résumé", "re\u0301sume\u0301"]
    assert _found(text, "ore", how) == ["ore"]


def test_words_are_found_across_line_ends_soft_hyphens_and_no_break_spaces() -> None:
    text = "the prime\nminister, the pri\xadme\xa0minister, the prime   \t minister"
    assert len(_found(text, "prime minister")) == 3
    assert _found("a hard-\nwrapped line", "hard-wrapped") == ["hard-\nwrapped"]


def test_nothing_is_found_across_the_end_of_a_paragraph() -> None:
    assert not _found("the prime\n\nminister", "prime minister")
    assert not _found("the prime\n\nminister", "prime.minister", How(pattern=True))
    assert not _found("the prime\n\nminister", "prime[^x]*minister", How(pattern=True))
    assert not _found("the prime\n\nminister", PARAGRAPH_END)


def test_whole_words_begin_and_end_where_words_do() -> None:
    how = How(whole_words=True)
    assert _found("cat, concat, cats, Cat's", "cat", how) == ["cat", "Cat"]
    assert _found("日本語", "日本", how) == ["日本"]


def test_an_expression_finds_as_words_do_and_knows_accented_letters() -> None:
    text = "Café Abe, cafe\nabe, safe"
    how = How(pattern=True)
    assert _found(text, "[cs]afe", how) == ["Café", "cafe", "safe"]
    assert _found(text, "cafe abe", how) == ["Café Abe", "cafe\nabe"]
    assert _found(text, r"\bé?\w+é\b", How(pattern=True)) == ["Café", "Abe", "cafe", "abe", "safe"]
    assert _found(text, "[A-Z]afe", how) == ["Café"]
    assert _found(text, r"\W", how) == [" ", ",", " ", "\n", ",", " "]
    assert _found(text, "é", How(pattern=True, accents=True)) == ["é"]
    assert _found("one\n\ntwo one", "^one$", how) == ["one"]


@pytest.mark.parametrize("accents", [True, False])
@pytest.mark.parametrize("near", range(18))
def test_wherever_the_reader_is_an_expression_finds_all(near: int, *, accents: bool) -> None:
    how = How(pattern=True, accents=accents)
    assert _found("one one\n\none\n\none", "one", how, near) == ["one"] * 4


@given(_TEXTS, st.text("ab.*+?()[]\\|{}^$0é日", max_size=8))
def test_any_expression_is_matched_or_refused(text: str, pattern: str) -> None:
    with contextlib.suppress(PatternError):
        assert all(_found(text, pattern, How(pattern=True)))


@pytest.mark.parametrize("pattern", ["(", "[a", "a{1000}{1000}", r"(?=a)", r"(a)\1", "x" * 2_000])
def test_what_is_no_expression_is_refused_with_the_reason(pattern: str) -> None:
    with pytest.raises(PatternError, match=r"\w+"):
        Finder("text").find(pattern, How(pattern=True))


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+b", "(.*)*c", "(a?){50}a{50}b"])
def test_expressions_that_hang_elsewhere_do_not(pattern: str) -> None:
    began = time.monotonic()
    Finder("a" * 20_000 + "!").find(pattern, How(pattern=True))
    assert time.monotonic() - began < 5.0


def test_an_expression_that_matches_too_slowly_ends_with_what_it_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(finding, "LONGEST_LOOK", 0.1)
    began = time.monotonic()
    hits = Finder("a" * 1_000_000).find("a(.*zz)?", How(pattern=True))
    assert hits.count
    assert not hits.is_all
    assert time.monotonic() - began < 10.0


def test_more_matches_than_are_kept_are_told_and_those_near_the_reader_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(finding, "MOST_HITS", 10)
    text = "\n\n".join(["one a"] * 100)
    hits = Finder(text).find("a", near=500)
    assert hits.count == 10
    assert not hits.is_all
    assert hits.starts[0] >= 490
    around = Finder(text).find("a", near=len(text) - 20)
    assert around.count == 10
    assert list(around.starts) == sorted(around.starts)
    assert around.starts[0] == 4
    assert Finder(text).find("one", near=500).count == 10


def test_a_search_that_is_no_longer_wanted_ends() -> None:
    text = "a " * 100_000
    assert Finder(text).find("a", cancelled=lambda: True).count <= 2_048
    assert not Finder(text).find("a", How(pattern=True), cancelled=lambda: True).count


def test_no_words_find_nothing() -> None:
    for words in ("", "  ", "\u0301", "\xad"):
        assert not _found("text \xad text", words)


def test_the_next_match_and_the_one_before_go_round() -> None:
    hits = Finder("ab ab ab").find("ab")
    assert [hits.next_from(offset) for offset in (0, 1, 6, 7)] == [0, 1, 2, 0]
    assert [hits.last_before(offset) for offset in (0, 1, 6, 7)] == [2, 0, 1, 2]
    assert list(hits.between(1, 4)) == [0, 1]
    assert list(hits.between(2, 3)) == []

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.matcher import Matcher
from glossary.model import Alias, Case
from glossary.plurals import plurals


def found(text: str, *aliases: Alias | str) -> list[tuple[str, str]]:
    pairs = [(a, a.text) if isinstance(a, Alias) else (Alias(a), a) for a in aliases]
    return [(mention.surface, mention.entry) for mention in Matcher(pairs).mentions(text)]


@pytest.mark.parametrize(
    ("words", "plural"),
    [
        ("class A war criminal", "class A war criminals"),
        ("treaty", "treaties"),
        ("army", "armies"),
        ("alloy", "alloys"),
        ("pass", "passes"),
        ("tax", "taxes"),
        ("branch", "branches"),
        ("virus", "viruses"),
        ("crisis", "crises"),
        ("rocket-launcher", "rocket-launchers"),
    ],
)
def test_a_common_noun_has_its_regular_plural(words: str, plural: str) -> None:
    assert plurals(words) == (plural,)


def test_nouns_that_end_in_o_have_both_spellings() -> None:
    assert plurals("tornado") == ("tornados", "tornadoes")
    assert plurals("radio") == ("radios",)


@pytest.mark.parametrize(
    "words",
    [
        *("Kuril", "Northern Territory", "USA", "Article 9", "Hashimoto Ryūtarō", "dō", "靖国"),
        *("rightists", "news", "the latter's", "dealing with it", "he is", "договор", "café", ""),
        *("left over", "as", "U.S."),
    ],
)
def test_names_plurals_and_what_is_no_english_noun_have_none(words: str) -> None:
    assert plurals(words) == ()


@given(st.text())
def test_a_plural_begins_with_what_is_before_the_noun_and_is_another_word(words: str) -> None:
    for plural in plurals(words):
        assert plural.startswith(words[:-2])
        assert plural != words


def test_a_text_may_speak_of_several() -> None:
    text = "Treaties, the treaty's end, the treaties' end, two ARMIES"
    assert [surface for surface, _ in found(text, "treaty", "army")] == [
        *("Treaties", "treaty", "treaties", "ARMIES")
    ]


def test_a_plural_that_somebody_claims_is_theirs_whoever_comes_first() -> None:
    aliases = ("war criminal", "war criminals")
    assert found("war criminals", *aliases) == [("war criminals", "war criminals")]
    assert found("war criminals", *reversed(aliases)) == [("war criminals", "war criminals")]


def test_a_plural_in_a_case_that_nobody_claims_stays_a_plural() -> None:
    aliases = (Alias("turkey"), Alias("Turkeys", Case.EXACT))
    assert found("turkeys, Turkeys", *aliases) == [("turkeys", "turkey"), ("Turkeys", "Turkeys")]


def test_a_plural_keeps_the_case_rule_of_its_alias() -> None:
    assert found("pivots Pivots", Alias("pivot", Case.EXACT)) == [("pivots", "pivot")]


def test_the_longest_counts_among_plurals_too() -> None:
    assert found("peace treaties", "peace", "peace treaty") == [("peace treaties", "peace treaty")]

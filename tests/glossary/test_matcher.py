from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary import claims, scanning
from glossary.boundaries import begins_word, ends_word
from glossary.case_rules import accepts
from glossary.characters import folded, is_accent, joins
from glossary.folding import fold, fold_words
from glossary.matcher import Matcher
from glossary.model import Alias, Case, Mention

Aliases = list[tuple[Alias, str]]


def found(text: str, *aliases: str | Alias) -> list[str]:
    """The surfaces of all mentions, each proved to stand where it says."""
    pairs = [(a if isinstance(a, Alias) else Alias(a), f"entry-{i}") for i, a in enumerate(aliases)]
    mentions = Matcher(pairs).mentions(text)
    assert [mention.surface for mention in mentions] == [
        text[mention.start : mention.end] for mention in mentions
    ]
    return [mention.surface for mention in mentions]


def obvious(aliases: Aliases, text: str) -> list[Mention]:
    """The slow matcher that the quick one must agree with: every alias at every stretch."""
    mentions: list[Mention] = []
    free = 0
    for start in range(len(text)):
        if start < free or text[start].isspace() or not folded(text[start]):
            continue
        for end in range(min(len(text), start + 60), start, -1):
            entry = obvious_entry(aliases, text, start, end)
            if entry is not None:
                mentions.append(Mention(entry, start, end, text[start:end]))
                free = end
                break
    return mentions


def obvious_entry(aliases: Aliases, text: str, start: int, end: int) -> str | None:
    if not folded(text[end - 1]) and not is_accent(text[end - 1]):
        return None
    if end < len(text) and (is_accent(text[end]) or joins(text[end])):
        return None
    before = fold(f"{text[:start]}x").text[:-1]
    words = fold(text[start:end]).text
    whole = before + words + fold(f"x{text[end:]}").text[1:]
    if not begins_word(whole, len(before)) or not ends_word(whole, len(before) + len(words)):
        return None
    for alias, entry in aliases:
        kept = fold_words(alias.text, keep_case=True)
        surface = fold(text[start:end], keep_case=True).text
        if words == fold_words(alias.text) and accepts(alias.case, kept, surface):
            return entry
    return None


WORDS = "Abe abe ABE Shinzo SHINZO Northern northern Territories the s US us U.S. Article 9 5 É e"
SIGNS = "Sino Japanese 靖国 神社 か - – ' ’s ’ . , d’ ß İ \U0001f600 _"
SPACES = (" ", " ", " ", "\n", "\n\n", "\xa0", "  ", "-\n", "\xad", "\xad\n", "\u200b")
PHRASES = (
    "Abe Northern Territories the US us U.S. 9 Sino-Japanese Japanese Sino É e s か が Abe's ß İ"
)
LONG_PHRASES = ("Shinzo Abe", "Northern Territories", "Northern Terr", "Article 9", "the Northern")

pieces = st.sampled_from([*WORDS.split(), *SIGNS.split(), *SPACES, "\u0301", "\u3099"])
texts = st.lists(pieces, max_size=14).map("".join)
phrases = st.sampled_from(
    [*PHRASES.split(), *LONG_PHRASES, "Abe Shinzo Abe", "靖国", "靖国神社", "神社", "S.U"]
)
aliases_of_entries = st.lists(
    st.tuples(st.builds(Alias, phrases, st.sampled_from(Case)), st.sampled_from("abcd")), max_size=9
)


@settings(max_examples=300, deadline=None)
@given(aliases_of_entries, texts)
def test_it_finds_what_the_slow_and_obvious_matcher_finds(aliases: Aliases, text: str) -> None:
    assert list(Matcher(aliases).mentions(text)) == obvious(aliases, text)


@settings(max_examples=150, deadline=None)
@given(aliases_of_entries, texts, st.integers(1, 9))
def test_a_long_text_read_in_stretches_gives_the_same(
    aliases: Aliases, text: str, stretch: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanning, "_STRETCH", stretch)
        assert list(Matcher(aliases).mentions(text)) == obvious(aliases, text)


@settings(max_examples=150, deadline=None)
@given(aliases_of_entries, texts, st.integers(-3, 60), st.integers(-3, 60))
def test_a_window_gives_what_the_whole_text_gives_there(
    aliases: Aliases, text: str, start: int, end: int
) -> None:
    matcher = Matcher(aliases)
    inside = [m for m in matcher.mentions(text) if m.start < min(end, len(text)) and m.end > start]
    expected = inside if max(0, start) < min(end, len(text)) else []
    assert matcher.mentions(text, start, end) == expected


@settings(max_examples=200, deadline=None)
@given(aliases_of_entries, st.text(max_size=60))
def test_no_text_fails_and_no_mentions_overlap(aliases: Aliases, text: str) -> None:
    mentions = Matcher(aliases).mentions(text)
    ends = [0, *(mention.end for mention in mentions)]
    assert all(end <= m.start < m.end for end, m in zip(ends, mentions, strict=False))
    assert all(text[m.start : m.end] == m.surface for m in mentions)


def test_a_window_in_a_paragraph_without_end_gives_the_same() -> None:
    text = "Shinzo Abe of the Northern Territories " * 3_000
    matcher = Matcher([(Alias(words), words) for words in ("Shinzo Abe", "Abe", "Northern")])
    whole = matcher.mentions(text)
    for start in (0, 50_003, 60_016, len(text) - 70):
        inside = [m for m in whole if m.start < start + 64 and m.end > start]
        assert len(inside) > 1
        assert matcher.mentions(text, start, start + 64) == inside


def test_nothing_to_look_for_finds_nothing() -> None:
    assert Matcher([]).mentions("Abe") == []
    assert Matcher([(Alias("..."), "a"), (Alias(""), "b")]).mentions("Abe...") == []
    assert Matcher([(Alias("Abe"), "a")]).mentions("") == []


def test_the_longest_of_those_that_begin_first_is_found() -> None:
    text = "the South Kuril Islands, their Northern Territories"
    aliases = ("Kuril Islands", "South Kuril Islands", "Northern", "Northern Territories")
    assert found(text, *aliases) == ["South Kuril Islands", "Northern Territories"]


def test_a_long_alias_that_is_no_whole_word_hides_no_short_one() -> None:
    text = "Northern Territorials"
    assert found(text, "Northern", "Northern Territorial") == ["Northern"]
    assert found("the Kurils", "the Kuril", "the") == ["the"]


def test_an_alias_is_never_split_into_words() -> None:
    assert found("the northern sea, Northern Lights and Territories", "Northern Territories") == []


@pytest.mark.parametrize("text", ["Abenomics", "McAbe", "Abe2", "Abé̀s", "unAbe"])
def test_parts_of_words_are_not_found(text: str) -> None:
    assert found(text, "Abe") == []


@pytest.mark.parametrize(
    "text", ["(Abe)", "“Abe”", "_Abe_", "pro-Abe", "Abe/Putin", "Abe...", "'Abe'", "‘Abe’", "Abe,9"]
)
def test_signs_stand_outside_words(text: str) -> None:
    assert found(text, "Abe") == ["Abe"]


@pytest.mark.parametrize(
    "text", ["Abe's", "Abe’s trip", "Abe'll", "d'Abe", "l’Abe", "ABE’S", "(Abe's)"]
)
def test_endings_and_articles_with_an_apostrophe_are_no_part_of_the_name(text: str) -> None:
    assert [surface.lower() for surface in found(text, Alias("Abe", Case.ANY))] == ["abe"]


def test_the_possessive_of_a_plural_is_found() -> None:
    assert found("the Americans’ base, the Kurils' future", "Americans", "Kurils") == [
        "Americans",
        "Kurils",
    ]


@pytest.mark.parametrize(
    ("text", "alias"),
    [("don't", "don"), ("O'Neill", "Neill"), ("Jun'ichiro", "Jun"), ("Jun'ichiro", "ichiro")],
)
def test_an_apostrophe_inside_a_word_does_not_end_it(text: str, alias: str) -> None:
    assert found(text, Alias(alias, Case.ANY)) == []


@pytest.mark.parametrize("text", ["Article 9.5", "Article 9,500", "Article 95"])
def test_a_number_is_found_whole_or_not_at_all(text: str) -> None:
    assert found(text, "Article 9") == []
    assert found("Article 9. Article 9, and", "Article 9") == ["Article 9", "Article 9"]


def test_an_abbreviation_is_not_found_inside_a_longer_one() -> None:
    assert found("U.S. and U.S.A. and U.S.-led", "U.S.") == ["U.S.", "U.S."]


@pytest.mark.parametrize(
    "text",
    [
        *("Yasukuni\nShrine", "Yasukuni  Shrine", "Yasukuni\u00a0Shrine", "Yasu\u00adkuni Shrine"),
        *("Yasukuni\r\n Shrine", "Yasúkuni Shrine", "Yasu\u0301kuni Shrine", "YASUKUNI SHRINE"),
    ],
)
def test_variants_of_writing_are_found(text: str) -> None:
    assert found(f"the {text}.", "Yasukuni Shrine") == [text]


def test_nothing_is_found_across_the_end_of_a_paragraph() -> None:
    assert found("Yasukuni\n\nShrine", "Yasukuni Shrine") == []


@pytest.mark.parametrize(
    "text", ["Sino-Japanese", "Sino–Japanese", "Sino‑Japanese", "Sino-\nJapanese"]
)
def test_all_dashes_are_one(text: str) -> None:
    assert found(text, "Sino—Japanese") == [text]


@pytest.mark.parametrize("text", ["Junichiro", "Junichirō", "Junichiro\u0304"])
def test_accents_may_be_there_or_not(text: str) -> None:
    assert found(text, "Junichirō") == found(text, "Junichiro") == [text]


def test_scripts_without_spaces_need_no_boundary() -> None:
    assert found("昨日靖国神社に参拝した", "靖国神社") == ["靖国神社"]
    assert found("푸틴은 말했다", "푸틴") == ["푸틴"]
    assert found("Abe首相", "Abe") == ["Abe"]
    assert found("北方領土と北方", "北方領土", "北方") == ["北方領土", "北方"]


@pytest.mark.parametrize(
    ("case", "surfaces"),
    [
        (Case.EXACT, ["pivot"]),
        (Case.NORMAL, ["pivot", "Pivot", "PIVOT"]),
        (Case.ANY, ["pivot", "Pivot", "PIVOT", "piVot"]),
    ],
)
def test_each_case_rule_takes_its_own_forms(case: Case, surfaces: list[str]) -> None:
    assert found("pivot Pivot PIVOT piVot", Alias("pivot", case)) == surfaces


def test_capitals_of_a_short_alias_are_another_word() -> None:
    assert found("us US Us", "us") == ["us", "Us"]
    assert found("us US Us", "US") == ["US"]


def test_words_in_another_case_can_mean_another_entry() -> None:
    matcher = Matcher([(Alias("pivot", Case.EXACT), "a"), (Alias("Pivot", Case.EXACT), "b")])
    assert [m.entry for m in matcher.mentions("the pivot, the Pivot, the PIVOT")] == ["a", "b"]


def test_the_first_of_two_claims_wins() -> None:
    matcher = Matcher([(Alias("pivot"), "first"), (Alias("pivot", Case.ANY), "second")])
    assert [m.entry for m in matcher.mentions("pivot piVOT")] == ["first", "second"]


def test_half_a_character_stops_nothing() -> None:
    assert found("\ud800 Abe \udfff", "Abe") == ["Abe"]


def test_what_is_remembered_stays_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "_MOST_REMEMBERED", 2)
    matcher = Matcher([(Alias(words), words) for words in ("aa", "bb", "cc", "dd")])
    assert [m.entry for m in matcher.mentions("aa bb cc dd aa")] == ["aa", "bb", "cc", "dd", "aa"]
    assert len(matcher._claims.verdicts) <= 2

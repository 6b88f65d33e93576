from __future__ import annotations

import pytest

from glossary import claims
from glossary.matcher import Matcher
from glossary.model import Alias, Case


def found(text: str, *aliases: str | Alias) -> list[str]:
    """The surfaces of all mentions, each proved to stand where it says."""
    pairs = [(a if isinstance(a, Alias) else Alias(a), f"entry-{i}") for i, a in enumerate(aliases)]
    mentions = Matcher(pairs).mentions(text)
    assert [mention.surface for mention in mentions] == [
        text[mention.start : mention.end] for mention in mentions
    ]
    return [mention.surface for mention in mentions]


def test_a_window_in_a_paragraph_without_end_gives_the_same() -> None:
    text = "Shinzo Abe of the Northern Territories " * 3_000
    matcher = Matcher([(Alias(words), words) for words in ("Shinzo Abe", "Abe", "Northern")])
    whole = matcher.mentions(text)
    for start in (0, 50_003, 60_016, len(text) - 70):
        inside = [m for m in whole if m.start < start + 64 and m.end > start]
        assert len(inside) > 1
        assert matcher.mentions(text, start, start + 64) == inside


def test_nothing_to_look_for_finds_nothing() -> None:
    assert list(Matcher([]).mentions("Abe")) == []
    assert list(Matcher([(Alias("..."), "a"), (Alias(""), "b")]).mentions("Abe...")) == []
    assert list(Matcher([(Alias("Abe"), "a")]).mentions("")) == []


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


def test_a_single_word_that_does_not_count_hides_nothing_beside_it() -> None:
    exact = (Alias("us navy", Case.EXACT), Alias("navy", Case.EXACT))
    assert found("the US navy, us navy", *exact) == ["navy", "us navy"]


def test_a_mention_that_begins_where_an_uncounted_one_is_left_is_found() -> None:
    aliases = (Alias("a b c", Case.EXACT), "B", "C D")
    assert found("A B C D and a b c D", *aliases) == ["B", "C D", "a b c"]


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("la Corée, dell'Asia, l'URSS", ["Corée", "Asia", "URSS"]),
        ("all's well", ["all"]),
        ("all'Asia", ["Asia"]),
        ("the UN's un'idea", ["UN"]),
    ],
)
def test_an_article_before_an_apostrophe_is_no_word_and_what_follows_is(
    text: str, surfaces: list[str]
) -> None:
    assert found(text, "Corée", "Asia", "URSS", "all", Alias("UN", Case.ANY), "s") == surfaces


def test_letters_that_share_a_code_are_still_different_words() -> None:
    # A digit, a Cyrillic letter and a Latin one can look alike to the automaton.
    digit_like = [f"{char}x" for char in "0123456789абвгдежзийклмнопрстуфхцчшщъыьэюя"]
    latin = [f"{char}x" for char in "abcdefghijklmnopqrstuvwxyz"]
    assert found(" ".join([*digit_like, *latin]), *latin) == latin
    assert found(" ".join([*latin, *digit_like]), *digit_like) == digit_like


def test_letters_whose_code_is_a_space_are_part_of_their_word() -> None:
    assert found("a\u0620 \u0620a a", "a") == ["a"]
    assert found("\u0620a \u0620", "\u0620a", "\u0620") == ["\u0620a", "\u0620"]


@pytest.mark.parametrize("alias", ["हिन्दी", "ไทย", "שלום", "العربية", "한국", "Ελλάδα", "Россия"])
def test_other_scripts_are_found(alias: str) -> None:
    assert found(f"({alias}), {alias}.", alias) == [alias, alias]


def test_a_vowel_sign_belongs_to_its_word() -> None:
    assert found("हिन्दी", "हिन्द", "ह") == []
    assert found("กิ", "ก") == []


@pytest.mark.parametrize(
    "text", ["“Kuril Islands”", "«Kuril Islands»", '"Kuril\u00a0Islands"', "'Kuril Is\u00adlands'"]
)
def test_quotation_marks_of_all_sorts_are_no_part_of_a_name(text: str) -> None:
    assert found(text, "Kuril Islands") == [text[1:-1]]


def test_a_flood_of_accents_or_soft_hyphens_stops_nothing() -> None:
    accents, hyphens = "\u0301\u0345" * 25_000, "\xad" * 50_000
    text = f"Abe{accents} {hyphens}Abe{accents}"
    assert [surface[:3] for surface in found(text, "Abe")] == ["Abe", "Abe"]


def test_hostile_aliases_stop_nothing() -> None:
    aliases = [Alias("a " * 500), Alias("靖" * 500), *[Alias("same", Case.EXACT)] * 20_000]
    aliases += [Alias("\udfff"), Alias("\x00"), Alias("\u0301"), Alias("\x1e"), Alias("'")]
    aliases += [Alias("b " * 50_000), Alias("神" * 50_000)]
    text = f"{'a ' * 499}same {'靖' * 499} {'A ' * 499}a {'a ' * 499}\x1e Same {'b ' * 60_000}"
    assert [surface[:4] for surface in found(text, *aliases)] == ["same", "A a "]


def test_words_without_any_space_stop_nothing() -> None:
    assert found(f"{'x' * 700_000} Abe {'x' * 700_000}Abe", "Abe", "x") == ["Abe"]

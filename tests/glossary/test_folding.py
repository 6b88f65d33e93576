from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.characters import PARAGRAPH_END, is_accent
from glossary.folding import fold, fold_all, fold_words, lowered

# The characters on which folding could go wrong, and ordinary ones.
awkward = st.text(
    alphabet="aAbéÉe\u0301\u0327 \n\t\r\u00a0\u2009\u2028\u2029-‐–—’'“\"\xad\u200b\ufeff"
    "ßẞſŒæøıİﬁΣςΐかが\u3099\u1100\u1161\u11a8가각क\u093cक़靖国\U0001f600"
)
texts = st.one_of(awkward, st.text())


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Shinzo ABE", "shinzo abe"),
        ("Junichirō Koizumi", "junichiro koizumi"),
        ("Junichiro\u0304", "junichiro"),
        ("Абэ Синдзо\u0301", "абэ синдзо"),
        ("Kuril’s “Islands”", 'kuril\'s "islands"'),
        ("Sino–Japanese Sino‑Japanese Sino—Japanese", "sino-japanese sino-japanese sino-japanese"),
        ("Yasukuni\u00a0Shrine", "yasukuni shrine"),
        ("Yasukuni\n   Shrine", "yasukuni shrine"),
        ("Yasu\u00adkuni\u200b", "yasukuni"),
        ("Yasu\u00ad\nkuni", "yasukuni"),
        ("Sino-\nJapanese", "sino-japanese"),
        ("a -\nb", "a - b"),
        ("Straße", "strasse"),
        ("Œuvre Łódź Ærø", "oeuvre lodz aero"),
        ("ΣΊΣΥΦΟΣ σίσυφος", "σισυφοσ σισυφοσ"),
        ("が", "が"),
        ("か\u3099", "が"),
        ("\u1100\u1161\u11a8", "각"),
        ("İstanbul ısı", "istanbul isi"),
    ],
)
def test_variants_of_writing_become_the_same(text: str, same: str) -> None:
    assert fold(text).text == same


def test_different_kana_stay_different() -> None:
    assert fold("は").text != fold("ば").text != fold("ぱ").text


@pytest.mark.parametrize("end", ["\n\n", "\n \n", "\r\n\r\n", "\u2029", "\n\u200b\n", " \n\t\n "])
def test_the_end_of_a_paragraph_stays_one(end: str) -> None:
    assert fold(f"a{end}b").text == f"a{PARAGRAPH_END}b"


def test_words_that_are_looked_for_hold_single_spaces() -> None:
    assert fold_words("  Peace \n\n Constitution\u00a0") == "peace constitution"
    assert fold_words(" Été \n à\u00a0la ", keep_case=True) == "Ete a la"


@settings(max_examples=200)
@given(texts)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    folded = fold(text).text
    assert fold(folded).text == folded


@settings(max_examples=200)
@given(texts)
def test_case_can_be_kept_without_moving_an_offset(text: str) -> None:
    kept, small = fold(text, keep_case=True), fold(text)
    assert lowered(kept.text) == small.text
    assert [kept.source_offset(i) for i in range(len(kept.text) + 1)] == [
        small.source_offset(i) for i in range(len(small.text) + 1)
    ]


@settings(max_examples=200)
@given(texts)
def test_offsets_lead_back_in_order_and_inside_the_source(text: str) -> None:
    folded = fold(text)
    offsets = [folded.source_offset(i) for i in range(len(folded.text) + 1)]
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(text) for offset in offsets)
    assert offsets[-1] == len(text)


@settings(max_examples=200)
@given(texts)
def test_the_source_of_each_folded_character_folds_to_it(text: str) -> None:
    folded = fold(text)
    for index, char in enumerate(folded.text):
        start, end = folded.source_span(index, index + 1)
        assert 0 <= start < end <= len(text)
        if char not in {" ", *PARAGRAPH_END, "-"}:
            assert char in fold(text[start:end]).text


@settings(max_examples=200)
@given(texts, st.data())
def test_a_stretch_of_the_folded_text_is_the_fold_of_its_source(
    text: str, data: st.DataObject
) -> None:
    folded = fold(text)
    offsets = st.integers(0, len(folded.text))
    start, end = sorted((data.draw(offsets), data.draw(offsets)))
    if start == end:
        return
    first, last = folded.source_span(start, end)
    assert fold_words(folded.text[start:end]) in fold_words(text[first:last])


def test_an_accent_belongs_to_its_letter_and_a_soft_hyphen_to_none() -> None:
    text = "xAbe\u0301\xady"
    folded = fold(text)
    start = folded.text.index("abe")
    first, last = folded.source_span(start, start + 3)
    assert text[first:last] == "Abe\u0301"


@given(st.characters(exclude_categories=["Cs"]))
def test_case_makes_no_difference(char: str) -> None:
    if "\u0345" in unicodedata.normalize("NFD", char):
        return  # the iota written below, which counts as an accent, is a letter in capitals
    assert fold(char.upper()).text == fold(char.lower()).text == fold(char).text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_composed_and_decomposed_texts_are_the_same(text: str) -> None:
    composed, taken_apart = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert fold(composed).text == fold(taken_apart).text


def test_half_a_character_does_not_stop_anything() -> None:
    assert fold("a\ud800b").text == "a\ufffdb"


def test_an_accent_is_a_mark_that_does_not_count() -> None:
    assert is_accent("\u0301")
    assert not is_accent("\u3099")


@given(st.lists(texts, max_size=8))
def test_many_words_are_folded_as_each_of_them(words: list[str]) -> None:
    assert fold_all(words) == [fold_words(one) for one in words]

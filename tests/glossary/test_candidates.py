"""What a text names, found by its capitals, brackets and repetition."""

from __future__ import annotations

import pytest

from glossary.candidates import Candidate, Stretch, find_candidates
from glossary.model import Kind
from tests.benchmarks.candidates import named_texts, ours, score


def _names(text: str) -> list[str]:
    return [candidate.text for candidate in find_candidates(text)]


def _one(text: str, words: str) -> Candidate:
    return next(one for one in find_candidates(text) if one.text == words)


def test_names_of_several_words_are_found_with_the_small_words_inside_them() -> None:
    text = (
        "He worked at the Ministry of Foreign Affairs and Trade, met Ursula von der Leyen, and"
        " read about Peter the Great, Kim Jong-un and the French and Indian War in The Economist."
    )
    assert set(_names(text)) == {
        "Ministry of Foreign Affairs and Trade",
        "Ursula von der Leyen",
        "Peter the Great",
        "Kim Jong-un",
        "French and Indian War",
        "The Economist",
    }


def test_a_capital_that_only_begins_a_sentence_names_nothing() -> None:
    text = (
        "However, nothing happened. Evidently the dispute goes on. Disputes last long. "
        'Nuclear tensions rise. "Peace," he said. (Tension remains.) • Growth is slow.'
    )
    assert _names(text) == []


def test_a_name_at_the_beginning_of_a_sentence_is_told_from_the_word_before_it() -> None:
    text = "Former Yalta delegates met. In Yalta the talks went on. Delegates left Yalta."
    assert _one(text, "Yalta").count == 3


@pytest.mark.parametrize(
    "text",
    [
        "It was a Monday in March, and on Friday he wrote again.",
        "The talks between Japanese and Russian officials pleased many Chinese.",
        "The Sino-Soviet split and Soviet-era habits of Right-wing politicians remain.",
        "As the President told the Prime Minister and the Secretary of State, all is well.",
        "Chapter I and section II were on TV at 8 PM.",
    ],
)
def test_dates_origins_offices_and_numbers_name_nothing(text: str) -> None:
    assert _names(text) == []


def test_titles_are_no_part_of_a_person_and_tell_that_it_is_one() -> None:
    text = "It pleased US Secretary of State Zyx Qwert, President Bilbo Took and Mr. Prosser."
    found = {one.text: one.kind for one in find_candidates(text)}
    assert found == dict.fromkeys(("Zyx Qwert", "Bilbo Took", "Prosser"), Kind.PERSON)


def test_a_surname_and_a_first_name_used_alone_are_the_full_name() -> None:
    text = (
        "The talks began when Margaret Thatcher met President Xi Jinping. Later Thatcher, whose"
        " aides waited, told Xi that Thatcher’s plan was ready."
    )
    thatcher, xi = _one(text, "Margaret Thatcher"), _one(text, "Xi Jinping")
    assert (thatcher.aliases, thatcher.count) == (("Thatcher",), 3)
    assert (xi.aliases, xi.count) == (("Xi",), 2)


def test_a_surname_of_two_equals_is_nobodys() -> None:
    text = "They met Barbara Quux and Robert Quux there. In the end Quux agreed, and Quux left."
    assert {one.text: one.aliases for one in find_candidates(text)} == {
        "Barbara Quux": (),
        "Robert Quux": (),
        "Quux": (),
    }


@pytest.mark.parametrize(
    ("told", "short", "long"),
    [
        (
            "the Palestine Liberation Organization (PLO) agreed",
            "PLO",
            "Palestine Liberation Organization",
        ),
        ("it was the UN (United Nations) that agreed", "UN", "United Nations"),
        ("of extensive collective self-defence (CSD) rights", "CSD", "collective self-defence"),
        (
            "the Organization for Security and Co-operation in Europe (OSCE) agreed",
            "OSCE",
            "Organization for Security and Co-operation in Europe",
        ),
        (
            "la Organización de las Naciones Unidas (ONU) dijo",
            "ONU",
            "Organización de las Naciones Unidas",
        ),
    ],
)
def test_an_acronym_is_joined_to_what_it_stands_for(told: str, short: str, long: str) -> None:
    found = _one(f"They said that {told}. And so did the {short} later.", long)
    assert found.aliases == (short,)
    assert found.count == 3


def test_brackets_that_hold_no_acronym_expand_nothing() -> None:
    text = "He met Gollum (once) near Mordor (IV) and Rohan (see above), in Gondor (the west)."
    assert all(not one.aliases for one in find_candidates(text))


def test_possessives_and_plurals_are_the_same_name() -> None:
    text = "Of Noriega's men and the Sandinistas, one Sandinista saw Noriega and a Sandinista."
    assert {one.text: one.count for one in find_candidates(text)} == {
        "Sandinista": 3,
        "Noriega": 2,
    }


def test_forms_of_a_russian_name_are_the_same_name() -> None:
    text = "Он приехал в Москву, жил в Москве и уехал из Москвы."
    (found,) = find_candidates(text)
    assert (found.count, len(found.aliases)) == (3, 2)


def test_headlines_count_only_for_names_that_the_prose_has() -> None:
    headline = "Growing Concern Over New Trade Routes Through Narnia"
    text = f"{headline}\n\nThe traders of old came to Narnia.\n\nNARNIA SHAKEN BY GRAVE EVENTS"
    (found,) = find_candidates(text)
    assert found.text == "Narnia"
    assert [text[start:end] for start, end in found.spans] == ["Narnia", "Narnia", "NARNIA"]
    assert found.sentence == "The traders of old came to Narnia."


def test_a_stretch_that_is_no_prose_is_a_headline_whatever_it_looks_like() -> None:
    text = "The old Ways of Commerce\n\nthey went their ways"
    assert find_candidates(text, [Stretch(0, 24, is_prose=False), Stretch(26, len(text))]) == []


def test_where_everything_is_a_capital_only_what_is_told_in_brackets_is_found() -> None:
    text = (
        "GRAVE EVENTS\n\nTHE WORLD TRADE ORGANIZATION (WTO) MET IN GENEVA ON MONDAY.\n\nEDUCATION"
    )
    assert _names(text) == ["WORLD TRADE ORGANIZATION"]


def test_titles_in_quotation_marks_keep_their_words() -> None:
    text = 'He liked the song "From Yesterday" and an essay called "Fallen" by the sea.'
    assert set(_names(text)) == {"From Yesterday", "Fallen"}


def test_phrases_are_found_where_they_return_or_are_quoted() -> None:
    text = (
        "The peace treaty was signed, and the peace treaties of old were kept. He was the “honest"
        " broker” of it all, with a good deal of the luck that is in a good deal of the world."
    )
    found = find_candidates(text)
    assert [(one.text, one.count) for one in found] == [("peace treaty", 2), ("honest broker", 1)]


def test_phrases_are_looked_for_in_english_only() -> None:
    text = "La paix durable est une paix durable, et la paix durable dure."
    assert find_candidates(text) == []


def test_where_every_noun_has_a_capital_one_alone_is_no_name() -> None:
    text = (
        "Der Hund und die Katze sahen die Maus, und die Sozialdemokratische Partei Deutschlands"
        " (SPD) lobte Angela Merkel mit der Ruhe, die der Katze und dem Hund nicht eigen ist."
    )
    assert set(_names(text)) == {"Sozialdemokratische Partei Deutschlands", "Angela Merkel"}


def test_without_capitals_brackets_and_katakana_tell() -> None:
    text = "首相は「東京宣言」に署名し、バラク・オバマと会談した。システムのことだ。"
    assert set(_names(text)) == {"東京宣言", "バラク・オバマ"}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the Treaty of Portsmouth", Kind.DOCUMENT),
        ("the Boxer Rebellion", Kind.EVENT),
        ("the Supreme Court", Kind.INSTITUTION),
        ("the Sea of Okhotsk", Kind.PLACE),
        ("the Monroe Doctrine", Kind.POLICY),
        ("World War II", Kind.EVENT),
        ("the West Bank", Kind.PLACE),
        ("Vladimir Harkonnen", Kind.PERSON),
        ("the Foo Bar", Kind.TERM),
    ],
)
def test_the_words_of_a_name_tell_what_it_is(words: str, kind: Kind) -> None:
    (found,) = find_candidates(f"It was all about {words} then.")
    assert found.kind is kind


def test_what_stands_before_a_name_tells_a_place() -> None:
    assert _one("They lived in Erewhon, and died near Erewhon.", "Erewhon").kind is Kind.PLACE


def test_what_is_explained_is_no_candidate_nor_is_a_part_of_it() -> None:
    text = "President Shinzo Abe met the Abe Cabinet, and Akie Abe met President Abe."
    known = [(at, at + 3) for at in range(len(text)) if text.startswith("Abe", at)]
    full = text.index("Shinzo Abe")
    spans = [(full, full + 10), *(one for one in known if one[0] != full + 7)]
    found = find_candidates(text, known_spans=reversed(spans))
    assert [one.text for one in found] == ["Akie Abe"]


def test_words_that_an_entry_has_are_no_candidate_however_they_are_written() -> None:
    text = "The Palestine Liberation Organization (PLO) met Gollum; the PLO agreed with Gollum."
    found = find_candidates(text, is_explained=lambda words: words == "PLO")
    assert [one.text for one in found] == ["Gollum"]


def test_dismissed_phrases_are_no_candidates_in_any_form() -> None:
    text = "Then Gollum, the European Union (EU) and Pérez-Reverte agreed with the EU and Gollum."
    dismissed = {"eu", "perez-reverte"}
    assert [one.text for one in find_candidates(text, dismissed=dismissed)] == ["Gollum"]


def test_candidates_stand_best_first_and_are_as_many_as_asked_for() -> None:
    text = "Of Rohan, Gondor and Mordor, Gondor feared Mordor, and Gondor fell."
    assert _names(text) == ["Gondor", "Mordor", "Rohan"]
    assert [one.text for one in find_candidates(text, limit=1)] == ["Gondor"]


def test_famous_countries_come_after_names_that_need_explaining() -> None:
    text = "When Japan asked, Japan got the answer of Narnia; so Japan went."
    assert _names(text) == ["Narnia", "Japan"]


def test_the_sentence_is_the_first_that_has_the_name_without_its_neighbours() -> None:
    text = "Mr. Baggins left. It was Dr. Gandalf of the U.S. Istari who came.\nHe stayed on."
    assert _one(text, "Gandalf").sentence == "It was Dr. Gandalf of the U.S. Istari who came."
    long = f"{'word ' * 80}Gandalf{' word' * 80}."
    sentence = _one(long, "Gandalf").sentence
    assert sentence.startswith("… ")
    assert sentence.endswith(" …")
    assert len(sentence) < 330


def test_on_articles_most_of_what_is_found_is_wanted_and_most_of_what_is_wanted_is_found() -> None:
    for named in named_texts():
        result = score(ours(named.text), named)
        assert result.at[10] >= 0.9
        assert result.precision >= 0.75
        assert result.recall >= 0.7

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.dictionaries.morphy import base_forms


@pytest.mark.parametrize(
    ("form", "base"),
    [
        # Each of Morphy's rules.
        *(("dogs", "dog"), ("classes", "class"), ("boxes", "box"), ("quizzes", "quizz")),
        *(("churches", "church"), ("dishes", "dish"), ("firemen", "fireman")),
        *(("cities", "city"), ("wolves", "wolf"), ("tries", "try"), ("makes", "make")),
        *(("goes", "go"), ("moved", "move"), ("walked", "walk"), ("moving", "move")),
        *(("walking", "walk"), ("older", "old"), ("oldest", "old"), ("larger", "large")),
        *(("largest", "large"), ("boxfuls", "boxful")),
        # Beyond Morphy.
        *(("knives", "knife"), ("carried", "carry"), ("happier", "happy"), ("dying", "die")),
        *(("stopped", "stop"), ("bigger", "big"), ("running", "run")),
        *(("went", "go"), ("children", "child"), ("better", "good"), ("better", "well")),
        *(("abe's", "abe"), ("abes'", "abes"), ("prime ministers", "prime minister")),
        *(("took place", "take place"), ("well-known", "well known"), ("e mail", "e-mail")),
        ("mothers in law", "mother in law"),
    ],
)
def test_a_form_leads_to_its_base(form: str, base: str) -> None:
    assert base in base_forms(form)


@pytest.mark.parametrize("word", ["as", "s", "ing", "ed", "class", "helpful", ""])
def test_what_is_no_form_leads_nowhere_short(word: str) -> None:
    assert all(len(base) > 1 for base in base_forms(word))
    assert word not in base_forms(word)


@given(st.text(max_size=40))
def test_any_words_have_few_bases(words: str) -> None:
    assert len(base_forms(words)) < 100

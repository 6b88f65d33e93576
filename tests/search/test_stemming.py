from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search.model import About, Question, Source
from reader.search.stemming import stem
from reader.search.words import tokens
from tests.search.building import document, found

if TYPE_CHECKING:
    from reader.search.index import SearchIndex


def stems(text: str, language: str) -> set[str]:
    return {stem(word, language) for word, *_ in tokens(text)}


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "shrine shrines Shrine's"),
        ("", "visiting visited visits"),
        ("de", "Häuser Hauses Haus"),
        ("de-AT", "Inseln Insel"),
        ("fr", "îles île"),
        ("ru", "новый новая новые"),
        ("ru", "Курильских Курильские Курильский"),
        ("el", "νησιά νησί"),
        ("es", "naciones nación"),
        ("ru-RU", "Kurils Kuril"),
    ],
)
def test_forms_of_a_word_have_one_stem(language: str, forms: str) -> None:
    assert len(stems(forms, language)) == 1


@pytest.mark.parametrize(
    ("language", "word"),
    [("ja", "靖国"), ("", "острова"), ("de", "острова"), ("uk", "острова"), ("de", "f16")],
)
def test_where_no_rules_are_known_a_word_is_its_own_stem(language: str, word: str) -> None:
    assert stem(word, language) == word


@given(st.text(min_size=1), st.sampled_from(["", "en", "de", "ru", "el", "hy", "x", "-", "tr"]))
def test_every_word_has_a_stem(word: str, language: str) -> None:
    assert isinstance(stem(word, language), str)


def test_a_text_is_found_by_forms_of_its_own_language(index: SearchIndex) -> None:
    def told(name: str, text: str, language: str) -> Source:
        plain = document(name, text)
        return Source(plain.key, plain.digest, plain.records, About(language=language))

    index.update(
        [
            told("german", "Die Häusern der Inseln", "de"),
            told("english", "The shrines of the islands", "en"),
            told("russian", "Курильских островов", "ru"),
        ]
    )
    assert found(index, "Haus") == ["doc:german"]
    assert found(index, "insel") == ["doc:german"]
    assert found(index, "shrine") == ["doc:english"]
    assert found(index, "острова") == ["doc:russian"]
    (hit,) = index.search(Question("Haus")).hits
    assert [hit.snippet[start:end] for start, end in hit.matches] == ["Häusern"]

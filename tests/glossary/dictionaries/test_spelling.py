from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.dictionaries.lexicon import Lexicon
from glossary.dictionaries.model import DictionaryInfo, Headword
from glossary.dictionaries.spelling import distance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = (
    *("accommodate", "government", "knife", "photograph", "psychology", "receive", "relieve"),
    *("rhythm", "constitution", "Kurilen", "prime minister", "Türkiye", "in", "on", "xylem"),
)


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lexicon]:
    path: Path = tmp_path_factory.mktemp("lexicon") / "it.db"
    others = (f"{a}{b}{c}ing" for a in "bcdfgkpr" for b in "aeiou" for c in ("st", "nt", "ck"))
    headwords = [Headword((word,), "x") for word in (*WORDS, *others)]
    with Lexicon.create(path, DictionaryInfo("t"), headwords) as lexicon:
        yield lexicon


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("acomodate", "accommodate"),
        ("goverment", "government"),
        ("nife", "knife"),
        ("fotograph", "photograph"),
        ("psycology", "psychology"),
        ("rhythem", "rhythm"),
        ("constitutoin", "constitution"),
        ("Kurillen", "Kurilen"),
        ("prime ministre", "prime minister"),
        ("Turkiyye", "Türkiye"),
    ],
)
def test_what_was_meant_is_offered_first(lexicon: Lexicon, misspelt: str, meant: str) -> None:
    assert lexicon.nearest(misspelt)[0] == meant


def test_the_fewer_slips_the_better(lexicon: Lexicon) -> None:
    assert set(lexicon.nearest("recieve", limit=2)) == {"receive", "relieve"}
    assert len(lexicon.nearest("basting", limit=5)) == 5


def test_nothing_is_offered_that_is_not_alike(lexicon: Lexicon) -> None:
    assert lexicon.nearest("zzzzzzzz") == ()


@pytest.mark.parametrize("words", ["", "x", " ", "x" * 10_000, "%_%", "\0\0", "\udcff\udcff"])
def test_any_question_has_an_answer(lexicon: Lexicon, words: str) -> None:
    assert isinstance(lexicon.nearest(words), tuple)


def test_the_word_itself_is_not_offered(lexicon: Lexicon) -> None:
    assert "knife" not in lexicon.nearest("knife")


_SHORT = st.text("abc", max_size=6)


@given(_SHORT, _SHORT)
def test_distance_is_the_least_number_of_slips(one: str, other: str) -> None:
    assert distance(one, other) == _slow_distance(one, other)


def _slow_distance(one: str, other: str) -> int:
    """Every way to make one of the other, letter by letter from the end."""
    if not one or not other:
        return len(one) + len(other)
    ways = [
        _slow_distance(one[:-1], other) + 1,
        _slow_distance(one, other[:-1]) + 1,
        _slow_distance(one[:-1], other[:-1]) + (one[-1] != other[-1]),
    ]
    if len(one) > 1 < len(other) and one[-1] == other[-2] and one[-2] == other[-1]:
        ways.append(_slow_distance(one[:-2], other[:-2]) + 1)
    return min(ways)

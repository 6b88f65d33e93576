"""Any text gives candidates that stand in it, in time that grows with its length only."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.candidates import find_candidates

_WORDS = st.sampled_from(
    [
        *("The", "the", "of", "and", "Prime", "Minister", "President", "Abe", "Abe's", "Obama’s"),
        *("U.S.", "U.N.", "I.", "J.", "St.", "(PLO)", "“Open", "Door”", '"From', 'Yesterday"'),
        *("al-Assad", "Soviet-era", "1956", "II", ".", ",", ";", "-", "—", "\n", "\n\n", "\t"),
        *("\xa0", "\x00", "東京", "「東京」", "バラク・オバマ", "İstanbul", "ß", "ﬁx", "Москва"),
        *("Москве", "A.A.", "-A", "A-", "'A'", "&", "World", "War", "ALL", "CAPS", "É", "é\u0301"),
        *("\ud800", ")", "(", "["),
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=60).map(" ".join)))
def test_every_candidate_stands_where_it_says(text: str) -> None:
    for found in find_candidates(text):
        assert found.count == len(found.spans) > 0
        assert list(found.spans) == sorted(set(found.spans))
        assert all(0 <= start < end <= len(text) for start, end in found.spans)
        assert found.text.strip() == found.text != ""
        assert "\n" not in found.text + found.sentence
        assert found.text not in found.aliases


@given(st.lists(_WORDS, max_size=60).map(" ".join))
def test_what_is_known_is_never_found(text: str) -> None:
    spans = [span for found in find_candidates(text) for span in found.spans]
    again = find_candidates(text, known_spans=spans)
    assert not {span for found in again for span in found.spans} & set(spans)


@pytest.mark.parametrize(
    "piece",
    [
        "A", "aB", "Ab ", "AB ", "A. B. ", "A's ", "A-b-", "(", "(AB) ", "Ab (AB) ", '"A" ', "“A ",
        "of the ", "Ab of the ", "Ab and ", "A\n", "Ab cd\n\n", "U.S. ", "St. ", "東", "「東京」",
        "ー", "Путин в Москве. ", "word ", "word-word-", "é\u0301", "\x00", " ", "\n", "King ",
        "Secretary of State ", "Abc Def (AD) said. ", "I ", "War I. ",
    ],
)  # fmt: skip
def test_no_text_takes_more_than_its_length_is_worth(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        started = time.process_time()
        find_candidates(text)
        return time.process_time() - started

    seconds(1_000)
    # Eight times the text in far less than the sixty-four times of a square; what else the machine
    # does can slow one of the runs, but not all.
    assert any(seconds(160_000) < 24 * max(seconds(20_000), 0.02) for _ in range(3))


def test_it_stops_when_asked_to() -> None:
    asked = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) == 5

    text = "They went to Rohan and to Gondor with the peace treaty.\n\n" * 100
    assert find_candidates(text, cancelled=cancelled) == []
    assert len(asked) == 5


def test_one_endless_line_is_looked_through_in_parts() -> None:
    asked = []

    def cancelled() -> bool:
        asked.append(True)
        return False

    text = "they went to Rohan with the king " * 10_000
    (found,) = find_candidates(text, cancelled=cancelled)
    assert found.count == 10_000
    assert len(asked) > 10

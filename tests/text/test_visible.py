"""What reaches the terminal is never a control character."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from reader.text.visible import visible


@given(st.text())
def test_nothing_that_controls_a_terminal_is_left(text: str) -> None:
    assert not any(unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} for sign in visible(text))


@given(st.text())
def test_every_character_stays_one_character(text: str) -> None:
    assert len(visible(text)) == len(text)


@given(st.text())
def test_the_result_can_be_encoded(text: str) -> None:
    assert visible(text + "\udcff").encode()


def test_escape_is_shown_as_its_sign() -> None:
    assert visible("a\x1b[31mb") == "a␛[31mb"


def test_a_direction_override_is_shown_not_obeyed() -> None:
    assert visible("exe.\u202etxt") == "exe.\N{REPLACEMENT CHARACTER}txt"


def test_names_in_any_script_stay_as_they_are() -> None:
    names = "靖国神社 Ясукуни 야스쿠니 👩‍👩‍👧 é"
    assert visible(names) == names

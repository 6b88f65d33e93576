"""Words from right to left, by Unicode's own tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.text.bidi import base_level, has_right_to_left, levels_of, mirrored, visual_runs

_SAMPLE = Path(__file__).parent / "samples" / "bidi.txt"


@pytest.mark.parametrize("line", _SAMPLE.read_text(encoding="utf-8").splitlines())
def test_levels_and_order_are_those_of_unicode(line: str) -> None:
    codes, direction, base_told, levels_told, order_told = line.split(";")
    text = "".join(chr(int(code, 16)) for code in codes.split())
    base = base_level(text) if direction == "2" else int(direction)
    levels = levels_of(text, base)
    assert base == int(base_told)
    told = levels_told.split()
    kept = [index for index, level in enumerate(told) if level != "x"]
    assert [levels[index] for index in kept] == [int(told[index]) for index in kept]
    order = [
        index
        for run in visual_runs(levels, base)
        for index in sorted(range(run.start, run.end), reverse=run.is_reversed)
    ]
    assert [index for index in order if index in kept] == [int(n) for n in order_told.split()]


def test_brackets_face_the_other_way_and_letters_do_not() -> None:
    assert [mirrored(char) for char in "([<«a1“"] == [*")]>»a1“"]


def test_controls_that_would_order_words_otherwise_are_not_obeyed() -> None:
    assert levels_of("a\u202ebc\u202c d", 0) == [0] * 7
    assert base_level("\u2067abc") == 0
    assert not has_right_to_left("\u202eabc")


def test_only_scripts_from_right_to_left_need_to_be_ordered() -> None:
    assert has_right_to_left("abc שלום")
    assert has_right_to_left("مرحبا")
    assert not has_right_to_left("abc, “абв” 漢字 한국어 😀")

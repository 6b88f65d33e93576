"""Filters put into a query and taken out again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search.query.lexer import Sign, is_quote, tokens_of
from reader.search.query.spelling import as_one, filtered_by, narrowed, spelt, widened


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("note", "in:note"),
        ("moscow-tokyo", "in:moscow-tokyo"),
        ("A title", 'in:"A title"'),
        ('He said "no"\nand left', 'in:"He said no and left"'),
        ("靖国", "in:靖国"),
        ("x» OR «y", 'in:"x OR y"'),
        ("", 'in:""'),
        ("(x", 'in:"(x"'),
    ],
)
def test_a_value_is_typed_so_that_it_stays_one(value: str, expected: str) -> None:
    assert spelt("in", value) == expected


def test_a_query_has_one_filter_of_a_field_at_most() -> None:
    once = narrowed("peace  treaty", "kind", "note")
    assert once == "kind:note peace  treaty"
    assert narrowed(once, "kind", "entry") == "kind:entry peace treaty"
    assert narrowed('in:"A b" peace', "in", "C d") == 'in:"C d" peace'


def test_a_filter_is_taken_out_wherever_it_stands() -> None:
    assert widened('in:"A title" war', "in") == "war"
    assert widened("war kind:note peace", "kind") == "war peace"
    assert widened("mankind:note", "kind") == "mankind:note"
    assert widened("war", "kind") == "war"


def test_what_is_asked_for_is_told_without_quotes() -> None:
    assert filtered_by('war in:"A title"', "in") == "A title"
    assert filtered_by("war kind:note", "kind") == "note"
    assert filtered_by("war", "kind") == ""


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("peace treaty", "peace treaty"),
        ("", ""),
        ("peace OR war", "(peace OR war)"),
        ("(peace OR war) treaty", "(peace OR war) treaty"),
        ('"peace OR war"', '"peace OR war"'),
        ("peace NOT", "(peace NOT)"),
        ("(peace", "(peace)"),
        ("((peace NOT", "(((peace NOT)))"),
        ("peace) war", "(peace) war"),
        ('the "peace (treaty', 'the "peace (treaty"'),
        ("„peace” (war", "„peace” (war)"),
    ],
)
def test_a_query_takes_no_hold_of_what_is_put_beside_it(query: str, expected: str) -> None:
    assert as_one(query) == expected
    assert narrowed(query, "kind", "note") == f"kind:note {expected}"


def test_every_sign_that_is_read_as_a_quote_is_known() -> None:
    for sign in filter(is_quote, map(chr, range(0x11_0000))):
        assert spelt("in", f"a{sign} OR b") == 'in:"a OR b"'
        assert as_one(f"{sign}a OR b{sign} (c") == f"{sign}a OR b{sign} (c)"


@given(st.text(), st.text(alphabet='ab ()":-~*“»OR'))
def test_a_value_is_read_back_as_one_whatever_it_holds(before: str, value: str) -> None:
    tokens = list(tokens_of(narrowed(before, "by", value)))
    assert tokens[0].sign is Sign.FIELD
    assert tokens[0].text.split() == "".join(" " if is_quote(c) else c for c in value).split()

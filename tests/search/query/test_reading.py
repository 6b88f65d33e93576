"""What was typed, read as a query."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search.query.gathering import MOST_CLAUSES
from reader.search.query.lexer import FIELDS
from reader.search.query.reading import read_query
from reader.search.query.tree import AllOf, AnyOf, Field, Filter, Found, Node, Not, Query


def _told(query: Query, node: Node | None = None) -> str:
    """A node as one would type it."""
    match query.holds if node is None else node:
        case Found(clause):
            return "|".join(
                "_".join(piece.word + "*" * piece.prefix + "~" * piece.fuzzy for piece in way)
                for way in query.clauses[clause].ways
            )
        case Filter(field, value):
            return f"{field}:{value}"
        case Not(part):
            return f"-{_told(query, part)}"
        case AllOf(parts):
            return "(" + " & ".join(_told(query, part) for part in parts) + ")"
        case AnyOf(parts):
            return "(" + ", ".join(_told(query, part) for part in parts) + ")"


@pytest.mark.parametrize(
    ("typed", "holds", "full"),
    [
        ("peace", "peace", "peace"),
        ("peace treaty", "(peace, treaty)", "(peace & treaty)"),
        ("peace AND treaty", "(peace & treaty)", "(peace & treaty)"),
        ("peace OR treaty", "(peace, treaty)", "(peace, treaty)"),
        ("NOT peace", "-peace", "-peace"),
        ("war NOT peace", "(-peace & (war))", "(-peace & war)"),
        ("war -peace", "(-peace & (war))", "(-peace & war)"),
        ("NOT NOT peace", "peace", "peace"),
        ("a1 AND b1 OR c1 AND d1", "((a1 & b1), (c1 & d1))", "((a1 & b1), (c1 & d1))"),
        ("(a1 OR b1) AND c1", "((a1, b1) & c1)", "((a1, b1) & c1)"),
        ('"peace treaty" war', "peace_treaty", "(peace_treaty & war)"),
        ("kind:note peace", "(kind:note & (peace))", "(kind:note & peace)"),
        ("kind:notes", "kind:note", "kind:note"),
        ("kind:note kind:entry", "(kind:note, kind:entry)", "(kind:note, kind:entry)"),
        ("tag:x tag:y", "(tag:x & tag:y)", "(tag:x & tag:y)"),
        ('title:"The Peace"', "title:the peace", "title:the peace"),
        ("in:a-b/c", "in:a-b/c", "in:a-b/c"),
        (
            "before:2014 after:2013-04",
            "(before:2014 & after:2013-04)",
            "(before:2014 & after:2013-04)",
        ),
        ("peace* ~treaty", "(peace*, treaty~)", "(peace* & treaty~)"),
        ("treaty~", "treaty~", "treaty~"),
        ("what is peace", "peace", "peace"),
        ("who", "who", "who"),
        ("and or not", "not", "not"),
        ("10:30", "(10, 30)", "(10 & 30)"),
    ],
)
def test_signs_and_words_say_what_must_hold_and_what_is_best(
    typed: str, holds: str, full: str
) -> None:
    query = read_query(typed)
    assert (_told(query), _told(query, query.full)) == (holds, full)
    assert not query.remarks


@pytest.mark.parametrize(
    ("typed", "holds", "remark"),
    [
        ("(peace", "peace", "never closed"),
        ("peace)", "peace", "closes nothing"),
        ("peace AND", "peace", "AND joins nothing"),
        ("OR peace", "peace", "OR joins nothing"),
        ("peace NOT", "peace", "NOT denies nothing"),
        ("kind:book", "(kind, book)", "passage, entry, note"),
        ("before:soon", "(before, soon)", "no date"),
        ("term:nothing", "(term, nothing)", "names no entry"),
        ("side:Nowhere", "(side, nowhere)", "is none"),
        ("tag:", "(tag)", "nothing after it"),
        ("in:this", "(in, this)", "on screen"),
    ],
)
def test_what_cannot_be_read_is_searched_as_words_and_told(
    typed: str, holds: str, remark: str
) -> None:
    query = read_query(typed)
    assert remark in " ".join(query.remarks)
    assert _told(query) == holds


def test_kinds_of_notes_are_kinds_where_they_are_known() -> None:
    kinds = {"question", "To check"}
    query = read_query('kind:QUESTION kind:"to check" kind:entry', note_kinds=kinds)
    assert _told(query) == "(note kind:question, note kind:to check, kind:entry)"
    (remark,) = read_query("kind:book", note_kinds=kinds).remarks
    assert "passage, entry, note, To check, question;" in remark


def test_only_what_is_typed_last_may_be_unfinished() -> None:
    assert _told(read_query("peace trea", as_you_type=True)) == "(peace, trea*)"
    assert _told(read_query("peace trea ", as_you_type=True)) == "(peace, trea)"
    assert _told(read_query('"peace trea', as_you_type=True)) == "peace_trea*"
    assert _told(read_query("(peace trea)", as_you_type=True)) == "(peace, trea)"


def test_the_document_on_screen_is_meant_by_this() -> None:
    assert read_query("in:this", here="essay").holds == Filter(Field.IN, "essay")


def test_denied_clauses_are_told() -> None:
    query = read_query("war NOT (peace AND treaty)")
    assert [_told(query, Found(number)) for number in sorted(query.denied)] == ["peace", "treaty"]
    assert query.words == ("war",)


_SIGNS = ["(", ")", '"', "“", "AND", "OR", "NOT", "-", "*", "~", "**", ":", "靖国", "it's", "\x1b["]
_ANYTHING = st.lists(
    st.one_of(
        st.text(max_size=6),
        st.sampled_from([*_SIGNS, *(f"{field}:" for field in FIELDS), "kind:note", "2013-04"]),
    ),
    max_size=60,
).flatmap(lambda parts: st.sampled_from([" ".join(parts), "".join(parts)]))


@settings(max_examples=300, deadline=None)
@given(_ANYTHING, st.booleans())
def test_anything_is_a_query_of_bounded_size(typed: str, as_you_type: bool) -> None:  # noqa: FBT001 - drawn
    query = read_query(typed, as_you_type=as_you_type)
    assert len(query.clauses) <= MOST_CLAUSES
    for node in (query.holds, query.full):
        assert _numbers(node) <= set(range(len(query.clauses)))
    assert all("\n" not in remark for remark in query.remarks)


@pytest.mark.parametrize(
    "sign", ["(", ")", '"', "a* ", "~", "AND ", "- ", "NOT ", "靖", "kind:", "*"]
)
def test_ten_thousand_signs_are_read_at_once(sign: str) -> None:
    query = read_query(sign * 10_000)
    assert any("only the first" in remark for remark in query.remarks)


def _numbers(node: Node) -> set[int]:
    match node:
        case Found(clause):
            return {clause}
        case Filter():
            return set()
        case Not(part):
            return _numbers(part)
        case AllOf(parts) | AnyOf(parts):
            return {number for part in parts for number in _numbers(part)}

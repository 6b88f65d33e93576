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
        ("before:2014 after:2013-04",) + ("(before:2014 & after:2013-04)",) * 2,
    max_size=60,
).flatmap(lambda parts: st.sampled_from([" ".join(parts), "".join(parts)]))


@settings(max_examples=300, deadline=None)
@given(_ANYTHING, st.booleans())
def test_anything_is_a_query_of_bounded_size(typed: str, as_you_type: bool) -> None:  # noqa: FBT001
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

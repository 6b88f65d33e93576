from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.search.query.parse import LONGEST_QUERY, Piece, parse_query


def ways(text: str, *, as_you_type: bool = False) -> list[list[list[str]]]:
    """The clauses, prefixes with a star."""
    query = parse_query(text, as_you_type=as_you_type)
    return [
        [[piece.word + "*" * piece.prefix for piece in way] for way in clause.ways]
        for clause in query.clauses
    ]


def required(text: str) -> list[bool]:
    return [clause.required for clause in parse_query(text).clauses]


def test_bare_words_are_clauses_of_their_own_and_none_is_required() -> None:
    assert ways("Peace Constitution") == [[["peace"]], [["constitution"]]]
    assert required("Peace Constitution") == [False, False]


def test_quoted_words_are_one_phrase_that_is_required() -> None:
    assert ways('"Peace Constitution"') == [[["peace", "constitution"]]]
    assert ways("„Peace Constitution“") == [[["peace", "constitution"]]]
    assert required('"Peace Constitution" japan') == [True, False]


def test_a_quote_that_never_closes_is_a_phrase_to_the_end() -> None:
    assert ways('japan "peace con', as_you_type=True) == [[["peace", "con*"]], [["japan"]]]


def test_common_words_keep_their_place_in_a_phrase() -> None:
    (clause,) = parse_query('"state of the union"').clauses
    assert clause.ways == ((Piece("state", 0), Piece("union", 3)),)


def test_a_compound_is_its_parts_together_or_its_whole() -> None:
    assert ways("sino-japanese") == [[["sino", "japanese"], ["sinojapanese"]]]


def test_characters_without_spaces_are_a_phrase_with_what_touches_them() -> None:
    assert ways("靖国") == [[["靖", "国"]]]
    assert ways("第9条 JR東") == [[["第", "9", "条"]], [["jr", "東"]]]
    assert required("靖国") == [False]


def test_the_last_word_is_a_prefix_only_while_it_is_typed() -> None:
    assert ways("peace const", as_you_type=True) == [[["peace"]], [["const*"]]]
    assert ways("peace const ", as_you_type=True) == [[["peace"]], [["const"]]]
    assert ways("peace const") == [[["peace"]], [["const"]]]
    assert ways("sino-j", as_you_type=True) == [[["sino", "j*"], ["sinoj*"]]]


def test_question_words_are_dropped_where_anything_else_is_asked() -> None:
    assert ways("what is the constitution") == [[["constitution"]]]
    assert ways("who") == [[["who"]]]


def test_a_query_is_read_to_a_bound() -> None:
    assert LONGEST_QUERY == 256
    assert ways("a1 " * 5_000 + "end") == [[["a1"]]]
    assert len(parse_query(" ".join(f"w{n}" for n in range(300))).clauses) <= 32


def test_nothing_typed_asks_for_nothing() -> None:
    assert ways("") == ways('""') == ways("*** ()[] ~^") == []


@given(st.text(), st.booleans())
def test_anything_is_a_query(text: str, as_you_type: bool) -> None:  # noqa: FBT001 - drawn
    for clause in parse_query(text, as_you_type=as_you_type).clauses:
        assert clause.ways
        assert all(way and way[0].offset == 0 for way in clause.ways)

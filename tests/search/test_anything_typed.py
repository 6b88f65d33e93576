from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.search.index import open_index
from reader.search.model import Question
from tests.search.building import document, entry, note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.search.index import SearchIndex

NASTY = [
    *("*", "**", "?", "a*", "*a*", "[", "]", "(", ")", '"', "'", "~", "a~999", "^", ":", "\\"),
    *("kind:", "kind:note", "[a TO b]", "AND", "a AND", "NOT", "NOT a", "a OR", "ANDNOT", "-a"),
    *("date:2013", "a^99", "<a", ">", "{}", "\x00", "\x1b[31m", "\ud800", "𝔘𝔫𝔦", "🏯", "ﷺ"),
    *("word" * 2_500, "[" * 10_000, "(" * 10_000 + ")" * 10_000, '"' * 9_999, "*" * 10_000),
    *("a " * 5_000, "靖" * 10_000, "a-" * 5_000, "1,2." * 2_500, "é\u0301" * 5_000),
    *(" ".join(f"w{n}" for n in range(2_000)), '"' + "a b " * 2_500, "\u00ad" * 10_000),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchIndex]:
    index = open_index(tmp_path_factory.mktemp("any") / "index")
    index.update(
        [
            document("d", "A word or two.", "靖国神社 [brackets] (and) *stars*", "a-b 1,2"),
            entry("e", "Word", "w1 w2"),
            note("n", "my word"),
        ]
    )
    yield index
    index.close()


def ask(index: SearchIndex, query: str) -> None:
    for as_you_type in (False, True):
        results = index.search(Question(query, as_you_type=as_you_type))
        assert not results.damaged
        assert results.query == query


@pytest.mark.parametrize("query", NASTY, ids=lambda query: ascii(query[:12]))
def test_no_query_raises(made: SearchIndex, query: str) -> None:
    ask(made, query)


@settings(max_examples=300, deadline=5_000, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(), st.lists(st.sampled_from(NASTY)).map(" ".join)))
def test_no_text_at_all_raises_or_holds_the_program(made: SearchIndex, query: str) -> None:
    ask(made, query)


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=200))
def test_any_text_can_be_taken_in_and_shown(index: SearchIndex, text: str) -> None:
    index.put(note("any", f"{text} findme"))
    (hit,) = index.search(Question("findme")).hits
    assert [hit.snippet[start:end] for start, end in hit.matches] == ["findme"]

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.frontmatter import Value, parse, render
from glossary.problems import BrokenFileError, Problem

words = st.one_of(
    st.text(),
    st.text(
        alphabet="ab \n\t\r'\"\\:#-[]{},&*!|>%@`?~\x00\x07\x1b\x7f\x85\xa0\u2028\u2029\ufeffé靖"
    ),
    st.sampled_from(
        [
            "",
            " ",
            "yes",
            "No",
            "null",
            "~",
            "12",
            "1.5",
            "0x1F",
            "1e3",
            "---",
            "...",
            "- a",
            "a: b",
            "a #b",
            "2013-04-27",
            "=",
            "<<",
            "a:",
            "a,b",
        ]
    ),
)
values: st.SearchStrategy[Value] = st.recursive(
    words,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(words, inner, max_size=4)),
    max_leaves=12,
)


def problem_of(text: str) -> Problem:
    with pytest.raises(BrokenFileError) as caught:
        parse(text, "some.md")
    return caught.value.problem


@settings(max_examples=1500, deadline=None)
@given(fields=st.dictionaries(words, values, max_size=5), body=st.text())
def test_whatever_is_written_is_read_back(fields: dict[str, Value], body: str) -> None:
    read = parse(render(fields, body), "some.md")
    assert read.fields.plain() == fields
    assert read.body == body

"""A file with front matter is changed where it is to be different, and nowhere else."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from glossary.frontmatter import Value, parse, render
from glossary.patching import patched
from glossary.problems import BrokenFileError

FILE = """---
# An entry of ours
term: Fern Point          # neutral headword
kind:   'place'
names:   # by script
  # the old one first
  - {text: "羊歯岬", lang: ja}   # as on the chart
  # then the new
  - text: Shida Misaki
    lang: ja-Latn

match: [Fern,
  "the Point"]   # both

see:
- orla-quill
# not yet: harbour-board
sources:
  S1: {title: One}  # first
  # the second is weak
  S2:
    title: Two

# the end
---

  A body.\t
"""


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """Lines taken out and lines put in."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    out, put = [], []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            out += old[i1:i2]
            put += new[j1:j2]
    return out, put


@pytest.mark.parametrize(
    ("changes", "out", "put"),
    [
        (
            {"term": "The Point"},
            ["term: Fern Point          # neutral headword\n"],
            ["term: The Point          # neutral headword\n"],
        ),
        ({"kind": "event"}, ["kind:   'place'\n"], ["kind: event\n"]),
        ({"kind": "place"}, [], []),
        ({"kind": None}, ["kind:   'place'\n"], []),
        (
            {"match": ["Fern"]},
            ["match: [Fern,\n", '  "the Point"]   # both\n'],
            ["match: [Fern]   # both\n"],
        ),
        ({"see": ["orla-quill", "x"]}, [], ["- x\n"]),
        ({"see": ["x", "orla-quill"]}, [], ["- x\n"]),
        (
            {"names": [{"text": "羊歯岬", "lang": "ja"}]},
            ["  - text: Shida Misaki\n", "    lang: ja-Latn\n"],
            [],
        ),
        (
            {"sources": {"S1": {"title": "One"}, "S2": {"title": "2"}}},
            ["    title: Two\n"],
            ['    title: "2"\n'],
        ),
        (
            {"sources": {"S2": {"title": "Two"}}},
            ["  S1: {title: One}  # first\n"],
            [],
        ),
        ({"note": "a: b"}, [], ['note: "a: b"\n']),
    ],
)
def test_only_the_lines_of_what_is_different_change(
    changes: dict[str, Value | None], out: list[str], put: list[str]
) -> None:
    after = patched(FILE, changes, path="x")
    assert changed_lines(FILE, after) == (out, put)


def test_a_new_field_stands_after_those_that_come_before_it() -> None:
    order = ("term", "kind", "names", "until", "match")
    assert "lang: ja-Latn\nuntil: now\n\nmatch" in patched(
        FILE, {"until": "now"}, path="x", order=order
    )
    assert patched(FILE, {"first": "1"}, path="x", order=("first", "term")).startswith(
        '---\n# An entry of ours\nfirst: "1"\nterm'
    )


def test_a_new_body_keeps_the_white_space_around_the_old_one() -> None:
    assert patched(FILE, {}, path="x", body="New.\nWords.").endswith("---\n\n  New.\nWords.\t\n")
    assert patched("---\na: b\n---", {}, path="x", body="New.") == "---\na: b\n---\nNew.\n"


def test_windows_line_ends_and_a_byte_order_mark_stay() -> None:
    text = "\ufeff" + FILE.replace("\n", "\r\n")
    after = patched(text, {"see": ["a", "b"], "more": "x\ny"}, path="x", body="One\nTwo")
    assert after.startswith("\ufeff---\r\n# An entry")
    assert after.count("\n") == after.count("\r\n")
    assert parse(after, "x").fields.plain()["more"] == "x\ny"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\n{a: x, b: y}\n---\n", 2),
        ("---\nb: y\n? a\n: x\n---\n", 3),
    ],
)
def test_fields_that_cannot_be_told_apart_by_lines_are_refused(text: str, line: int) -> None:
    with pytest.raises(BrokenFileError) as caught:
        patched(text, {"a": "z"}, path="some.md")
    problem = caught.value.problem
    assert (problem.path, problem.line) == ("some.md", line)
    assert "one by one" in problem.reason


def _says(text: str, fields: dict[str, Value]) -> bool:
    try:
        return parse(text, "x").fields.plain() == fields
    except BrokenFileError:
        return False


words = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["yes", "a: b", "- x", "# c", "a #b", "one\ntwo", " x", "|", "'", '"', "{"]),
)
values: st.SearchStrategy[Value] = st.recursive(
    words,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(words, inner, max_size=4)),
    max_leaves=10,
)
keys = st.sampled_from(["term", "kind", "names", "see", "a b", "sources"])
heads = st.dictionaries(keys, values, max_size=6)
comments = st.lists(st.sampled_from(["", "# a comment", "   # indented"]), max_size=5)


@settings(max_examples=200, deadline=None)
@given(fields=heads, comment=comments, changes=st.dictionaries(keys, st.none() | values))
def test_a_change_says_what_was_asked_and_leaves_the_other_fields_as_they_stood(
    fields: dict[str, Value], comment: list[str], changes: dict[str, Value | None]
) -> None:
    # Each field with comment lines after it, where a block of text would not swallow them.
    blocks = {
        key: render({key: value}, "").removesuffix("---\n")[4:] for key, value in fields.items()
    }
    between = "".join(f"{line}\n" for line in comment)
    text = "---\n" + "".join(blocks[key] + between for key in fields) + "---\nBody.\n"
    assume(_says(text, fields))
    after = patched(text, changes, path="x")
    wanted = {**fields, **changes}
    assert parse(after, "x").fields.plain() == {k: v for k, v in wanted.items() if v is not None}
    assert parse(after, "x").body == "Body.\n"
    for key in fields.keys() - changes.keys():
        assert blocks[key] in after
    unasked = {key: value for key, value in changes.items() if fields.get(key) == value}
    assert patched(text, unasked, path="x") == text

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.frontmatter import MAX_BYTES, Value, parse, render
from glossary.problems import BrokenFileError, Problem
from glossary.yaml_nodes import MAX_DEPTH, MAX_NODES

words = st.one_of(
    st.text(),
    st.text(
        alphabet="ab \n\t\r'\"\\:#-[]{},&*!|>%@`?~\x00\x07\x1b\x7f\x85\xa0\u2028\u2029\ufeffé靖"
    ),
    st.sampled_from(["", " ", "yes", "No", "null", "~", "12", "1.5", "0x1F", "1e3", "---", "..."]),
    st.sampled_from(["- a", "a: b", "a #b", "2013-04-27", "=", "<<", "a:", "a,b", " x", "x "]),
)
values: st.SearchStrategy[Value] = st.recursive(
    words,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(words, inner, max_size=4)),
    max_leaves=12,
)


def problem_of(text: str) -> Problem:
    with pytest.raises(BrokenFileError) as caught:
        parse(text, "some.md")
    assert caught.value.problem.path == "some.md"
    return caught.value.problem


@settings(max_examples=400, deadline=None)
@given(fields=st.dictionaries(words, values, max_size=5), body=st.text())
def test_whatever_is_written_is_read_back(fields: dict[str, Value], body: str) -> None:
    read = parse(render(fields, body), "some.md")
    assert read.fields.plain() == fields
    assert read.body == body


@settings(max_examples=300, deadline=None)
@given(words)
def test_what_is_written_holds_no_raw_control_character(text: str) -> None:
    written = render({"quote": text}, "")
    assert all(char == "\n" or char.isprintable() for char in written)


def test_what_is_written_is_pleasant_to_read() -> None:
    fields: dict[str, Value] = {
        "id": "20261122T195301-0a1b2c3d",
        "created": "2026-11-22T19:53:01+00:00",
        "count": 3,
        "done": True,
        "anchor": {"quote": 'his "fellow" party members', "prefix": "one\n\ntwo — three"},
        "tags": ["islands", "靖国神社"],
        "names": [{"text": "靖国神社", "lang": "ja"}, ["a: b", "c"]],
        "answer": "no",
        "none": [],
    }
    assert render(fields, "Body.\n") == (
        "---\n"
        "id: 20261122T195301-0a1b2c3d\n"
        "created: 2026-11-22T19:53:01+00:00\n"
        "count: 3\n"
        "done: yes\n"
        "anchor:\n"
        '  quote: his "fellow" party members\n'
        "  prefix: |-\n"
        "    one\n"
        "\n"
        "    two — three\n"
        "tags: [islands, 靖国神社]\n"
        "names:\n"
        "  - text: 靖国神社\n"
        "    lang: ja\n"
        '  - - "a: b"\n'
        "    - c\n"
        'answer: "no"\n'
        "none: []\n"
        "---\n"
        "Body.\n"
    )


def test_numbers_come_back_as_their_digits() -> None:
    assert parse(render({"start": 12345}, ""), "some.md").fields.number("start") == 12345


def test_half_a_character_is_not_written() -> None:
    with pytest.raises(ValueError, match="U\\+D800"):
        render({"quote": "\ud800"}, "")


def test_nothing_is_written_that_is_too_deep_to_be_read() -> None:
    value: Value = "leaf"
    for _ in range(MAX_DEPTH - 1):
        value = [value]
    assert parse(render({"key": value}, ""), "some.md").fields.plain() == {"key": value}
    with pytest.raises(ValueError, match="deeper"):
        render({"key": [value]}, "")


def test_nothing_is_written_whose_key_is_too_long_to_be_read() -> None:
    with pytest.raises(ValueError, match="too long"):
        render({"k" * 2000: "v"}, "")


def test_windows_line_ends_and_a_byte_order_mark_are_read() -> None:
    read = parse("\ufeff---\r\na: 1\r\nb: [x, y]\r\n---\r\nBody\r\n", "some.md")
    assert read.fields.plain() == {"a": "1", "b": ["x", "y"]}
    assert read.body == "Body\r\n"


def test_the_body_knows_its_line() -> None:
    assert parse("---\na: 1\n---\nBody", "some.md").body_line == 4


def test_three_hyphens_in_the_body_or_in_a_value_end_nothing() -> None:
    read = parse("---\na: |\n  ---\nb: 2\n---\none\n---\ntwo", "some.md")
    assert read.fields.plain() == {"a": "---\n", "b": "2"}
    assert read.body == "one\n---\ntwo"


def test_no_fields_are_no_error() -> None:
    assert parse("---\n---\nBody", "some.md").fields.plain() == {}
    assert parse("---\n# only a remark\n---", "some.md").fields.plain() == {}


def test_every_value_is_a_string_whatever_yaml_makes_of_it() -> None:
    read = parse("---\na: no\nb: 2013-04-27\nc: 012\nd: ~\ne:\n---\n", "some.md")
    assert read.fields.plain() == {"a": "no", "b": "2013-04-27", "c": "012", "d": "~", "e": ""}


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("just text", 1, "has no front matter"),
        ("---\na: 1\n", 1, "never ends"),
        ("---\na: 1\nb: 2\na: 3\n---\n", 4, "the key 'a' is given twice"),
        ("---\na: 1\nb: {c: 1,\n c: 2}\n---\n", 4, "the key 'c' is given twice"),
        ("---\na: 1\nb: &x 1\n---\n", 3, "anchors and aliases"),
        ("---\na: 1\nb: *x\n---\n", 3, "anchors and aliases"),
        ("---\na: &x\n  b: 1\n---\n", 2, "anchors and aliases"),
        ("---\na: !!python/object/apply:os.system [x]\n---\n", 2, "the tag"),
        ("---\na: !!str 1\n---\n", 2, "the tag"),
        ("---\na: !x {b: 1}\n---\n", 2, "the tag"),
        ("---\n\n? [a]\n: b\n---\n", 3, "a key is a list or a mapping"),
        ("---\n- a\n---\n", 2, "has no fields"),
        ("---\nonly words\n---\n", 2, "has no fields"),
        ("---\na: 1\n...\n--- {b: 2}\n---\n", 4, "a second document"),
        ("---\na: 1\nb: c: d\n---\n", 3, "mapping values are not allowed"),
        ("---\na: 1\nb: 'open\n---\n", 3, "quoted scalar"),
        ("---\na: 1\nb: \x1b[31m\n---\n", 3, "U+001B"),
        ("---\na: 1\nb: x\ry\n---\n", 3, "U+000D"),
        ("---\na: 1\nb: x\u2028y\n---\n", 3, "U+2028"),
        ("---\na: 1\nb: \ud800\n---\n", 3, "U+D800"),
        ("---\na: 1\nb: \ufffe\n---\n", 3, "U+FFFE"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int, reason: str) -> None:
    problem = problem_of(text)
    assert reason in problem.reason
    assert problem.line == line


@pytest.mark.parametrize(
    "yaml",
    [
        "a: " + "[" * 5_000,
        "a: " + "[" * 5_000 + "]" * 5_000,
        "a: " + "{b: " * 5_000,
        "\n".join("  " * depth + "a:" for depth in range(100)),
        "- " * 50_000,
        "? " * 50_000,
        "a: {" + "? " * 50_000,
        "a: [" + "x," * (MAX_NODES + 1) + "]",
        "a: |\n" + "  x\n" * (MAX_BYTES // 4),
        "[" * 2_000 + "]" * 2_000 + ": x",
        "a: &a [x]\n" + "".join(f"b{n}: [*a, *a, *a]\n" for n in range(100)),
        "a" * 3_000 + ": x",
        "a: '" + "\\" * 100_000,
        '"' * 100_001,
        "%TAG ! tag:evil,2000:\n--- {a: !x 1}",
        "%" * 10_000,
    ],
    ids=lambda yaml: yaml[:12],
)
def test_no_hostile_front_matter_exhausts_the_program(yaml: str) -> None:
    problem_of(f"---\n{yaml}\n---\n")


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab \n:-[]{}?,&*!|>'\"%#\\\t0~.", max_size=60))
def test_any_yaml_is_read_or_refused_with_a_line(yaml: str) -> None:
    text = f"---\n{yaml}\n---\n"
    try:
        parse(text, "some.md")
    except BrokenFileError as error:
        line = error.problem.line
        assert line is not None
        assert 1 <= line <= text.count("\n") + 1


def test_without_the_c_library_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    monkeypatch.delattr(yaml, "CBaseLoader", raising=False)
    assert parse("---\na: [x, {b: c}]\n---\n", "some.md").fields.plain() == {"a": ["x", {"b": "c"}]}
    assert problem_of("---\na: 1\nb: " + "[" * 5_000 + "\n---\n").line == 3

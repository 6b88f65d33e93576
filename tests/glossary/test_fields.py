from __future__ import annotations

from collections.abc import Callable

import pytest

from glossary.dates import PartialDate
from glossary.fields import Fields
from glossary.frontmatter import parse
from glossary.model import Case
from glossary.problems import BrokenFileError


def fields_of(yaml: str) -> Fields:
    return parse(f"---\n{yaml}\n---\n", "some.md").fields


def test_fields_are_read_as_what_they_should_be() -> None:
    fields = fields_of(
        "a: words\nb: [x, y]\nc: {d: 1}\ne: [{f: 1}, {f: 2}]\ng: yes\nh: -12\ni: 2013-04\n"
        "j: exact\nk: [x, {text: y}]\nl: {m: {n: 1}}"
    )
    assert fields.text("a") == fields.required_text("a") == "words"
    assert fields.texts("b") == ("x", "y")
    inner = fields.fields("c")
    assert inner is not None
    assert inner.text("d") == "1"
    assert [item.text("f") for item in fields.list_of_fields("e")] == ["1", "2"]
    assert fields.flag("g", default=False) is True
    assert fields.number("h") == -12
    assert fields.date("i") == PartialDate(2013, 4)
    assert fields.choice("j", Case, Case.ANY) is Case.EXACT
    words, mapping = fields.texts_or_fields("k")
    assert words == "x"
    assert isinstance(mapping, Fields)
    assert {key: item.text("n") for key, item in fields.fields_by_key("l").items()} == {"m": "1"}


def test_absent_fields_give_the_default() -> None:
    fields = fields_of("a: 1")
    assert fields.text("b", "default") == "default"
    assert fields.texts("b") == ()
    assert fields.fields("b") is None
    assert fields.list_of_fields("b") == ()
    assert fields.fields_by_key("b") == {}
    assert fields.flag("b", default=True) is True
    assert fields.number("b") is None
    assert fields.date("b") is None
    assert "b" not in fields


Ask = Callable[[Fields], object]


@pytest.mark.parametrize(
    ("yaml", "ask", "line", "reason"),
    [
        ("b: 1\na: [x]", lambda f: f.text("a"), 3, "'a' must be words, not a list"),
        ("b: 1\na: {x: y}", lambda f: f.text("a"), 3, "'a' must be words, not fields"),
        ("b: 1\na: ' '", lambda f: f.required_text("a"), 3, "'a' is missing"),
        ("b: 1", lambda f: f.required_text("a"), 2, "'a' is missing"),
        ("b: 1\na: x", lambda f: f.texts("a"), 3, "'a' must be a list, not words"),
        ("a:\n  - x\n  - [y]", lambda f: f.texts("a"), 4, "'a' holds a list"),
        ("a:\n  - x\n  - [y]", lambda f: f.texts_or_fields("a"), 4, "'a' holds a list"),
        ("a:\n  - {x: y}\n  - z", lambda f: f.list_of_fields("a"), 4, "'a' holds words"),
        ("b: 1\na: x", lambda f: f.fields("a"), 3, "'a' must hold fields, not words"),
        ("a:\n  b: x", lambda f: f.fields_by_key("a"), 3, "'b' must hold fields"),
        ("b: 1\na: perhaps", lambda f: f.flag("a", default=True), 3, "'a' is 'perhaps'"),
        ("b: 1\na: 1.5", lambda f: f.number("a"), 3, "no whole number"),
        ("b: 1\na: " + "9" * 5000, lambda f: f.number("a"), 3, "no whole number"),
        ("b: 1\na: ٣", lambda f: f.number("a"), 3, "no whole number"),
        ("b: 1\na: 27 April", lambda f: f.date("a"), 3, "is not a date"),
        ("b: 1\na: 2013-02-30", lambda f: f.date("a"), 3, "day of the calendar"),
        ("b: 1\na: loose", lambda f: f.choice("a", Case, Case.ANY), 3, "'a' is 'loose'"),
        ("b: 1\na: x", lambda f: f.only("b"), 3, "the field 'a' is not known"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(yaml: str, ask: Ask, line: int, reason: str) -> None:
    with pytest.raises(BrokenFileError) as caught:
        ask(fields_of(yaml))
    problem = caught.value.problem
    assert reason in problem.reason
    assert (problem.path, problem.line) == ("some.md", line)
    assert "\n" not in str(problem)

"""Companion files."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.dates import PartialDate
from glossary.problems import BrokenFileError
from reader.base.shipped import default_document
from reader.text.companion import BylineQuote, Phrase, companion_path
from reader.text.companion_file import parse_companion
from reader.text.document import Metadata

_WHOLE = """---
id: an-essay
title: "On: peace"
title_note: from the address
author: Ann Author
date: 2013-04
publisher: The Times
source: example.org/essay
language: en
byline: {from: "Ann\\nteaches", to: "More >"}
credit: First in the Times.
phrases:
  - {quote: the pivot, prefix: "that ", suffix: " suggests", entry: pivot-to-asia}
  - {quote: his party, entry: ldp}
---

Remarks on *it*.
"""


def test_a_companion_is_read_whole() -> None:
    companion = parse_companion(_WHOLE, "essay.companion.md")
    assert companion.id == "an-essay"
    assert companion.metadata == Metadata(
        title="On: peace",
        title_note="from the address",
        author="Ann Author",
        date=PartialDate(2013, 4),
        publisher="The Times",
        source="example.org/essay",
        language="en",
    )
    assert companion.byline == BylineQuote("Ann\nteaches", "More >")
    assert companion.credit == "First in the Times."
    assert companion.phrases == (
        Phrase("the pivot", "pivot-to-asia", "that ", " suggests"),
        Phrase("his party", "ldp"),
    )
    assert companion.remarks == "Remarks on *it*."


def test_a_companion_may_say_one_thing_only() -> None:
    companion = parse_companion("---\nauthor: Ann\n---\n", "essay.companion.md")
    assert companion.id == ""
    assert companion.byline is None
    known = Metadata("Essay", title_note="from the file", author="nobody", language="de")
    assert companion.metadata_over(known) == Metadata(
        "Essay", title_note="from the file", author="Ann", language="de"
    )


def test_a_title_takes_its_own_note_along() -> None:
    companion = parse_companion("---\ntitle: T\n---\n", "p")
    assert (
        companion.metadata_over(Metadata("Other", title_note="note of the other")).title_note == ""
    )


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ("tilte: x", 2),
        ("title: a\nid: ../../etc", 3),
        ("id: Has Spaces", 2),
        ("date: yesterday", 2),
        ("byline: {to: x}", 2),
        ("byline: words", 2),
        ("phrases:\n  - {entry: x}", 3),
        ("phrases:\n  - {quote: q, entry: ''}", 3),
        ("phrases: no", 2),
    ],
)
def test_a_broken_companion_names_file_and_line(fields: str, line: int) -> None:
    with pytest.raises(BrokenFileError) as caught:
        parse_companion(f"---\n{fields}\n---\n", "essay.companion.md")
    assert caught.value.problem.path == "essay.companion.md"
    assert caught.value.problem.line == line


def test_a_companion_stands_beside_its_document() -> None:
    assert companion_path(Path("a/essay.txt")) == Path("a/essay.companion.md")
    assert companion_path(Path("a/essay.v2.md")) == Path("a/essay.v2.companion.md")
    assert companion_path(default_document()).is_file()

"""Companion files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.dates import PartialDate
from glossary.model import Quality, Source
from glossary.problems import BrokenFileError
from reader.base.shipped import default_document
from reader.text.companion import (
    BylineQuote,
    Companion,
    EditorNote,
    Exclusion,
    Phrase,
    companion_path,
)
from reader.text.companion_file import changed_companion, parse_companion, render_companion
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


_MORE = """---
id: an-essay
phrases:
  - {quote: the pivot, entry: pivot-to-asia@own}
not:
  - {quote: Washington, prefix: "was in ", entry: capitals}
  - {quote: Moscow, entry: capitals@cities}
notes:
  - id: early
    quote: earlier than expected
    suffix: "."
    date: 2026-11
    text: >-
      No plan was
      found [VIS8].
sources:
  VIS8: {title: A page, quality: press, date: 2013-02-22}
packs: {on: [birds], off: [wordnet]}
prefer: [abe@own]
---
"""


def test_exclusions_notes_sources_and_packs_are_read() -> None:
    companion = parse_companion(_MORE, "essay.companion.md")
    assert companion.phrases == (Phrase("the pivot", "pivot-to-asia@own"),)
    assert companion.exclusions == (
        Exclusion("Washington", "capitals", "was in "),
        Exclusion("Moscow", "capitals@cities"),
    )
    assert [one.is_everywhere for one in companion.exclusions] == [False, True]
    assert companion.notes == (
        EditorNote(
            "early",
            "earlier than expected",
            "No plan was found [VIS8].",
            suffix=".",
            date=PartialDate(2026, 11),
        ),
    )
    assert companion.sources == {
        "VIS8": Source("VIS8", "A page", date=PartialDate(2013, 2, 22), quality=Quality.PRESS)
    }
    assert (companion.packs_on, companion.packs_off) == (("birds",), ("wordnet",))
    assert companion.preferred == ("abe@own",)


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ("not: [x]", 2),
        ("not:\n  - {quote: q, entry: A}", 3),
        ("not:\n  - {quote: q, entry: a@}", 3),
        ("notes:\n  - {id: a, quote: q}", 3),
        ("notes:\n  - {id: a, quote: q, text: t}\n  - {id: a, quote: q, text: t}", 4),
        ("notes:\n  - {id: a/b, quote: q, text: t}", 3),
        ("sources: {k: {title: t}}", 2),
        ("packs: {both: []}", 2),
        ("packs: {on: [../up]}", 2),
        ("prefer: [a b]", 2),
    ],
)
def test_what_a_companion_cannot_say_names_file_and_line(fields: str, line: int) -> None:
    with pytest.raises(BrokenFileError) as caught:
        parse_companion(f"---\n{fields}\n---\n", "essay.companion.md")
    assert caught.value.problem.line == line


_WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(str.strip)
_QUOTES = _WORDS.filter(bool)
_CONTEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=10)
_IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)
_ADDRESSES = _IDS | st.builds("{}@{}".format, _IDS, _IDS)
_DATES = st.none() | st.builds(PartialDate, st.integers(1000, 2999), st.integers(1, 12), st.none())
_COMPANIONS = st.builds(
    Companion,
    id=st.just("") | _IDS,
    metadata=st.builds(Metadata, title=_WORDS, author=_WORDS, date=_DATES, source=_WORDS),
    byline=st.none() | st.builds(BylineQuote, _QUOTES, _WORDS),
    credit=_WORDS,
    phrases=st.lists(
        st.builds(Phrase, _QUOTES, _ADDRESSES, _CONTEXT, _CONTEXT, st.just(value=False)), max_size=3
    ).map(tuple),
    remarks=_WORDS.filter(lambda words: "\r" not in words),
    exclusions=st.lists(
        st.builds(Exclusion, _QUOTES, _ADDRESSES, _CONTEXT, _CONTEXT), max_size=3
    ).map(tuple),
    notes=st.lists(
        st.builds(EditorNote, _IDS, _QUOTES, _QUOTES, _CONTEXT, _CONTEXT, _DATES),
        max_size=3,
        unique_by=lambda note: note.id,
    ).map(tuple),
    sources=st.lists(
        st.builds(
            Source,
            st.from_regex(r"[A-Z][A-Z0-9]{0,8}", fullmatch=True),
            _QUOTES,
            publisher=_WORDS,
            date=_DATES,
            quality=st.sampled_from(Quality),
        ),
        max_size=3,
    ).map(lambda found: {one.key: one for one in found}),
    packs_on=st.lists(_IDS, max_size=2, unique=True).map(tuple),
    packs_off=st.lists(_IDS, max_size=2, unique=True).map(tuple),
    preferred=st.lists(_ADDRESSES, max_size=2, unique=True).map(tuple),
)


@given(_COMPANIONS)
@settings(deadline=None, max_examples=60)
def test_a_companion_that_is_written_is_read_back_as_it_was(companion: Companion) -> None:
    assert parse_companion(render_companion(companion), "p") == companion


@given(_COMPANIONS, _COMPANIONS)
@settings(deadline=None, max_examples=60)
def test_a_companion_that_is_changed_says_the_new_and_keeps_a_comment(
    before: Companion, after: Companion
) -> None:
    source = render_companion(before).replace("---\n", "---\n# by hand\n", 1)
    changed = changed_companion(source, before, after, "p")
    assert parse_companion(changed, "p") == after
    assert "# by hand" in changed


def test_what_the_reader_says_counts_before_what_stands_beside_the_document() -> None:
    beside = parse_companion(_MORE, "p")
    own = Companion(
        id="ignored",
        metadata=Metadata("My title"),
        phrases=(Phrase("his party", "ldp"),),
        exclusions=(Exclusion("the pivot", "pivot-to-asia"),),
        notes=(EditorNote("early", "earlier", "My own remark."),),
        packs_on=("wordnet",),
        packs_off=("birds", "fish"),
        preferred=("abe@birds",),
    )
    merged = own.by_reader_over(beside)
    assert merged.id == "an-essay"
    assert merged.metadata.title == "My title"
    assert merged.phrases == (Phrase("his party", "ldp", by_reader=True), *beside.phrases)
    assert merged.exclusions == (*own.exclusions, *beside.exclusions)
    assert merged.notes == own.notes
    assert merged.sources == beside.sources
    assert (merged.packs_on, merged.packs_off) == (("wordnet",), ("birds", "fish"))
    assert merged.preferred == ("abe@birds", "abe@own")

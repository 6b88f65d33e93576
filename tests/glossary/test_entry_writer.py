"""Entries are written so that they are read back the same, and changed line by line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from glossary.dates import PartialDate
from glossary.entry_file import parse_entry
from glossary.entry_template import entry_template, without_hints
from glossary.entry_writer import EntryDraft, draft_of, edit_entry, render_entry
from glossary.model import Alias, Case, Entry, Fact, Kind, Name, Position, Quality, Source
from glossary.problems import BrokenFileError
from tests.glossary.test_patching import changed_lines

FOLDER = Path(__file__).parents[2] / "glossary" / "entries"
SHIPPED = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
BY_HAND = """\ufeff---
# our own
kind: place
term: 'Fern Point'   # as the chart has it
match: [the Point]
positions: []
facts:
  # the storm
  - {date: 1901, text: 'It fell.', sources: [S1]}
sources: {S1: {title: One, quality: weak}}
---

It is a cape [S1].

""".replace("\n", "\r\n")


def entry_of(text: str) -> Entry:
    return parse_entry(text, entry_id="entry", pack="p", path="x.md")


_CHARACTERS = st.one_of(
    st.characters(exclude_categories=["Cs"]), st.sampled_from("\n\r\t #:-[]{}|'\"\x1b\u2028é靖")
)
_WORDS = st.text(_CHARACTERS, max_size=20)
_SOME = _WORDS.filter(lambda words: bool(words.strip()))
_SPOKEN = _SOME.filter(lambda words: any(map(str.isalnum, words)))
_KEYS = st.from_regex(r"[A-Z][A-Z0-9]{0,3}", fullmatch=True)
_CITED = st.lists(_KEYS, max_size=2).map(tuple)
_DATES = st.builds(PartialDate, st.integers(1000, 2100), st.integers(1, 12), st.integers(1, 28))
_NAMES = st.builds(Name, _SPOKEN, _WORDS, _WORDS, _WORDS, _WORDS, st.booleans(), _WORDS)
_ALIASES = st.builds(Alias, _SPOKEN, st.sampled_from(Case))
_FACTS = st.builds(Fact, _DATES, _SOME, _CITED)
_POSITIONS = st.builds(Position, _SOME, _SOME, _CITED, st.none() | _DATES)
_SOURCES = st.builds(
    Source,
    *(_KEYS, _SOME, _WORDS, st.none() | _DATES, _WORDS),
    *(st.sampled_from(Quality), _WORDS, st.none() | _DATES, _WORDS),
)
DRAFTS = st.builds(
    EntryDraft,
    term=_SPOKEN,
    kind=st.sampled_from(Kind),
    body=_WORDS,
    aliases=st.lists(_ALIASES, max_size=3).map(tuple),
    term_matched=st.booleans(),
    names=st.lists(_NAMES, max_size=2).map(tuple),
    facts=st.lists(_FACTS, max_size=2).map(tuple),
    positions=st.lists(_POSITIONS, max_size=2).map(tuple),
    see=st.lists(st.sampled_from(["one", "two-three", "yes", "no", "12"]), max_size=3).map(tuple),
    sources=st.lists(_SOURCES, max_size=2).map(lambda all_: {one.key: one for one in all_}),
)


@settings(max_examples=100, deadline=None)
@given(DRAFTS)
@example(EntryDraft("0", Kind.PERSON, aliases=(Alias("00"), Alias("0")), term_matched=False))
def test_what_is_written_is_read_back(draft: EntryDraft) -> None:
    written = render_entry(draft)
    assert entry_of(written) == draft.tidied().as_entry("entry", "p", "x.md")
    assert entry_of(render_entry(draft_of(entry_of(written)))) == entry_of(written)


@settings(max_examples=60, deadline=None)
@given(DRAFTS, DRAFTS)
def test_a_changed_entry_says_what_was_asked(before: EntryDraft, after: EntryDraft) -> None:
    changed = edit_entry(render_entry(before), after)
    assert entry_of(changed) == after.tidied().as_entry("entry", "p", "x.md")


@pytest.mark.parametrize("entry_id", SHIPPED)
def test_an_entry_that_ships_is_written_back_the_same(entry_id: str) -> None:
    source = SHIPPED[entry_id]
    draft = draft_of(entry_of(source))
    assert edit_entry(source, draft) == source
    assert entry_of(render_entry(draft)) == entry_of(source)
    kind = Kind.POLICY if draft.kind is not Kind.POLICY else Kind.PHRASE
    changed = edit_entry(source, replace(draft, facts=draft.facts[1:], kind=kind))
    assert entry_of(changed).facts == draft.facts[1:]
    out, put = changed_lines(source, changed)
    assert put == [f"kind: {kind}\n"]
    assert out[0].startswith("kind:")
    kept = [line for line in source.splitlines(keepends=True) if line not in out]
    assert [line for line in changed.splitlines(keepends=True) if line not in put] == kept


def test_what_its_owner_wrote_stays_byte_for_byte() -> None:
    draft = draft_of(entry_of(BY_HAND))
    fact = Fact(PartialDate(1902), "It was built again.", ("S1",))
    changed = edit_entry(
        BY_HAND,
        replace(draft, term="Shida", facts=(*draft.facts, fact), body="A cape, of old [S1]."),
    )
    out, put = changed_lines(BY_HAND, changed)
    assert out == ["term: 'Fern Point'   # as the chart has it\r\n", "It is a cape [S1].\r\n"]
    assert put == [
        "term: Shida   # as the chart has it\r\n",
        '  - date: "1902"\r\n',
        "    text: It was built again.\r\n",
        "    sources: [S1]\r\n",
        "A cape, of old [S1].\r\n",
    ]


def test_an_alias_is_put_where_aliases_stand() -> None:
    draft = draft_of(entry_of(BY_HAND))
    more = replace(draft, aliases=(*draft.aliases, Alias("FP", Case.EXACT)))
    without = replace(draft, aliases=())
    assert changed_lines(BY_HAND, edit_entry(BY_HAND, more))[0] == ["match: [the Point]\r\n"]
    assert changed_lines(BY_HAND, edit_entry(BY_HAND, without)) == (
        ["match: [the Point]\r\n"],
        [],
    )


def test_a_headword_is_looked_for_again_where_an_alias_did_so_alone() -> None:
    source = "---\nterm: a\nkind: term\nmatch: [{text: a, case: exact}]\nunmatched_term: yes\n---\n"
    draft = draft_of(entry_of(source))
    moved = edit_entry(source, replace(draft, kind=Kind.PLACE))
    assert changed_lines(source, moved) == (["kind: term\n"], ["kind: place\n"])
    plain = edit_entry(source, replace(draft, aliases=()))
    assert plain == "---\nterm: a\nkind: term\n---\n"


def test_a_broken_or_unsafe_file_is_not_changed() -> None:
    for text in ("---\nterm: a\n---\n", "---\n{term: a, kind: term}\n---\n"):
        with pytest.raises(BrokenFileError):
            edit_entry(text, EntryDraft("b"), "some.md")


@pytest.mark.parametrize(
    "draft",
    [
        EntryDraft(" "),
        EntryDraft("..."),
        EntryDraft("a" * 201),
        EntryDraft("a", aliases=(Alias("!"),)),
        EntryDraft("a\ud800"),
        EntryDraft("a", see=("Not An Id",)),
        EntryDraft("a", facts=(Fact(PartialDate(2013), "b", ("bad",)),)),
    ],
)
def test_what_no_entry_can_hold_is_not_written(draft: EntryDraft) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - each for a reason of its own
        render_entry(draft)
    assert str(caught.value)


@settings(max_examples=40, deadline=None)
@given(DRAFTS, _WORDS)
def test_no_hint_of_the_template_is_left(draft: EntryDraft, context: str) -> None:
    template = entry_template(draft, context)
    assert entry_of(template) == entry_of(render_entry(draft))
    assert without_hints(template) == render_entry(draft)
    assert without_hints(template.replace("\n", "\r\n")) == render_entry(draft).replace(
        "\n", "\r\n"
    )


def test_a_hint_that_was_taken_up_is_a_field_and_the_owner_s_comments_stay() -> None:
    template = entry_template(EntryDraft("Fern", body="## A heading\n\nWords."), "by the fern")
    assert "## Met in: by the fern\n" in template
    taken = template.replace("## see: [id-of-another-entry]", "see: [orla-quill]  # of course")
    written = without_hints(taken.replace("kind: term", "# mine\nkind: term"))
    assert written == (
        "---\nterm: Fern\n# mine\nkind: term\nsee: [orla-quill]  # of course\n"
        "---\n## A heading\n\nWords.\n"
    )

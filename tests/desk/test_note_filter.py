"""Which notes a filter chooses, and in what order."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.matcher import Matcher
from reader.desk.note_filter import NoteFilter, NoteOrder, entries_about, in_order
from reader.desk.placed_notes import place_notes
from reader.notes.model import DocumentTarget, Note
from reader.text.anchoring import AnchorState
from tests.desk.examples import (
    date,
    document_of,
    entry_of,
    glossary_of,
    note_on,
    note_on_entry,
    note_on_words,
)

ESSAY = document_of("The Kuril Islands are far away.", "Tokyo claims four of them.")
GLOSSARY = glossary_of(entry_of("kurils", "Kuril Islands"), entry_of("tokyo", "Tokyo"))
ON_WORDS = replace(note_on_words(ESSAY, "Kuril Islands", "Whose?", 1), kind="question")
ON_TOKYO = replace(
    note_on_words(ESSAY, "claims four", "Said by Tokyo.", 2), tags=("To-Do", "war"), kind="claim"
)
ON_ENTRY = replace(note_on_entry("kurils", "Far, far.", 3), tags=("war",))
ON_ALL = replace(note_on(DocumentTarget(ESSAY.id), "Read [[tokyo|the city]] again.", 4))
NOTES = [ON_WORDS, ON_TOKYO, ON_ENTRY, ON_ALL]


def matcher() -> Matcher:
    return Matcher(GLOSSARY.aliases())


def chosen(wanted: NoteFilter) -> list[Note]:
    return wanted.chosen(NOTES, matcher)


def test_a_filter_that_asks_for_nothing_chooses_all() -> None:
    assert NoteFilter().asks_for_all
    assert chosen(NoteFilter()) == NOTES


def test_of_several_kinds_and_documents_one_will_do() -> None:
    assert chosen(NoteFilter(kinds=("Question", "claim"))) == [ON_WORDS, ON_TOKYO]
    assert chosen(NoteFilter(documents=("essay", "other"))) == [ON_WORDS, ON_TOKYO, ON_ALL]
    assert chosen(NoteFilter(documents=("other",))) == []


def test_of_several_tags_each_must_be_there_in_any_spelling() -> None:
    assert chosen(NoteFilter(tags=("WAR",))) == [ON_TOKYO, ON_ENTRY]
    assert chosen(NoteFilter(tags=("war", "to do"))) == [ON_TOKYO]
    assert chosen(NoteFilter(tags=("wa",))) == []


def test_a_note_is_about_what_it_stands_on_names_or_links_to() -> None:
    assert chosen(NoteFilter(entries=("kurils",))) == [ON_WORDS, ON_ENTRY]
    assert chosen(NoteFilter(entries=("tokyo",))) == [ON_TOKYO, ON_ALL]
    assert chosen(NoteFilter(entries=("tokyo", "kurils"))) == []


def test_names_count_in_the_note_that_uses_them_alone() -> None:
    notes = [note_on_entry("x", body, number) for number, body in enumerate(("Tokyo", "", "a b"))]
    assert entries_about(notes, matcher()) == [{"x", "tokyo"}, {"x"}, {"x"}]
    halves = [note_on_entry("x", "Kuril", 1), note_on_entry("x", "Islands", 2)]
    assert entries_about(halves, matcher()) == [{"x"}, {"x"}]


def test_links_of_every_form_lead_to_entries_and_nothing_else_does() -> None:
    body = "[[a]] [[entry:b|B]] [[c@pack]] [[note:d]] [[doc:e#1-2]] [[F G]] `[[g]]`"
    assert entries_about([note_on_entry("x", body)]) == [{"x", "a", "b", "c"}]


def test_every_word_stands_somewhere_in_body_tags_or_quote() -> None:
    assert chosen(NoteFilter(words="KURIL whose")) == [ON_WORDS]
    assert chosen(NoteFilter(words="wàr")) == [ON_TOKYO, ON_ENTRY]
    assert chosen(NoteFilter(words="kuril tokyo")) == []


@pytest.mark.parametrize(
    ("written", "changed", "value", "is_before", "is_after"),
    [
        ("2026-11-22", "2026-11-22", "2026-11-22", False, True),
        ("2026-11-22", "2026-11-22", "2026-11", False, True),
        ("2026-11-22", "2026-11-22", "2027", True, False),
        ("2026-11-22", "2027-01-02", "2027", True, True),
    ],
)
def test_before_and_after_a_day_part_everything(
    written: str, changed: str, value: str, *, is_before: bool, is_after: bool
) -> None:
    def noon(day: str) -> dt.datetime:
        return dt.datetime.fromisoformat(f"{day}T12:00").astimezone()

    note = replace(ON_ENTRY, created=noon(written), modified=noon(changed))
    assert (NoteFilter(before=date(value)).chosen([note]) == [note]) == is_before
    assert (NoteFilter(after=date(value)).chosen([note]) == [note]) == is_after


def test_states_are_those_of_placed_notes() -> None:
    elsewhere = document_of("Nothing that was here is here any more, not one word of it.")
    placed = [*place_notes(elsewhere, [ON_WORDS]), *place_notes(ESSAY, [ON_TOKYO, ON_ALL])]

    def in_state(*states: AnchorState) -> list[Note]:
        return [one.note for one in NoteFilter(states=states).chosen(placed)]

    assert in_state(AnchorState.LOST) == [ON_WORDS]
    assert in_state(AnchorState.PLACED) == [ON_TOKYO]
    assert in_state(AnchorState.LOST, AnchorState.PLACED) == [ON_WORDS, ON_TOKYO]
    assert NoteFilter(states=(AnchorState.LOST,)).chosen(NOTES) == []


def test_notes_are_sorted_by_place_by_time_or_by_change() -> None:
    late = replace(ON_WORDS, modified=ON_WORDS.modified + dt.timedelta(days=1))
    notes = [ON_ENTRY, ON_TOKYO, late, ON_ALL]
    assert in_order(notes, NoteOrder.PLACE) == [ON_ALL, late, ON_TOKYO, ON_ENTRY]
    assert in_order(notes, NoteOrder.TIME) == [late, ON_TOKYO, ON_ENTRY, ON_ALL]
    assert in_order(notes, NoteOrder.MODIFIED) == [ON_TOKYO, ON_ENTRY, ON_ALL, late]


def test_placed_notes_stand_where_their_words_now_are() -> None:
    first = "The first paragraph tells at some length who claims which of the islands."
    then = "The second, no shorter than that, tells of those who live there and were never asked."
    before, now = document_of(first, then), document_of(then, first)
    notes = [note_on_words(before, "which of the islands", number=1)]
    notes.append(note_on_words(before, "those who live there", number=2))
    assert in_order(notes, NoteOrder.PLACE) == notes
    placed = in_order(place_notes(now, notes), NoteOrder.PLACE)
    assert [one.note for one in placed] == notes[::-1]


@given(st.lists(st.sampled_from(["Tokyo", "Kuril Islands", "no", "[[tokyo]]", "\n\n", "."])))
def test_many_notes_together_are_about_what_each_is_about_alone(bodies: list[str]) -> None:
    notes = [note_on_entry("x", body, number) for number, body in enumerate(bodies)]
    together = entries_about(notes, matcher())
    assert together == [entries_about([note], matcher())[0] for note in notes]

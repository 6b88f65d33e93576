"""Notes on their words, and notes as a list."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.desk.article_page import article_page
from reader.desk.note_filter import NoteFilter, NoteOrder
from reader.desk.note_query import read_note_query
from reader.desk.note_words import noted_spans
from reader.desk.notes_page import Listed, Naming, NoteListing, Scope, notes_page
from reader.desk.placed_notes import PlacedNote, place_notes
from reader.text.anchoring import AnchorState
from reader.text.place import NotePlace
from reader.text.span import Span
from tests.desk.examples import (
    WRITTEN,
    check_page,
    document_of,
    entry_of,
    glossary_of,
    lines_of,
    note_on_entry,
    note_on_words,
)
from tests.desk.examples import (
    links_of as words_and_places,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.notes.model import Note

DAY = dt.timedelta(days=1)
DOCUMENT = document_of("Abe visits Moscow in the last days of April.", "Russia shares a border.")


def test_notes_stand_on_their_words_in_text_order_whenever_they_were_written() -> None:
    late = note_on_words(DOCUMENT, "Russia", number=1)
    early = note_on_words(DOCUMENT, "Moscow", number=2)
    placed = place_notes(DOCUMENT, [late, early])
    assert [one.note for one in placed] == [early, late]
    assert [DOCUMENT.text[one.span.start : one.span.end] for one in placed if one.span] == [
        "Moscow",
        "Russia",
    ]


def test_two_notes_on_the_same_words_are_in_order_of_writing() -> None:
    second = note_on_words(DOCUMENT, "Russia", number=2)
    first = note_on_words(DOCUMENT, "Russia", number=1)
    assert [one.note for one in place_notes(DOCUMENT, [second, first])] == [first, second]


def test_notes_on_entries_and_on_other_documents_are_not_placed() -> None:
    other = replace(DOCUMENT, id="letter")
    notes = [note_on_entry("abe"), note_on_words(other, "Moscow", number=2)]
    assert place_notes(DOCUMENT, notes) == ()


def test_a_note_whose_words_moved_moves_with_them_and_lost_ones_come_last() -> None:
    moscow = note_on_words(DOCUMENT, "Moscow", number=1)
    border = note_on_words(DOCUMENT, "a border", number=2)
    changed = document_of("News.", "Abe visits Moscow in the last days of April.", "Russia.")
    placed = place_notes(changed, [border, moscow])
    assert [one.note for one in placed] == [moscow, border]
    assert placed[0].placement is not None
    assert placed[0].placement.state is AnchorState.MOVED
    start = changed.text.index("Moscow")
    assert placed[0].span == Span(start, start + len("Moscow"))
    assert placed[1].span is None


def test_a_note_is_shown_in_the_margin_of_its_words_and_a_lost_one_nowhere() -> None:
    kept = note_on_words(DOCUMENT, "Russia", number=1)
    lost = note_on_words(document_of("Words that nobody has any more."), "nobody", number=2)
    page = article_page(DOCUMENT, (), place_notes(DOCUMENT, [lost, kept]))
    assert [(mark.offset, mark.target) for mark in page.margin] == [
        (DOCUMENT.text.index("Russia"), NotePlace(kept.id))
    ]


def _listed(*placed: PlacedNote, notes: Sequence[Note] = (), **said: Any) -> Listed:  # noqa: ANN401 - fields of the listing
    """The list of some notes, by default all of them by place."""
    listing = NoteListing(
        placed=placed,
        notes=(*(one.note for one in placed), *notes),
        document=DOCUMENT,
        seen=said.pop("seen", Span(0, len(DOCUMENT.text))),
        scope=said.pop("scope", Scope.EVERYWHERE),
        order=said.pop("order", NoteOrder.PLACE),
        wanted=said.pop("wanted", NoteFilter()),
        conflicts=said.pop("conflicts", ()),
    )
    names = {"entry:abe": "Shinzo Abe"}
    return notes_page(
        listing, Naming(lambda _: "on Shinzo Abe", lambda place: names.get(str(place), ""))
    )


def test_the_list_has_the_notes_of_this_text_first_then_the_others_with_what_they_are_on() -> None:
    here = place_notes(DOCUMENT, [note_on_words(DOCUMENT, "last days")])
    elsewhere = note_on_entry("abe", "Check.", 2)
    listed = _listed(*here, notes=[elsewhere])
    check_page(listed.page)
    assert lines_of(listed.page) == [
        "This text (1)",
        "✎ Hm.  “last days”",
        "Entries (1)",
        "✎ Check.  on Shinzo Abe",
    ]
    assert [target for _, target in words_and_places(listed.page)] == [
        NotePlace(here[0].note.id),
        NotePlace(elsewhere.id),
    ]
    assert listed.told == "2 notes on everything · by place"


def test_the_list_can_be_of_the_screen_of_the_text_or_of_all() -> None:
    placed = place_notes(
        DOCUMENT,
        [note_on_words(DOCUMENT, "Moscow"), note_on_words(DOCUMENT, "border", number=2)],
    )
    seen = Span(0, DOCUMENT.text.index("Russia"))
    of_screen = _listed(*placed, seen=seen, scope=Scope.SCREEN)
    assert lines_of(of_screen.page) == ["✎ Hm.  “Moscow”"]
    of_text = _listed(*placed, notes=[note_on_entry("abe")], scope=Scope.DOCUMENT)
    assert len(of_text.page.links) == 2


def test_the_list_is_narrowed_by_kind_and_tells_tags() -> None:
    question = replace(note_on_words(DOCUMENT, "Moscow"), kind="question", tags=("law",))
    placed = place_notes(DOCUMENT, [question, note_on_words(DOCUMENT, "border", number=2)])
    listed = _listed(*placed, scope=Scope.DOCUMENT, wanted=NoteFilter(kinds=("question",)))
    assert lines_of(listed.page) == ["? Hm.  “Moscow”  #law"]


def test_by_time_the_latest_note_comes_first() -> None:
    early, late = (
        replace(note_on_words(DOCUMENT, words, number=number), created=WRITTEN + number * DAY)
        for number, words in ((1, "Russia"), (2, "Moscow"))
    )
    listed = _listed(*place_notes(DOCUMENT, [early, late]), order=NoteOrder.TIME)
    assert [link.target for link in listed.page.links] == [NotePlace(late.id), NotePlace(early.id)]


def test_a_note_whose_words_are_lost_says_so_and_keeps_them() -> None:
    lost = note_on_words(document_of("Words that nobody has any more."), "nobody has")
    lines = lines_of(_listed(*place_notes(DOCUMENT, [lost]), scope=Scope.DOCUMENT).page)
    assert lines == ["✎ Hm.  “nobody has”  (its words are no longer in the text)"]


def test_a_note_without_words_can_still_be_opened() -> None:
    listed = _listed(notes=[note_on_entry("abe", " \n")])
    assert lines_of(listed.page)[1].startswith("✎ (empty)")
    assert len(listed.page.links) == 1


def test_links_stand_in_the_list_as_their_words() -> None:
    note = note_on_entry("abe", "see [[abe]], [[abe|him]] and [[note:x]]")
    assert lines_of(_listed(notes=[note]).page)[1].startswith("✎ see Shinzo Abe, him and x")


def test_an_empty_list_tells_how_to_write_a_note() -> None:
    assert "Press a" in _listed().page.text


@given(st.text(), st.text(min_size=1))
@settings(deadline=None)
def test_whatever_a_note_holds_the_list_is_sound(body: str, quote: str) -> None:
    note = note_on_words(document_of(quote), quote, body)
    page = _listed(notes=[note]).page
    check_page(page)
    assert [link.target for link in page.links] == [NotePlace(note.id)]


def test_noted_words_are_cut_where_notes_overlap() -> None:
    text = DOCUMENT.text
    said = note_on_words(DOCUMENT, "visits Moscow", number=1)
    mark = replace(note_on_words(DOCUMENT, "Moscow in", "", number=2), kind="highlight")
    spans = noted_spans(place_notes(DOCUMENT, [said, mark]))
    assert [(text[s.start : s.end], s.is_said, s.is_several) for s in spans] == [
        ("visits ", True, False),
        ("Moscow", True, True),
        (" in", False, False),
    ]


def test_what_is_typed_above_the_list_is_read_as_filters_and_words() -> None:
    glossary = glossary_of(entry_of("shinzo-abe", "Shinzo Abe", "Abe"))
    query = read_note_query(
        'kind:fact tag:"to do" term:Abe in:this state:lost islands', glossary, "e"
    )
    assert query.wanted == NoteFilter(
        kinds=("fact",),
        tags=("to do",),
        entries=("shinzo-abe",),
        documents=("e",),
        states=(AnchorState.LOST,),
        words="islands",
    )
    assert len(read_note_query("state:nowhere before:soon").remarks) == 2

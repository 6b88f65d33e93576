"""Notes on their words, and notes as a list."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.desk.article_page import article_page
from reader.desk.notes_page import notes_page
from reader.desk.placed_notes import place_notes
from reader.text.anchoring import AnchorState
from reader.text.place import NotePlace
from reader.text.span import Span
from tests.desk.examples import (
    check_page,
    document_of,
    lines_of,
    links_of,
    note_on_entry,
    note_on_words,
)

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


def test_the_list_has_the_notes_of_this_article_first_then_the_others_with_what_they_are_on() -> (
    None
):
    here = place_notes(DOCUMENT, [note_on_words(DOCUMENT, "last days")])
    page = notes_page(here, [note_on_entry("abe", "Check.", 2)], lambda _: "on Shinzo Abe")
    check_page(page)
    assert lines_of(page) == [
        "On this text",
        "✎ Hm.  “last days”",
        "Elsewhere",
        "✎ Check.  on Shinzo Abe",
    ]
    assert [target for _, target in links_of(page)] == [
        NotePlace(here[0].note.id),
        NotePlace(note_on_entry("abe", "Check.", 2).id),
    ]


def test_a_note_whose_words_are_lost_says_so_and_keeps_them() -> None:
    lost = note_on_words(document_of("Words that nobody has any more."), "nobody has")
    lines = lines_of(notes_page(place_notes(DOCUMENT, [lost]), [], str))
    assert lines[1] == "✎ Hm.  “nobody has”  (its words are no longer in the text)"


def test_a_note_without_words_can_still_be_opened() -> None:
    page = notes_page([], [note_on_entry("abe", " \n")], lambda _: "")
    assert lines_of(page)[1] == "✎ (empty)"
    assert len(page.links) == 1


def test_an_empty_list_tells_how_to_write_a_note() -> None:
    assert "Press a" in notes_page([], [], str).text


@given(st.text(), st.text(min_size=1))
@settings(deadline=None)
def test_whatever_a_note_holds_the_list_is_sound(body: str, quote: str) -> None:
    note = note_on_words(document_of(quote), quote, body)
    page = notes_page([], [note], lambda _: "somewhere")
    assert body.strip() in page.text
    assert [link.target for link in page.links] == [NotePlace(note.id)]

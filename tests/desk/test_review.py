"""Notes whose words changed are reviewed: old words and new ones, and what is decided on them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.base.shipped import default_document
from reader.desk.note_words import UNSURE, margin_marks
from reader.desk.notebook import Notebook
from reader.desk.placed_notes import PlacedNote, place_notes
from reader.desk.review import Fate, Review, compared, review_everywhere, review_of
from reader.desk.review_page import review_page, review_told
from reader.notes.kinds import kind_of, known_kinds
from reader.notes.model import Conflict, NewNote, Note, PassageTarget
from reader.notes.store import NoteStore
from reader.text.anchoring import AnchorState, make_anchor
from reader.text.place import NotePlace
from reader.text.plain_signs import plain
from reader.text.span import Span
from tests.desk.examples import check_page, desk_at, document_of, lines_of, note_on_words

if TYPE_CHECKING:
    from reader.text.document import Document

SHIPPED = default_document().read_text("utf-8")
BEFORE = document_of(*(part for part in SHIPPED.split("\n") if part.strip()))
SENTENCE = next(
    part for part in BEFORE.text.split(". ") if 80 < len(part) < 300 and "\n" not in part
)
WORD = max((one for one in SENTENCE.split()[2:-2] if one.isalpha()), key=len)
REWORDED = SENTENCE.replace(WORD, "somethingelse", 1)


def changed_to(text: str) -> Document:
    """The shipped article, its text being this."""
    return document_of(*text.split("\n\n"))


EDITED = changed_to(BEFORE.text.replace(SENTENCE, REWORDED))
WITHOUT = document_of("Nothing of it is here.", "The weather was fine.")


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook(NoteStore(tmp_path / "notes"))


def written(notebook: Notebook, words: str = SENTENCE) -> Note:
    """A note in the notebook, on words of the shipped article."""
    note = note_on_words(BEFORE, words)
    return notebook.add(NewNote(note.target, "Is that so?"))


def only(document: Document, note: Note) -> PlacedNote:
    """A note placed alone."""
    (placed,) = place_notes(document, [note])
    return placed


def test_a_note_whose_words_stand_or_only_moved_is_not_reviewed() -> None:
    note = note_on_words(BEFORE, SENTENCE)
    moved = changed_to(f"A new beginning.\n\n{BEFORE.text}")
    assert only(moved, note).state is AnchorState.MOVED
    for document in (BEFORE, moved):
        assert review_of(document, place_notes(document, [note])) == ()


def test_changed_words_are_shown_with_what_is_gone_and_what_is_new() -> None:
    (item,) = review_of(EDITED, [only(EDITED, note_on_words(BEFORE, SENTENCE))])
    assert item.placed.state is AnchorState.CHANGED
    assert item.before.words == SENTENCE
    assert item.now is not None
    assert [one.words for one in item.old_words() if one.fate is Fate.GONE] == [WORD]
    assert "somethingelse" in [one.words for one in item.new_words() if one.fate is Fate.NEW]


def test_lost_words_are_kept_and_nothing_is_said_to_be_there_now() -> None:
    (item,) = review_of(WITHOUT, [only(WITHOUT, note_on_words(BEFORE, SENTENCE))])
    assert (item.placed.state, item.now, item.before.words) == (AnchorState.LOST, None, SENTENCE)


def test_the_first_part_of_a_text_alone_never_asks_for_a_review() -> None:
    part = replace(WITHOUT, complete=False)
    assert not only(part, note_on_words(BEFORE, SENTENCE)).needs_review


def test_a_note_kept_as_lost_is_asked_about_again_only_in_another_text(notebook: Notebook) -> None:
    note = notebook.keep_as_lost(written(notebook), WITHOUT.text)
    assert not only(WITHOUT, note).needs_review
    assert only(document_of("Another text."), note).needs_review
    assert notebook.log.undo() is not None
    (again,) = notebook.store.all().notes
    assert only(WITHOUT, again).needs_review


def test_an_accepted_note_stands_on_the_new_words_and_remembers_the_first(
    notebook: Notebook,
) -> None:
    note = written(notebook)
    span = only(EDITED, note).span
    assert span is not None
    accepted = notebook.relocate(note, EDITED.text, span)
    assert only(EDITED, accepted).state is AnchorState.PLACED
    assert accepted.written_on == SENTENCE
    assert notebook.log.undo() is not None
    (again,) = notebook.store.all().notes
    assert (again.target, again.written_on) == (note.target, "")


def test_many_notes_are_accepted_and_taken_back_together(notebook: Notebook) -> None:
    notes = [written(notebook), written(notebook, WORD)]
    moves = [(note, Span(0, 10)) for note in notes]
    moved = notebook.relocate_all(moves, EDITED.text)
    anchor = make_anchor(EDITED.text, Span(0, 10))
    assert [one.target for one in moved] == [PassageTarget("essay", anchor)] * 2
    undone = notebook.log.undo()
    assert undone is not None
    assert undone.are_many
    assert [one.target for one in notebook.store.all().notes] == [one.target for one in notes]


@pytest.mark.parametrize("width", [30, 60, 100])
def test_the_page_marks_what_changed_in_signs_at_every_width(width: int) -> None:
    items = review_of(EDITED, [only(EDITED, note_on_words(BEFORE, SENTENCE))])
    page = review_page(Review(items), width)
    check_page(page)
    shown = "".join(page.text.split())
    assert "[-" in shown
    assert "{+" in shown
    assert "changed," in shown
    assert any(link.target == NotePlace(items[0].note.id) for link in page.links)
    assert review_told(Review(items)) == "1 changed, 0 lost"


def test_columns_stand_side_by_side_only_where_there_is_room() -> None:
    items = review_of(EDITED, [only(EDITED, note_on_words(BEFORE, SENTENCE))])
    assert any("│" in line for line in lines_of(review_page(Review(items), 100)))
    assert not any("│" in line for line in lines_of(review_page(Review(items), 50)))


def test_both_texts_of_a_note_are_shown() -> None:
    note = note_on_words(BEFORE, SENTENCE, "Mine.")
    conflict = Conflict(note, replace(note, body="Theirs."), PurePath("essay/copy.md"))
    text = review_page(Review(conflicts=(conflict,)), 80).text
    assert "Mine." in text
    assert "Theirs." in text
    assert "copy.md" in text


@given(st.text("ab c\n靖。"), st.text("ab d\n靖。"))
@settings(deadline=None)
def test_what_is_kept_and_gone_is_the_old_text_and_kept_and_new_the_new(old: str, new: str) -> None:
    found = compared(old, new)
    assert "".join(one.words for one in found if one.fate is not Fate.NEW) == old
    assert "".join(one.words for one in found if one.fate is not Fate.GONE) == new


def test_all_texts_with_notes_are_reviewed_and_those_that_cannot_be_read_are_told(
    tmp_path: Path,
) -> None:
    desk = desk_at(tmp_path / "home")
    for name in ("edited", "same"):
        path = tmp_path / f"{name}.txt"
        path.write_text(f"{name}\n\n{BEFORE.text}", encoding="utf-8")
        opened = desk.open_file(path)
        desk.keep(opened)
        start = opened.document.text.index(SENTENCE)
        anchor = make_anchor(opened.document.text, Span(start, start + len(SENTENCE)))
        desk.notes.add(NewNote(PassageTarget(opened.document.id, anchor), name))
    (tmp_path / "edited.txt").write_text(f"edited\n\n{EDITED.text}", encoding="utf-8")
    desk.notes.add(NewNote(PassageTarget("nowhere", make_anchor("words", Span(0, 5))), "nowhere"))
    seen: list[tuple[int, int]] = []
    review = review_everywhere(desk, progress=lambda done, total: seen.append((done, total)))
    assert [item.note.body for item in review.items] == ["edited"]
    assert review.items[0].placed.state is AnchorState.CHANGED
    assert len(review.unread) == 1
    assert "nowhere" in review.unread[0]
    assert seen == [(0, 3), (1, 3), (2, 3)]
    assert review_everywhere(desk, cancelled=lambda: True) == Review()


def test_a_sign_stands_beside_each_note_by_its_kind_and_by_what_is_not_yet_decided() -> None:
    note = replace(note_on_words(BEFORE, SENTENCE), kind="question")
    (sure,) = margin_marks([only(BEFORE, note)])
    assert sure.sign == kind_of("question").sign != UNSURE
    (unsure,) = margin_marks([only(EDITED, note)])
    assert unsure.sign == UNSURE
    assert list(margin_marks([only(WITHOUT, note)])) == []


def test_signs_are_told_apart_in_plain_letters_too() -> None:
    signs = [UNSURE, *(kind.sign for kind in known_kinds())]
    assert len(set(signs)) == len(signs)
    letters = [plain(sign) for sign in signs]
    assert all(letter.isascii() for letter in letters)
    assert len(set(letters)) == len(letters)


def test_two_texts_that_differ_in_their_tags_alone_do_not_say_the_same(notebook: Notebook) -> None:
    note = written(notebook)
    copy = replace(note, tags=("other",))
    page = review_page(Review((), (Conflict(note, copy, PurePath("copy.md")),)), 120)
    assert "both texts say the same" not in page.text
    assert "#other" in page.text
    same = review_page(Review((), (Conflict(note, note, PurePath("copy.md")),)), 120)
    assert "both texts say the same" in same.text

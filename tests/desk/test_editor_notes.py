"""Editor's notes: on their words, with a sign of their own, and never taken for the author's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossary.dates import PartialDate
from glossary.model import Quality, Source
from reader.base.errors import NoSuchPlaceError
from reader.base.shipped import default_document
from reader.desk.article_page import EDITOR_SIGN, NOTE_SIGN
from reader.desk.documents import Opened
from reader.desk.editor_note_page import editor_note_page
from reader.desk.editor_notes import place_editor_notes
from reader.desk.resolving import require
from reader.desk.session import Session
from reader.text.companion import Companion, EditorNote
from reader.text.place import DocumentPlace, EditorNotePlace, EntryPlace, parse_place
from tests.desk.examples import (
    check_page,
    desk_at,
    document_of,
    entry_of,
    glossary_of,
    lines_of,
    links_of,
)

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = document_of("Abe is coming\nearlier than expected.", "Much later.")
COMPANION = Companion(
    notes=(
        EditorNote("gone", "never said", "Lost words."),
        EditorNote("later", "later", "On [[abe|him]] [K2].\n\nAnd more [K1] [K9]."),
        EditorNote(
            "early", "earlier than expected", "Why [K1].", "coming\n", ".", PartialDate(2026, 11)
        ),
    ),
    sources={
        "K1": Source("K1", "A page", "Press", PartialDate(2013), "a.org", Quality.PRESS),
        "K2": Source("K2", "General knowledge", quality=Quality.GENERAL_KNOWLEDGE),
        "K3": Source("K3", "Cited nowhere"),
    },
)
GLOSSARY = glossary_of(entry_of("abe", "Shinzo Abe"))


def test_notes_stand_on_their_words_in_text_order_and_lost_ones_come_last() -> None:
    placed = place_editor_notes(DOCUMENT, COMPANION)
    assert [(one.note.id, one.span) for one in placed] == [
        ("early", (14, 35)),
        ("later", (43, 48)),
        ("gone", None),
    ]
    assert [[source.key for source in one.sources] for one in placed] == [["K1"], ["K2", "K1"], []]


def test_a_document_without_companion_has_none() -> None:
    assert place_editor_notes(DOCUMENT, None) == ()


def test_the_page_says_whose_note_it_is_on_which_words_and_who_says_so() -> None:
    placed = place_editor_notes(DOCUMENT, COMPANION)
    page = editor_note_page(placed[1], DOCUMENT, GLOSSARY)
    check_page(page)
    assert lines_of(page) == [
        "Editor’s note, not the author’s",
        "Much later.",
        "On him [K2].",
        "And more [K1] [K9].",
        "Sources",
        "· [K2] General knowledge (general knowledge)",
        "· [K1] A page, Press, 2013, a.org (press)",
    ]
    assert links_of(page) == [
        ("Much later.", DocumentPlace("essay", 43, 48)),
        ("him", EntryPlace("abe")),
    ]


def test_the_page_of_a_note_says_when_it_was_written() -> None:
    page = editor_note_page(place_editor_notes(DOCUMENT, COMPANION)[0], DOCUMENT, GLOSSARY)
    assert lines_of(page)[-1] == "Written November 2026"


def test_a_note_whose_words_are_gone_says_so() -> None:
    page = editor_note_page(place_editor_notes(DOCUMENT, COMPANION)[2], DOCUMENT, GLOSSARY)
    assert lines_of(page)[1:3] == ["never said", "These words are no longer in the text."]


def test_the_margin_has_a_sign_for_them_that_is_not_that_of_the_readers_notes(
    tmp_path: Path,
) -> None:
    session = Session(Opened(DOCUMENT, tmp_path / "essay.txt", COMPANION))
    assert session.article().margin == (), "the first frame does without"
    session.glossary = GLOSSARY
    marks = session.article().margin
    assert [(mark.offset, mark.target) for mark in marks] == [
        (14, EditorNotePlace("essay", "early")),
        (43, EditorNotePlace("essay", "later")),
    ]
    assert {mark.sign for mark in marks} == {EDITOR_SIGN}
    assert EDITOR_SIGN != NOTE_SIGN
    assert EDITOR_SIGN.isascii(), "one cell wide in every terminal and font"


def test_a_sitting_has_the_page_of_each_note_also_before_the_glossary_is_read(
    tmp_path: Path,
) -> None:
    session = Session(Opened(DOCUMENT, tmp_path / "essay.txt", COMPANION))
    page = session.editor_note("later")
    assert page
    assert "On him [K2]." in lines_of(page)
    session.glossary = GLOSSARY
    page = session.editor_note("later")
    assert page
    assert ("him", EntryPlace("abe")) in links_of(page)
    assert session.editor_note("nobody-wrote") is None


def test_another_document_has_its_own_notes(tmp_path: Path) -> None:
    session = Session(Opened(DOCUMENT, tmp_path / "essay.txt", COMPANION))
    assert session.editor_notes
    session.turn_to(Opened(DOCUMENT, tmp_path / "essay.txt", None))
    assert session.editor_notes == ()


def test_the_place_of_a_note_is_gone_to_if_the_note_is_there(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    document_id = desk.open_file(default_document()).document.id
    place = EditorNotePlace(document_id, "border-length")
    assert parse_place(str(place)) == place
    require(desk, place)
    with pytest.raises(NoSuchPlaceError, match="no such editor's note"):
        require(desk, EditorNotePlace(document_id, "nobody-wrote"))
    with pytest.raises(NoSuchPlaceError, match="no such document"):
        require(desk, EditorNotePlace("nothing", "border-length"))


@pytest.mark.parametrize("text", ["editor:", "editor:a", "editor:a/", "editor:/b", "editor:a/b/c"])
def test_what_is_no_place_of_a_note_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="not a place"):
        parse_place(text)

"""One sitting: what is open, what is known, and the pages that panes show."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from glossary.matcher import Matcher
from reader.desk.documents import Opened
from reader.desk.doors import doors
from reader.desk.elsewhere import Elsewhere
from reader.desk.entry_page import WaysToAct
from reader.desk.note_beside import name_of_target
from reader.desk.placed_notes import place_notes
from reader.desk.session import Session
from reader.desk.term_states import TermStates
from reader.desk.wording import uses_by_entry
from reader.notes.model import Notes
from reader.text.place import EntryPlace, NotePlace
from reader.text.span import Span
from tests.desk.examples import (
    document_of,
    entry_of,
    fact,
    glossary_of,
    lines_of,
    links_of,
    mention,
    note_on_entry,
    note_on_words,
)

if TYPE_CHECKING:
    from glossary.model import Mention
    from reader.notes.model import Note
    from reader.text.document import Document

ABE = replace(entry_of("shinzo-abe", "Shinzo Abe"), facts=(fact("2006"), fact("2020")))
GLOSSARY = glossary_of(ABE)
ESSAY = document_of("Abe visits Moscow.", "Russia shares a border.", day="2013-04-27")
LETTER = replace(document_of("Dear Abe,", "Moscow is far."), id="letter")


def opened(document: Document = ESSAY) -> Opened:
    return Opened(document, Path("essay.txt"))


@pytest.fixture
def session() -> Session:
    session = Session(opened(), top=19)
    session.glossary = GLOSSARY
    _find(session, [mention(ESSAY, "Abe", "shinzo-abe")])
    return session


def _know(session: Session, notes: list[Note]) -> None:
    session.know_notes(Notes(tuple(notes), ()), place_notes(session.document, notes))


def _find(session: Session, mentions: list[Mention]) -> None:
    session.know_mentions(mentions, doors(session.document, mentions), uses_by_entry(mentions))


def _turn(session: Session, there: Opened) -> None:
    session.turn_to(there, place_notes(there.document, session.notes))


def test_a_session_begins_where_the_document_was_left(session: Session) -> None:
    assert (session.document, session.place.document, session.place.offset) == (ESSAY, "essay", 19)
    assert session.history.present is None


def test_the_article_has_its_terms_as_links_and_its_notes_in_the_margin(session: Session) -> None:
    note = note_on_words(ESSAY, "Russia")
    _know(session, [note, note_on_entry("shinzo-abe", number=2)])
    page = session.article()
    assert page.text == ESSAY.text
    assert page.blocks == ESSAY.blocks
    assert links_of(page) == [("Abe", EntryPlace("shinzo-abe"))]
    assert [(mark.offset, mark.target) for mark in page.margin] == [
        (ESSAY.text.index("Russia"), NotePlace(note.id))
    ]


def test_above_the_article_stands_what_is_known_of_it(session: Session) -> None:
    metadata = replace(
        ESSAY.metadata, author="Dmitri Trenin", publisher="Carnegie", title_note="is a guess"
    )
    _turn(session, opened(replace(ESSAY, metadata=metadata)))
    assert lines_of(session.lead()) == [
        "An Essay",
        "Dmitri Trenin · 27 April 2013 · Carnegie",
        "Title is a guess",
    ]


def test_what_is_in_view_waits_for_the_glossary(session: Session) -> None:
    page = session.in_view(ESSAY.blocks[0].span)
    assert page is not None
    assert lines_of(page) == ["Shinzo Abe  term"]
    nothing = session.in_view(Span(5, 10))
    assert nothing is not None
    assert lines_of(nothing) == ["No terms on this screen."]
    assert Session(opened()).in_view(ESSAY.blocks[0].span) is None


def test_an_entry_is_shown_beside_the_document_with_its_own_mentions_and_notes(
    session: Session,
) -> None:
    _find(session, [*session.mentions, mention(ESSAY, "Moscow", "moscow")])
    _know(
        session,
        [
            note_on_entry("shinzo-abe", "On Abe.", 1),
            note_on_entry("moscow", "On Moscow.", 2),
            note_on_words(ESSAY, "Abe", "On words.", 3),
        ],
    )
    told = lines_of(session.entry(ABE))
    assert "Then: by 27 April 2013" in told
    at = told.index("In this text: 1 mention")
    assert told[at + 1 : at + 3] == [
        "Names used here: “Abe” the article’s own words 1",
        "¶ Abe visits Moscow.",
    ]
    assert told[told.index("Your notes") + 1 :] == [
        "✎ On Abe.",
        "✎ On words.  on words that name it here",
    ]


def test_the_terms_in_view_have_their_states_once_these_are_known(session: Session) -> None:
    session.states = TermStates(seen=frozenset({"shinzo-abe"}))
    page = session.in_view(ESSAY.blocks[0].span)
    assert page is not None
    assert lines_of(page) == ["· Shinzo Abe  term"]


def test_what_is_known_of_other_documents_is_shown_with_the_entry_it_is_about(
    session: Session,
) -> None:
    session.know_elsewhere("shinzo-abe", Elsewhere(is_looking=True))
    assert "Looking in the other documents …" in lines_of(session.entry(ABE))
    session.know_elsewhere("moscow", Elsewhere(looked=1, total=2))
    assert "In other documents" not in lines_of(session.entry(ABE))
    session.ways = WaysToAct(look_on="press + to go on")
    session.know_elsewhere("shinzo-abe", Elsewhere(looked=1, total=2))
    assert lines_of(session.entry(ABE))[-1] == (
        "Looked through 1 of 2 documents that may mention it; press + to go on."
    )
    _turn(session, opened(LETTER))
    assert "In other documents" not in lines_of(session.entry(ABE))


def test_the_shorter_terms_inside_the_words_that_led_to_an_entry_are_links() -> None:
    visit = entry_of("visit", "Abe visits Moscow", "the visit of Abe")
    glossary = glossary_of(ABE, visit, entry_of("moscow", "Moscow"), entry_of("abe-2", "Abe"))
    essay = document_of("Abe visits Moscow. Of the visit of Abe they said little.")
    session = Session(opened(essay))
    session.glossary, session.matcher = glossary, Matcher(glossary.aliases())
    mentions = session.matcher.mentions(essay.text)
    session.know_mentions(mentions, doors(session.document, mentions), uses_by_entry(mentions))
    told = lines_of(session.entry(visit))
    assert told[2] == "Inside these words: Abe · Moscow"
    last = session.mention_at(essay.text.index("the visit") + 3)
    assert last is not None
    assert last.surface == "the visit of Abe"
    assert lines_of(session.entry(visit, last))[2] == "Inside these words: Abe"
    places = [target for words, target in links_of(session.entry(visit, last)) if words == "Abe"]
    assert places == [EntryPlace("abe-2")]


def test_the_mention_at_an_offset_is_the_one_that_holds_its_character(session: Session) -> None:
    (abe,) = session.mentions
    assert [session.mention_at(at) for at in (0, 2, 3, 10)] == [abe, abe, None, None]


def test_another_document_has_its_own_mentions_and_notes_and_the_reading_place_stays(
    session: Session,
) -> None:
    on_letter = note_on_words(LETTER, "Moscow", number=1)
    on_essay = note_on_words(ESSAY, "Moscow", number=2)
    _know(session, [on_letter, on_essay])
    _turn(session, opened(LETTER))
    assert session.document is LETTER
    assert not session.mentions
    assert [placed.note for placed in session.placed] == [on_letter]
    assert (session.place.document, session.place.offset) == ("essay", 19)


def test_the_whole_of_a_document_keeps_the_mentions_of_its_beginning(session: Session) -> None:
    beginning = list(session.mentions)
    whole = document_of("Abe visits Moscow.", "Russia shares a border.", "And more.")
    note = note_on_words(whole, "And more")
    _know(session, [note])
    assert session.placed[0].span is None
    _turn(session, opened(whole))
    assert list(session.mentions) == beginning
    assert session.placed[0].span is not None


def test_notes_say_what_they_are_on(session: Session) -> None:
    notes = [
        note_on_entry("shinzo-abe", "One.", 1),
        note_on_entry("nobody", "Two.", 2),
        note_on_words(LETTER, "far", "Three.", 3),
    ]
    _know(session, notes)
    assert [name_of_target(session, note) for note in notes] == [
        "on Shinzo Abe",
        "on nobody",
        "on letter",
    ]


def test_a_note_is_shown_beside_the_text_with_what_links_to_it(session: Session) -> None:
    first = note_on_words(ESSAY, "border", "Four.", 4)
    second = note_on_entry("shinzo-abe", f"see [[note:{first.id}]]", 5)
    _know(session, [first, second])
    page = session.note_page(first.id)
    assert page is not None
    assert "Four." in page.text
    assert "Linked from" in page.text
    assert session.note_page("gone") is None


def test_a_note_is_known_by_its_id_with_its_words_where_it_has_some_here(session: Session) -> None:
    here, on_entry = note_on_words(ESSAY, "border", number=1), note_on_entry("abe", number=2)
    _know(session, [here, on_entry])
    placed = session.placed_note(here.id)
    assert placed is not None
    assert placed.span == Span(ESSAY.text.index("border"), ESSAY.text.index("border") + 6)
    other = session.placed_note(on_entry.id)
    assert other is not None
    assert (other.note, other.placement) == (on_entry, None)
    assert session.placed_note("nobody") is None

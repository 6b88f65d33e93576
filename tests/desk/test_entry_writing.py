"""Writing entries at the desk: begun from words, told of what is doubtful, marked at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from glossary.candidates import Candidate
from glossary.entry_writer import EntryDraft
from glossary.model import Alias, Kind
from reader.base.errors import (
    BrokenUserFileError,
    EntryChangedError,
    NoSuchEntryError,
    UsageError,
)
from reader.base.paths import Paths
from reader.desk.desk import Desk
from reader.desk.entry_drafts import (
    remarks,
    require_sound,
    start_from_candidate,
    start_from_words,
)
from reader.desk.entry_writing import draft_in
from reader.desk.indexing import entry_source
from reader.desk.publishing import entry_writing, index_entry
from reader.search.model import Question
from reader.text.span import Span
from tests.desk.examples import document_of, entry_of, glossary_of

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "We walked to Fern\nPoint, in the rain. Nobody lives at “Fern Point” now."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Paths(tmp_path / "data", tmp_path / "config", tmp_path / "cache"))


def marked(desk: Desk, tmp_path: Path) -> list[tuple[str, str]]:
    """The entries that are marked in a text by now, and on which words."""
    file = tmp_path / "essay.txt"
    file.write_text(" ".join(TEXT.split()), encoding="utf-8")
    found = desk.finder(desk.open_file(file)).everything()
    return [(mention.entry, mention.surface) for mention in found]


def test_words_of_a_document_begin_an_entry() -> None:
    document = document_of("Before.", TEXT)
    start = document.text.index("Fern\nPoint")
    started = start_from_words(document, Span(start, start + len("Fern\nPoint,")))
    assert started.draft == EntryDraft("Fern Point")
    assert started.context == " ".join(TEXT.split())


@pytest.mark.parametrize("words", ["", ", ", "x" * 201])
def test_what_can_be_no_term_is_told(words: str) -> None:
    document = document_of(words + "|")
    with pytest.raises(UsageError) as caught:
        start_from_words(document, Span(0, len(words)))
    assert len(str(caught.value)) < 120


@pytest.mark.parametrize("alias", ["...", "y" * 201, "a\x1bb"])
def test_what_can_be_no_alias_is_told(alias: str) -> None:
    with pytest.raises(UsageError):
        require_sound(EntryDraft("Fern", aliases=(Alias(alias),)))


def test_a_candidate_begins_an_entry_that_is_filled_in() -> None:
    candidate = Candidate(
        "Harbour Board", Kind.INSTITUTION, ("HB", "the Board"), ((0, 13),), "The Board met.", 1.0
    )
    started = start_from_candidate(candidate)
    assert started.draft == EntryDraft(
        "Harbour Board", Kind.INSTITUTION, aliases=(Alias("HB"), Alias("the Board"))
    )
    assert started.context == "The Board met."


def test_an_alias_that_means_another_entry_is_told_and_not_forbidden() -> None:
    glossary = glossary_of(entry_of("orla-quill", "Orla Quill", "Orla"), entry_of("mine", "Mine"))
    draft = EntryDraft("Mine", aliases=(Alias("orla"), Alias("Orla Quill")), see=("nobody",))
    require_sound(draft)
    assert list(remarks(draft, glossary, "mine")) == [
        "“orla” means Orla Quill already; in texts it will mean yours",
        "'see' names nobody, which is no entry yet",
        "it says nothing yet: a few sentences can be added at any time",
    ]
    assert list(remarks(EntryDraft("Orla Quill", body="x"), glossary, "orla-quill")) == []


def test_a_new_entry_is_marked_at_once_until_it_is_undone(desk: Desk, tmp_path: Path) -> None:
    writing = entry_writing(desk)
    assert marked(desk, tmp_path) == []
    change = writing.create(EntryDraft("Fern Point"))
    assert marked(desk, tmp_path) == [("fern-point", "Fern Point")] * 2
    assert change.told == "Fern Point has an entry now"
    undone = desk.changes.undo()
    assert undone
    assert undone.told == "Fern Point is deleted"
    assert marked(desk, tmp_path) == []
    assert not desk.changes.can_undo


def test_search_finds_an_entry_as_it_is_now(desk: Desk) -> None:
    writing = entry_writing(desk)
    writing.create(EntryDraft("Fern Point", body="A cape of ferns."))
    index_entry(desk, "fern-point")
    assert [str(hit.place) for hit in desk.index.search(Question("ferns")).hits] == [
        "entry:fern-point"
    ]
    writing.delete(writing.open("fern-point"))
    index_entry(desk, "fern-point")
    assert desk.index.search(Question("ferns")).hits == ()


def test_a_new_entry_does_not_replace_one_that_ships(desk: Desk) -> None:
    change = entry_writing(desk).create(EntryDraft("Yasukuni Shrine"))
    assert change.id == "yasukuni-shrine-2"


def test_changing_an_entry_that_ships_puts_the_reader_s_above_it(desk: Desk) -> None:
    writing = entry_writing(desk)
    shipped = desk.glossary.get("sino")
    assert shipped
    opened = writing.open("Sino-")
    change = writing.change(opened, replace(draft_in(opened), body="In our own words."))
    mine = desk.glossary.get("sino")
    assert mine
    assert (mine.pack, mine.body) == ("own", "In our own words.")
    assert mine.names == shipped.names
    assert writing.open("sino").path == writing.own.path_of("sino")
    assert entry_source(mine, desk.glossary).digest != entry_source(shipped, desk.glossary).digest
    change.undo()
    assert desk.glossary.get("sino") == shipped


def test_a_broken_entry_is_opened_by_its_id_or_term_and_mended(desk: Desk) -> None:
    writing = entry_writing(desk)
    writing.create(EntryDraft("Fern Point"))
    path = writing.own.path_of("fern-point")
    path.write_text("---\nterm: Fern Point\nkind: gadget\n---\n", encoding="utf-8")
    desk.glossaries.refresh()
    opened = writing.open("Fern Point")
    assert opened == writing.open("fern-point")
    assert opened.path == path
    with pytest.raises(BrokenUserFileError, match=r"fern-point\.md:3"):
        draft_in(opened)
    with pytest.raises(BrokenUserFileError):
        writing.save(opened, opened.text + "more")
    writing.save(opened, opened.text.replace("gadget", "place"))
    entry = desk.glossary.get("fern-point")
    assert entry
    assert entry.kind is Kind.PLACE


def test_a_file_that_another_program_changed_is_left_alone(desk: Desk) -> None:
    writing = entry_writing(desk)
    change = writing.create(EntryDraft("Fern Point"))
    opened = writing.open("fern-point")
    theirs = opened.text.replace("kind: term", "kind: place")
    opened.path.write_text(theirs, encoding="utf-8")
    with pytest.raises(EntryChangedError):
        writing.change(opened, EntryDraft("Fern Point", body="Mine."))
    with pytest.raises(EntryChangedError):
        change.undo()
    assert opened.path.read_text(encoding="utf-8") == theirs


def test_an_entry_that_is_not_there_is_told_with_the_nearest(desk: Desk) -> None:
    with pytest.raises(NoSuchEntryError, match="Yasukuni Shrine"):
        entry_writing(desk).open("Yasukoni Shrine")


def test_a_draft_that_cannot_be_an_entry_is_refused_in_words(desk: Desk) -> None:
    writing = entry_writing(desk)
    with pytest.raises(UsageError, match="write the words that it explains"):
        writing.create(EntryDraft("  "))
    writing.create(EntryDraft("Fern"))
    with pytest.raises(UsageError, match="no letter or digit"):
        writing.change(writing.open("fern"), EntryDraft("Fern", aliases=(Alias("!"),)))

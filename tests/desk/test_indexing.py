"""What the index is made from, and when it must be made again."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.model import Alias, Entry, Fact, Kind, Name, Position
from reader.desk.documents import Opened
from reader.desk.indexing import PASSAGE, document_source, entry_source, note_source, passages
from reader.library.record import DocumentRecord, Page, Told, Version
from reader.search.model import About, Record, Source
from reader.search.model import Kind as Found
from reader.text.companion import BylineQuote, Companion
from reader.text.document import Block, Document, Metadata, Role
from reader.text.place import DocumentPlace, EntryPlace, NotePlace
from tests.desk.examples import (
    date,
    document_of,
    entry_of,
    glossary_of,
    note_on_entry,
    note_on_words,
)

if TYPE_CHECKING:
    from reader.notes.model import Note

RECORD = DocumentRecord(
    "essay", "essay.txt", "/e/essay.txt", "", "", "2026", Told(), Page(), (Version("a", "ab" * 32),)
)
FILE = os.stat_result((0o100644, 1, 1, 1, 0, 0, 11, 0, 0, 0))  # 11 bytes
COMPANION = Companion("essay", Metadata("A Title"))
ABE = entry_of("shinzo-abe", "Shinzo Abe")
SHRINE = Entry(
    "yasukuni-shrine",
    "Yasukuni Shrine",
    Kind.PLACE,
    "Where [[shinzo-abe]] went [YAS1][YAS2]. It is [[shinzo-abe|his]] [YAS1].",
    names=(Name("靖国神社", "ja", "Yasukuni Jinja"), Name("靖国神社", "zh-Hans")),
    aliases=(Alias("Yasukuni Shrine"), Alias("Yasukuni")),
    facts=(Fact(date("1978-10"), "Names of [[class-a-war-criminals]] added.", ("YAS1",)),),
    positions=(Position("China", "It hurts.", ("YAS1",)),),
)
NOTE = note_on_words(document_of("Whose islands?"), "islands", "Ask about them.")


def never(document_id: str) -> NoReturn:
    raise AssertionError(f"{document_id} was read")


def digest(
    record: DocumentRecord = RECORD,
    companion: Companion | None = COMPANION,
    file: os.stat_result | None = FILE,
) -> str:
    return document_source(record, file, companion, never).digest


def the_record(source: Source) -> Record:
    (record,) = source.records()
    return record


def test_a_document_is_read_only_when_its_records_are_asked_for() -> None:
    document = document_of("One.", "Two.")
    source = document_source(RECORD, FILE, None, lambda _: Opened(document, Path("essay.txt")))
    assert source.key == "doc:essay"
    assert [record.text for record in source.records()] == ["One.", "Two."]
    assert document_source(RECORD, FILE, None, never).key == "doc:essay"


@pytest.mark.parametrize(
    "changed",
    [
        digest(RECORD._replace(versions=(Version("a", "cd" * 32),))),
        digest(RECORD._replace(format="md")),
        digest(file=os.stat_result((*FILE[:6], 12, *FILE[7:]))),
        digest(file=None),
        digest(companion=None),
        digest(companion=replace(COMPANION, metadata=Metadata("Another Title"))),
        digest(companion=replace(COMPANION, byline=BylineQuote("Dmitri", "More >"))),
        digest(companion=replace(COMPANION, credit="First printed elsewhere.")),
    ],
)
def test_a_document_is_indexed_again_when_its_words_title_or_furniture_change(
    changed: str,
) -> None:
    assert changed != digest()


def test_a_document_titled_by_its_name_is_indexed_again_under_another_name() -> None:
    assert digest(RECORD._replace(name="other.txt"), None) != digest(RECORD, None)


@pytest.mark.parametrize(
    "unchanged",
    [
        digest(RECORD._replace(path="/elsewhere/essay.txt", added="2027")),
        digest(RECORD._replace(name="copy of essay.txt")),  # the companion gives the title
        digest(companion=replace(COMPANION, remarks="Seen on the web.")),
        digest(companion=replace(COMPANION, metadata=Metadata("A Title", author="Trenin"))),
    ],
)
def test_a_document_is_not_indexed_again_for_what_is_not_searched(unchanged: str) -> None:
    assert unchanged == digest()


def test_filters_know_of_a_document_what_companion_and_document_say() -> None:
    told = Told(title="Told Title", author="Told Author", date="2013-04", language="de")
    record = RECORD._replace(told=told)
    assert document_source(record, FILE, None, never).about == About(
        "Told Title", "Told Author", "de", (), ("2013-04",), (), "essay"
    )
    said = replace(
        COMPANION, metadata=Metadata("A Title", author="Trenin", date=date("2014")), tags=("asia",)
    )
    assert document_source(record, FILE, said, never).about == About(
        "A Title", "Trenin", "de", ("asia",), ("2014",), (), "essay"
    )
    assert document_source(RECORD, FILE, None, never).about.title == "Essay"


def test_filters_know_of_an_entry_when_it_happened_and_whose_it_is() -> None:
    entry = replace(
        SHRINE,
        names=(Name("靖国神社", side="Japan"), Name("Yasukuni")),
        positions=(Position("China", "It hurts.", (), date("2013-12-26")),),
        facts=(Fact(date("1978"), "Added.", (), date("1985-08")), Fact(date("1978"), "So.", ())),
    )
    assert entry_source(entry, glossary_of(entry)).about == About(
        "Yasukuni Shrine",
        dates=("1978", "1985-08", "2013-12-26"),
        sides=("Japan", "China"),
        entry="yasukuni-shrine",
    )


def test_filters_know_of_a_note_when_it_was_written_on_what_and_its_tags() -> None:
    note = replace(NOTE, tags=("todo",), modified=NOTE.created + dt.timedelta(days=40))
    first, then = (str(day.astimezone().date()) for day in (note.created, note.modified))
    assert note_source(note).about == About(
        "Ask about them.",
        tags=("todo",),
        dates=(first, then),
        document="essay",
        note_kind="note",
        note_on="islands",
    )
    assert note_source(note_on_entry("abe", "Hm.")).about.entry == "abe"


def test_a_highlight_without_words_of_its_own_is_called_and_quoted_by_those_it_stands_on() -> None:
    record = the_record(note_source(replace(NOTE, body="", kind="highlight")))
    assert (record.title, record.text) == ("islands", "islands")


def test_a_note_is_found_by_the_words_it_was_first_written_on() -> None:
    assert the_record(note_source(replace(NOTE, written_on="isles"))).names == ("islands", "isles")


def test_a_tag_of_a_document_makes_none_of_its_records_anew() -> None:
    tagged = replace(COMPANION, tags=("asia",))
    before = document_source(RECORD, FILE, COMPANION, never)
    after = document_source(RECORD, FILE, tagged, never)
    assert before.digest == after.digest
    assert before.about != after.about


def test_an_entry_is_found_by_all_it_tells_in_plain_words() -> None:
    record = the_record(entry_source(SHRINE, glossary_of(ABE, SHRINE)))
    assert (record.place, record.kind, record.title) == (
        EntryPlace("yasukuni-shrine"),
        Found.ENTRY,
        "Yasukuni Shrine",
    )
    assert record.text.split("\n") == [
        "Where Shinzo Abe went. It is his.",
        "October 1978: Names of class-a-war-criminals added.",
        "China: It hurts.",
    ]


def test_an_entry_is_found_by_every_name_reading_and_alias() -> None:
    record = the_record(entry_source(SHRINE, glossary_of(ABE, SHRINE)))
    assert record.names == ("靖国神社", "Yasukuni Jinja", "Yasukuni Shrine", "Yasukuni")


def test_an_entry_is_indexed_again_when_the_term_of_an_entry_that_it_links_changes() -> None:
    before = entry_source(SHRINE, glossary_of(ABE, SHRINE))
    renamed = entry_source(SHRINE, glossary_of(replace(ABE, term="Abe Shinzō"), SHRINE))
    gone = entry_source(SHRINE, glossary_of(SHRINE))
    assert len({before.digest, renamed.digest, gone.digest}) == 3
    assert "Abe Shinzō went" in the_record(renamed).text


CHANGES = st.sampled_from(
    [
        {"term": "Yasukuni"},
        {"body": "Another body."},
        {"body": SHRINE.body.replace(" [YAS1]", "")},
        {"names": SHRINE.names[:1]},
        {"names": ()},
        {"aliases": SHRINE.aliases[:1]},
        {"facts": ()},
        {"positions": ()},
        {"positions": (Position("Japan", "It hurts.", ()),)},
        {"see": ("shinzo-abe",)},
        {"kind": Kind.EVENT},
        {"pack": "your glossary"},
        {"path": "/elsewhere.md"},
        {"sources": {}},
    ]
)


@given(CHANGES, CHANGES, st.sampled_from(["Shinzo Abe", "Abe Shinzō"]))
@settings(deadline=None)
def test_the_digest_of_an_entry_changes_exactly_when_its_record_does(
    change: dict[str, object], other: dict[str, object], term: str
) -> None:
    abe = replace(ABE, term=term)
    one = replace(SHRINE, **change)  # type: ignore[arg-type]
    two = replace(SHRINE, **other)  # type: ignore[arg-type]
    first = entry_source(one, glossary_of(ABE, one))
    second = entry_source(two, glossary_of(abe, two))
    assert (first.digest == second.digest) == (the_record(first) == the_record(second))


def test_a_note_is_found_by_its_body_its_tags_and_the_words_it_stands_on() -> None:
    record = the_record(note_source(replace(NOTE, tags=("to check",))))
    assert record == Record(
        NotePlace(NOTE.id),
        Found.NOTE,
        "Ask about them.",
        "Ask about them.",
        names=("to check", "islands"),
    )
    assert the_record(note_source(note_on_entry("abe", "Hm."))).names == ()


NOTES = st.builds(
    lambda note, body, tags: replace(note, body=body, tags=tuple(tags)),
    st.sampled_from([NOTE, note_on_entry("abe"), note_on_entry("kurils")]),
    st.sampled_from(["a", "b", "a\n"]),
    st.lists(st.sampled_from(["islands", "x"]), unique=True),
)


@given(NOTES, NOTES)
@settings(deadline=None)
def test_the_digest_of_a_note_changes_exactly_when_its_record_does(one: Note, two: Note) -> None:
    two = replace(two, id=one.id)
    first, second = note_source(one), note_source(two)
    assert first.key == f"note:{one.id}"
    assert (first.digest == second.digest) == (the_record(first) == the_record(second))


def test_passages_are_the_blocks_without_the_furniture_of_the_page() -> None:
    roles = list(Role)
    document = document_of(*(role.value for role in roles))
    document = replace(
        document,
        blocks=tuple(
            block._replace(role=role) for block, role in zip(document.blocks, roles, strict=True)
        ),
    )
    left_out = {Role.BYLINE, Role.CREDIT, Role.RULE}
    assert [record.text for record in passages(document)] == [
        role.value for role in roles if role not in left_out
    ]


@given(
    st.lists(
        st.tuples(
            st.text(st.sampled_from("a \n\t "), min_size=1, max_size=9), st.integers(1, 1500)
        ),
        min_size=1,
        max_size=4,
    )
)
@settings(deadline=None)
def test_passages_cover_every_block_with_exact_offsets_and_none_is_too_long(
    repeated: list[tuple[str, int]],
) -> None:
    document = document_of(*(text * times for text, times in repeated))
    found = list(passages(document))
    for record in found:
        assert record.place == DocumentPlace("essay", record.start, record.start + len(record.text))
        assert document.text[record.start : record.start + len(record.text)] == record.text
        assert 0 < len(record.text) <= PASSAGE
        assert (record.title, record.kind) == ("An Essay", Found.PASSAGE)
    ends = {block.end for block in document.blocks}
    covered = [one.start for one in found]
    assert covered == sorted(
        {block.start for block in document.blocks}
        | {
            record.start + len(record.text)
            for record in found
            if record.start + len(record.text) not in ends
        }
    )


@pytest.mark.parametrize("space", [" ", "\n", "\t", "\u00a0", "\u3000"])
def test_a_long_block_is_cut_between_words_whatever_parts_them(space: str) -> None:
    text = space.join(f"word{number}" for number in range(2000))
    parts = [record.text for record in passages(document_of(text))]
    assert len(parts) > 5
    assert "".join(parts) == text
    assert [word for part in parts for word in part.split()] == text.split()


def test_a_word_longer_than_a_passage_is_cut_where_it_must_be() -> None:
    parts = [record.text for record in passages(document_of("x" * (PASSAGE * 2 + 5)))]
    assert [len(part) for part in parts] == [PASSAGE, PASSAGE, 5]


def test_a_document_without_blocks_has_no_passages() -> None:
    assert list(passages(Document("essay", Metadata(""), "", ()))) == []
    assert list(passages(Document("essay", Metadata(""), "x", (Block(0, 1, Role.RULE),)))) == []


def test_a_note_is_found_and_called_by_the_words_of_its_links() -> None:
    note = note_on_entry("abe", "Of [[kuril-islands|the islands]] and [[yasukuni-shrine]]")
    record = the_record(note_source(note))
    assert record.text == record.title == "Of the islands and yasukuni-shrine"

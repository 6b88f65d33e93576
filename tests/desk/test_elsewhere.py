"""Mentions in the other documents of the library, with the words each uses."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from reader.base.shipped import default_document
from reader.desk.desk import Desk
from reader.desk.elsewhere import Elsewhere, OtherDocuments
from tests.desk.examples import desk_at

if TYPE_CHECKING:
    from pathlib import Path

    from glossary.model import Entry
    from reader.desk.documents import Opened

SHIPPED = "moscow-tokyo-anti-china-alliance-not-real"


@pytest.fixture
def desk(reader_home: Path) -> Desk:
    return desk_at(reader_home)


def keep(desk: Desk, folder: Path, name: str, text: str) -> str:
    """Have a document in the library; return its id."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    opened = desk.open_file(path)
    desk.library.keep(path, opened.document.id, opened.document.metadata.title)
    return opened.document.id


def islands(desk: Desk) -> Entry:
    entry = desk.glossary.get("south-kuril-islands-northern-territories")
    assert entry is not None
    return entry


def dated(day: str, title: str, body: str) -> str:
    return f"---\ntitle: {title}\ndate: {day}\n---\n\n{body}\n"


def test_each_other_document_is_told_with_its_words_the_oldest_first(
    desk: Desk, tmp_path: Path
) -> None:
    later = keep(
        desk, tmp_path, "b.md", dated("1998-11-13", "Later", "Of the Northern Territories.")
    )
    first = keep(desk, tmp_path, "a.md", dated("1956-10-19", "First", "Kunashir, then Kunashir."))
    undated = keep(desk, tmp_path, "c.txt", "They say South Kuril Islands there.")
    keep(desk, tmp_path, "d.txt", "Nothing of the kind.")
    here = keep(desk, tmp_path, "e.txt", "The Northern Territories again.")
    desk.update_index()
    found = OtherDocuments(desk).look(islands(desk), here)
    assert [one.document for one in found.found][:3] == [first, later, SHIPPED]
    assert [one.document for one in found.found][3:] == [undated]
    told = {
        one.document: [(w.words, w.count, w.whose) for w in one.wordings] for one in found.found
    }
    assert told[first] == [("Kunashir", 2, "Russia’s name")]
    assert told[later] == [("Northern Territories", 1, "Japan’s name")]
    assert told[undated] == [("South Kuril Islands", 1, "Russia’s name")]
    assert {one.document: one.count for one in found.found}[first] == 2
    assert (found.looked, found.total, found.is_whole, found.is_looking) == (4, 4, True, False)
    one = found.found[0].wordings[0]
    text = desk.open_document(first).document.text
    assert text[one.start : one.end] == "Kunashir"


def test_a_document_whose_companion_has_a_phrase_for_the_entry_is_looked_through(
    desk: Desk, tmp_path: Path
) -> None:
    companion = "---\nphrases:\n  - {quote: the four, entry: ENTRY}\n---\n"
    (tmp_path / "a.companion.md").write_text(companion.replace("ENTRY", islands(desk).id))
    said = keep(desk, tmp_path, "a.txt", "Give back the four.")
    desk.update_index()
    found = OtherDocuments(desk).look(islands(desk), SHIPPED)
    assert [(one.document, one.wordings[0].whose) for one in found.found] == [
        (said, "the article’s own words")
    ]


def test_what_the_index_has_not_seen_is_looked_through_too(desk: Desk, tmp_path: Path) -> None:
    desk.update_index()
    new = keep(desk, tmp_path, "new.txt", "Iturup.")
    assert [one.document for one in OtherDocuments(desk).look(islands(desk), SHIPPED).found] == [
        new
    ]


def test_only_so_many_are_looked_through_and_that_is_told(desk: Desk, tmp_path: Path) -> None:
    for number in range(5):
        keep(desk, tmp_path, f"{number}.txt", f"Iturup {number}.")
    others = OtherDocuments(desk)
    some = others.look(islands(desk), SHIPPED, most=2)
    assert (len(some.found), some.looked, some.total, some.is_whole) == (2, 2, 5, False)
    steps: list[Elsewhere] = []
    whole = others.look(islands(desk), SHIPPED, progress=steps.append, pause=0)
    assert (len(whole.found), whole.is_whole) == (5, True)
    assert [(step.looked, step.is_looking) for step in steps] == [(n, True) for n in range(1, 5)]


def test_a_cancelled_search_tells_what_it_found_and_stops(desk: Desk, tmp_path: Path) -> None:
    for number in range(3):
        keep(desk, tmp_path, f"{number}.txt", f"Iturup {number}.")
    asked: list[Elsewhere] = []
    found = OtherDocuments(desk).look(
        islands(desk), SHIPPED, progress=asked.append, pause=0, cancelled=lambda: bool(asked)
    )
    assert (len(found.found), found.looked, found.total) == (1, 1, 3)


def test_a_document_that_cannot_be_read_is_counted_and_stops_no_other(
    desk: Desk, tmp_path: Path
) -> None:
    keep(desk, tmp_path, "bad.txt", "Iturup.")
    good = keep(desk, tmp_path, "good.txt", "Iturup again.")
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01" * 500)
    found = OtherDocuments(desk).look(islands(desk), SHIPPED)
    assert [one.document for one in found.found] == [good]
    assert (found.looked, found.unread) == (2, 1)


def test_a_document_is_read_again_only_when_it_or_its_companion_changed(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = keep(desk, tmp_path, "a.txt", "Iturup and the four.")
    others = OtherDocuments(desk)
    read: list[str] = []
    really = Desk.open_document

    def opening(desk: Desk, document_id: str) -> Opened:
        read.append(document_id)
        return really(desk, document_id)

    monkeypatch.setattr(Desk, "open_document", opening)

    def words() -> list[str]:
        (found,) = others.look(islands(desk), SHIPPED).found
        return [one.words for one in found.wordings]

    assert words() == words() == ["Iturup"]
    abe = desk.glossary.get("shinzo-abe")
    assert abe is not None
    assert others.look(abe, SHIPPED).found == ()
    assert read == [document]
    companion = "---\nphrases:\n  - {quote: the four, entry: ENTRY}\n---\n"
    (tmp_path / "a.companion.md").write_text(companion.replace("ENTRY", islands(desk).id))
    assert words() == ["Iturup", "the four"]
    (tmp_path / "a.txt").write_text("Kunashir instead.")
    os.utime(tmp_path / "a.txt", (1, 1))
    assert words() == ["Kunashir"]
    assert read == [document] * 3


def test_the_article_that_ships_is_one_of_the_others(desk: Desk, tmp_path: Path) -> None:
    here = keep(desk, tmp_path, "a.txt", "Mr Abe speaks.")
    abe = desk.glossary.get("shinzo-abe")
    assert abe is not None
    (article,) = OtherDocuments(desk).look(abe, here).found
    assert article.document == SHIPPED
    assert (
        default_document()
        .read_text(encoding="utf-8")[article.wordings[0].start : article.wordings[0].end]
        .startswith(article.wordings[0].words.split()[0])
    )

"""The entries and the companion that ship: sound, complete, and found in the article."""

from __future__ import annotations

import re

import pytest

from glossary.check import check
from glossary.dates import PartialDate
from glossary.glossary import Glossary
from glossary.model import Quality
from glossary.pack import load_pack
from reader.base.shipped import default_document, entries_folder
from reader.formats.read import read_document
from reader.text.companion import companion_path
from reader.text.companion_file import parse_companion
from reader.text.document import Role

ARTICLE = default_document().read_text(encoding="utf-8")
COMPANION_FILE = companion_path(default_document())
COMPANION = parse_companion(COMPANION_FILE.read_text(encoding="utf-8"), COMPANION_FILE.name)
GLOSSARY = Glossary([load_pack(entries_folder(), "shipped")])

FOUNDING = ("yasukuni-shrine", "peace-constitution", "south-kuril-islands-northern-territories")
NAMED_BY_THE_ARTICLE = (
    *("shinzo-abe", "dmitri-trenin", "barack-obama", "john-kerry", "xi-jinping"),
    *("carnegie-moscow-center", "global-times", "liberal-democratic-party", "north-korea"),
    *("senkaku-diaoyu-islands", "kuril-islands", "east-china-sea", "soviet-japanese-war"),
    *("us-japan-alliance", "pivot-to-asia", "yasukuni-visit-april-2013"),
    *("amending-the-constitution", "abe-moscow-visit-2013", "peace-treaty"),
)
BEHIND_THE_ARTICLE = (
    *("vladimir-putin", "class-a-war-criminals", "joint-declaration-1956"),
    "collective-self-defence",
)


def test_the_check_finds_nothing_wrong_with_what_ships() -> None:
    assert [str(problem) for problem in check(GLOSSARY)] == []


@pytest.mark.parametrize("entry_id", [*FOUNDING, *NAMED_BY_THE_ARTICLE, *BEHIND_THE_ARTICLE])
def test_the_subjects_of_the_article_have_entries(entry_id: str) -> None:
    assert GLOSSARY.get(entry_id)


@pytest.mark.parametrize("entry_id", FOUNDING)
def test_the_founding_entries_are_complete(entry_id: str) -> None:
    entry = GLOSSARY.get(entry_id)
    assert entry
    assert {"ja", "ru", "zh-Hans"} <= {name.lang for name in entry.names}
    assert entry.facts
    assert entry.see
    assert len({position.side for position in entry.positions}) >= 2
    article_date = COMPANION.metadata.date
    assert article_date
    assert {fact.date.is_after(article_date) for fact in entry.facts} == {True, False}


@pytest.mark.parametrize(
    ("asked", "entry_id"),
    [
        ("Peace Constitution", "peace-constitution"),
        ("Article 9", "peace-constitution"),
        ("靖国神社", "yasukuni-shrine"),
        ("Южные Курилы", "south-kuril-islands-northern-territories"),
        ("尖閣諸島", "senkaku-diaoyu-islands"),
        ("钓鱼岛", "senkaku-diaoyu-islands"),
    ],
)
def test_names_of_every_side_and_script_find_their_entry(asked: str, entry_id: str) -> None:
    found = GLOSSARY.find(asked)
    assert found
    assert found.id == entry_id


@pytest.mark.parametrize("entry_id", ["senkaku-diaoyu-islands", FOUNDING[2]])
def test_a_disputed_place_says_what_each_claimant_holds(entry_id: str) -> None:
    entry = GLOSSARY.get(entry_id)
    assert entry
    other = "China" if entry_id == "senkaku-diaoyu-islands" else "Russia"
    assert {"Japan", other} <= {position.side for position in entry.positions}
    assert {"Japan", other} <= {name.side for name in entry.names}


def test_what_rests_on_no_page_says_so() -> None:
    for entry in GLOSSARY.entries:
        for source in entry.sources.values():
            unread = source.quality is Quality.GENERAL_KNOWLEDGE
            assert unread is (not source.address), (entry.id, source.key)


def test_a_name_in_another_script_cites_where_it_comes_from() -> None:
    for entry in GLOSSARY.entries:
        for name in entry.names:
            cited = re.search(r"\[([A-Z]+\d*)\]", name.note)
            assert cited, (entry.id, name.text)
            assert cited[1] in entry.sources


def test_the_companion_says_how_title_and_date_are_known() -> None:
    metadata = COMPANION.metadata
    assert metadata.date == PartialDate(2013, 4, 27)
    assert "address" in metadata.title_note
    assert "not found" in COMPANION.remarks


def test_byline_and_credit_are_set_apart_from_the_argument() -> None:
    document = read_document(default_document(), document_id=COMPANION.id, companion=COMPANION)
    words = {
        role: [document.text[b.start : b.end] for b in document.blocks if b.role is role]
        for role in Role
    }
    assert len(words[Role.BYLINE]) == 1
    assert words[Role.BYLINE][0].startswith("Dmitri Trenin\nTrenin was director")
    assert words[Role.BYLINE][0].endswith("More >")
    assert words[Role.CREDIT] == ["This article originally appeared in Global Times."]
    assert len(words[Role.PARAGRAPH]) == 23

"""Which words of the article lead to which entry, as the fact sheet lists them, and no others.

``strings.tsv`` was made from the lines "Article strings" of the sheet, subject by subject: its
number, its entry, the words, and the paragraphs that have them (P1 to P23, P24 the credit, FURN
the byline). Where the words lead elsewhere, the last two columns say where and why; ``-`` is
nowhere, and stands for the words of a subject that the article does not name.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from glossary.glossary import Glossary, linked_entries
from glossary.matcher import Matcher
from glossary.model import Mention
from glossary.pack import load_pack
from reader.base.shipped import default_document, entries_folder
from reader.desk.terms import TermFinder
from reader.formats.read import read_document
from reader.text.companion import companion_path
from reader.text.companion_file import parse_companion
from reader.text.document import Block, Role

COMPANION_FILE = companion_path(default_document())
COMPANION = parse_companion(COMPANION_FILE.read_text(encoding="utf-8"), COMPANION_FILE.name)
DOCUMENT = read_document(default_document(), document_id=COMPANION.id, companion=COMPANION)
ARTICLE = DOCUMENT.text
GLOSSARY = Glossary([load_pack(entries_folder(), "shipped")])
MATCHER = Matcher(GLOSSARY.aliases())
HERE = Path(__file__).parent
NOWHERE = "-"


class Row(NamedTuple):
    """One line of the table."""

    subject: int
    entry: str
    words: str
    paragraphs: tuple[str, ...]
    elsewhere: str
    why: str


def rows() -> list[Row]:
    """The table without its heading."""
    found = []
    for line in (HERE / "strings.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        subject, entry, words, paragraphs, elsewhere, why = (line.split("\t") + [""] * 3)[:6]
        places = tuple(filter(None, paragraphs.split(",")))
        found.append(Row(int(subject), entry, words, places, elsewhere, why))
    return found


TABLE = rows()
NAMED = [row for row in TABLE if row.words != NOWHERE]


def paragraphs() -> dict[str, Block]:
    """The blocks of the article by the names that the table has for them."""
    found: dict[str, Block] = {}
    for block in DOCUMENT.blocks:
        if block.role is Role.BYLINE:
            found["FURN"] = block
        else:
            number = 24 if block.role is Role.CREDIT else len(found.keys() - {"FURN"}) + 1
            found[f"P{number}"] = block
    return found


BLOCKS = paragraphs()


def places(row: Row, paragraph: str) -> list[tuple[int, int]]:
    """Where a paragraph has the words of a row as whole words."""
    block = BLOCKS[paragraph]
    found, at = [], ARTICLE.find(row.words, block.start, block.end)
    while at >= 0:
        found.append((at, at + len(row.words)))
        at = ARTICLE.find(row.words, at + 1, block.end)
    assert found, f"{paragraph} has no {row.words!r}"
    return found


@pytest.fixture(scope="module")
def mentions() -> list[Mention]:
    return TermFinder(MATCHER, DOCUMENT, COMPANION).everything()


def inside(mentions: list[Mention], span: tuple[int, int]) -> list[Mention]:
    """The mentions that share a character with a stretch."""
    return [one for one in mentions if one.start < span[1] and one.end > span[0]]


def test_the_table_has_all_48_subjects_and_every_entry_that_ships() -> None:
    assert {row.subject for row in TABLE} == set(range(1, 49))
    assert {row.entry for row in TABLE} == {entry.id for entry in GLOSSARY.entries}


def test_what_leads_elsewhere_than_the_sheet_says_tells_why() -> None:
    assert all(row.why for row in TABLE if row.elsewhere or row.words == NOWHERE)


@pytest.mark.parametrize("row", NAMED, ids=lambda row: f"{row.subject} {row.words}")
def test_the_strings_of_each_subject_lead_to_its_entry(row: Row, mentions: list[Mention]) -> None:
    for paragraph in row.paragraphs:
        for span in places(row, paragraph):
            found = {mention.entry for mention in inside(mentions, span)}
            if row.elsewhere == NOWHERE:
                assert not found, paragraph
            else:
                assert (row.elsewhere or row.entry) in found, paragraph


@pytest.mark.parametrize(
    "row", [row for row in NAMED if row.why.startswith("inside a longer term")], ids=str
)
def test_a_shorter_term_is_reached_from_the_longer_one_that_holds_it(
    row: Row, mentions: list[Mention]
) -> None:
    for paragraph in row.paragraphs:
        for span in places(row, paragraph):
            reached = [one.entry for m in inside(mentions, span) for one in MATCHER.inside(m)]
            assert row.entry in reached


def test_no_other_words_of_the_article_lead_to_an_entry(mentions: list[Mention]) -> None:
    listed: dict[str, list[tuple[int, int]]] = {}
    for row in NAMED:
        for paragraph in row.paragraphs:
            listed.setdefault(row.elsewhere or row.entry, []).extend(places(row, paragraph))
    others = [
        mention
        for mention in mentions
        if not any(
            start <= mention.start and mention.end <= end
            for start, end in listed.get(mention.entry, ())
        )
    ]
    assert others == []


def test_what_the_article_does_not_name_is_reached_from_what_it_names(
    mentions: list[Mention],
) -> None:
    reached = {mention.entry for mention in mentions}
    while True:
        found = [entry for entry in GLOSSARY.entries if entry.id in reached]
        further = {other for one in found for other in (*one.see, *linked_entries(one))}
        if further <= reached:
            break
        reached |= further
    assert {row.entry for row in TABLE if row.words == NOWHERE} <= reached


def test_the_mentions_of_the_article_are_these_and_no_others(mentions: list[Mention]) -> None:
    lines = (HERE / "mentions.tsv").read_text(encoding="utf-8").splitlines()
    assert [f"{mention.surface}\t{mention.entry}" for mention in mentions] == lines


def test_no_mention_overlaps_another(mentions: list[Mention]) -> None:
    for earlier, later in pairwise(mentions):
        assert earlier.end <= later.start


def test_a_city_is_no_government(mentions: list[Mention]) -> None:
    """Capitals stand for governments but for three places where somebody is or goes there."""
    for words in ("coming to Moscow", "Abe was in Washington", "recent trip to Tokyo"):
        end = ARTICLE.index(words) + len(words)
        found = inside(mentions, (end - 2, end))
        assert "capitals-as-governments" not in {mention.entry for mention in found}


def test_what_is_said_with_something_around_it_stands_once_in_the_article() -> None:
    said = [one[:4] for one in COMPANION.phrases] + [one[:4] for one in COMPANION.exclusions]
    for quote, entry, prefix, suffix in said:
        count = ARTICLE.count(prefix + quote + suffix)
        assert count == 1 or not (prefix or suffix), quote
        assert count, quote
        assert GLOSSARY.get(entry), quote


def test_a_possessive_is_a_mention_of_the_name_before_it(mentions: list[Mention]) -> None:
    start = ARTICLE.index("Abe's turn to Moscow")
    assert Mention("shinzo-abe", start, start + len("Abe"), "Abe") in mentions


def test_both_names_of_the_disputed_islands_lead_to_one_entry_that_knows_whose_they_are(
    mentions: list[Mention],
) -> None:
    found = {mention.surface: mention.entry for mention in mentions}
    entry = GLOSSARY.get("south-kuril-islands-northern-territories")
    assert entry
    assert found["South Kuril Islands"] == found["Northern Territories"] == entry.id
    sides = {name.text: name.side for name in entry.names}
    assert sides["South Kuril Islands"] == "Russia"
    assert sides["Northern Territories"] == "Japan"
    assert (sides["Iturup"], sides["Etorofu"]) == ("Russia", "Japan")
    assert (sides["Kunashir"], sides["Kunashiri"]) == ("Russia", "Japan")
    assert {"Shikotan", "Habomai"} <= sides.keys()

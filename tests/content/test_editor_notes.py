"""The editor's notes on the article: all of them, on its exact words, sourced and fenced off."""

from __future__ import annotations

import re

import pytest

from glossary.glossary import Glossary
from glossary.links import parse_links, references
from glossary.model import Quality
from glossary.pack import load_pack
from glossary.sentences import sentences
from reader.base.shipped import default_document, entries_folder
from reader.desk.editor_notes import PlacedEditorNote, place_editor_notes
from reader.formats.read import read_document
from reader.text.companion import companion_path
from reader.text.companion_file import parse_companion

COMPANION_FILE = companion_path(default_document())
COMPANION = parse_companion(COMPANION_FILE.read_text(encoding="utf-8"), COMPANION_FILE.name)
DOCUMENT = read_document(default_document(), document_id=COMPANION.id, companion=COMPANION)
GLOSSARY = Glossary([load_pack(entries_folder(), "shipped")])
PLACED = place_editor_notes(DOCUMENT, COMPANION)

CHECKED = [
    *("earlier than expected", "Putting economic issues to one side"),
    *("postwar pacifist Peace Constitution", "Japan-held islands"),
    (
        "massive visit to the Yasukuni Shrine by his fellow party members, "
        "including three cabinet ministers"
    ),
    *("Early in his tenure", "trying to mediate between Beijing and Tokyo"),
    *("about 10 percent of its oil and gas", "2,700-mile", "his first trip abroad"),
    *("brief campaign", "South Kuril Islands, which the Japanese call their Northern Territories"),
    *("usually at Japan's initiative", "fully normalized"),
]
"""What the fourteen check notes of the fact sheet are about, in the order of the article."""

every_note = pytest.mark.parametrize("placed", PLACED, ids=lambda placed: placed.note.id)


def test_every_check_note_stands_on_its_words() -> None:
    words = [DOCUMENT.text[one.span.start : one.span.end] for one in PLACED if one.span]
    assert words == CHECKED


@every_note
def test_the_words_of_a_note_are_told_from_all_others(placed: PlacedEditorNote) -> None:
    note = placed.note
    assert DOCUMENT.text.count(note.prefix + note.quote + note.suffix) == 1


@every_note
def test_a_note_has_sources_and_a_date(placed: PlacedEditorNote) -> None:
    assert placed.note.date
    assert any(one.quality is not Quality.GENERAL_KNOWLEDGE for one in placed.sources)
    cited = {reference.key for reference in references(placed.note.text) if reference.key}
    assert cited == {source.key for source in placed.sources}


@every_note
def test_the_links_of_a_note_lead_to_entries(placed: PlacedEditorNote) -> None:
    for reference in references(placed.note.text):
        assert not reference.entry or GLOSSARY.get(reference.entry), reference
    assert "[[" not in parse_links(placed.note.text, GLOSSARY.term_of).text


@every_note
def test_a_note_is_as_short_as_a_margin_asks(placed: PlacedEditorNote) -> None:
    shown = parse_links(placed.note.text, GLOSSARY.term_of).text
    assert 1 <= len(list(sentences(shown))) <= 5
    assert not re.search(r"\b(?:wrong|false|mistake|lie)\b", shown), "neutral words only"


def test_every_source_is_cited_and_says_what_it_is() -> None:
    cited = {source.key for placed in PLACED for source in placed.sources}
    assert cited == set(COMPANION.sources)
    for source in COMPANION.sources.values():
        assert (source.quality is Quality.GENERAL_KNOWLEDGE) is (not source.address), source.key


def test_a_source_of_a_note_is_the_one_that_entries_know_by_its_key() -> None:
    known = {
        key: source
        for entry in GLOSSARY.entries
        for key, source in entry.sources.items()
        if source.quality is not Quality.GENERAL_KNOWLEDGE
    }
    for key, source in COMPANION.sources.items():
        assert known.get(key, source) == source

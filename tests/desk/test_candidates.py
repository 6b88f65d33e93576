"""What a document names and the reader's glossary does not explain."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glossary.candidates import find_candidates
from reader.desk.candidates import candidates
from reader.text.document import Block, Role
from tests.desk.examples import desk_at, document_of, entry_of, glossary_of, mention

if TYPE_CHECKING:
    from pathlib import Path


def test_mentions_and_words_of_entries_are_no_candidates() -> None:
    document = document_of("Of Rohan, Gondor and Mordor, Gondor fell first, then Mordor.")
    glossary = glossary_of(entry_of("rohan", "Rohan"), entry_of("mordor", "The Land", "MORDOR"))
    found = candidates(document, [mention(document, "Rohan", "rohan")], glossary)
    assert [one.text for one in found] == ["Gondor"]


def test_dismissed_phrases_are_no_candidates() -> None:
    document = document_of("They went from Rohan to Gondor.")
    found = candidates(document, [], glossary_of(), dismissed={"rohan"})
    assert [one.text for one in found] == ["Gondor"]


def test_headings_name_nothing_by_themselves_and_code_nothing_at_all() -> None:
    document = document_of("On the Ways of Rohan", "They went to Gondor.", "See Mordor there")
    roles = (Role.HEADING, Role.PARAGRAPH, Role.CODE)
    blocks = tuple(
        Block(block.start, block.end, role)
        for block, role in zip(document.blocks, roles, strict=True)
    )
    found = candidates(replace(document, blocks=blocks), [], glossary_of())
    assert [one.text for one in found] == ["Gondor"]


def test_it_stops_when_asked_to() -> None:
    document = document_of("They went to Gondor.")
    assert candidates(document, [], glossary_of(), cancelled=lambda: True) == []


def test_in_the_article_little_is_left_but_what_everybody_knows(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    opened = desk.open_file()
    mentions = desk.finder(opened).everything()
    found = candidates(opened.document, mentions, desk.glossary)
    left = {one.text for one in found}
    assert len(find_candidates(opened.document.text)) > 20
    assert not left & {"Shinzo Abe", "Yasukuni Shrine", "Northern Territories", "Moscow"}
    assert len(left) <= 12

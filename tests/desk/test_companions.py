"""What the reader says of a document, over what stands beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.base.shipped import default_document
from reader.desk.corrections import Corrections
from reader.text.companion import Phrase
from tests.desk.examples import desk_at

if TYPE_CHECKING:
    from pathlib import Path

    from glossary.model import Mention
    from reader.desk.desk import Desk
    from reader.desk.documents import Opened


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_at(tmp_path)


def mentions(desk: Desk, opened: Opened) -> list[Mention]:
    return list(desk.finder(opened).everything())


def test_a_correction_of_the_article_is_seen_at_once_and_by_the_next_program(
    desk: Desk, tmp_path: Path
) -> None:
    opened = desk.open_file(default_document())
    first = next(one for one in mentions(desk, opened) if one.surface == "Moscow")
    before = mentions(desk, opened)
    made = Corrections(desk.own_companions).this_is_not(opened.document, first)
    assert made
    after = mentions(desk, desk.with_companion_now(opened))
    assert after == [one for one in before if one != first]
    again = desk_at(tmp_path)
    assert mentions(again, again.open_file(default_document())) == after
    made.undo()
    assert mentions(desk, desk.with_companion_now(opened)) == before


def test_a_document_without_companion_has_the_readers_own(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "essay.txt"
    path.write_text("The man from the north speaks.")
    opened = desk.open_file(path)
    assert opened.companion is None
    phrase = Phrase("man from the north", "shinzo-abe")
    desk.own_companions.change(opened.document.id, lambda now: replace(now, phrases=(phrase,)))
    found = mentions(desk, desk.with_companion_now(opened))
    assert [(one.surface, one.entry) for one in found] == [("man from the north", "shinzo-abe")]


def test_a_broken_companion_of_the_readers_is_told_and_the_article_has_its_own(
    desk: Desk,
) -> None:
    document_id = desk.open_file(default_document()).document.id
    path = desk.own_companions.path_of(document_id)
    path.parent.mkdir(parents=True)
    path.write_text("---\nphrases: none\n---\n")
    opened = desk.open_file(default_document())
    assert [str(problem.path) for problem in desk.companion_problems] == [str(path)]
    assert desk.companion_problems[0].line == 2
    assert opened.companion
    assert opened.companion.notes
    path.write_text("---\n---\n")
    desk.open_file(default_document())
    assert desk.companion_problems == ()


def test_phrases_of_entries_that_are_gone_are_told_with_the_file_that_has_them(
    desk: Desk,
) -> None:
    opened = desk.open_file(default_document())
    phrases = (Phrase("Russia", "no-such-entry"), Phrase("Japan", "shinzo-abe"))
    desk.own_companions.change(opened.document.id, lambda now: replace(now, phrases=phrases))
    found = mentions(desk, desk.with_companion_now(opened))
    assert {one.surface for one in found} >= {"Japan"}
    assert "Russia" not in {one.surface for one in found}
    [problem] = desk.companion_problems
    assert problem.path == str(desk.own_companions.path_of(opened.document.id))
    assert "no-such-entry" in problem.reason


def test_what_the_reader_says_of_title_and_date_is_what_the_document_has(desk: Desk) -> None:
    opened = desk.open_file(default_document())
    path = desk.own_companions.path_of(opened.document.id)
    path.parent.mkdir(parents=True)
    path.write_text("---\ntitle: What I call it\n---\n")
    again = desk.open_file(default_document())
    assert again.document.metadata.title == "What I call it"
    assert again.document.metadata.author == "Dmitri Trenin"

"""The check tells every fault of entries and companions with file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.base.errors import NoSuchFileError, UsageError
from reader.base.paths import Paths
from reader.base.shipped import default_document, entries_folder
from reader.desk.checking import check_all, check_entry, check_pack, check_path
from reader.desk.desk import Desk
from reader.text.companion import companion_path

if TYPE_CHECKING:
    from pathlib import Path

ESSAY = "Orla Quill went to Fern Point. Then Orla Quill came back."
COMPANION = """---
id: essay
byline: {from: Orla Quill, to: came back}
phrases:
  - {quote: Then, entry: orla-quill}
notes:
  - {id: one, quote: came back, text: "She did [S1]."}
sources:
  S1: {title: One}
---
"""
ENTRY = "---\nterm: Orla Quill\nkind: person\nsources: {S1: {title: t}}\n---\nA diver [S1].\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Paths(tmp_path / "data", tmp_path / "config", tmp_path / "cache"))


def write_own(desk: Desk, entry_id: str, text: str) -> None:
    desk.paths.glossary.mkdir(parents=True, exist_ok=True)
    (desk.paths.glossary / f"{entry_id}.md").write_text(text, encoding="utf-8")


def essay_with(tmp_path: Path, companion: str) -> Path:
    essay = tmp_path / "essay.txt"
    essay.write_text(ESSAY, encoding="utf-8")
    companion_path(essay).write_text(companion, encoding="utf-8")
    return essay


def test_what_ships_is_sound(desk: Desk) -> None:
    checked = check_all(desk)
    assert [str(problem) for problem in checked.problems] == []
    assert checked.entries == len(list(entries_folder().glob("*.md")))
    assert checked.companions == 1
    assert check_path(desk, default_document()).companions == 1


def test_what_the_reader_added_changes_nothing_about_what_ships(desk: Desk) -> None:
    write_own(desk, "orla-quill", ENTRY.replace("Orla Quill\n", "Yasukuni Shrine\n"))
    write_own(desk, "broken", "---\n")
    assert check_pack(desk, "shipped").problems == ()
    assert {problem.path for problem in check_pack(desk, "own").problems} == {
        str(desk.paths.glossary / "broken.md")
    }


def test_an_own_entry_that_no_document_leads_to_is_told(desk: Desk, tmp_path: Path) -> None:
    write_own(desk, "orla-quill", ENTRY)
    (problem,) = check_pack(desk, "own").problems
    assert problem.line == 2
    assert "no document mentions it" in problem.reason
    opened = desk.open_file(essay_with(tmp_path, "---\nid: essay\n---\n"))
    desk.library.keep(opened.path, opened.document.id, "Essay")
    assert check_pack(desk, "own").problems == ()


def test_an_entry_that_a_mentioned_one_links_is_reached(desk: Desk, tmp_path: Path) -> None:
    write_own(desk, "orla-quill", ENTRY.replace("A diver", "A [[fern-point|fern]] diver"))
    write_own(desk, "fern-point", ENTRY.replace("Orla Quill", "Nowhere").replace("[S1].\n", "[S1]"))
    opened = desk.open_file(essay_with(tmp_path, "---\nid: essay\n---\n"))
    desk.library.keep(opened.path, opened.document.id, "Essay")
    assert check_pack(desk, "own").problems == ()


def test_one_entry_is_checked_by_any_name_and_a_broken_one_by_its_id(desk: Desk) -> None:
    write_own(desk, "orla-quill", ENTRY.replace("A diver [S1]", "A diver"))
    write_own(desk, "broken", "---\nterm: Broken\nkind: gadget\n---\n")
    reasons = [problem.reason for problem in check_entry(desk, "orla quill").problems]
    assert len(reasons) == 2
    assert [problem.line for problem in check_entry(desk, "broken").problems] == [3]


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("from: Orla", "from: Nobody", 3, "the words 'Nobody Quill' are not in the text"),
        ("quote: Then", "quote: Later", 5, "'Later' are not in the text"),
        ("entry: orla-quill", "entry: nobody", 5, "means nobody, which is no entry"),
        ("quote: came back", "quote: Orla Quill", 7, "stand 2 times in the text"),
        ("quote: Then", 'quote: " "', 5, "'quote' is missing"),
        ("did [S1]", "did", 7, "no source for the note 'She did.'"),
        ("did [S1]", "did", 9, "the source S1 is never cited"),
        ("did [S1]", "did [S1][S2]", 7, "cites S2, which is not among its sources"),
        ("did [S1]", "did [[nobody]] [S1]", 7, "links [[nobody]], which is no entry"),
        ("title: One", 'title: "One\\e"', 9, "the control character U+001B"),
        ("notes:", "prefer: [nobody]\nnotes:", 6, "prefers nobody, which is no entry"),
        ("notes:", "not: [{quote: Never, entry: orla-quill}]\nnotes:", 6, "'Never' are not in"),
    ],
)
def test_each_fault_of_a_companion_is_told_with_its_line(
    desk: Desk, tmp_path: Path, old: str, new: str, line: int, reason: str
) -> None:
    write_own(desk, "orla-quill", ENTRY)
    essay = essay_with(tmp_path, COMPANION)
    assert check_path(desk, essay).problems == ()
    essay_with(tmp_path, COMPANION.replace(old, new, 1))
    for path in (essay, companion_path(essay)):
        told = [problem for problem in check_path(desk, path).problems if reason in problem.reason]
        assert [problem.line for problem in told] == [line]
        assert told[0].path == str(companion_path(essay))


def test_a_folder_and_the_file_of_an_entry_are_checked_beside_what_there_is(
    desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    linked = ENTRY.replace("A diver", "[[yasukuni-shrine|A]] [[fern-point|b]]")
    (folder / "orla-quill.md").write_text(linked, encoding="utf-8")
    (folder / "fern-point.md").write_text("---\n", encoding="utf-8")
    checked = check_path(desk, folder)
    assert [problem.reason for problem in checked.problems] == [
        "the front matter never ends",
        "links [[fern-point]], which is no entry",
    ]
    one = check_path(desk, folder / "orla-quill.md")
    assert [(problem.line, problem.reason) for problem in one.problems] == [
        (6, "links [[fern-point]], which is no entry")
    ]
    assert one.entries == 1


def test_what_is_not_there_is_told(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NoSuchFileError):
        check_path(desk, tmp_path / "nothing.md")
    with pytest.raises(UsageError, match="shipped"):
        check_pack(desk, "nothing")
    lonely = tmp_path / "lonely.companion.md"
    lonely.write_text("---\n---\n", encoding="utf-8")
    with pytest.raises(NoSuchFileError, match=r"lonely\.txt"):
        check_path(desk, lonely)

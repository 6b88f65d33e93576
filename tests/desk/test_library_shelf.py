"""The library as a person sees it: listed, found, edited, put away, refreshed, compared."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from glossary.dates import PartialDate
from reader.base.errors import AlreadyThereError, NoSuchPlaceError, ReaderError, UsageError
from reader.base.monitor import Monitor
from reader.desk.library_shelf import Edit, Origin, Sort
from reader.notes.model import NewNote, PassageTarget
from reader.search.model import Question
from reader.text.anchoring import make_anchor
from reader.text.format import Format
from reader.text.reading_as import HowToRead
from reader.text.span import Span
from tests.desk.examples import desk_at

if TYPE_CHECKING:
    from pathlib import Path

    from reader.desk.desk import Desk

SEED = "moscow-tokyo-anti-china-alliance-not-real"


@pytest.fixture
def desk(reader_home: Path) -> Desk:
    return desk_at(reader_home)


def kept(desk: Desk, path: Path, words: str) -> str:
    """The id of a file with these words, kept."""
    path.write_text(words, encoding="utf-8")
    opened = desk.open_file(path)
    desk.keep(opened)
    return opened.document.id


def ids(desk: Desk, query: str = "", **how: object) -> list[str]:
    return [row.id for row in desk.shelf.listing(query, **how)]  # type: ignore[arg-type]


def test_the_article_is_in_every_new_library(desk: Desk) -> None:
    (row,) = desk.shelf.rows()
    assert (row.id, row.author, row.origin) == (SEED, "Dmitri Trenin", Origin.SHIPPED)
    assert (row.date, row.added, row.progress) == (PartialDate(2013, 4, 27), None, None)


def test_documents_are_found_by_title_author_tag_date_and_source(
    desk: Desk, tmp_path: Path
) -> None:
    essay = kept(desk, tmp_path / "islands.md", "# Ïles Kouriles\n\nWords.")
    desk.shelf.edit(essay, Edit(author="A. N. Other", date="1956-10", tags=("cold war",)))
    kept(desk, tmp_path / "other.txt", "Other words.")
    for query in ("iles", "KOUR", "other iles", "october 1956", "1956-10", "cold", "islands.md"):
        assert ids(desk, query) == [essay], query
    assert ids(desk, "uriles") == []
    assert ids(desk, tag="cold war") == [essay]
    assert ids(desk, tag="cold") == []


def test_documents_are_sorted_by_what_is_asked(desk: Desk, tmp_path: Path) -> None:
    first = kept(desk, tmp_path / "a.txt", "A long text. " * 20)
    second = kept(desk, tmp_path / "b.txt", "Words of b.")
    desk.shelf.edit(second, Edit(author="Abe", date="2020"))
    desk.places.set(first, 130)
    note = PassageTarget(second, make_anchor("Words of b.", Span(0, 5)))
    desk.notes.add(NewNote(note, "Mine."))
    assert ids(desk)[0] == first
    assert ids(desk, sort=Sort.TITLE) == [first, second, SEED]
    assert ids(desk, sort=Sort.TITLE, backwards=True) == [SEED, second, first]
    assert ids(desk, sort=Sort.AUTHOR) == [second, SEED, first]
    assert ids(desk, sort=Sort.DATE) == [second, SEED, first]
    assert ids(desk, sort=Sort.PROGRESS)[0] == first
    assert ids(desk, sort=Sort.NOTES)[0] == second
    row = desk.shelf.row(first)
    assert row.progress == pytest.approx(0.5, abs=0.01)
    assert row.opened is not None
    assert desk.shelf.row(second).notes == 1


def test_what_the_reader_says_is_in_the_readers_companion_and_is_taken_back(
    desk: Desk, tmp_path: Path
) -> None:
    essay = kept(desk, tmp_path / "essay.md", "# Its Own Title\n\nWords.")
    desk.shelf.edit(essay, Edit(title=" My   Title ", tags=("a", "b")))
    desk.keep(desk.open_document(essay))
    row = desk.shelf.row(essay)
    assert (row.title, row.tags) == ("My Title", ("a", "b"))
    assert "My Title" in desk.own_companions.path_of(essay).read_text(encoding="utf-8")
    assert desk.open_document(essay).document.metadata.title == "My Title"
    desk.shelf.edit(essay, Edit(title=""))
    assert desk.shelf.row(essay).title == "Its Own Title"
    assert desk.shelf.row(essay).tags == ("a", "b")


def test_an_edit_is_undone_and_leaves_what_others_said(desk: Desk, tmp_path: Path) -> None:
    essay = kept(desk, tmp_path / "essay.md", "# Title\n\nWords.")
    desk.shelf.edit(essay, Edit(author="Somebody"))
    desk.shelf.edit(essay, Edit(title="Wrong", tags=("wrong",)))
    desk.shelf.edit(essay, Edit(author="Somebody Else"))
    for _ in range(2):
        desk.changes.undo()
    row = desk.shelf.row(essay)
    assert (row.title, row.author, row.tags) == ("Title", "Somebody", ())


@pytest.mark.parametrize(
    "edit",
    [
        Edit(date="yesterday"),
        Edit(date="2013-13"),
        Edit(tags=("x" * 1_000,)),
        Edit(title="x" * 2_000),
        Edit(title="\x1b[31mred"),
    ],
)
def test_what_cannot_be_said_is_refused_and_nothing_is_written(
    desk: Desk, tmp_path: Path, edit: Edit
) -> None:
    essay = kept(desk, tmp_path / "essay.md", "# Title\n\nWords.")
    with pytest.raises(UsageError):
        desk.shelf.edit(essay, edit)
    assert not desk.own_companions.path_of(essay).exists()


def test_what_is_removed_comes_back_with_its_notes_tags_and_place(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "essay.txt"
    essay = kept(desk, path, "Words to note.")
    desk.notes.add(
        NewNote(PassageTarget(essay, make_anchor("Words to note.", Span(0, 5))), "Mine.")
    )
    desk.shelf.edit(essay, Edit(tags=("kept",)))
    desk.places.set(essay, 3)
    before = desk.shelf.row(essay)
    path.unlink()
    desk.shelf.remove(essay)
    assert ids(desk) == [SEED]
    with pytest.raises(NoSuchPlaceError):
        desk.open_document(essay)
    assert [one.title for one in desk.shelf.removed()] == [before.title]
    assert desk.shelf.restore(essay) == before
    assert desk.open_document(essay).document.text == "Words to note."
    desk.changes.undo()
    assert ids(desk) == [SEED]
    desk.changes.undo()
    assert ids(desk, "essay") == [essay]


def test_the_article_can_be_removed_and_brought_back(desk: Desk) -> None:
    desk.shelf.remove(SEED)
    assert ids(desk) == []
    assert desk.open_file().document.id == SEED
    assert desk.shelf.restore(SEED).origin is Origin.SHIPPED
    assert ids(desk) == [SEED]


def test_what_was_opened_again_is_not_written_over_by_bringing_back(
    desk: Desk, tmp_path: Path
) -> None:
    essay = kept(desk, tmp_path / "essay.txt", "Words.")
    desk.shelf.remove(essay)
    assert kept(desk, tmp_path / "essay.txt", "Words.") == essay
    with pytest.raises(AlreadyThereError):
        desk.shelf.restore(essay)
    desk.shelf.remove(essay)
    assert len(desk.shelf.removed()) == 2
    desk.shelf.restore(essay)
    assert ids(desk, "essay") == [essay]


@pytest.mark.parametrize("name", ["nobody", "../../etc", "", "x" * 300, "doc:x"])
def test_what_is_not_in_the_library_is_told(desk: Desk, name: str) -> None:
    for do in (desk.shelf.remove, desk.shelf.restore, desk.shelf.refresh, desk.shelf.versions):
        with pytest.raises(NoSuchPlaceError):
            do(name)
    with pytest.raises(NoSuchPlaceError):
        desk.shelf.edit(name, Edit(title="x"))


def test_a_changed_file_becomes_a_version_and_each_can_be_read(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "essay.txt"
    essay = kept(desk, path, "One.\n\nThe island is small.\n\nThree.")
    assert not desk.shelf.refresh(essay).is_changed
    path.write_text("One.\n\nThe big island is small.\n\nThree.\n\nFour.", encoding="utf-8")
    refreshed = desk.shelf.refresh(essay)
    assert (refreshed.is_changed, refreshed.versions) == (True, 2)
    assert [one.number for one in desk.shelf.versions(essay)] == [1, 2]
    assert "big" not in desk.shelf.open_version(essay, 1).document.text
    assert "big" in desk.shelf.open_version(essay, 2).document.text
    with pytest.raises(NoSuchPlaceError, match="no version 3"):
        desk.shelf.open_version(essay, 3)
    added, last = desk.shelf.compare(essay).changes
    assert [(one.text, one.state) for one in added.pieces] == [
        ("The", "same"),
        (" big", "new"),
        (" island is small.", "same"),
    ]
    assert [(one.text, one.state) for one in last.pieces] == [("Four.", "new")]
    assert desk.shelf.compare(essay, 1, 1).changes == ()


def test_texts_of_one_paragraph_again_and_again_are_compared_all_the_same(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "essay.txt"
    same = "\n\n".join(["* * *"] * 10_000)
    essay = kept(desk, path, f"One.\n\n{same}\n\nTwo.\n\n{same}\n\nThree.")
    path.write_text(f"Zero.\n\n{same}\n\nTwo.\n\n{same}\n\nNew.\n\nThree.", encoding="utf-8")
    desk.shelf.refresh(essay)
    told = [
        [(piece.text, piece.state) for piece in change.pieces]
        for change in desk.shelf.compare(essay).changes
    ]
    assert told == [[("One.", "gone"), ("Zero.", "new")], [("New.", "new")]]


def test_a_file_that_cannot_be_read_any_more_leaves_what_is_kept(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "essay.txt"
    essay = kept(desk, path, "Words.")
    path.write_bytes(bytes(range(256)))
    with pytest.raises(ReaderError):
        desk.shelf.refresh(essay)
    path.unlink()
    with pytest.raises(ReaderError):
        desk.shelf.refresh(essay)
    assert desk.open_document(essay).document.text == "Words."


def test_standard_input_is_kept_and_known_again(desk: Desk) -> None:
    opened = desk.shelf.open_input(b"Piped words.\n\nMore of them.")
    again = desk.shelf.open_input(b"Piped words.\n\nMore of them.")
    assert again.document.id == opened.document.id
    row = desk.shelf.row(opened.document.id)
    assert (row.origin, row.source, row.versions) == (Origin.INPUT, "", 1)
    assert row.title.startswith("Piped words.")
    assert desk.open_document(row.id).document == opened.document
    with pytest.raises(UsageError, match="pipe it in again"):
        desk.shelf.refresh(row.id)


def test_input_that_cannot_be_read_is_not_kept(desk: Desk) -> None:
    with pytest.raises(ReaderError, match="standard input"):
        desk.shelf.open_input(bytes(range(256)) * 4)
    assert ids(desk) == [SEED]


def test_input_for_which_there_is_no_room_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(ReaderError, match="TMPDIR"):
        desk.shelf.open_input(b"Words.")


def test_how_to_read_is_said_once_and_counts_from_then_on(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "essay.txt"
    path.write_bytes("# Слова\n\nострова".encode("koi8-r"))
    how = HowToRead(Format.MARKDOWN, "koi8-r")
    opened = desk.open_file(path, how=how)
    assert opened.document.metadata.title == "Слова"
    assert desk.open_file(path).document == opened.document, "in this sitting"
    desk.keep(opened)
    again = desk_at(desk.paths.data)
    assert again.open_file(path).document == opened.document
    assert again.open_document(opened.document.id).document == opened.document
    path.unlink()
    assert again.open_document(opened.document.id).document.text == opened.document.text
    again.update_index()
    assert again.index.search(Question("острова")).hits


def test_a_folder_is_added_with_what_cannot_be_read_told(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "deep" / ".git").mkdir(parents=True)
    (folder / "one.txt").write_text("One.")
    (folder / "deep" / "two.md").write_text("# Two\n\nWords.")
    (folder / "deep" / ".git" / "hidden.txt").write_text("Hidden.")
    (folder / "one.companion.md").write_text("---\ntitle: The First\n---\n")
    (folder / "bad.txt").write_bytes(bytes(range(256)))
    (folder / "empty.md").write_bytes(b"")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    os.mkfifo(folder / "pipe.txt")
    report = desk.shelf.add([folder])
    assert (len(report.added), report.known, report.passed_over) == (2, 0, 1)
    assert [name.rpartition("/")[2] for name, _ in report.failed] == [
        *("bad.txt", "empty.md", "pipe.txt")
    ]
    assert {row.title for row in desk.shelf.rows()} >= {"The First", "Two"}
    (folder / "one.txt").write_text("One, changed.")
    report = desk.shelf.add([folder, folder / "one.txt"])
    assert (report.added, len(report.changed), report.known) == ((), 1, 1)


def test_a_file_that_was_added_and_is_gone_is_told_as_gone(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "essay.txt"
    kept(desk, path, "Words.")
    path.unlink()
    ((name, why),) = desk.shelf.add([path]).failed
    assert name == str(path)
    assert "no such file" in why


def test_adding_that_was_stopped_goes_on_where_it_was(desk: Desk, tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(f"Words {number}.")
    asked = 0

    def stop_soon() -> bool:
        nonlocal asked
        asked += 1
        return asked > 4

    first = desk.shelf.add([tmp_path], Monitor(None, stop_soon))
    assert first.stopped
    assert 0 < len(first.added) < 6
    second = desk.shelf.add([tmp_path])
    assert (len(second.added), second.known) == (6 - len(first.added), len(first.added))


def test_a_fault_in_one_file_is_told_and_the_rest_is_in(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("A.")
    (tmp_path / "b.txt").write_text("B.")
    keep = desk.documents.keep

    def fail(opened: object) -> object:
        if "a.txt" in str(opened):
            raise ZeroDivisionError
        return keep(opened)  # type: ignore[arg-type]

    monkeypatch.setattr(desk.documents, "keep", fail)
    report = desk.shelf.add([tmp_path])
    assert len(report.added) == 1
    assert "unexpected error (ZeroDivisionError)" in report.failed[0][1]


def test_a_link_out_of_a_folder_is_not_followed(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("The secret.")
    (folder / "inside.txt").write_text("Words.")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "within.txt").symlink_to(folder / "inside.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    report = desk.shelf.add([folder])
    assert not any("secret" in desk.open_document(one).document.text for one in report.added)
    assert report.passed_over == 1
    assert [name.rpartition("/")[2] for name, _ in report.failed] == ["loop.txt"]

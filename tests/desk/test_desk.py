"""One desk for library, glossary, notes, search and settings."""

from __future__ import annotations

import os
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

import pytest

import glossary.glossary
import reader.search.index
from glossary.dates import PartialDate
from reader.base.config import Config
from reader.base.errors import (
    EmptyFileError,
    IsADirectoryFileError,
    NoSuchFileError,
    NoSuchPlaceError,
    ReaderError,
    UnknownFormatError,
)
from reader.base.shipped import default_document
from reader.notes.model import EntryTarget, NewNote
from reader.search.model import Kind, Question
from reader.text.document import Role
from reader.text.place import DocumentPlace, EntryPlace, NotePlace
from reader.text.titles import title_of_name
from tests.desk.examples import desk_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.desk.desk import Desk
    from reader.search.model import Hit

ARTICLE = "moscow-tokyo-anti-china-alliance-not-real"
ENTRY = "---\nterm: Plum Blossom\nkind: term\n---\nA blossom.\n"


@pytest.fixture
def desk(reader_home: Path) -> Desk:
    return desk_at(reader_home)


def keep(desk: Desk, path: Path) -> str:
    """Open a file and keep it, as the screen does."""
    opened = desk.open_file(path)
    desk.library.keep(path, opened.document.id)
    return opened.document.id


def hits(desk: Desk, words: str, kind: Kind) -> tuple[Hit, ...]:
    return desk.index.search(Question(words, frozenset({kind}))).hits


def words_at(desk: Desk, hit: Hit) -> str:
    assert isinstance(hit.place, DocumentPlace)
    text = desk.open_document(hit.place.document).document.text
    return text[hit.place.start : hit.place.end]


def test_without_a_file_the_article_that_ships_is_opened_with_what_is_known_of_it(
    desk: Desk,
) -> None:
    opened = desk.open_file()
    assert (opened.document.id, opened.path) == (ARTICLE, default_document())
    assert opened.document.metadata.author == "Dmitri Trenin"
    assert opened.companion is not None
    assert desk.open_document(ARTICLE) == opened
    assert not desk.problems()
    assert not desk.paths.data.exists()


def test_a_copy_of_the_article_elsewhere_is_the_article_with_all_that_is_known_of_it(
    desk: Desk, tmp_path: Path
) -> None:
    copy = tmp_path / "000_eec9.txt"
    shutil.copy(default_document(), copy)
    opened, original = desk.open_file(copy), desk.open_file()
    assert opened.document == original.document
    assert opened.path == copy
    assert desk.finder(opened).everything() == desk.finder(original).everything()


def test_the_companion_beside_a_copy_of_the_article_counts_before_the_one_that_ships(
    desk: Desk, tmp_path: Path
) -> None:
    copy = tmp_path / "mine.txt"
    shutil.copy(default_document(), copy)
    copy.with_name("mine.companion.md").write_text("---\ntitle: My Copy\n---\n")
    metadata = desk.open_file(copy).document.metadata
    assert (metadata.title, metadata.author) == ("My Copy", "")


def test_only_a_beginning_is_read_where_that_is_asked_for(desk: Desk, tmp_path: Path) -> None:
    book = tmp_path / "book.txt"
    book.write_text("A paragraph of a book.\n\n" * 20_000)
    part = desk.open_file(book, head=1000).document
    whole = desk.open_file(book).document
    assert not part.complete
    assert whole.complete
    assert whole.text.startswith(part.text)
    assert part.id == whole.id


def test_the_same_words_from_another_path_are_the_same_document(desk: Desk, tmp_path: Path) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text("The same words.")
    second.write_text("The same words.")
    kept = keep(desk, first)
    assert keep(desk, second) == kept
    first.unlink()
    assert desk.open_document(kept).path == second


def test_a_document_whose_file_is_gone_is_read_from_its_copy_under_its_own_name(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "peace_treaty.txt"
    path.write_text("Words of a treaty.")
    kept = keep(desk, path)
    path.unlink()
    document = desk.open_document(kept).document
    assert (document.text, document.metadata.title) == ("Words of a treaty.", "Peace treaty")
    desk.update_index()
    assert [hit.title for hit in hits(desk, "treaty", Kind.PASSAGE)] == ["Peace treaty"]


@pytest.mark.parametrize("unknown", ["never-seen", "../../etc/passwd", "", "a/b", "x\0y", "A"])
def test_a_document_that_was_never_opened_is_no_place(desk: Desk, unknown: str) -> None:
    with pytest.raises(NoSuchPlaceError, match="no such document"):
        desk.open_document(unknown)


def make_folder(path: Path) -> None:
    path.mkdir()


def make_empty(path: Path) -> None:
    path.write_text(" \n\n")


def make_binary(path: Path) -> None:
    path.write_bytes(b"\x7fELF\0\0\0\1" * 50)


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_loop(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.parametrize(
    ("name", "make", "error"),
    [
        ("missing.txt", lambda _: None, NoSuchFileError),
        ("folder.txt", make_folder, IsADirectoryFileError),
        ("empty.txt", make_empty, EmptyFileError),
        ("program.txt", make_binary, UnknownFormatError),
        ("page.pdf", make_empty, EmptyFileError),
        ("pipe.txt", make_pipe, ReaderError),
        ("loop.txt", make_loop, ReaderError),
    ],
)
def test_a_file_that_cannot_be_read_is_one_clear_error(
    desk: Desk,
    tmp_path: Path,
    name: str,
    make: Callable[[Path], None],
    error: type[ReaderError],
) -> None:
    path = tmp_path / name
    make(path)
    with pytest.raises(error) as raised:
        desk.open_file(path)
    assert str(raised.value).startswith(str(path))
    assert "\n" not in str(raised.value)
    assert not desk.paths.library.exists()


def test_two_threads_that_ask_at_once_get_one_glossary_matcher_and_index(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    make_glossary, make_index = glossary.glossary.Glossary, reader.search.index.open_index

    def slow_glossary(*packs: object) -> object:
        made.append("glossary")
        time.sleep(0.05)  # so that the other thread comes in between, if it can
        return make_glossary(*packs)  # type: ignore[arg-type]

    def slow_index(*folder: object) -> object:
        made.append("index")
        time.sleep(0.05)
        return make_index(*folder)  # type: ignore[arg-type]

    monkeypatch.setattr(glossary.glossary, "Glossary", slow_glossary)
    monkeypatch.setattr(reader.search.index, "open_index", slow_index)
    together = Barrier(6)

    def ask(name: str) -> object:
        together.wait()
        return getattr(desk, name)

    with ThreadPoolExecutor(6) as threads:
        asked = ["glossary", "index", "matcher"] * 2
        got = list(threads.map(ask, asked))
    assert got[:3] == got[3:]
    assert all(one is other for one, other in zip(got[:3], got[3:], strict=True))
    assert sorted(made) == ["glossary", "index"]


def test_broken_files_become_problems_and_the_rest_goes_on(desk: Desk, tmp_path: Path) -> None:
    home = desk.paths.data
    for folder in (desk.paths.glossary, desk.paths.notes / "entries", desk.paths.library / "odd"):
        folder.mkdir(parents=True)
    broken = {
        desk.paths.config_file: "measure = [",
        desk.paths.places: "not JSON",
        desk.paths.glossary / "odd.md": "---\nterm: [unclosed\n---\n",
        desk.paths.notes / "entries" / "20260101t000000-abcdefgh.md": "no front matter",
        desk.paths.library / "odd" / "record.json": "{}",
    }
    for path, text in broken.items():
        path.write_text(text)
    (desk.paths.glossary / "plum-blossom.md").write_text(ENTRY)
    essay = tmp_path / "essay.txt"
    essay.write_text("Of Abe and the Plum Blossom.")
    companion = tmp_path / "essay.companion.md"
    companion.write_text("---\ntitle: [\n---\n")

    opened = desk.open_file(essay)
    assert desk.settings[0] == Config()
    assert desk.places.last is None
    found = {one.entry for one in desk.finder(opened).everything()}
    assert found == {"shinzo-abe", "plum-blossom"}
    note = desk.notes.add(NewNote(EntryTarget("plum-blossom"), "Look it up."))
    assert not desk.update_index().failed
    assert [hit.place for hit in hits(desk, "look", Kind.NOTE)] == [NotePlace(note.id)]

    told = {problem.path for problem in desk.problems()}
    assert told == {str(path) for path in (*broken, companion)}
    assert all("\n" not in str(problem) for problem in desk.problems())
    assert {path: path.read_text() for path in broken} == broken
    assert home.exists()


def test_a_companion_that_was_mended_is_no_problem_any_more(desk: Desk, tmp_path: Path) -> None:
    essay, companion = tmp_path / "essay.txt", tmp_path / "essay.companion.md"
    essay.write_text("Words.")
    companion.write_text("---\ntitle: [\n---\n")
    desk.open_file(essay)
    assert len(desk.companion_problems) == 1
    companion.write_text("---\ntitle: Mended\n---\n")
    assert desk.open_file(essay).document.metadata.title == "Mended"
    assert not desk.companion_problems


def test_phrases_that_mean_an_entry_which_is_not_there_are_left_out_and_reported(
    desk: Desk, tmp_path: Path
) -> None:
    essay, companion = tmp_path / "essay.txt", tmp_path / "essay.companion.md"
    essay.write_text("His fellow party members went.")
    companion.write_text(
        "---\nphrases:\n"
        "  - {quote: fellow party members, entry: liberal-democratic-party}\n"
        "  - {quote: His, entry: nobody-knows}\n---\n"
    )
    opened = desk.open_file(essay)
    found = desk.finder(opened).everything()
    assert [(one.entry, one.surface) for one in found] == [
        ("liberal-democratic-party", "fellow party members")
    ]
    (problem,) = desk.companion_problems
    assert problem.path == str(companion)
    assert "nobody-knows" in problem.reason
    desk.library.keep(essay, opened.document.id)
    list(desk.sources())  # reads every companion again, without looking at its phrases
    assert desk.companion_problems == (problem,)
    companion.write_text(companion.read_text().replace("nobody-knows", "shinzo-abe"))
    desk.finder(desk.open_file(essay))
    assert not desk.companion_problems


def test_the_readers_own_entry_takes_the_place_of_the_one_that_ships(desk: Desk) -> None:
    desk.paths.glossary.mkdir(parents=True)
    (desk.paths.glossary / "shinzo-abe.md").write_text(ENTRY)
    entry = desk.glossary.get("shinzo-abe")
    assert entry is not None
    assert (entry.term, entry.pack) == ("Plum Blossom", "own")
    assert len(desk.glossary.entries) > 10


def test_the_index_finds_the_articles_words_at_their_exact_places(desk: Desk) -> None:
    report = desk.update_index()
    assert not report.failed
    (hit, *_) = hits(desk, "pacifist", Kind.PASSAGE)
    assert words_at(desk, hit) == "pacifist"
    assert hit.title == desk.open_file().document.metadata.title
    for hit in hits(desk, "constitution", Kind.PASSAGE):
        assert words_at(desk, hit).lower().startswith("constitution")


def test_every_word_of_the_argument_is_found_and_none_of_the_pages_furniture(desk: Desk) -> None:
    desk.update_index()
    assert hits(desk, "equilibrium", Kind.PASSAGE)
    assert not hits(desk, "originally appeared", Kind.PASSAGE)
    furniture = {
        block.span
        for block in desk.open_file().document.blocks
        if block.role in {Role.BYLINE, Role.CREDIT}
    }
    assert len(furniture) == 2
    for hit in hits(desk, "Carnegie Trenin", Kind.PASSAGE):
        assert isinstance(hit.place, DocumentPlace)
        assert not any(span.contains(hit.place.start) for span in furniture)


def test_the_index_finds_entries_by_names_readings_and_terms(desk: Desk) -> None:
    desk.update_index()
    for words in ("Yasukuni Shrine", "靖国神社", "Jinja", "Ясукуни"):
        assert hits(desk, words, Kind.ENTRY)[0].place == EntryPlace("yasukuni-shrine"), words


def test_the_index_follows_notes_entries_and_documents_as_they_come_and_go(
    desk: Desk, tmp_path: Path
) -> None:
    desk.update_index()
    note = desk.notes.add(NewNote(EntryTarget("shinzo-abe"), "Ask the xylophonist."))
    desk.paths.glossary.mkdir(parents=True, exist_ok=True)
    own = desk.paths.glossary / "plum-blossom.md"
    own.write_text(ENTRY.replace("A blossom", "A xylophonist of trees"))
    essay = tmp_path / "essay.txt"
    essay.write_text("Prelude.\n\nEnter the xylophonist, late.")
    kept = keep(desk, essay)
    fresh = desk_at(desk.paths.data)
    assert fresh.index.needs_update(list(fresh.sources()))
    fresh.update_index()
    found = fresh.index.search(Question("xylophonist"))
    start = essay.read_text().index("xylophonist")
    assert {hit.place for hit in found.hits} == {
        NotePlace(note.id),
        EntryPlace("plum-blossom"),
        DocumentPlace(kept, start, start + len("xylophonist")),
    }
    desk.notes.delete(note)
    own.unlink()
    essay.write_text("Enter nobody.")
    keep(desk, essay)
    fresh = desk_at(desk.paths.data)
    fresh.update_index()
    assert not fresh.index.search(Question("xylophonist")).hits
    assert not fresh.index.needs_update(list(fresh.sources()))


def test_a_new_title_in_a_companion_is_found_after_the_next_update(
    desk: Desk, tmp_path: Path
) -> None:
    essay = tmp_path / "essay.txt"
    essay.write_text("Enter the xylophonist.")
    keep(desk, essay)
    desk.update_index()
    (tmp_path / "essay.companion.md").write_text("---\ntitle: On Music\n---\n")
    desk.update_index()
    assert [hit.title for hit in hits(desk, "xylophonist", Kind.PASSAGE)] == ["On Music"]


def test_a_file_that_was_changed_and_changed_back_is_found_at_its_exact_places(
    desk: Desk, tmp_path: Path
) -> None:
    essay = tmp_path / "essay.txt"
    for words in ("A xylophonist.", "Quite another xylophonist.", "A xylophonist."):
        essay.write_text(words)
        if words.startswith("A"):
            keep(desk, essay)
        desk.update_index()
        (hit,) = hits(desk, "xylophonist", Kind.PASSAGE)
        assert words_at(desk, hit) == "xylophonist"


def test_a_document_that_vanished_is_left_out_and_reported_and_the_rest_is_indexed(
    desk: Desk, tmp_path: Path
) -> None:
    lost, kept = tmp_path / "lost.txt", tmp_path / "kept.txt"
    lost.write_text("Lost xylophonists.")
    kept.write_text("Kept xylophonists.")
    lost_id, kept_id = keep(desk, lost), keep(desk, kept)
    lost.unlink()
    (copy,) = (desk.paths.library / lost_id).glob("*.txt")
    copy.unlink()
    report = desk.update_index()
    assert [key for key, _ in report.failed] == [f"doc:{lost_id}"]
    (hit,) = hits(desk, "xylophonists", Kind.PASSAGE)
    assert isinstance(hit.place, DocumentPlace)
    assert hit.place.document == kept_id


def test_an_update_can_be_cancelled_and_told_about(desk: Desk) -> None:
    steps: list[tuple[int, int]] = []
    report = desk.update_index(
        lambda done, all_: steps.append((done, all_)), lambda: len(steps) > 1
    )
    assert report.cancelled
    assert len(steps) < steps[0][1]
    assert not desk.update_index().cancelled
    assert desk.update_index(from_nothing=True).added == len(list(desk.sources()))


def test_a_document_dated_by_its_year_only_says_so(desk: Desk, tmp_path: Path) -> None:
    essay = tmp_path / "essay.txt"
    essay.write_text("Words.")
    (tmp_path / "essay.companion.md").write_text("---\ndate: 2013\n---\n")
    metadata = desk.open_file(essay).document.metadata
    assert metadata.date == PartialDate(2013)
    assert metadata.title == title_of_name("essay.txt")

"""The library: documents known by id, kept as copies."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.base.errors import (
    BrokenUserFileError,
    IsADirectoryFileError,
    NoSuchFileError,
    NotWritableError,
)
from reader.base.shipped import default_document
from reader.formats.read import LIMIT
from reader.library.library import Library
from reader.library.shipped import DOCUMENT_LIMIT
from reader.text.ids import is_id

_ARTICLE = "moscow-tokyo-anti-china-alliance-not-real"


@pytest.fixture
def folder(reader_home: Path) -> Path:
    return reader_home / "library"


@pytest.fixture
def library(folder: Path) -> Library:
    return Library(folder)


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    path = tmp_path / "Peace, 1956!.txt"
    path.write_bytes(b"words of an essay")
    return path


def _opened(library: Library, path: Path) -> str:
    document_id = library.identify(path)
    library.keep(path, document_id)
    return document_id


def test_the_article_is_in_every_library_without_being_copied(
    library: Library, folder: Path
) -> None:
    assert library.identify(default_document()) == _ARTICLE
    library.keep(default_document(), _ARTICLE)
    assert [record.id for record in library.documents()] == [_ARTICLE]
    assert library.documents()[0].title == "Moscow-Tokyo Anti-China Alliance Not Real"
    assert library.path_of(_ARTICLE) == default_document()
    assert not folder.exists()


def test_a_new_file_gets_an_id_of_its_name_and_content(library: Library, essay: Path) -> None:
    assert library.identify(essay) == "peace-1956-25be8d2c"
    assert library.identify(essay) == "peace-1956-25be8d2c"


@pytest.mark.parametrize("name", ["靖国.txt", "...txt", "-.md", "A" * 200 + ".txt", "CON.txt", "é"])
def test_any_name_gives_an_id_that_is_a_safe_file_name(
    library: Library, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(b"words")
    assert is_id(library.identify(tmp_path / name))


def test_a_changed_file_keeps_its_id(library: Library, essay: Path) -> None:
    before = _opened(library, essay)
    essay.write_bytes(b"other words")
    assert library.identify(essay) == before


def test_a_moved_or_copied_file_keeps_its_id(library: Library, essay: Path, tmp_path: Path) -> None:
    before = _opened(library, essay)
    moved = essay.rename(tmp_path / "moved.txt")
    assert library.identify(moved) == before
    (tmp_path / "link.txt").symlink_to(moved)
    assert library.identify(tmp_path / "link.txt") == before


def test_a_copy_of_the_article_is_the_article(library: Library, tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_bytes(default_document().read_bytes())
    assert library.identify(tmp_path / "copy.txt") == _ARTICLE


def test_a_companion_names_its_document(library: Library, essay: Path) -> None:
    beside = essay.with_name(f"{essay.stem}.companion.md")
    beside.write_bytes(b"---\nid: my-essay\n---\n")
    assert library.identify(essay) == "my-essay"
    beside.write_bytes(b"---\nid: [broken\n---\n")
    assert library.identify(essay).startswith("peace-1956-")


def test_two_contents_never_share_an_id(library: Library, essay: Path, tmp_path: Path) -> None:
    first = _opened(library, essay)
    essay.write_bytes(b"new words")
    library.keep(essay, first)
    other = tmp_path / "elsewhere" / essay.name
    other.parent.mkdir()
    other.write_bytes(b"words of an essay")  # what the first was called after
    second = library.identify(other)
    assert second != first
    assert second.startswith(first)


@pytest.mark.parametrize(
    ("name", "error"), [("gone.txt", NoSuchFileError), (".", IsADirectoryFileError)]
)
def test_what_cannot_be_read_has_no_id(
    library: Library, tmp_path: Path, name: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        library.identify(tmp_path / name)


def test_a_kept_document_is_read_from_its_file_and_then_from_the_copy(
    library: Library, folder: Path, essay: Path
) -> None:
    document_id = _opened(library, essay)
    assert library.path_of(document_id) == essay
    essay.unlink()
    copy = library.path_of(document_id)
    assert copy
    assert copy.parent == folder / document_id
    assert copy.read_bytes() == b"words of an essay"


def test_the_companion_is_kept_beside_the_copy(library: Library, essay: Path) -> None:
    beside = essay.with_name(f"{essay.stem}.companion.md")
    beside.write_bytes(b"---\nid: my-essay\ntitle: Peace\n---\n")
    document_id = _opened(library, essay)
    beside.unlink()
    essay.unlink()
    copy = library.path_of(document_id)
    assert copy
    assert library.identify(copy) == "my-essay"


def test_what_is_known_of_a_document_is_written_down(library: Library, essay: Path) -> None:
    markdown = essay.with_suffix(".md")
    markdown.write_bytes(b"# Peace")
    kept = library.keep(markdown, "peace", title="Peace")
    record = library.documents()[1]
    assert record == kept
    assert (record.name, record.path) == (markdown.name, str(markdown))
    assert (record.versions[-1].file[-3:], record.title) == (".md", "Peace")
    assert record.added.endswith("+00:00")
    assert library.keep(essay, "essay").title == "Peace, 1956!"


def test_keeping_the_same_again_writes_nothing(library: Library, folder: Path, essay: Path) -> None:
    document_id = _opened(library, essay)
    before = {path: path.stat().st_mtime_ns for path in (folder / document_id).iterdir()}
    assert len(before) == 2
    _opened(Library(folder), essay)
    assert {path: path.stat().st_mtime_ns for path in (folder / document_id).iterdir()} == before


def test_no_content_that_was_kept_is_ever_lost(library: Library, folder: Path, essay: Path) -> None:
    document_id = _opened(library, essay)
    added = library.documents()[1].added
    for content in (b"second", b"third", b"second"):
        essay.write_bytes(content)
        library.keep(essay, document_id)
    record = library.documents()[1]
    contents = [library.copy_of(record, one).read_bytes() for one in record.versions]
    assert contents == [b"words of an essay", b"second", b"third", b"second"]
    assert len(list((folder / document_id).glob("*.txt"))) == 3
    assert record.added == added


def test_opening_the_copy_of_a_lost_file_leaves_its_record_alone(
    library: Library, essay: Path
) -> None:
    document_id = _opened(library, essay)
    before = library.documents()
    essay.unlink()
    copy = library.path_of(document_id)
    assert copy
    library.keep(copy, library.identify(copy))
    assert library.documents() == before


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b"[]",
        b"{}",
        b"\xff",
        b'{"name": 1}',
        b'{"name": "", "path": "\\u0000", "sha256": "", "format": "md", "title": "", "added": ""}',
        b'{"name": "a", "path": "a", "sha256": "", "format": "../x", "title": "", "added": ""}',
    ],
)
def test_a_broken_record_is_a_problem_and_left_alone(
    library: Library, folder: Path, essay: Path, tmp_path: Path, content: bytes
) -> None:
    document_id = _opened(library, essay)
    other = tmp_path / "other.txt"
    other.write_bytes(b"other")
    other_id = _opened(library, other)
    broken = folder / document_id / "record.json"
    broken.write_bytes(content)
    assert [record.id for record in library.documents()] == [_ARTICLE, other_id]
    assert [problem.path for problem in library.problems] == [str(broken)]
    with pytest.raises(BrokenUserFileError, match=r"record\.json"):
        library.keep(essay, document_id)
    assert broken.read_bytes() == content
    copy = library.path_of(document_id)
    assert copy
    assert copy.read_bytes() == b"words of an essay"


def test_an_unknown_document_has_no_path(library: Library) -> None:
    assert library.path_of("nobody-knows") is None
    assert library.path_of("../../etc/passwd") is None


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_an_unwritable_library_is_told(library: Library, reader_home: Path, essay: Path) -> None:
    reader_home.mkdir(mode=0o500)
    with pytest.raises(NotWritableError):
        library.keep(essay, library.identify(essay))


def test_a_file_in_place_of_the_library_is_told(
    library: Library, reader_home: Path, essay: Path
) -> None:
    reader_home.mkdir()
    (reader_home / "library").write_bytes(b"a file")
    assert library.identify(essay).startswith("peace-1956-")
    assert library.problems[0].path == str(reader_home / "library")
    with pytest.raises(NotWritableError):
        library.keep(essay, "essay")


def test_what_is_read_can_be_kept() -> None:
    assert DOCUMENT_LIMIT == LIMIT


_KEEPER = """
import sys
from pathlib import Path
from reader.library.library import Library
library = Library(Path(sys.argv[1]))
for path in sorted(Path(sys.argv[2]).iterdir()):
    library.keep(path, library.identify(path))
"""


def test_programs_that_keep_documents_at_once_lose_none(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(15):
        (texts / f"{number}.txt").write_bytes(b"words %d" % number)
    keepers = [
        subprocess.Popen([sys.executable, "-c", _KEEPER, str(folder), str(texts)]) for _ in range(3)
    ]
    assert [keeper.wait() for keeper in keepers] == [0, 0, 0]
    records = library.documents()[1:]
    assert sorted(Path(record.path).name for record in records) == sorted(
        path.name for path in texts.iterdir()
    )
    assert library.problems == ()
    for record in records:
        assert json.loads((folder / record.id / "record.json").read_bytes())["name"] == record.name
        copy = library.copy_of(record, record.versions[-1])
        assert copy.read_bytes() == Path(record.path).read_bytes()
        assert len(list((folder / record.id).iterdir())) == 2

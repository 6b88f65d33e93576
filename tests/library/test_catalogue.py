"""What all records say is known without reading them, and never believed when they change."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from reader.base.files import read_stamped
from reader.library.library import Library

if TYPE_CHECKING:
    from pathlib import Path

    from reader.base.files import StampedBytes

_COUNT = 40


@pytest.fixture
def folder(reader_home: Path) -> Path:
    return reader_home / "library"


@pytest.fixture
def file(reader_home: Path) -> Path:
    return reader_home / "cache" / "library.db"


@pytest.fixture
def texts(tmp_path: Path, folder: Path, file: Path) -> list[Path]:
    """Files that are kept."""
    library, paths = Library(folder, catalogue=file), []
    for number in range(_COUNT):
        path = tmp_path / f"text-{number}.txt"
        path.write_text(f"words {number}")
        library.keep(path, library.identify(path))
        paths.append(path)
    return paths


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The records that are read to look through the library."""
    seen: list[Path] = []

    def watched(path: Path, limit: int) -> StampedBytes:
        seen.append(path)
        return read_stamped(path, limit)

    monkeypatch.setattr("reader.library.catalogue.read_stamped", watched)
    return seen


def titles(library: Library) -> list[str]:
    return sorted(record.title for record in library.documents()[1:])


def test_another_program_reads_no_record_that_has_not_changed(
    texts: list[Path], folder: Path, file: Path, reads: list[Path]
) -> None:
    library = Library(folder, catalogue=file)
    assert len(titles(library)) == _COUNT
    for path in texts:
        assert library.identify(path).startswith(path.stem)
    assert reads == []


def test_a_record_that_somebody_changed_is_read_again_and_alone(
    texts: list[Path], folder: Path, file: Path, reads: list[Path]
) -> None:
    library = Library(folder, catalogue=file)
    record = folder / library.identify(texts[3]) / "record.json"
    values = json.loads(record.read_bytes())
    values["told"]["title"] = "Another title"
    record.write_text(json.dumps(values))
    assert "Another title" in titles(library)
    assert reads == [record]
    assert "Another title" in titles(Library(folder, catalogue=file))
    assert len(reads) == 1


def test_documents_that_come_and_go_by_hand_are_noticed(
    texts: list[Path], folder: Path, file: Path, tmp_path: Path
) -> None:
    library = Library(folder, catalogue=file)
    gone = library.identify(texts[0])
    shutil.move(folder / gone, tmp_path / "away")
    assert len(titles(library)) == _COUNT - 1
    assert library.identify(texts[0]) == gone, "made of its name and content again"
    assert library.get(gone) is None
    shutil.move(tmp_path / "away", folder / gone)
    moved = texts[0].rename(tmp_path / "moved.txt")
    assert Library(folder, catalogue=file).identify(moved) == gone, "known by its content"


def test_content_that_a_page_no_longer_has_is_not_taken_for_the_page(
    texts: list[Path], folder: Path, file: Path
) -> None:
    library = Library(folder, catalogue=file)
    record = folder / library.identify(texts[3]) / "record.json"
    values = json.loads(record.read_bytes())
    digest = values["versions"][0]["sha256"]
    values["path"], values["versions"][0]["sha256"] = "", "0" * 64
    record.write_text(json.dumps(values))
    assert library.id_of_content(digest) == ""


def test_a_record_of_a_format_that_is_none_is_a_problem_and_the_rest_is_listed(
    texts: list[Path], folder: Path, file: Path
) -> None:
    library = Library(folder, catalogue=file)
    record = folder / library.identify(texts[3]) / "record.json"
    values = json.loads(record.read_bytes())
    values["told"]["format"] = "papyrus"
    record.write_text(json.dumps(values))
    assert len(titles(library)) == _COUNT - 1
    assert [problem.path for problem in library.problems] == [str(record)]


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_catalogue_is_made_anew(
    texts: list[Path], folder: Path, file: Path, content: bytes, reads: list[Path]
) -> None:
    for ending in ("-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
    file.write_bytes(content)
    library = Library(folder, catalogue=file)
    assert library.identify(texts[7]).startswith("text-7-")
    assert len(titles(library)) == _COUNT
    assert len(reads) == _COUNT
    assert len(titles(Library(folder, catalogue=file))) == _COUNT
    assert len(reads) == _COUNT, "it was written again"


def test_a_catalogue_that_cannot_be_is_done_without(
    texts: list[Path], folder: Path, file: Path
) -> None:
    shutil.rmtree(file.parent)
    file.parent.write_text("a file where the cache should be")
    library = Library(folder, catalogue=file)
    assert library.identify(texts[7]).startswith("text-7-")
    assert len(titles(library)) == _COUNT


def test_a_catalogue_that_others_could_write_is_not_believed(
    texts: list[Path], folder: Path, file: Path, reads: list[Path]
) -> None:
    file.parent.chmod(0o777)
    assert len(titles(Library(folder, catalogue=file))) == _COUNT
    assert len(reads) == _COUNT


def test_asking_a_library_that_is_not_there_makes_nothing(
    reader_home: Path, folder: Path, file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "text.txt"
    path.write_text("words")
    library = Library(folder, catalogue=file)
    assert library.identify(path).startswith("text-")
    assert len(library.documents()) == 1
    assert not reader_home.exists()


def test_records_from_before_there_were_versions_are_read(folder: Path, file: Path) -> None:
    home = folder / "old-essay"
    home.mkdir(parents=True)
    (home / "original.md").write_text("# Old")
    record = {
        "name": "old.md",
        "path": "/gone/old.md",
        "sha256": "ab" * 32,
        "format": "md",
        "title": "Old",
        "added": "2026-11-01T00:00:00+00:00",
    }
    (home / "record.json").write_text(json.dumps(record))
    library = Library(folder, catalogue=file)
    assert titles(library) == ["Old"]
    assert library.path_of("old-essay") == home / "original.md"

"""Where each document was left."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reader.base.errors import NotWritableError
from reader.library.places import ReadingPlaces

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(reader_home: Path) -> Path:
    return reader_home / "places.json"


def test_nothing_is_known_and_nothing_made_before_a_place_is_set(path: Path) -> None:
    places = ReadingPlaces(path)
    assert places.get("essay") is None
    assert places.last is None
    assert places.problems == ()
    assert not path.parent.exists()


def test_a_place_is_found_by_the_next_program(path: Path) -> None:
    ReadingPlaces(path).set("essay", 120)
    ReadingPlaces(path).set("other", 0)
    ReadingPlaces(path).set("essay", 300)
    places = ReadingPlaces(path)
    assert (places.get("essay"), places.get("other"), places.last) == (300, 0, "essay")


def test_a_place_set_again_is_not_written_again(path: Path) -> None:
    places = ReadingPlaces(path)
    places.set("essay", 120)
    before = path.stat()
    places.set("essay", 120)
    assert path.stat() == before


@pytest.mark.parametrize(("document_id", "offset"), [("../x", 1), ("essay", -1), ("essay", 10**16)])
def test_what_is_no_place_is_refused(path: Path, document_id: str, offset: int) -> None:
    with pytest.raises(ValueError, match="no place"):
        ReadingPlaces(path).set(document_id, offset)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b'{"last": "essay", "places": {"essay": 1',
        b"[]",
        b'{"places": []}',
        b'{"places": {"essay": "1"}}',
        b'{"places": {"essay": true}}',
        b'{"places": {"essay": -1}}',
        b'{"places": {"../essay": 1}}',
        b'{"last": 1, "places": {}}',
        b"[" * 100_000,
        b"\xff",
    ],
)
def test_a_broken_file_is_set_aside_reported_and_never_overwritten(
    path: Path, content: bytes
) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    path.with_name("places.json.broken-1").write_bytes(b"an earlier one")
    places = ReadingPlaces(path)
    assert places.get("essay") is None
    assert places.last is None
    assert [problem.path for problem in places.problems] == [str(path)]
    assert path.read_bytes() == content
    places.set("essay", 7)
    assert path.with_name("places.json.broken-1").read_bytes() == b"an earlier one"
    assert path.with_name("places.json.broken-2").read_bytes() == content
    assert "places.json.broken-2" in str(places.problems[-1])
    assert ReadingPlaces(path).get("essay") == 7


def test_a_folder_in_its_place_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    places = ReadingPlaces(path)
    assert places.get("essay") is None
    assert "folder" in str(places.problems[0])


def test_a_home_that_cannot_be_made_is_told(path: Path) -> None:
    path.parent.write_bytes(b"a file")
    with pytest.raises(NotWritableError):
        ReadingPlaces(path).set("essay", 1)


_SETTER = """
import sys
from pathlib import Path
from reader.library.places import ReadingPlaces
places = ReadingPlaces(Path(sys.argv[1]))
for number in range(25):
    places.set(f"essay-{sys.argv[2]}-{number}", number)
"""


def test_programs_that_set_places_at_once_lose_none(path: Path) -> None:
    setters = [subprocess.Popen([sys.executable, "-c", _SETTER, str(path), name]) for name in "abc"]
    assert [setter.wait() for setter in setters] == [0, 0, 0]
    places = ReadingPlaces(path)
    for name in "abc":
        assert [places.get(f"essay-{name}-{number}") for number in range(25)] == list(range(25))

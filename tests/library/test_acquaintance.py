"""What the reader has seen, knows and has dismissed is remembered, whatever happens."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reader.base.errors import NotWritableError
from reader.library.acquaintance import Acquaintance, key_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(reader_home: Path) -> Path:
    return reader_home / "acquaintance.json"


def test_nothing_is_known_and_nothing_made_before_something_is_said(path: Path) -> None:
    acquaintance = Acquaintance(path)
    assert not acquaintance.seen | acquaintance.known | acquaintance.dismissed
    acquaintance.know("shinzo-abe", known=False)
    acquaintance.recall("Abenomics")
    assert acquaintance.problems == ()
    assert not path.parent.exists()


def test_what_was_said_is_found_by_the_next_program_with_the_day_it_was_said(path: Path) -> None:
    acquaintance = Acquaintance(path)
    acquaintance.see("shinzo-abe")
    acquaintance.see("urals@own")
    acquaintance.know("urals")
    acquaintance.dismiss("Abé’s\nVisit")
    later = Acquaintance(path)
    assert later.seen == {"shinzo-abe", "urals"}
    assert later.known == {"urals"}
    assert later.dismissed == {"abe's visit"}
    days = [day for kind in json.loads(path.read_bytes()).values() for day in kind.values()]
    assert len(days) == 4
    assert all(len(day) == len("2026-11-22") for day in days)


def test_what_was_said_can_be_taken_back(path: Path) -> None:
    acquaintance = Acquaintance(path)
    acquaintance.know("urals")
    acquaintance.know("urals", known=False)
    acquaintance.dismiss("Visit")
    acquaintance.recall("visit")
    assert not Acquaintance(path).known | Acquaintance(path).dismissed


def test_another_programs_change_is_seen_at_once(path: Path) -> None:
    acquaintance = Acquaintance(path)
    acquaintance.know("urals")
    Acquaintance(path).know("sino")
    assert acquaintance.known == {"urals", "sino"}


def test_what_was_said_before_is_not_written_again(path: Path) -> None:
    acquaintance = Acquaintance(path)
    acquaintance.see("urals")
    before = path.stat()
    acquaintance.see("urals")
    assert path.stat() == before


def test_an_article_of_a_dictionary_is_known_only_in_that_dictionary() -> None:
    assert [key_of("n12@wn"), key_of("urals@own"), key_of("urals")] == ["n12@wn", "urals", "urals"]


@pytest.mark.parametrize("entry", ["", "../x", "a/b", "a@", "a@../b"])
def test_what_is_no_entry_is_refused(path: Path, entry: str) -> None:
    with pytest.raises(ValueError, match="no entry"):
        Acquaintance(path).see(entry)


@pytest.mark.parametrize("phrase", ["", " \n", "x" * 501])
def test_what_is_no_phrase_is_refused(path: Path, phrase: str) -> None:
    with pytest.raises(ValueError, match="no phrase"):
        Acquaintance(path).dismiss(phrase)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b'{"seen": []}',
        b'{"seen": {"urals": 1}}',
        b'{"known": {"urals": "soon"}}',
        b'{"known": {"../x": "2026-11-22"}}',
        b"[" * 100_000,
        b"\xff",
    ],
)
def test_a_broken_file_is_set_aside_reported_and_never_overwritten(
    path: Path, content: bytes
) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    acquaintance = Acquaintance(path)
    assert acquaintance.known == frozenset()
    assert [problem.path for problem in acquaintance.problems] == [str(path)]
    assert path.read_bytes() == content
    acquaintance.know("urals")
    assert path.with_name("acquaintance.json.broken-1").read_bytes() == content
    assert "acquaintance.json.broken-1" in str(acquaintance.problems[-1])
    assert Acquaintance(path).known == {"urals"}


def test_a_home_that_cannot_be_made_is_told(path: Path) -> None:
    path.parent.write_bytes(b"a file")
    with pytest.raises(NotWritableError):
        Acquaintance(path).see("urals")


_SAYER = """
import sys
from pathlib import Path
from reader.library.acquaintance import Acquaintance
acquaintance = Acquaintance(Path(sys.argv[1]))
for number in range(25):
    acquaintance.know(f"entry-{sys.argv[2]}-{number}")
"""


def test_programs_that_say_something_at_once_lose_nothing(path: Path) -> None:
    sayers = [subprocess.Popen([sys.executable, "-c", _SAYER, str(path), name]) for name in "abc"]
    assert [sayer.wait() for sayer in sayers] == [0, 0, 0]
    everything = {f"entry-{name}-{number}" for name in "abc" for number in range(25)}
    assert Acquaintance(path).known == everything

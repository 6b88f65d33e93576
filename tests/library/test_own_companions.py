"""The reader's own companions: kept whole, by several programs; a broken one stays as it is."""

from __future__ import annotations

import multiprocessing
import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.base.errors import BrokenUserFileError, NotWritableError
from reader.library.companion_cache import CompanionCache
from reader.library.companions import Found
from reader.library.own_companions import OwnCompanions
from reader.text.companion import Companion, Exclusion, Phrase
from reader.text.companion_file import parse_companion

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def own(tmp_path: Path) -> OwnCompanions:
    return OwnCompanions(tmp_path / "companions")


def saying(*phrases: Phrase) -> Callable[[Companion], Companion]:
    """A change that says phrases besides what is said."""
    return lambda now: replace(now, phrases=(*now.phrases, *phrases))


def test_a_document_of_which_nothing_was_said_has_none(own: OwnCompanions) -> None:
    assert own.of("essay") == Found()
    assert not own.path_of("essay").parent.exists(), "asking makes nothing"


def test_what_was_said_is_known_to_the_next_program(own: OwnCompanions, tmp_path: Path) -> None:
    said = Companion(
        phrases=(Phrase("the\nisland", "kuril", "of ", ": 島 \x07"),),
        exclusions=(Exclusion("Moscow", "moscow@places"),),
        packs_on=("birds",),
        packs_off=("wordnet",),
        preferred=("abe@own",),
    )
    assert own.change("essay", lambda _: said) == said
    assert OwnCompanions(tmp_path / "companions").of("essay") == Found(said)


def test_each_document_has_a_file_of_its_own(own: OwnCompanions) -> None:
    own.change("one", saying(Phrase("x", "a")))
    own.change("two", saying(Phrase("y", "b")))
    one = own.of("one").companion
    assert one
    assert one.phrases == (Phrase("x", "a"),)


@pytest.mark.parametrize("document_id", ["../up", "a/b", "", ".hidden", "A", "x" * 300])
def test_what_can_be_no_id_leads_to_no_file(own: OwnCompanions, document_id: str) -> None:
    with pytest.raises(ValueError, match="no document id"):
        own.path_of(document_id)


def test_what_its_owner_wrote_in_the_file_stays(own: OwnCompanions) -> None:
    path = own.path_of("essay")
    path.parent.mkdir()
    written = (
        "---\n# mine\ntitle:   'T'   # odd\nphrases:\n  # first\n"
        "  - {quote: x, entry: a}\n---\n\n  Free *words*.\n\n"
    )
    path.write_text(written)
    own.change("essay", saying(Phrase("y", "b")))
    changed = path.read_text()
    assert changed.startswith(written[: written.index("---\n\n")])
    assert changed.endswith("---\n\n  Free *words*.\n\n")
    own.change("essay", lambda now: replace(now, phrases=now.phrases[:1]))
    assert path.read_text() == written


def test_nothing_is_written_where_nothing_changes(own: OwnCompanions) -> None:
    own.change("essay", saying(Phrase("x", "a")))
    before = own.path_of("essay").stat()
    own.change("essay", lambda now: now)
    assert own.path_of("essay").stat() == before


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"---\nphrases: [x]\n---\n", ":2: "),
        (b"---\nnot:\n  - {quote: x}\n---\n", ":3: "),
        (b"no front matter", ":1: "),
        (b"---\ntitle: \xff\n---\n", "UTF-8"),
        (b"---\ntitle: &a x\n---\n", ":2: "),
    ],
)
def test_a_broken_file_is_named_and_never_overwritten(
    own: OwnCompanions, content: bytes, named: str
) -> None:
    path = own.path_of("essay")
    path.parent.mkdir()
    path.write_bytes(content)
    found = own.of("essay")
    assert found.companion is None
    assert found.problem
    with pytest.raises(BrokenUserFileError) as caught:
        own.change("essay", saying(Phrase("x", "a")))
    assert str(path) in str(caught.value)
    assert named in str(caught.value)
    assert path.read_bytes() == content


def test_a_file_that_is_changed_outside_is_read_again(own: OwnCompanions) -> None:
    own.change("essay", saying(Phrase("x", "a")))
    own.path_of("essay").write_text("---\nphrases: [{quote: y, entry: b}]\n---\n")
    found = own.of("essay").companion
    assert found
    assert found.phrases == (Phrase("y", "b"),)


def test_what_an_editor_leaves_beside_a_file_is_none(own: OwnCompanions) -> None:
    own.change("doc", lambda before: replace(before, tags=("old",)))
    path = own.path_of("doc")
    for ending in ("~", ".bak", ".orig"):
        path.with_name(path.name + ending).write_bytes(path.read_bytes())
    assert own.all()["doc"].tags == ("old",)
    own.change("doc", lambda before: replace(before, tags=("new",)))
    assert own.all()["doc"].tags == ("new",)
    (path.with_name("other.md~")).write_bytes(path.read_bytes())
    assert set(own.all()) == {"doc"}


def test_an_empty_file_says_nothing_and_can_be_changed(own: OwnCompanions) -> None:
    own.path_of("essay").parent.mkdir()
    own.path_of("essay").write_text("\n")
    own.change("essay", saying(Phrase("y", "b")))
    found = own.of("essay").companion
    assert found
    assert found.phrases == (Phrase("y", "b"),)


def test_more_than_can_be_read_back_is_refused_and_what_was_there_stays(
    own: OwnCompanions,
) -> None:
    own.change("essay", saying(Phrase("x", "a")))
    before = own.path_of("essay").read_bytes()
    many = [Phrase(f"{number} {'x' * 1_000}", "a") for number in range(300)]
    with pytest.raises(NotWritableError, match="262,144"):
        own.change("essay", saying(*many))
    assert own.path_of("essay").read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_may_not_be_written_is_told(own: OwnCompanions) -> None:
    own.change("essay", saying(Phrase("x", "a")))
    own.path_of("essay").chmod(0o400)
    with pytest.raises(NotWritableError):
        own.change("essay", saying(Phrase("y", "b")))


def _say_many(folder: Path, name: str, count: int) -> None:
    for number in range(count):
        OwnCompanions(folder).change("essay", saying(Phrase(f"{name} {number}", "a")))


def test_several_programs_at_once_lose_nothing(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    programs = [
        spawn.Process(target=_say_many, args=(tmp_path / "c", name, 15)) for name in ("one", "two")
    ]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
        assert program.exitcode == 0
    path = OwnCompanions(tmp_path / "c").path_of("essay")
    said = {phrase.quote for phrase in parse_companion(path.read_text(), str(path)).phrases}
    assert said == {f"{name} {number}" for name in ("one", "two") for number in range(15)}


def test_what_is_said_is_understood_once_and_kept_in_the_cache(
    own: OwnCompanions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.change("essay", saying(Phrase("x", "a")))
    cache = CompanionCache(tmp_path / "cache")
    known = OwnCompanions(tmp_path / "companions", cache).of("essay")
    cache.write()

    def fail(*_: str) -> Companion:
        raise AssertionError("was read again")

    monkeypatch.setattr("reader.text.companion_file.parse_companion", fail)
    again = CompanionCache(tmp_path / "cache")
    assert OwnCompanions(tmp_path / "companions", again).of("essay") == known

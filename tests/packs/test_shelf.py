"""The installed packs, by several programs at once and whatever they are made of."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.base.errors import (
    AlreadyThereError,
    NoSuchFileError,
    NoSuchPackError,
    NotWritableError,
    ReaderError,
    UnusablePackError,
    UsageError,
)
from reader.base.monitor import Monitor, StoppedError
from reader.packs import installing, workshop
from reader.packs.shelf import PackShelf
from tests.packs.examples import TABBED, added, entries_at, entry_text, tabbed_at, tar_at, zip_at

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def shelf(tmp_path: Path) -> PackShelf:
    return PackShelf(tmp_path / "data" / "packs")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder with two entries."""
    return entries_at(tmp_path / "weights", "Ounce", "Pound")


def left_over(shelf: PackShelf) -> set[str]:
    """Whatever is hidden in the folder of the packs, locks that are for ever left out."""
    hidden = {path.name for path in shelf.folder.iterdir() if path.name.startswith(".")}
    return hidden - {".state.json.lock"}


def test_a_folder_of_entries_becomes_a_pack(shelf: PackShelf, source: Path) -> None:
    manifest = added(shelf, source).manifest
    assert (manifest.id, manifest.title, manifest.count) == ("weights", "weights", 2)
    assert (manifest.kind, manifest.marked, manifest.origin) == ("entries", True, "weights")
    pack = shelf.get("weights")
    assert pack.manifest == manifest
    assert sorted(path.name for path in pack.entries.iterdir()) == ["ounce.md", "pound.md"]
    assert (pack.entries / "ounce.md").read_bytes() == (source / "ounce.md").read_bytes()
    assert left_over(shelf) == set()


def test_a_dictionary_becomes_a_pack(shelf: PackShelf, tmp_path: Path) -> None:
    manifest = added(shelf, tabbed_at(tmp_path / "Old weights.tsv")).manifest
    assert (manifest.id, manifest.kind, manifest.count) == ("old-weights", "dictionary", 3)
    assert shelf.get("old-weights").dictionary.is_file()


def test_large_dictionaries_are_marked_only_where_that_is_wanted(
    shelf: PackShelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installing, "MOST_MARKED", 2)
    source = tabbed_at(tmp_path / "w.tsv")
    assert not added(shelf, source, "large").manifest.marked
    assert added(shelf, source, "wanted", marked=True).manifest.marked
    monkeypatch.setattr(installing, "MOST_MARKED", 3)
    assert added(shelf, source, "small").manifest.marked
    assert not added(shelf, source, "unwanted", marked=False).manifest.marked


def test_what_a_pack_says_of_itself_is_heeded_unless_somebody_wants_otherwise(
    shelf: PackShelf, source: Path
) -> None:
    words = {"id": "old-weights", "title": "Old\tWeights \x1b[1m", "about": "CC0\nby us"}
    (source / "pack.json").write_text(json.dumps(words))
    manifest = added(shelf, source).manifest
    assert (manifest.id, manifest.title) == ("old-weights", "Old Weights [1m")
    assert manifest.about == "CC0\nby us"
    assert added(shelf, source, "mine").manifest.id == "mine"


@pytest.mark.parametrize(
    "words",
    [
        '{"id": "own"}',
        '{"id": "shipped"}',
        '{"id": "../up"}',
        '{"title": 3}',
        "[]",
        "{",
        "[" * 9000,
    ],
)
def test_a_pack_that_says_what_cannot_be_is_refused(
    shelf: PackShelf, source: Path, words: str
) -> None:
    (source / "pack.json").write_text(words)
    with pytest.raises(UnusablePackError, match=r"pack\.json: is broken"):
        added(shelf, source)
    assert shelf.look().packs == {}
    assert left_over(shelf) == set()


@pytest.mark.parametrize("pack_id", ["own", "shipped", "../up", "Upper", "a b", ".", "x" * 101])
def test_no_pack_can_have_an_id_that_is_kept_or_leaves_the_folder(
    shelf: PackShelf, source: Path, pack_id: str
) -> None:
    with pytest.raises(UsageError):
        added(shelf, source, pack_id)
    assert shelf.look().packs == {}


def test_broken_entries_are_told_and_the_rest_is_there(shelf: PackShelf, source: Path) -> None:
    (source / "broken.md").write_text("---\nterm: x\nkind: gadget\n---\n")
    (source / "Bad Name.md").write_text(entry_text("x"))
    (source / "latin.md").write_bytes(b"---\nterm: caf\xe9\nkind: term\n---\n")
    (source / "secret.md").symlink_to("/etc/hostname")
    (source / "README.md").write_text("no entry at all")
    made = added(shelf, source)
    told = {Path(problem.path).name: problem.line for problem in made.problems}
    assert told == {"broken.md": 3, "Bad Name.md": None, "latin.md": 2, "secret.md": None}
    assert made.manifest.count == 2
    assert len(list(shelf.get("weights").entries.iterdir())) == 2


def test_a_folder_with_no_sound_entry_is_refused_with_the_first_reason(
    shelf: PackShelf, tmp_path: Path
) -> None:
    folder = tmp_path / "bad"
    folder.mkdir()
    (folder / "broken.md").write_text("---\nterm: x\nkind: gadget\n---\n")
    with pytest.raises(UnusablePackError, match="no entry is sound; 'kind' is 'gadget'"):
        added(shelf, folder)


def test_an_archive_of_entries_becomes_a_pack_and_its_problems_are_told_by_its_name(
    shelf: PackShelf, tmp_path: Path
) -> None:
    files: dict[str, str | bytes] = {
        "weights-1.0/README.md": "about",
        "weights-1.0/entries/ounce.md": entry_text("Ounce"),
        "weights-1.0/entries/broken.md": "no entry",
        "weights-1.0/pack.json": '{"title": "Weights"}',
    }
    archive = zip_at(tmp_path / "weights.zip", files)
    made = added(shelf, archive)
    assert (made.manifest.id, made.manifest.title) == ("weights", "Weights")
    assert [problem.path for problem in made.problems] == [
        f"{archive}/weights-1.0/entries/broken.md"
    ]
    assert [path.name for path in shelf.get("weights").folder.iterdir()] != []
    assert not (shelf.get("weights").folder / "unpacked").exists()


@pytest.mark.parametrize("suffix", ["zip", "tar.gz", "tar.xz"])
def test_an_archive_of_a_stardict_set_becomes_a_dictionary(
    shelf: PackShelf, tmp_path: Path, suffix: str
) -> None:
    from glossary.dictionaries.model import DictionaryInfo, Format, Headword
    from glossary.dictionaries.write import write_dictionary

    (tmp_path / "set").mkdir()
    words = [Headword(("ell",), "A length."), Headword(("ounce",), "A weight.")]
    paths = write_dictionary(
        tmp_path / "set" / "old.ifo", Format.STARDICT, DictionaryInfo("Old words"), words
    )
    files: dict[str, str | bytes] = {f"stardict-old/{p.name}": p.read_bytes() for p in paths}
    files["stardict-old/README"] = "read me"
    name = tmp_path / f"a.{suffix}"
    archive = zip_at(name, files) if suffix == "zip" else tar_at(name, {**files})
    manifest = added(shelf, archive).manifest
    assert (manifest.title, manifest.count) == ("Old words", 2)


def test_a_folder_of_several_packs_is_refused_and_names_them(
    shelf: PackShelf, tmp_path: Path
) -> None:
    entries_at(tmp_path / "both" / "one", "A")
    entries_at(tmp_path / "both" / "two", "B")
    with pytest.raises(UnusablePackError, match=r"several packs \((one, two|two, one)\)"):
        added(shelf, tmp_path / "both")


def test_what_is_no_pack_at_all_is_refused_in_one_line(shelf: PackShelf, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "program").write_bytes(b"\x7fELF\0\0\1" * 99)
    (tmp_path / "nothing.tsv").write_bytes(b"")
    os.mkfifo(tmp_path / "pipe")
    for name in ("empty", "program", "nothing.tsv", "pipe", "missing"):
        with pytest.raises(ReaderError) as raised:
            added(shelf, tmp_path / name)
        assert str(raised.value).startswith(str(tmp_path / name))
        assert "\n" not in str(raised.value)
    with pytest.raises(NoSuchFileError):
        added(shelf, tmp_path / "missing")
    assert not shelf.folder.exists() or left_over(shelf) == set()


def test_a_pack_is_not_added_twice(shelf: PackShelf, source: Path) -> None:
    added(shelf, source)
    (source / "ounce.md").write_text(entry_text("Changed"))
    with pytest.raises(AlreadyThereError, match="weights: there is a pack of this id"):
        added(shelf, source)
    assert "Changed" not in (shelf.get("weights").entries / "ounce.md").read_text()


def test_a_pack_that_was_stopped_leaves_nothing(shelf: PackShelf, source: Path) -> None:
    told: list[tuple[str, int, int | None]] = []

    def stop_at_second() -> bool:
        return bool(told)

    monitor = Monitor(lambda *what: told.append(what), stop_at_second)
    with pytest.raises(StoppedError):
        added(shelf, source, monitor=monitor)
    assert told == [("entries", 0, 2)]
    assert [path.name for path in shelf.folder.iterdir()] == []
    dictionary = tabbed_at(shelf.folder.parent / "w.tsv", TABBED * 2000)
    with pytest.raises(StoppedError):
        added(shelf, dictionary, monitor=Monitor(cancelled=lambda: True))
    assert [path.name for path in shelf.folder.iterdir()] == []


def test_ctrl_c_while_adding_leaves_nothing(shelf: PackShelf, source: Path) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        added(shelf, source, monitor=Monitor(interrupt))
    assert [path.name for path in shelf.folder.iterdir()] == []


_KILLED = """
import os, sys
from pathlib import Path
from reader.packs.installing import Wish
from reader.base.monitor import Monitor
from reader.packs.shelf import PackShelf

def die(doing, done, total):
    if done == 1:
        os.kill(os.getpid(), 9)

PackShelf(Path(sys.argv[1])).add(Path(sys.argv[2]), Wish(), Monitor(die))
"""


def test_what_a_killed_program_left_is_swept_away_by_the_next(
    shelf: PackShelf, source: Path
) -> None:
    done = subprocess.run([sys.executable, "-c", _KILLED, shelf.folder, source], check=False)
    assert done.returncode == -9
    assert any(name.startswith(".making-") for name in left_over(shelf))
    assert shelf.look().packs == {}
    added(shelf, source)
    assert left_over(shelf) == set()


def test_what_another_program_is_making_is_left_to_it(shelf: PackShelf, source: Path) -> None:
    with workshop.workshop_in(shelf.folder) as theirs:
        added(shelf, source)
        assert theirs.pack.is_dir()
    assert left_over(shelf) == set()


def _add_many(folder: Path, source: Path, number: int) -> None:
    shelf = PackShelf(folder)
    for turn in range(4):
        added(shelf, source, f"pack-{number}-{turn}")
        try:
            added(shelf, source, f"shared-{turn}")
        except AlreadyThereError:
            shelf.turn(f"shared-{turn}", on=False)
    shelf.remove(f"pack-{number}-0")


def test_several_programs_may_add_and_remove_at_once(shelf: PackShelf, source: Path) -> None:
    context = multiprocessing.get_context("spawn")
    programs = [
        context.Process(target=_add_many, args=(shelf.folder, source, number))
        for number in range(3)
    ]
    for program in programs:
        program.start()
    for program in programs:
        program.join(120)
    assert [program.exitcode for program in programs] == [0, 0, 0]
    look = shelf.look()
    shared = {f"shared-{turn}" for turn in range(4)}
    own = {f"pack-{number}-{turn}" for number in range(3) for turn in range(1, 4)}
    assert set(look.packs) == shared | own
    assert set(look.order) == {*look.packs, "shipped"}
    assert look.off == shared
    assert look.problems == ()
    assert left_over(shelf) == set()


def test_a_pack_that_is_removed_is_gone(shelf: PackShelf, source: Path) -> None:
    added(shelf, source)
    shelf.turn("weights", on=False)
    shelf.remove("weights")
    assert shelf.look().packs == {}
    assert left_over(shelf) == set()
    assert added(shelf, source).manifest.id == "weights"
    assert shelf.look().off == frozenset()


@pytest.mark.parametrize("pack_id", ["", ".", "..", "../packs", "a/b", "own", "shipped", "nothing"])
def test_only_packs_are_removed(shelf: PackShelf, source: Path, pack_id: str) -> None:
    added(shelf, source)
    with pytest.raises(NoSuchPackError):
        shelf.remove(pack_id)
    assert set(shelf.look().packs) == {"weights"}


def test_a_link_among_the_packs_is_not_followed_and_can_be_removed(
    shelf: PackShelf, source: Path
) -> None:
    added(shelf, source)
    (shelf.folder / "linked").symlink_to(source)
    (problem,) = shelf.look().problems
    assert "symbolic link" in problem.reason
    shelf.remove("linked")
    assert (source / "ounce.md").exists()
    assert not (shelf.folder / "linked").is_symlink()


def test_broken_packs_are_told_and_can_be_removed(shelf: PackShelf, source: Path) -> None:
    added(shelf, source)
    for name, manifest in {
        "broken": "{",
        "odd": '{"id": "other", "kind": "entries"}',
        "kindless": '{"id": "kindless", "kind": "gadget"}',
    }.items():
        (shelf.folder / name).mkdir()
        (shelf.folder / name / "pack.json").write_text(manifest)
    (shelf.folder / "empty").mkdir()
    (shelf.folder / "Bad Name").mkdir()
    look = shelf.look()
    assert set(look.packs) == {"weights"}
    assert len(look.problems) == 5
    for name in ("broken", "odd", "kindless", "empty"):
        shelf.remove(name)
    assert len(shelf.look().problems) == 1


def test_packs_of_entries_stand_above_what_ships_and_dictionaries_below(
    shelf: PackShelf, source: Path, tmp_path: Path
) -> None:
    added(shelf, tabbed_at(tmp_path / "w.tsv"), "words")
    added(shelf, source, "first")
    added(shelf, source, "second")
    assert shelf.look().order == ("first", "second", "shipped", "words")


def test_packs_are_put_in_another_order(shelf: PackShelf, source: Path) -> None:
    for pack_id in ("a", "b", "c"):
        added(shelf, source, pack_id)
    assert shelf.move("a", 1) == ("b", "a", "c", "shipped")
    assert shelf.move("shipped", -2) == ("b", "shipped", "a", "c")
    assert shelf.move("c", -10) == ("c", "b", "shipped", "a")
    assert shelf.move("c", 10) == ("b", "shipped", "a", "c")
    assert shelf.order(["a", "c"]) == ("a", "c", "b", "shipped")
    assert shelf.look().order == ("a", "c", "b", "shipped")
    shelf.remove("c")
    assert shelf.look().order == ("a", "b", "shipped")
    with pytest.raises(NoSuchPackError):
        shelf.order(["a", "nothing"])
    with pytest.raises(UsageError):
        shelf.move("own", 1)


def test_packs_are_switched_off_and_on(shelf: PackShelf, source: Path) -> None:
    added(shelf, source)
    shelf.turn("weights", on=False)
    shelf.turn("shipped", on=False)
    assert shelf.look().off == {"weights", "shipped"}
    shelf.turn("weights", on=True)
    assert PackShelf(shelf.folder).look().off == {"shipped"}
    with pytest.raises(NoSuchPackError):
        shelf.turn("nothing", on=False)
    with pytest.raises(UsageError, match="always on"):
        shelf.turn("own", on=False)


def test_whether_a_pack_is_marked_can_be_changed(shelf: PackShelf, source: Path) -> None:
    added(shelf, source)
    shelf.mark("weights", marked=False)
    assert not shelf.get("weights").manifest.marked
    shelf.mark("weights", marked=True)
    assert shelf.get("weights").manifest.marked


def test_a_broken_order_is_told_and_set_aside_by_the_next_change(
    shelf: PackShelf, source: Path
) -> None:
    added(shelf, source)
    state = shelf.folder / "state.json"
    state.write_text('{"order": 3}')
    look = shelf.look()
    assert look.order == ("weights", "shipped")
    assert [problem.path for problem in look.problems] == [str(state)]
    shelf.turn("weights", on=False)
    assert (shelf.folder / "state.json.broken-1").read_text() == '{"order": 3}'
    assert shelf.look().off == {"weights"}


@pytest.fixture
def read_only(shelf: PackShelf) -> Iterator[Path]:
    shelf.folder.mkdir(parents=True)
    shelf.folder.chmod(0o500)
    yield shelf.folder
    shelf.folder.chmod(0o700)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_folder_that_cannot_be_written_is_one_clear_error(
    shelf: PackShelf, source: Path, read_only: Path
) -> None:
    with pytest.raises(NotWritableError, match="cannot be written"):
        added(shelf, source)


def test_a_file_in_place_of_the_folder_is_one_clear_error(shelf: PackShelf, source: Path) -> None:
    shelf.folder.parent.mkdir(parents=True)
    shelf.folder.write_text("no folder")
    assert shelf.look().packs == {}
    assert len(shelf.look().problems) == 1
    with pytest.raises(NotWritableError):
        added(shelf, source)

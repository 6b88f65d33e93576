"""Reading all packs, once, and again where files changed."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from glossary import pack_files
from glossary.dictionaries.dictionary_pack import DictionaryPack
from glossary.entry_file import parse_entry
from glossary.pack import Pack
from reader.base import watch
from reader.packs.reading import PackFolders, PackReader
from reader.packs.shelf import PackShelf
from tests.packs.examples import added, entries_at, entry_text, tabbed_at

if TYPE_CHECKING:
    from pathlib import Path

    from glossary.pack import AnyPack


@pytest.fixture
def folders(tmp_path: Path) -> PackFolders:
    shipped = entries_at(tmp_path / "shipped", "Inch", "Foot")
    own = entries_at(tmp_path / "own", "Thumb")
    return PackFolders(shipped, tmp_path / "packs", own)


@pytest.fixture
def shelf(folders: PackFolders) -> PackShelf:
    return PackShelf(folders.installed)


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file counts as settled as soon as it was seen."""
    monkeypatch.setattr(watch, "_UNSETTLED_NS", -1)
    monkeypatch.setattr(pack_files, "_UNSETTLED_NS", -1)


def ids(reader: PackReader) -> list[str]:
    return [pack.id for pack in reader.stack().packs]


def pack(reader: PackReader, pack_id: str) -> AnyPack:
    return next(one for one in reader.stack().packs if one.id == pack_id)


def test_without_installed_packs_there_are_ones_own_above_what_ships(folders: PackFolders) -> None:
    stack = PackReader(folders).stack()
    assert [(one.id, one.title, len(one.entries)) for one in stack.packs] == [
        ("shipped", "shipped glossary", 2),
        ("own", "your glossary", 1),
    ]
    assert stack.problems == ()


def test_installed_packs_are_stacked_as_ordered_between_them(
    folders: PackFolders, shelf: PackShelf, tmp_path: Path
) -> None:
    added(shelf, tabbed_at(tmp_path / "w.tsv"), "words")
    added(shelf, entries_at(tmp_path / "a", "Ounce"), "weights")
    assert ids(PackReader(folders)) == ["words", "shipped", "weights", "own"]
    shelf.order(["words"])
    reader = PackReader(folders)
    assert ids(reader) == ["shipped", "weights", "words", "own"]
    words, weights = pack(reader, "words"), pack(reader, "weights")
    assert isinstance(words, DictionaryPack)
    assert isinstance(weights, Pack)
    assert [entry.pack for entry in weights.entries] == ["weights"]
    found = words.find("ell")
    assert found is not None
    assert found.pack == "words"


def test_packs_serve_as_switched_and_as_a_document_chooses(
    folders: PackFolders, shelf: PackShelf, tmp_path: Path
) -> None:
    for pack_id in ("a", "b"):
        added(shelf, entries_at(tmp_path / "from", "Ounce"), pack_id)
    shelf.turn("a", on=False)
    stack = PackReader(folders).stack()

    def serving(on: tuple[str, ...] = (), off: tuple[str, ...] = ()) -> list[str]:
        return [one.id for one in stack.serving(on, off)]

    assert serving() == ["shipped", "b", "own"]
    assert serving(on=("a",)) == ["shipped", "b", "a", "own"]
    assert serving(off=("shipped", "b")) == ["own"]
    assert serving(on=("a",), off=("a",)) == ["shipped", "b", "own"]


@pytest.mark.usefixtures("settled")
def test_only_what_changed_is_read_again(
    folders: PackFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []
    parse = parse_entry

    def counted(text: str, *, entry_id: str, pack: str, path: str) -> object:
        parsed.append(entry_id)
        return parse(text, entry_id=entry_id, pack=pack, path=path)

    monkeypatch.setattr(pack_files, "parse_entry", counted)
    reader = PackReader(folders)
    before = reader.stack()
    assert sorted(parsed) == ["foot", "inch", "thumb"]
    assert not reader.refresh()
    assert reader.stack() is before
    parsed.clear()
    (folders.own / "span.md").write_text(entry_text("Span"))
    assert reader.refresh()
    assert parsed == ["span"]
    assert reader.stack().packs[0] is before.packs[0]
    assert [entry.id for entry in pack(reader, "own").entries] == ["span", "thumb"]
    (folders.own / "span.md").write_text(entry_text("Span", "Nine inches."))
    assert reader.refresh()
    assert pack(reader, "own").entries[0].body == "Nine inches."
    (folders.own / "thumb.md").unlink()
    assert reader.refresh()
    assert [entry.id for entry in pack(reader, "own").entries] == ["span"]


def test_a_change_just_after_reading_is_noticed_though_the_clock_stood_still(
    folders: PackFolders,
) -> None:
    reader = PackReader(folders)
    reader.stack()
    (folders.own / "thumb.md").write_text(entry_text("Thumb", "An inch."))
    assert reader.refresh()
    assert pack(reader, "own").entries[0].body == "An inch."
    assert not reader.refresh(), "looked at again as it is fresh, and found to be the same"


@pytest.mark.usefixtures("settled")
def test_packs_that_come_and_go_are_noticed(
    folders: PackFolders, shelf: PackShelf, tmp_path: Path
) -> None:
    reader = PackReader(folders)
    assert ids(reader) == ["shipped", "own"]
    added(shelf, entries_at(tmp_path / "a", "Ounce"), "weights")
    assert reader.refresh()
    assert ids(reader) == ["shipped", "weights", "own"]
    installed = shelf.get("weights").entries / "ounce.md"
    installed.write_text(entry_text("Ounce", "Changed in place."))
    assert reader.refresh()
    assert pack(reader, "weights").entries[0].body == "Changed in place."
    shelf.turn("weights", on=False)
    assert reader.refresh()
    assert [one.id for one in reader.stack().serving()] == ["shipped", "own"]
    shelf.mark("weights", marked=False)
    assert reader.refresh()
    assert not pack(reader, "weights").marked
    shelf.remove("weights")
    assert reader.refresh()
    assert ids(reader) == ["shipped", "own"]
    assert not reader.refresh()


@pytest.mark.usefixtures("settled")
def test_a_dictionary_stays_open_while_somebody_has_it(
    folders: PackFolders, shelf: PackShelf, tmp_path: Path
) -> None:
    added(shelf, tabbed_at(tmp_path / "w.tsv"), "words")
    reader = PackReader(folders)
    words = pack(reader, "words")
    assert isinstance(words, DictionaryPack)
    (folders.own / "span.md").write_text(entry_text("Span"))
    assert reader.refresh()
    assert pack(reader, "words") is words
    shelf.remove("words")
    assert reader.refresh()
    assert ids(reader) == ["shipped", "own"]
    gc.collect()
    found = words.find("ell")
    assert found is not None
    assert found.body == "A length of cloth."


@pytest.mark.parametrize("damage", [b"", b"no database at all", None])
def test_a_damaged_dictionary_is_a_problem_and_the_rest_works(
    folders: PackFolders, shelf: PackShelf, tmp_path: Path, damage: bytes | None
) -> None:
    added(shelf, tabbed_at(tmp_path / "w.tsv"), "words")
    file = shelf.get("words").dictionary
    if damage is None:
        file.unlink()
    else:
        file.write_bytes(damage)
    reader = PackReader(folders)
    assert ids(reader) == ["words", "shipped", "own"]
    (problem,) = pack(reader, "words").problems
    assert problem.path == str(file)
    assert pack(reader, "words").find("ell") is None


def test_broken_packs_and_entries_are_problems(folders: PackFolders, shelf: PackShelf) -> None:
    (folders.own / "broken.md").write_text("no entry")
    (folders.installed / "odd").mkdir(parents=True)
    (folders.installed / "state.json").write_text("[")
    stack = PackReader(folders).stack()
    assert [problem.path for problem in stack.packs[-1].problems] == [
        str(folders.own / "broken.md")
    ]
    assert {problem.path for problem in stack.problems} == {
        str(folders.installed / "odd"),
        str(folders.installed / "state.json"),
    }
